#include "core/nn/AttentionKernels.h"

#include <cmath>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

[[gnu::always_inline]] inline void addTo(float a, const float* x, float* y, std::size_t n) {
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) y[i] += a * x[i];
}

/// The share as a threshold of 32 random bits.
[[gnu::always_inline]] inline std::uint32_t thresholdOf(float share) {
  return static_cast<std::uint32_t>(static_cast<double>(share) * 4294967295.0);
}

/// to[c][j] = from[j][c], so that a row of scores is a sum of whole vectors.
[[gnu::always_inline]] inline void transpose(const HeadShape& shape, const float* from,
                                             std::vector<float>& to) {
  to.resize(shape.length * shape.size);
  for (std::size_t j = 0; j < shape.length; ++j) {
    for (std::size_t c = 0; c < shape.size; ++c) {
      to[c * shape.length + j] = from[j * shape.stride + c];
    }
  }
}

/// Turns scores into probabilities in place.
[[gnu::always_inline]] inline void softmax(float* row, std::size_t n) {
  float highest = row[0];
#pragma omp simd reduction(max : highest)
  for (std::size_t j = 0; j < n; ++j) highest = row[j] > highest ? row[j] : highest;
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t j = 0; j < n; ++j) {
    row[j] = expOfNegative(row[j] - highest);
    sum += row[j];
  }
  const float scale = 1.0F / sum;
#pragma omp simd
  for (std::size_t j = 0; j < n; ++j) row[j] *= scale;
}

/// out_j = x_j times the factor that (seed, first + j) decides.
[[gnu::always_inline]] inline void drop(const CounterDropout& dropout, std::uint32_t first,
                                        const float* x, float* out, std::size_t n) {
  const std::uint32_t threshold = thresholdOf(dropout.share);
  const float kept = 1.0F / (1.0F - dropout.share);
  const std::uint32_t seed = dropout.seed;
#pragma omp simd
  for (std::size_t j = 0; j < n; ++j) {
    const std::uint32_t bits = mixed(mixed(first + static_cast<std::uint32_t>(j)) ^ seed);
    out[j] = bits < threshold ? 0.0F : x[j] * kept;
  }
}

}  // namespace

TASTESCOPE_WIDEST
void attendForward(const HeadShape& shape, const float* q, const float* k, const float* v,
                   float* out, float* probabilities, AttentionScratch& scratch) {
  const std::size_t length = shape.length;
  const float scale = 1.0F / std::sqrt(static_cast<float>(shape.size));
  transpose(shape, k, scratch.transposed);
  scratch.row.resize(length);
  for (std::size_t i = 0; i < length; ++i) {
    float* const row = probabilities + i * length;
    for (std::size_t j = 0; j <= i; ++j) row[j] = 0;
    for (std::size_t c = 0; c < shape.size; ++c) {
      addTo(scale * q[i * shape.stride + c], scratch.transposed.data() + c * length, row, i + 1);
    }
    softmax(row, i + 1);
    const float* used = row;
    if (shape.dropout.share > 0) {
      drop(shape.dropout, static_cast<std::uint32_t>(i * length), row, scratch.row.data(), i + 1);
      used = scratch.row.data();
    }
    float* const o = out + i * shape.outStride;
    for (std::size_t c = 0; c < shape.size; ++c) o[c] = 0;
    for (std::size_t j = 0; j <= i; ++j) addTo(used[j], v + j * shape.stride, o, shape.size);
  }
}

TASTESCOPE_WIDEST
void attendBackward(const HeadShape& shape, const float* q, const float* k, const float* v,
                    const float* probabilities, const float* gradOut, float* gradQ, float* gradK,
                    float* gradV, AttentionScratch& scratch) {
  const std::size_t length = shape.length;
  const float scale = 1.0F / std::sqrt(static_cast<float>(shape.size));
  const bool drops = shape.dropout.share > 0;
  transpose(shape, v, scratch.transposed);
  scratch.row.resize(length);
  scratch.gradientRow.resize(length);
  float* const used = scratch.row.data();
  float* const grad = scratch.gradientRow.data();
  for (std::size_t i = 0; i < length; ++i) {
    const float* const p = probabilities + i * length;
    const float* const g = gradOut + i * shape.outStride;
    const auto first = static_cast<std::uint32_t>(i * length);
    for (std::size_t j = 0; j <= i; ++j) grad[j] = 0;
    for (std::size_t c = 0; c < shape.size; ++c) {
      addTo(g[c], scratch.transposed.data() + c * length, grad, i + 1);
    }
    for (std::size_t j = 0; j <= i; ++j) used[j] = p[j];
    if (drops) {
      drop(shape.dropout, first, p, used, i + 1);
      drop(shape.dropout, first, grad, grad, i + 1);
    }
    float inner = 0;
#pragma omp simd reduction(+ : inner)
    for (std::size_t j = 0; j <= i; ++j) inner += p[j] * grad[j];
    for (std::size_t j = 0; j <= i; ++j) {
      addTo(used[j], g, gradV + j * shape.stride, shape.size);
      const float d = scale * p[j] * (grad[j] - inner);
      addTo(d, k + j * shape.stride, gradQ + i * shape.stride, shape.size);
      addTo(d, q + i * shape.stride, gradK + j * shape.stride, shape.size);
    }
  }
}

TASTESCOPE_WIDEST
void attendOnce(const HeadShape& shape, const float* q, const float* k, const float* v, float* out,
                AttentionScratch& scratch) {
  const float scale = 1.0F / std::sqrt(static_cast<float>(shape.size));
  scratch.row.assign(shape.length, 0.0F);
  for (std::size_t j = 0; j < shape.length; ++j) {
    const float* const key = k + j * shape.stride;
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t c = 0; c < shape.size; ++c) sum += q[c] * key[c];
    scratch.row[j] = scale * sum;
  }
  softmax(scratch.row.data(), shape.length);
  for (std::size_t c = 0; c < shape.size; ++c) out[c] = 0;
  for (std::size_t j = 0; j < shape.length; ++j) {
    addTo(scratch.row[j], v + j * shape.stride, out, shape.size);
  }
}

TASTESCOPE_WIDEST
void dropByCounter(const CounterDropout& dropout, std::size_t first, const float* x, float* out,
                   std::size_t n) {
  drop(dropout, static_cast<std::uint32_t>(first), x, out, n);
}

}  // namespace tastescope::nn
