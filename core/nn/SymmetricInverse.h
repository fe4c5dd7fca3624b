// The inverse of a symmetric positive definite matrix where it lies, so that a matrix of half the
// machine's memory can be inverted. Blocked Cholesky (factor, invert the factor, multiply it with
// its transpose) over BLAS and LAPACK, in single precision; blocks give progress and a place to
// stop. Thread rule: any thread; the linear algebra library uses its own threads. Cost: n^3
// multiply-adds, no memory beside the matrix.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>

#include "core/base/Progress.h"

namespace tastescope::nn {

/// `matrix`: [n, n] row-major; its lower triangle (column <= row) is read and replaced by that of
/// the inverse, the rest is untouched. False when it is not positive definite, which leaves the
/// matrix in pieces. Progress counts from 0 to 3 n. Throws Cancelled.
bool invertPositiveDefinite(std::span<float> matrix, std::int64_t n, Progress& progress,
                            const std::stop_token& stop);

}  // namespace tastescope::nn
