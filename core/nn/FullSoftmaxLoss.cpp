#include "core/nn/FullSoftmaxLoss.h"

#include <algorithm>
#include <numeric>

#include "core/nn/Kernels.h"
#include "core/nn/ReadyLoss.h"

namespace tastescope::nn {
namespace {

/// Scores held at once: few enough to stay in the cache between the product and the softmax.
constexpr std::int64_t kScoresAtOnce = std::int64_t{1} << 20;
constexpr std::int64_t kFewestRows = 64;

/// Scores [rows, items] become their gradients; returns the sum of their losses.
double softmaxRows(const at::Tensor& scores, std::span<const std::uint32_t> targets, float scale) {
  const std::int64_t rows = scores.size(0);
  const std::int64_t items = scores.size(1);
  float* const values = scores.data_ptr<float>();
  std::vector<double> losses(static_cast<std::size_t>(rows));
#pragma omp parallel for schedule(static)
  for (std::int64_t row = 0; row < rows; ++row) {
    constexpr float kOne = 1.0F;
    const auto at = static_cast<std::size_t>(row);
    losses[at] = multinomialRow(values + row * items, static_cast<std::size_t>(items),
                                targets.subspan(at, 1), {&kOne, 1}, scale);
  }
  return std::accumulate(losses.begin(), losses.end(), 0.0);
}

/// The operands of one call in the precision of the products.
struct Operands {
  at::Tensor hidden;
  at::Tensor weight;
  at::Tensor bias;  ///< Float32, or undefined

  /// Scores of rows [first, first + scores.size(0)).
  void scoreRows(std::int64_t first, at::Tensor& scores) const {
    const at::Tensor rows = hidden.narrow(0, first, scores.size(0));
    if (hidden.scalar_type() == at::kFloat) {
      at::mm_out(scores, rows, weight.t());
    } else {
      scores.copy_(rows.mm(weight.t()));
    }
    if (bias.defined()) scores.add_(bias);
  }

  /// Adds what these rows' gradient at the scores means for hidden, weight and bias.
  void addGradients(std::int64_t first, const at::Tensor& scores, ReadyLoss& ready) const {
    const std::int64_t count = scores.size(0);
    const at::Tensor gradient = scores.to(hidden.scalar_type());
    const at::Tensor rows = hidden.narrow(0, first, count);
    ready.hidden.narrow(0, first, count).copy_(gradient.mm(weight));
    if (hidden.scalar_type() == at::kFloat) {
      ready.weight.addmm_(gradient.t(), rows);
    } else {
      ready.weight.add_(gradient.t().mm(rows).to(at::kFloat));
    }
    if (bias.defined()) ready.bias.add_(scores.sum(0));
  }
};

}  // namespace

at::Tensor fullSoftmaxLoss(const at::Tensor& hidden, const at::Tensor& weight,
                           const at::Tensor& bias, std::span<const std::uint32_t> targets,
                           at::Tensor& scratch, Precision precision) {
  ReadyLoss ready;
  {
    const torch::NoGradGuard noGradient;
    const auto type = precision == Precision::Mixed ? at::kBFloat16 : at::kFloat;
    const Operands operands{hidden.detach().to(type), weight.detach().to(type),
                            bias.defined() ? bias.detach() : bias};
    ready.hidden = torch::empty(hidden.sizes());
    ready.weight = torch::zeros(weight.sizes());
    if (bias.defined()) ready.bias = torch::zeros(bias.sizes());
    const std::int64_t tokens = hidden.size(0);
    const std::int64_t items = weight.size(0);
    const std::int64_t atOnce = std::min(tokens, std::max(kFewestRows, kScoresAtOnce / items));
    if (!scratch.defined() || scratch.numel() < atOnce * items) {
      scratch = torch::empty({atOnce * items});
    }
    for (std::int64_t first = 0; first < tokens; first += atOnce) {
      const std::int64_t count = std::min(atOnce, tokens - first);
      at::Tensor scores = scratch.narrow(0, 0, count * items).view({count, items});
      operands.scoreRows(first, scores);
      const auto own =
          targets.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
      ready.loss += softmaxRows(scores, own, 1.0F / static_cast<float>(tokens));
      operands.addGradients(first, scores, ready);
    }
    ready.loss /= static_cast<double>(tokens);
  }
  return attachLoss(hidden, weight, bias, ready);
}

}  // namespace tastescope::nn
