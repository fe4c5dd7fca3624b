// Causal multi-head self-attention over sequences that lie one after the other without padding
// (Vaswani et al.: Attention Is All You Need, NeurIPS 2017), and a seeded dropout for the layers
// around it. Thread rule: one thread (uses OpenMP inside); the inference form is const and safe
// from any thread. Cost: see AttentionKernels.h; heads and sequences are shared among cores.
#pragma once

#include <memory>
#include <vector>

#include "core/nn/AttentionKernels.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// Where each sequence begins: [sequences + 1], first 0, last the number of tokens.
using SequenceOffsets = std::shared_ptr<const std::vector<std::int64_t>>;

/// qkv: [tokens, 3 * width] = queries, keys, values; heads divides width. Returns [tokens, width];
/// token i of a sequence sees tokens 0..i of the same one. Differentiable in qkv.
at::Tensor causalAttention(const at::Tensor& qkv, const SequenceOffsets& offsets,
                           std::int64_t heads, const CounterDropout& dropout);

/// The last token of every sequence alone: query [sequences, width], keyValue [tokens, 2 * width].
/// Returns [sequences, width]. No gradient; sequences are not empty.
at::Tensor attendLast(const at::Tensor& query, const at::Tensor& keyValue,
                      const std::vector<std::int64_t>& offsets, std::int64_t heads);

/// x or 0, scaled by 1 / (1 - share); the mask follows from the seed and is drawn again backwards.
/// Returns x itself for share 0. Differentiable in x.
at::Tensor counterDropout(const at::Tensor& x, const CounterDropout& dropout);

}  // namespace tastescope::nn
