#include "core/nn/Kernels.h"

#include <algorithm>
#include <cmath>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {

TASTESCOPE_WIDEST
void addScaled(float a, const float* x, float* y, std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) y[i] += a * x[i];
}

TASTESCOPE_WIDEST
double multinomialRow(float* logits, std::size_t n, std::span<const std::uint32_t> items,
                      std::span<const float> values, float scale) {
  double total = 0;
  double chosen = 0;
  for (std::size_t e = 0; e < items.size(); ++e) {
    total += static_cast<double>(values[e]);
    chosen += static_cast<double>(values[e]) * static_cast<double>(logits[items[e]]);
  }
  float highest = logits[0];
#pragma omp simd reduction(max : highest)
  for (std::size_t i = 0; i < n; ++i) highest = logits[i] > highest ? logits[i] : highest;
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < n; ++i) {
    const float weight = expOfNegative(logits[i] - highest);
    logits[i] = weight;
    sum += weight;
  }
  const float factor = scale * static_cast<float>(total) / sum;
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) logits[i] *= factor;
  for (std::size_t e = 0; e < items.size(); ++e) logits[items[e]] -= scale * values[e];
  return total * (static_cast<double>(highest) + std::log(static_cast<double>(sum))) - chosen;
}

TASTESCOPE_WIDEST
void adamUpdate(const AdamStep& step, const float* gradient, float* parameter, float* first,
                float* second, std::size_t n) {
  const float rate = step.rate;
  const float epsilon = step.epsilon;
  const float beta1 = step.beta1;
  const float beta2 = step.beta2;
  const float decay = step.weightDecay;
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) {
    const float g = gradient[i] + decay * parameter[i];
    first[i] = beta1 * first[i] + (1.0F - beta1) * g;
    second[i] = beta2 * second[i] + (1.0F - beta2) * g * g;
    parameter[i] -= rate * first[i] / (std::sqrt(second[i]) + epsilon);
  }
}

}  // namespace tastescope::nn
