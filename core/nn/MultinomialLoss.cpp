#include "core/nn/MultinomialLoss.h"

#include <numeric>

#include "core/nn/Kernels.h"

namespace tastescope::nn {
namespace {

/// Turns logits into the gradient of the mean loss and returns that loss. The sum over rows is made
/// in row order.
double likelihoodInPlace(const at::Tensor& logits, const SparseBatch& target) {
  const std::int64_t rows = logits.size(0);
  const std::int64_t items = logits.size(1);
  float* const values = logits.data_ptr<float>();
  const float scale = 1.0F / static_cast<float>(rows);
  std::vector<double> losses(static_cast<std::size_t>(rows));
#pragma omp parallel for schedule(static)
  for (std::int64_t row = 0; row < rows; ++row) {
    losses[static_cast<std::size_t>(row)] =
        multinomialRow(values + row * items, static_cast<std::size_t>(items), target.itemsOf(row),
                       target.valuesOf(row), scale);
  }
  return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(rows);
}

/// What the backward pass needs: operands in the precision of the products, and the gradient at the
/// logits.
struct Products {
  at::Tensor hidden;
  at::Tensor weight;
  at::Tensor gradient;        ///< Float32
  at::Tensor operand;         ///< Mixed: room for the gradient in bfloat16
  at::Tensor weightGradient;  ///< room for it; undefined where nobody asks
  double loss = 0;
};

Products forwardProducts(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& bias,
                         const SparseBatch& target, MultinomialWorkspace& workspace,
                         Precision precision) {
  const torch::NoGradGuard noGradient;
  const std::int64_t rows = hidden.size(0);
  const std::int64_t items = weight.size(0);
  Products made;
  made.gradient = workspace.logits.tensor({rows, items});
  if (weight.requires_grad() || bias.requires_grad()) {
    made.weightGradient = workspace.weightGradient.tensor(weight.sizes());
  }
  if (precision == Precision::Mixed) {
    made.hidden = hidden.to(at::kBFloat16);
    made.weight = workspace.weight.tensor(weight.sizes(), at::kBFloat16).copy_(weight);
    made.operand = workspace.product.tensor({rows, items}, at::kBFloat16);
    at::mm_out(made.operand, made.hidden, made.weight.t());
    made.gradient.copy_(made.operand).add_(bias);
  } else {
    made.hidden = hidden.detach();
    made.weight = weight.detach();
    at::addmm_out(made.gradient, bias, hidden, weight.t());
  }
  made.loss = likelihoodInPlace(made.gradient, target);
  return made;
}

struct MultinomialFunction : torch::autograd::Function<MultinomialFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& hidden,
                            const at::Tensor& weight, const at::Tensor& bias,
                            const Products& products) {
    static_cast<void>(hidden);
    static_cast<void>(weight);
    static_cast<void>(bias);
    context->saved_data["hidden"] = products.hidden;
    context->saved_data["weight"] = products.weight;
    context->saved_data["gradient"] = products.gradient;
    context->saved_data["operand"] = products.operand;
    context->saved_data["weight gradient"] = products.weightGradient;
    return torch::scalar_tensor(products.loss, torch::kFloat32);
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const at::Tensor hidden = context->saved_data["hidden"].toTensor();
    at::Tensor weight = context->saved_data["weight"].toTensor();
    at::Tensor gradient = context->saved_data["gradient"].toTensor();
    at::Tensor operand = context->saved_data["operand"].toTensor();
    at::Tensor weightGradient = takeKept(*context, "weight gradient");
    const auto factor = gradients[0].item<float>();
    if (factor != 1.0F) gradient.mul_(factor);
    const bool mixed = operand.defined();
    if (mixed) {
      operand.copy_(gradient);
    } else {
      operand = gradient;
    }
    const at::Tensor gradHidden = operand.mm(weight).to(at::kFloat);
    if (!weightGradient.defined()) {  // a frozen decoder: a product less
      return {gradHidden, at::Tensor(), at::Tensor(), at::Tensor()};
    }
    if (mixed) {
      at::mm_out(weight, operand.t(), hidden);  // into the copy of the weight, which has served
      weightGradient.copy_(weight);
    } else {
      at::mm_out(weightGradient, operand.t(), hidden);
    }
    return {gradHidden, std::move(weightGradient), gradient.sum(0), at::Tensor()};
  }
};

}  // namespace

bool multipliesBFloat16() {
#if defined(__x86_64__)
  return at::globalContext().userEnabledMkldnn() && __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

at::Tensor multinomialLoss(const at::Tensor& hidden, const at::Tensor& weight,
                           const at::Tensor& bias, const SparseBatch& target,
                           MultinomialWorkspace& workspace, Precision precision) {
  const Products products = forwardProducts(hidden, weight, bias, target, workspace, precision);
  return MultinomialFunction::apply(hidden, weight, bias, products);
}

}  // namespace tastescope::nn
