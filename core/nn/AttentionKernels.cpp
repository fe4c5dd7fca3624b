#include "core/nn/AttentionKernels.h"

#include <algorithm>
#include <cmath>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

/// Factors of a sum of rows into targets: that of row r and target t is scale * values[r * perRow + t * perTarget].
struct RowFactors {
  const float* values;
  std::size_t perRow = 1;
  std::size_t perTarget = 0;
  float scale = 1;

  [[nodiscard, gnu::always_inline]] float operator()(std::size_t row,
                                                     std::size_t target = 0) const {
    return scale * values[row * perRow + target * perTarget];
  }
  /// The same from row `first` and target `target` on.
  [[nodiscard, gnu::always_inline]] RowFactors from(std::size_t first,
                                                    std::size_t target = 0) const {
    return {values + first * perRow + target * perTarget, perRow, perTarget, scale};
  }
};

/// Vectors of one length in memory, the next `stride` after the one before.
template <typename Value>
struct Rows {
  Value* begin;
  std::size_t stride;

  [[nodiscard, gnu::always_inline]] Value* operator[](std::size_t row) const {
    return begin + row * stride;
  }
  [[nodiscard, gnu::always_inline]] Rows from(std::size_t first) const {
    return {begin + first * stride, stride};
  }
};

constexpr std::size_t kAtOnce = 4;  ///< rows and targets whose numbers stay in registers

/// The factors of kAtOnce rows for one target.
struct FourFactors {
  [[gnu::always_inline]] FourFactors(const RowFactors& factors, std::size_t row, std::size_t target)
      : a(factors(row, target)),
        b(factors(row + 1, target)),
        c(factors(row + 2, target)),
        d(factors(row + 3, target)) {}
  /// One after the other: sums have the order of the rows, however many are taken at once.
  [[nodiscard, gnu::always_inline]] float addTo(float sum, float w, float x, float y,
                                                float z) const {
    sum += a * w;
    sum += b * x;
    sum += c * y;
    sum += d * z;
    return sum;
  }
  float a, b, c, d;
};

/// y += the sum over `count` rows of factor(r) * x[r], for n numbers a row.
[[gnu::always_inline]] inline void addRows(const RowFactors& factors, std::size_t count,
                                           Rows<const float> x, float* y, std::size_t n) {
  std::size_t r = 0;
  for (; r + kAtOnce <= count; r += kAtOnce) {
    const FourFactors to(factors, r, 0);
    const float* const x0 = x[r];
    const float* const x1 = x[r + 1];
    const float* const x2 = x[r + 2];
    const float* const x3 = x[r + 3];
#pragma omp simd
    for (std::size_t i = 0; i < n; ++i) y[i] = to.addTo(y[i], x0[i], x1[i], x2[i], x3[i]);
  }
  for (; r < count; ++r) {
    const float* const row = x[r];
    const float factor = factors(r);
#pragma omp simd
    for (std::size_t i = 0; i < n; ++i) y[i] += factor * row[i];
  }
}

/// The same into kAtOnce targets, with factors of their own.
[[gnu::always_inline]] inline void addRowsToEach(const RowFactors& factors, std::size_t count,
                                                 Rows<const float> x, Rows<float> targets,
                                                 std::size_t n) {
  float* const y0 = targets[0];
  float* const y1 = targets[1];
  float* const y2 = targets[2];
  float* const y3 = targets[3];
  std::size_t r = 0;
  for (; r + kAtOnce <= count; r += kAtOnce) {
    const FourFactors to0(factors, r, 0);
    const FourFactors to1(factors, r, 1);
    const FourFactors to2(factors, r, 2);
    const FourFactors to3(factors, r, 3);
    const float* const x0 = x[r];
    const float* const x1 = x[r + 1];
    const float* const x2 = x[r + 2];
    const float* const x3 = x[r + 3];
#pragma omp simd
    for (std::size_t i = 0; i < n; ++i) {
      const float a = x0[i];
      const float b = x1[i];
      const float c = x2[i];
      const float d = x3[i];
      y0[i] = to0.addTo(y0[i], a, b, c, d);
      y1[i] = to1.addTo(y1[i], a, b, c, d);
      y2[i] = to2.addTo(y2[i], a, b, c, d);
      y3[i] = to3.addTo(y3[i], a, b, c, d);
    }
  }
  for (std::size_t t = 0; t < kAtOnce; ++t) {
    addRows(factors.from(r, t), count - r, x.from(r), targets[t], n);
  }
}

