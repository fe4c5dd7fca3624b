// Many small least squares problems over rows of one table: what alternating least squares solves
// for every user and item. Written as loops here because a BLAS starts its threads for each of
// them, which costs many times the work, and because every bit then depends on the data alone.
// Thread rule: one solver per thread; the table is only read. Cost: n * size^2 + size^3 / 3
// multiply-adds for a row of n entries; size^2 numbers of scratch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tastescope::nn {

/// upper += sum over rows e of weight_e * v_e v_e^T, where v_e is row rows[e] of `table` [any,
/// size]; every weight is 1 when `weights` is empty. upper: [size, size], of which only the upper
/// triangle is touched.
void addOuterProducts(const float* table, std::size_t size, std::span<const std::uint32_t> rows,
                      std::span<const float> weights, float* upper);

class RidgeSolver {
 public:
  explicit RidgeSolver(std::size_t size);

  /// Solves (base + hold * I + sum_e weight_e v_e v_e^T) x = sum_e weight_e v_e by a Cholesky
  /// factorisation. base: upper triangle of [size, size]; x: [size]. Returns b.x, with b the right
  /// side. A matrix that is not positive definite gives x = 0.
  double solve(std::span<const float> base, float hold, const float* table,
               std::span<const std::uint32_t> rows, std::span<const float> weights,
               std::span<float> x);

 private:
  /// matrix_ = U^T U in place, upper triangle; false when it has no such factor.
  bool factorise();
  /// x = U^-1 U^-T x.
  void substitute(std::span<float> x) const;

  std::size_t size_;
  std::vector<float> matrix_;  ///< [size, size]
  std::vector<float> right_;   ///< [size]
};

}  // namespace tastescope::nn
