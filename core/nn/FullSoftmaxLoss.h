// Output layer and full cross-entropy of sequence models in one piece: every token of a batch
// predicts its successor among the whole catalogue. Scores exist a few hundred rows at a time, are
// turned into their own gradient in place and never enter the autograd graph. Thread rule: one
// thread (uses torch's threads inside). Cost: three products of tokens * items * width and one pass
// over [tokens, items].
#pragma once

#include <cstdint>
#include <span>

#include "core/nn/MultinomialLoss.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// hidden: [tokens, width]; weight: [items, width]; bias: [items] or undefined; one target a token.
/// Returns the scalar mean over tokens of -log softmax(hidden W^T + b)[target], differentiable in
/// hidden, weight and bias. `scratch` keeps memory between calls.
at::Tensor fullSoftmaxLoss(const at::Tensor& hidden, const at::Tensor& weight,
                           const at::Tensor& bias, std::span<const std::uint32_t> targets,
                           at::Tensor& scratch, Precision precision = Precision::Single);

}  // namespace tastescope::nn