/// The same into `targetCount` targets, at most kAtOnce.
[[gnu::always_inline]] inline void addRowsTo(std::size_t targetCount, const RowFactors& factors,
                                             std::size_t count, Rows<const float> x,
                                             Rows<float> targets, std::size_t n) {
  if (targetCount == kAtOnce) {
    addRowsToEach(factors, count, x, targets, n);
  } else {
    for (std::size_t t = 0; t < targetCount; ++t)
      addRows(factors.from(0, t), count, x, targets[t], n);
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

/// Into the tokens from `first` on, kAtOnce at most: each is attended to from itself on, by those of its block, then by all
/// after it. `factors`: [length, length], a row for each token that attends.
[[gnu::always_inline]] inline void gatherFromLater(const HeadShape& shape, std::size_t first,
                                                   const float* factors, Rows<const float> from,
                                                   Rows<float> to) {
  const RowFactors shares{factors + first, shape.length, 1};
  const std::size_t last = std::min(shape.length, first + kAtOnce) - 1;
  for (std::size_t t = 0; first + t < last; ++t) {
    addRows(shares.from(first + t, t), last - first - t, from.from(first + t), to[t], shape.size);
  }
  addRowsTo(last - first + 1, shares.from(last), shape.length - last, from.from(last), to,
            shape.size);
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
  const bool drops = shape.dropout.share > 0;
  transpose(shape, k, scratch.transposed);
  scratch.row.resize(kAtOnce * length);
  const Rows<const float> keys{scratch.transposed.data(), length};
  const Rows<const float> values{v, shape.stride};
  for (std::size_t first = 0; first < length; first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, length - first);
    const Rows<float> rows{probabilities + first * length, length};
    const Rows<float> outputs{out + first * shape.outStride, shape.outStride};
    for (std::size_t t = 0; t < count; ++t) {
      std::fill_n(rows[t], first + count, 0.0F);
      std::fill_n(outputs[t], shape.size, 0.0F);
    }
    // Some scores beyond the diagonal come along, which nobody reads.
    addRowsTo(count, {q + first * shape.stride, 1, shape.stride, scale}, shape.size, keys, rows,
              first + count);
    for (std::size_t t = 0; t < count; ++t) {
      const std::size_t i = first + t;
      softmax(rows[t], i + 1);
      if (!drops) continue;
      drop(shape.dropout, static_cast<std::uint32_t>(i * length), rows[t],
           scratch.row.data() + t * length, i + 1);
    }
    // What all of these attend to, then what only the later ones do.
    const RowFactors shares{drops ? scratch.row.data() : rows.begin, 1, length};
    addRowsTo(count, shares, first + 1, values, outputs, shape.size);
    for (std::size_t t = 1; t < count; ++t) {
      addRows(shares.from(first + 1, t), t, values.from(first + 1), outputs[t], shape.size);
    }
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
  const Rows<const float> values{scratch.transposed.data(), length};
  const Rows<const float> keys{k, shape.stride};
  for (std::size_t first = 0; first < length; first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, length - first);
    const Rows<float> gradients{scratch.gradient.data() + first * length, length};
    for (std::size_t t = 0; t < count; ++t) std::fill_n(gradients[t], first + count, 0.0F);
    addRowsTo(count, {gradOut + first * shape.outStride, 1, shape.outStride}, shape.size, values,
              gradients, first + count);
    for (std::size_t t = 0; t < count; ++t) {
      const std::size_t i = first + t;
      const float* const p = probabilities + i * length;
      float* const used = scratch.used.data() + i * length;
      float* const grad = gradients[t];
      std::copy_n(p, i + 1, used);
      if (drops) {
        const auto counter = static_cast<std::uint32_t>(i * length);
        drop(shape.dropout, counter, p, used, i + 1);
        drop(shape.dropout, counter, grad, grad, i + 1);
      }
      float inner = 0;
#pragma omp simd reduction(+ : inner)
      for (std::size_t j = 0; j <= i; ++j) inner += p[j] * grad[j];
#pragma omp simd
      for (std::size_t j = 0; j <= i; ++j) grad[j] = scale * p[j] * (grad[j] - inner);
    }
    const RowFactors shares{gradients.begin, 1, length};
    const Rows<float> queries{gradQ + first * shape.stride, shape.stride};
    addRowsTo(count, shares, first + 1, keys, queries, shape.size);
    for (std::size_t t = 1; t < count; ++t) {
      addRows(shares.from(first + 1, t), t, keys.from(first + 1), queries[t], shape.size);
    }
  }
  for (std::size_t first = 0; first < length; first += kAtOnce) {
    gatherFromLater(shape, first, scratch.used.data(), {gradOut, shape.outStride},
                    {gradV + first * shape.stride, shape.stride});
    gatherFromLater(shape, first, scratch.gradient.data(), {q, shape.stride},
                    {gradK + first * shape.stride, shape.stride});
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
  addRows({scratch.row.data()}, shape.length, {v, shape.stride}, out, shape.size);
}

TASTESCOPE_WIDEST
void dropByCounter(const CounterDropout& dropout, std::size_t first, const float* x, float* out,
                   std::size_t n) {
  drop(dropout, static_cast<std::uint32_t>(first), x, out, n);
}

}  // namespace tastescope::nn
