// Output layer and sampled losses of sequence models in one piece: every token predicts its
// successor against some sampled items. Gradients are written in closed form in place of the
// scores. Thread rule: one thread (uses torch's threads inside). Cost: three products of tokens *
// negatives * width and one row of RankingRows.h a token.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/RankingRows.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// The items every prediction is compared with.
struct Negatives {
  std::vector<std::uint32_t> items;  ///< perToken 0: shared by all tokens; else [tokens * perToken]
  std::int64_t perToken = 0;
  /// Subtracted from the scores of targets and negatives: log of how likely each item of the
  /// catalogue is to be drawn (Bengio, Senecal, 2008); empty for none.
  std::vector<float> logDrawn;
};

/// hidden: [tokens, width]; weight: [items, width]; bias: [items] or undefined; one target a token.
/// Returns the scalar mean over tokens of the loss, differentiable in hidden, weight and bias; a
/// negative that is the token's own target does not count.
at::Tensor sampledLoss(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& bias,
                       std::span<const std::uint32_t> targets, const Negatives& negatives,
                       const RankingSettings& settings);

}  // namespace tastescope::nn
