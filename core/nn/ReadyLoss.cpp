#include "core/nn/ReadyLoss.h"

namespace tastescope::nn {
namespace {

struct ReadyFunction : torch::autograd::Function<ReadyFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& hidden,
                            const at::Tensor& weight, const at::Tensor& bias,
                            const ReadyLoss& ready) {
    static_cast<void>(hidden);
    static_cast<void>(weight);
    static_cast<void>(bias);
    context->saved_data["hidden"] = ready.hidden;
    context->saved_data["weight"] = ready.weight;
    context->saved_data["bias"] = ready.bias;
    return torch::scalar_tensor(ready.loss, torch::kFloat32);
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const auto factor = gradients[0].item<float>();
    const auto take = [&](const char* name) -> at::Tensor {
      const at::IValue& saved = context->saved_data[name];
      if (saved.isNone() || !saved.toTensor().defined()) return {};
      at::Tensor gradient = saved.toTensor();
      return factor == 1.0F ? gradient : gradient.mul(factor);
    };
    return {take("hidden"), take("weight"), take("bias"), at::Tensor()};
  }
};

}  // namespace

at::Tensor attachLoss(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& bias,
                      const ReadyLoss& ready) {
  // The graph takes no undefined tensors: something without a gradient stands in for the bias.
  return ReadyFunction::apply(hidden, weight, bias.defined() ? bias : torch::empty({0}), ready);
}

}  // namespace tastescope::nn
