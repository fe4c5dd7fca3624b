#include "core/nn/RidgeSolver.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nn/Kernels.h"
#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

/// Rows taken together, so that the matrix is read and written once for all of them.
constexpr std::size_t kTogether = 8;

struct Group {
  std::array<const float*, kTogether> rows{};
  std::array<float, kTogether> weights{};
};

/// upper_ij += sum over the group of weight * row_i * row_j for first <= i <= j < size.
TASTESCOPE_WIDEST
void addGroup(const Group& group, std::size_t first, std::size_t size, float* upper) {
  const float* const r0 = group.rows[0];
  const float* const r1 = group.rows[1];
  const float* const r2 = group.rows[2];
  const float* const r3 = group.rows[3];
  const float* const r4 = group.rows[4];
  const float* const r5 = group.rows[5];
  const float* const r6 = group.rows[6];
  const float* const r7 = group.rows[7];
  for (std::size_t i = first; i < size; ++i) {
    const float c0 = group.weights[0] * r0[i];
    const float c1 = group.weights[1] * r1[i];
    const float c2 = group.weights[2] * r2[i];
    const float c3 = group.weights[3] * r3[i];
    const float c4 = group.weights[4] * r4[i];
    const float c5 = group.weights[5] * r5[i];
    const float c6 = group.weights[6] * r6[i];
    const float c7 = group.weights[7] * r7[i];
    float* const out = upper + i * size;
#pragma omp simd
    for (std::size_t j = i; j < size; ++j) {
      out[j] += (c0 * r0[j] + c1 * r1[j] + c2 * r2[j] + c3 * r3[j]) +
                (c4 * r4[j] + c5 * r5[j] + c6 * r6[j] + c7 * r7[j]);
    }
  }
}

TASTESCOPE_WIDEST
float dot(const float* x, const float* y, std::size_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < n; ++i) sum += x[i] * y[i];
  return sum;
}

}  // namespace

void addOuterProducts(const float* table, std::size_t size, std::span<const std::uint32_t> rows,
                      std::span<const float> weights, float* upper) {
  for (std::size_t begin = 0; begin < rows.size(); begin += kTogether) {
    Group group;
    for (std::size_t k = 0; k < kTogether; ++k) {
      const bool there = begin + k < rows.size();
      // A place without a row repeats one with the weight 0.
      group.rows[k] = table + std::size_t{rows[there ? begin + k : begin]} * size;
      group.weights[k] = !there ? 0.0F : weights.empty() ? 1.0F : weights[begin + k];
    }
    addGroup(group, 0, size, upper);
  }
}

RidgeSolver::RidgeSolver(std::size_t size) : size_(size), matrix_(size * size), right_(size) {}

double RidgeSolver::solve(std::span<const float> base, float hold, const float* table,
                          std::span<const std::uint32_t> rows, std::span<const float> weights,
                          std::span<float> x) {
  std::copy(base.begin(), base.end(), matrix_.begin());
  for (std::size_t i = 0; i < size_; ++i) matrix_[i * size_ + i] += hold;
  addOuterProducts(table, size_, rows, weights, matrix_.data());
  std::ranges::fill(right_, 0.0F);
  for (std::size_t e = 0; e < rows.size(); ++e) {
    addScaled(weights.empty() ? 1.0F : weights[e], table + std::size_t{rows[e]} * size_,
              right_.data(), size_);
  }
  if (!factorise()) {
    std::ranges::fill(x, 0.0F);
    return 0;
  }
  std::ranges::copy(right_, x.begin());
  substitute(x);
  double gained = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    gained += static_cast<double>(right_[i]) * static_cast<double>(x[i]);
  }
  return gained;
}

bool RidgeSolver::factorise() {
  float* const a = matrix_.data();
  for (std::size_t begin = 0; begin < size_; begin += kTogether) {
    const std::size_t end = std::min(begin + kTogether, size_);
    for (std::size_t k = begin; k < end; ++k) {
      float* const row = a + k * size_;
      if (!(row[k] > 0)) return false;
      const float scale = 1.0F / std::sqrt(row[k]);
      for (std::size_t j = k; j < size_; ++j) row[j] *= scale;
      for (std::size_t i = k + 1; i < end; ++i) {
        addScaled(-row[i], row + i, a + i * size_ + i, size_ - i);
      }
    }
    if (end == size_) break;
    Group group;  // whole, because only the last group can be smaller
    for (std::size_t k = 0; k < kTogether; ++k) group.rows[k] = a + (begin + k) * size_;
    group.weights.fill(-1.0F);
    addGroup(group, end, size_, a);
  }
  return true;
}

void RidgeSolver::substitute(std::span<float> x) const {
  const float* const u = matrix_.data();
  for (std::size_t k = 0; k < size_; ++k) {
    x[k] /= u[k * size_ + k];
    addScaled(-x[k], u + k * size_ + k + 1, x.data() + k + 1, size_ - k - 1);
  }
  for (std::size_t k = size_; k-- > 0;) {
    const std::size_t after = size_ - k - 1;
    x[k] -= dot(u + k * size_ + k + 1, x.data() + k + 1, after);
    x[k] /= u[k * size_ + k];
  }
}

}  // namespace tastescope::nn
