// A layer of gated recurrent units over packed sequences (Cho et al.: Learning Phrase
// Representations using RNN Encoder-Decoder, EMNLP 2014; the reset gate stands behind the product
// with the state, as in cuDNN and torch). Torch's own layer takes about forty small operations a
// step; this takes one product and one pass forwards and backwards. Thread rule: one thread (uses
// OpenMP and BLAS inside); without gradients safe from any. Cost: two products of tokens * size *
// 3 size forwards, twice that backwards; five numbers a state are kept.
#pragma once

#include <vector>

#include "core/nn/Torch.h"

namespace tastescope::nn {

/// fromInput: [tokens, 3 * size], the products of inputs with their weights and bias, in the order
/// of StepOrder (core/nn/SequenceBatches.h); batchSizes: sequences alive at each step, falling;
/// stateWeight: [3 * size, size]; stateBias: [3 * size]; gates in the order reset, update,
/// candidate. States begin at zero. Returns the state after every token, [tokens, size],
/// differentiable in all three tensors.
at::Tensor gru(const at::Tensor& fromInput, const at::Tensor& stateWeight,
               const at::Tensor& stateBias, const std::vector<std::int64_t>& batchSizes);

}  // namespace tastescope::nn
