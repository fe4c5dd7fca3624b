#include "core/nn/Kernels.h"

#include <algorithm>
#include <bit>
#include <cmath>

// Sanitizers instrument the start-up code that picks a clone, which then runs before they are
// ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define TASTESCOPE_WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TASTESCOPE_WIDEST
#endif

namespace tastescope::nn {
namespace {

constexpr float kLog2E = 1.44269504F;
/// ln 2 in two parts: n * kLn2High is exact for the n that occur.
constexpr float kLn2High = 0.693359375F;
constexpr float kLn2Low = -2.12194440e-4F;
constexpr float kSmallest = -87.0F;  ///< below, exp is denormal: treated as this

/// exp(x) for x <= 0, relative error below 3e-7: x = n ln 2 + r, the series of exp(r), times 2^n.
[[gnu::always_inline]] inline float expOfNegative(float x) {
  x = x < kSmallest ? kSmallest : x;
  const int n = static_cast<int>(x * kLog2E - 0.5F);
  const auto whole = static_cast<float>(n);
  const float r = (x - whole * kLn2High) - whole * kLn2Low;
  float series = 1.0F / 5040;
  series = series * r + 1.0F / 720;
  series = series * r + 1.0F / 120;
  series = series * r + 1.0F / 24;
  series = series * r + 1.0F / 6;
  series = series * r + 0.5F;
  series = series * r + 1.0F;
  series = series * r + 1.0F;
  return series * std::bit_cast<float>((n + 127) << 23);
}

}  // namespace

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
