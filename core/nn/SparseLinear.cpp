#include "core/nn/SparseLinear.h"

#include <memory>

#include "core/nn/Kernels.h"

namespace tastescope::nn {
namespace {

/// Below this many multiply-adds starting the other threads costs more than it saves.
constexpr std::int64_t kWorthThreads = 1 << 16;

at::Tensor gatherSum(const SparseBatch& x, const at::Tensor& weight, const at::Tensor& bias) {
  const std::int64_t width = weight.size(1);
  const at::Tensor out = torch::empty({x.rows(), width}).copy_(bias.detach());
  const float* const w = weight.data_ptr<float>();
  float* const o = out.data_ptr<float>();
  const std::int64_t rows = x.rows();
  const bool threads = static_cast<std::int64_t>(x.items.size()) * width > kWorthThreads;
#pragma omp parallel for schedule(dynamic, 8) if (threads)
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto items = x.itemsOf(row);
    const auto values = x.valuesOf(row);
    for (std::size_t e = 0; e < items.size(); ++e) {
      addScaled(values[e], w + static_cast<std::int64_t>(items[e]) * width, o + row * width,
                static_cast<std::size_t>(width));
    }
  }
  return out;
}

/// Every item's row is summed by one thread in row order, so the result does not depend on timing.
void scatterSum(const SparseBatch& x, const at::Tensor& gradOut, at::Tensor& gradWeight) {
  const std::int64_t width = gradOut.size(1);
  gradWeight.zero_();
  const ItemEntries entries = byItem(x, gradWeight.size(0));
  const float* const g = gradOut.data_ptr<float>();
  float* const out = gradWeight.data_ptr<float>();
  const auto occurring = static_cast<std::int64_t>(entries.items.size());
  const bool threads = static_cast<std::int64_t>(x.items.size()) * width > kWorthThreads;
#pragma omp parallel for schedule(dynamic, 16) if (threads)
  for (std::int64_t i = 0; i < occurring; ++i) {
    const auto at = static_cast<std::size_t>(i);
    float* const row = out + static_cast<std::int64_t>(entries.items[at]) * width;
    for (auto e = entries.offsets[at]; e < entries.offsets[at + 1]; ++e) {
      const auto entry = static_cast<std::size_t>(e);
      addScaled(entries.values[entry], g + static_cast<std::int64_t>(entries.rows[entry]) * width,
                row, static_cast<std::size_t>(width));
    }
  }
}

struct SparseLinearFunction : torch::autograd::Function<SparseLinearFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context,
                            const std::shared_ptr<SparseBatch>& x, const at::Tensor& weight,
                            const at::Tensor& bias, Workspace* weightGradient) {
    context->saved_data["batch"] =
        c10::IValue::make_capsule(c10::intrusive_ptr<Holder>(c10::make_intrusive<Holder>(x)));
    context->saved_data["items"] = weight.size(0);
    if (weightGradient != nullptr) {
      context->saved_data["weight gradient"] = weightGradient->tensor(weight.sizes());
    }
    return gatherSum(*x, weight, bias);
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const auto holder =
        c10::static_intrusive_pointer_cast<Holder>(context->saved_data["batch"].toCapsule());
    const at::Tensor gradOut = gradients[0].contiguous();
    at::Tensor gradWeight = takeKept(*context, "weight gradient");
    if (!gradWeight.defined()) {
      gradWeight = torch::empty({context->saved_data["items"].toInt(), gradOut.size(1)});
    }
    scatterSum(*holder->batch, gradOut, gradWeight);
    return {at::Tensor(), std::move(gradWeight), gradOut.sum(0), at::Tensor()};
  }

 private:
  struct Holder : torch::CustomClassHolder {
    explicit Holder(std::shared_ptr<SparseBatch> kept) : batch(std::move(kept)) {}
    std::shared_ptr<SparseBatch> batch;
  };
};

}  // namespace

at::Tensor sparseLinear(const SparseBatch& x, const at::Tensor& weight, const at::Tensor& bias,
                        Workspace* weightGradient) {
  if (!torch::GradMode::is_enabled()) return gatherSum(x, weight, bias);
  return SparseLinearFunction::apply(std::make_shared<SparseBatch>(x), weight, bias,
                                     weightGradient);
}

}  // namespace tastescope::nn
