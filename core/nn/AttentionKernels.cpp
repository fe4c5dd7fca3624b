#include "core/nn/AttentionKernels.h"

#include <cmath>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

/// Factors of rows: factor r is scale * values[r * stride].
struct RowFactors {
  const float* values;
  std::size_t stride = 1;
  float scale = 1;

  [[gnu::always_inline]] float operator[](std::size_t row) const {
    return scale * values[row * stride];
  }
};

/// y += the sum over `count` rows of factors[r] * x_r, rows `stride` apart, in the order of the rows. Four at a time, so that y
/// is loaded and stored a quarter as often.
[[gnu::always_inline]] inline void addRows(const RowFactors& factors, std::size_t count,
                                           const float* x, std::size_t stride, float* y,
                                           std::size_t n) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) {
    const float* const x0 = x + r * stride;
    const float* const x1 = x0 + stride;
    const float* const x2 = x1 + stride;
    const float* const x3 = x2 + stride;
    const float a0 = factors[r];
    const float a1 = factors[r + 1];
    const float a2 = factors[r + 2];
    const float a3 = factors[r + 3];
#pragma omp simd
    for (std::size_t i = 0; i < n; ++i) {
      float sum = y[i] + a0 * x0[i];
      sum += a1 * x1[i];
      sum += a2 * x2[i];
      sum += a3 * x3[i];
      y[i] = sum;
    }
  }
  for (; r < count; ++r) {
    const float* const row = x + r * stride;
    const float a = factors[r];
#pragma omp simd
    for (std::size_t i = 0; i < n; ++i) y[i] += a * row[i];
  }
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
    addRows({q + i * shape.stride, 1, scale}, shape.size, scratch.transposed.data(), length, row,
            i + 1);
    softmax(row, i + 1);
    const float* used = row;
    if (shape.dropout.share > 0) {
      drop(shape.dropout, static_cast<std::uint32_t>(i * length), row, scratch.row.data(), i + 1);
      used = scratch.row.data();
    }
    float* const o = out + i * shape.outStride;
    for (std::size_t c = 0; c < shape.size; ++c) o[c] = 0;
    addRows({used}, i + 1, v, shape.stride, o, shape.size);
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
  scratch.used.resize(length * length);
  scratch.gradient.resize(length * length);
  for (std::size_t i = 0; i < length; ++i) {
    float* const used = scratch.used.data() + i * length;
    float* const grad = scratch.gradient.data() + i * length;
    const float* const p = probabilities + i * length;
    const float* const g = gradOut + i * shape.outStride;
    const auto first = static_cast<std::uint32_t>(i * length);
    for (std::size_t j = 0; j <= i; ++j) grad[j] = 0;
    addRows({g}, shape.size, scratch.transposed.data(), length, grad, i + 1);
    for (std::size_t j = 0; j <= i; ++j) used[j] = p[j];
    if (drops) {
      drop(shape.dropout, first, p, used, i + 1);
      drop(shape.dropout, first, grad, grad, i + 1);
    }
    float inner = 0;
#pragma omp simd reduction(+ : inner)
    for (std::size_t j = 0; j <= i; ++j) inner += p[j] * grad[j];
#pragma omp simd
    for (std::size_t j = 0; j <= i; ++j) grad[j] = scale * p[j] * (grad[j] - inner);
    addRows({grad}, i + 1, k, shape.stride, gradQ + i * shape.stride, shape.size);
  }
  for (std::size_t j = 0; j < length; ++j) {  // the queries from token j on attend to it
    const std::size_t from = j * length + j;
    const std::size_t count = length - j;
    addRows({scratch.used.data() + from, length}, count, gradOut + j * shape.outStride,
            shape.outStride, gradV + j * shape.stride, shape.size);
    addRows({scratch.gradient.data() + from, length}, count, q + j * shape.stride, shape.stride,
            gradK + j * shape.stride, shape.size);
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
  addRows({scratch.row.data()}, shape.length, v, shape.stride, out, shape.size);
}

TASTESCOPE_WIDEST
void dropByCounter(const CounterDropout& dropout, std::size_t first, const float* x, float* out,
                   std::size_t n) {
  drop(dropout, static_cast<std::uint32_t>(first), x, out, n);
}

}  // namespace tastescope::nn
