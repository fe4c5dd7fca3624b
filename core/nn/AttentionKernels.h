// Causal self-attention of one head over one sequence, forwards and backwards, and a dropout that
// needs no stored mask. Loops over plain memory that the compiler vectorises; no padding, no masks.
// Thread rule: pure functions over the caller's memory. Cost: length^2 * size multiply-adds
// forwards, 2.5 times that backwards; length^2 numbers of probabilities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tastescope::nn {

/// Dropout drawn from a counter: position (i, j) of a call with this seed is always the same.
struct CounterDropout {
  float share = 0;
  std::uint32_t seed = 0;
};

struct HeadShape {
  std::size_t length = 0;  ///< tokens of the sequence
  std::size_t size = 0;    ///< width of the head
  std::size_t stride = 0;  ///< numbers between two tokens of q, k and v
  std::size_t outStride = 0;
  CounterDropout dropout;  ///< on the probabilities
};

/// Memory a worker reuses between calls.
struct AttentionScratch {
  std::vector<float> transposed;
  std::vector<float> row;
  std::vector<float> used;      ///< [length, length]: probabilities after dropout
  std::vector<float> gradient;  ///< [length, length]: at the scores
};

/// out_i = sum_{j <= i} drop(softmax_j(q_i k_j / sqrt(size))) v_j. `probabilities` [length, length]
/// receives the softmax (rows up to the diagonal) for the backward pass.
void attendForward(const HeadShape& shape, const float* q, const float* k, const float* v,
                   float* out, float* probabilities, AttentionScratch& scratch);

/// Adds to gradQ, gradK, gradV (strides as q, k, v) the gradients for gradOut (stride outStride).
void attendBackward(const HeadShape& shape, const float* q, const float* k, const float* v,
                    const float* probabilities, const float* gradOut, float* gradQ, float* gradK,
                    float* gradV, AttentionScratch& scratch);

/// out = sum_j softmax_j(q k_j / sqrt(size)) v_j for one query over all keys.
void attendOnce(const HeadShape& shape, const float* q, const float* k, const float* v, float* out,
                AttentionScratch& scratch);

/// out_i = x_i / (1 - share) or 0, decided by (seed, first + i).
void dropByCounter(const CounterDropout& dropout, std::size_t first, const float* x, float* out,
                   std::size_t n);

}  // namespace tastescope::nn
