#include "core/nn/Gru.h"

#include "core/nn/GruKernels.h"

namespace tastescope::nn {
namespace {

/// Numbers below which starting the other thread costs more than it saves.
constexpr std::int64_t kStepWorthThreads = 1 << 13;

float* stateRow(const at::Tensor& matrix, std::int64_t row) {
  return matrix.data_ptr<float>() + row * matrix.size(1);
}

/// The states each token starts from: zero at the first step, then what the step before left.
at::Tensor statesBefore(const at::Tensor& states, const std::vector<std::int64_t>& batchSizes) {
  at::Tensor before = torch::zeros(states.sizes());
  std::int64_t at = batchSizes.front();
  std::int64_t last = 0;
  for (std::size_t step = 1; step < batchSizes.size(); ++step) {
    before.narrow(0, at, batchSizes[step]).copy_(states.narrow(0, last, batchSizes[step]));
    last = at;
    at += batchSizes[step];
  }
  return before;
}

/// Fills states [tokens, size] and kept [tokens, 4 size] step by step.
void readAll(const at::Tensor& fromInput, const at::Tensor& weight, const at::Tensor& bias,
             const std::vector<std::int64_t>& batchSizes, const at::Tensor& states,
             const at::Tensor& kept) {
  const std::int64_t size = weight.size(1);
  const at::Tensor turned = weight.t();
  at::Tensor before = torch::zeros({batchSizes.front(), size});
  at::Tensor fromState = torch::empty({batchSizes.front(), 3 * size});
  std::int64_t at = 0;
  for (const std::int64_t alive : batchSizes) {
    const at::Tensor start = before.narrow(0, 0, alive);
    at::Tensor product = fromState.narrow(0, 0, alive);
    at::addmm_out(product, bias, start, turned);
#pragma omp parallel for schedule(static) if (alive * size > kStepWorthThreads)
    for (std::int64_t row = 0; row < alive; ++row) {
      gruForward(static_cast<std::size_t>(size), stateRow(fromInput, at + row),
                 stateRow(product, row), stateRow(start, row), stateRow(states, at + row),
                 stateRow(kept, at + row));
    }
    before = states.narrow(0, at, alive);
    at += alive;
  }
}

struct Gradients {
  at::Tensor fromInput;  ///< [tokens, 3 size]
  at::Tensor fromState;  ///< [tokens, 3 size]
};

/// From the last step to the first.
Gradients goBack(const at::Tensor& kept, const at::Tensor& before, const at::Tensor& weight,
                 const std::vector<std::int64_t>& batchSizes, const at::Tensor& gradStates) {
  const std::int64_t size = weight.size(1);
  Gradients made{torch::empty({before.size(0), 3 * size}),
                 torch::empty({before.size(0), 3 * size})};
  at::Tensor later = torch::zeros({0, size});  // what the step after asks of these states
  std::int64_t at = before.size(0);
  for (auto step = batchSizes.rbegin(); step != batchSizes.rend(); ++step) {
    const std::int64_t alive = *step;
    at -= alive;
    at::Tensor grad = gradStates.narrow(0, at, alive).clone();
    grad.narrow(0, 0, later.size(0)).add_(later);
    at::Tensor next = torch::empty({alive, size});
#pragma omp parallel for schedule(static) if (alive * size > kStepWorthThreads)
    for (std::int64_t row = 0; row < alive; ++row) {
      gruBackward(static_cast<std::size_t>(size), stateRow(kept, at + row),
                  stateRow(before, at + row), stateRow(grad, row),
                  stateRow(made.fromInput, at + row), stateRow(made.fromState, at + row),
                  stateRow(next, row));
    }
    if (at > 0) next.addmm_(made.fromState.narrow(0, at, alive), weight);
    later = next;
  }
  return made;
}

struct GruFunction : torch::autograd::Function<GruFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& fromInput,
                            const at::Tensor& weight, const at::Tensor& bias,
                            const std::vector<std::int64_t>& batchSizes) {
    const at::Tensor input = fromInput.contiguous();
    const at::Tensor states = torch::empty({input.size(0), weight.size(1)});
    const at::Tensor kept = torch::empty({input.size(0), 4 * weight.size(1)});
    readAll(input, weight, bias, batchSizes, states, kept);
    context->saved_data["kept"] = kept;
    context->saved_data["states"] = states.detach();
    context->saved_data["weight"] = weight.detach();
    context->saved_data["sizes"] = batchSizes;
    return states;
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const auto batchSizes = context->saved_data["sizes"].toIntVector();
    const at::Tensor before = statesBefore(context->saved_data["states"].toTensor(), batchSizes);
    const Gradients made =
        goBack(context->saved_data["kept"].toTensor(), before,
               context->saved_data["weight"].toTensor(), batchSizes, gradients[0].contiguous());
    return {made.fromInput, made.fromState.t().mm(before), made.fromState.sum(0), at::Tensor()};
  }
};

}  // namespace

at::Tensor gru(const at::Tensor& fromInput, const at::Tensor& stateWeight,
               const at::Tensor& stateBias, const std::vector<std::int64_t>& batchSizes) {
  return GruFunction::apply(fromInput, stateWeight, stateBias, batchSizes);
}

}  // namespace tastescope::nn
