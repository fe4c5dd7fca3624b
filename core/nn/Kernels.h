// The inner loops that decide how fast training is, written so that the compiler vectorises them
// and picks the widest instruction set of the machine at start-up. Thread rule: pure functions over
// the caller's memory. Cost: one pass over the data, two for the softmax. Results are the same on
// every run on one machine; between instruction sets the last bits may differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tastescope::nn {

/// y += a * x, n elements.
void addScaled(float a, const float* x, float* y, std::size_t n);

/// One row of the multinomial likelihood: logits[n] in, gradient out (in place).
/// loss = sum_e v_e * (logsumexp(logits) - logits[i_e]); gradient_j = scale * (sum_e v_e *
/// softmax_j - v_j). Returns the loss (without scale). `items` are below n; an empty row gives 0
/// and a zero gradient.
double multinomialRow(float* logits, std::size_t n, std::span<const std::uint32_t> items,
                      std::span<const float> values, float scale);

struct AdamStep {
  float rate = 0;     ///< learning rate with both bias corrections in it
  float epsilon = 0;  ///< scaled to match
  float beta1 = 0;
  float beta2 = 0;
  float weightDecay = 0;  ///< added to the gradient as weightDecay * parameter
};
/// One Adam update of n parameters with first and second moments.
void adamUpdate(const AdamStep& step, const float* gradient, float* parameter, float* first,
                float* second, std::size_t n);

}  // namespace tastescope::nn
