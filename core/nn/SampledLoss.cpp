#include "core/nn/SampledLoss.h"

#include <algorithm>
#include <numeric>

#include "core/nn/Kernels.h"
#include "core/nn/ReadyLoss.h"

namespace tastescope::nn {
namespace {

const float* rowOf(const at::Tensor& matrix, std::int64_t row) {
  return matrix.data_ptr<float>() + row * matrix.size(1);
}
float* rowOf(at::Tensor& matrix, std::int64_t row) {
  return matrix.data_ptr<float>() + row * matrix.size(1);
}

double innerProduct(const float* a, const float* b, std::int64_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return static_cast<double>(sum);
}

/// One call of sampledLoss: scores, then gradients in their place.
class SampledCall {
 public:
  SampledCall(at::Tensor hidden, at::Tensor weight, at::Tensor bias,
              std::span<const std::uint32_t> targets, const Negatives& negatives)
      : hidden_(std::move(hidden)),
        weight_(std::move(weight)),
        bias_(std::move(bias)),
        targets_(targets),
        negatives_(negatives),
        tokens_(hidden_.size(0)),
        width_(hidden_.size(1)),
        perRow_(negatives.perToken > 0 ? negatives.perToken
                                       : static_cast<std::int64_t>(negatives.items.size())),
        positives_(static_cast<std::size_t>(tokens_)) {
    if (!shared()) {
      scores_ = torch::empty({tokens_, perRow_});
      return;
    }
    std::vector<std::int64_t> rows(negatives.items.begin(), negatives.items.end());
    candidates_ = weight_.index_select(0, torch::tensor(rows, torch::kInt64));
    scores_ = hidden_.mm(candidates_.t());
  }

  ReadyLoss run(const RankingSettings& settings) {
    ReadyLoss ready;
    std::vector<double> losses(static_cast<std::size_t>(tokens_));
    const double scale = 1.0 / static_cast<double>(tokens_);
#pragma omp parallel for schedule(static)
    for (std::int64_t token = 0; token < tokens_; ++token) {
      scoreRow(token);
      losses[static_cast<std::size_t>(token)] =
          rankingRow(settings, targets_[static_cast<std::size_t>(token)], itemsOf(token),
                     positives_[static_cast<std::size_t>(token)], scoresOf(token), scale);
    }
    ready.loss = std::accumulate(losses.begin(), losses.end(), 0.0) * scale;
    ready.hidden = shared() ? scores_.mm(candidates_) : torch::zeros({tokens_, width_});
    ready.weight = torch::zeros_like(weight_);
    if (bias_.defined()) ready.bias = torch::zeros_like(bias_);
    addHidden(ready);
    addWeights(ready);
    return ready;
  }

 private:
  [[nodiscard]] bool shared() const { return negatives_.perToken == 0; }
  [[nodiscard]] std::span<const std::uint32_t> itemsOf(std::int64_t token) const {
    if (shared()) return negatives_.items;
    return std::span(negatives_.items)
        .subspan(static_cast<std::size_t>(token * perRow_), static_cast<std::size_t>(perRow_));
  }
  [[nodiscard]] std::span<float> scoresOf(std::int64_t token) const {
    return {scores_.data_ptr<float>() + token * perRow_, static_cast<std::size_t>(perRow_)};
  }
  /// Bias and correction of an item.
  [[nodiscard]] float shiftOf(std::uint32_t item) const {
    float shift = bias_.defined() ? bias_.data_ptr<float>()[item] : 0.0F;
    if (!negatives_.logDrawn.empty()) shift -= negatives_.logDrawn[item];
    return shift;
  }

  void scoreRow(std::int64_t token) {
    const float* const h = rowOf(hidden_, token);
    const std::uint32_t target = targets_[static_cast<std::size_t>(token)];
    positives_[static_cast<std::size_t>(token)] =
        static_cast<float>(innerProduct(h, rowOf(weight_, target), width_)) + shiftOf(target);
    const auto items = itemsOf(token);
    const auto scores = scoresOf(token);
    for (std::size_t j = 0; j < items.size(); ++j) {
      if (!shared())
        scores[j] = static_cast<float>(innerProduct(h, rowOf(weight_, items[j]), width_));
      scores[j] += shiftOf(items[j]);
    }
  }

  void addHidden(ReadyLoss& ready) const {
    const auto width = static_cast<std::size_t>(width_);
#pragma omp parallel for schedule(static)
    for (std::int64_t token = 0; token < tokens_; ++token) {
      float* const out = rowOf(ready.hidden, token);
      const auto at = static_cast<std::size_t>(token);
      addScaled(positives_[at], rowOf(weight_, targets_[at]), out, width);
      if (shared()) continue;
      const auto items = itemsOf(token);
      const auto gradients = scoresOf(token);
      for (std::size_t j = 0; j < items.size(); ++j) {
        addScaled(gradients[j], rowOf(weight_, items[j]), out, width);
      }
    }
  }

  void addItem(ReadyLoss& ready, std::uint32_t item, float gradient, const float* hidden) const {
    addScaled(gradient, hidden, rowOf(ready.weight, item), static_cast<std::size_t>(width_));
    if (ready.bias.defined()) ready.bias.data_ptr<float>()[item] += gradient;
  }

  /// In token order on one thread: the sums do not depend on timing.
  void addWeights(ReadyLoss& ready) const {
    for (std::int64_t token = 0; token < tokens_; ++token) {
      const float* const h = rowOf(hidden_, token);
      const auto at = static_cast<std::size_t>(token);
      addItem(ready, targets_[at], positives_[at], h);
      if (shared()) continue;
      const auto items = itemsOf(token);
      const auto gradients = scoresOf(token);
      for (std::size_t j = 0; j < items.size(); ++j) addItem(ready, items[j], gradients[j], h);
    }
    if (!shared()) return;
    const at::Tensor gradients = scores_.t().mm(hidden_);  // [negatives, width]
    const at::Tensor sums = scores_.sum(0);
    for (std::size_t j = 0; j < negatives_.items.size(); ++j) {
      const std::uint32_t item = negatives_.items[j];
      addScaled(1.0F, rowOf(gradients, static_cast<std::int64_t>(j)), rowOf(ready.weight, item),
                static_cast<std::size_t>(width_));
      if (ready.bias.defined()) ready.bias.data_ptr<float>()[item] += sums.data_ptr<float>()[j];
    }
  }

  at::Tensor hidden_;
  at::Tensor weight_;
  at::Tensor bias_;
  std::span<const std::uint32_t> targets_;
  const Negatives& negatives_;
  std::int64_t tokens_;
  std::int64_t width_;
  std::int64_t perRow_;
  std::vector<float> positives_;
  at::Tensor candidates_;  ///< shared negatives' vectors [negatives, width]
  at::Tensor scores_;      ///< [tokens, perRow_]
};

at::Tensor detached(const at::Tensor& tensor) {
  return tensor.defined() ? tensor.detach().contiguous() : tensor;
}

}  // namespace

at::Tensor sampledLoss(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& bias,
                       std::span<const std::uint32_t> targets, const Negatives& negatives,
                       const RankingSettings& settings) {
  ReadyLoss ready;
  {
    const torch::NoGradGuard noGradient;
    ready = SampledCall(detached(hidden), detached(weight), detached(bias), targets, negatives)
                .run(settings);
  }
  return attachLoss(hidden, weight, bias, ready);
}

}  // namespace tastescope::nn
