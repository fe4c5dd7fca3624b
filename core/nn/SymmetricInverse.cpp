#include "core/nn/SymmetricInverse.h"

#include <algorithm>

#include "core/base/Error.h"

extern "C" {
void spotrf_(const char* uplo, const int* n, float* a, const int* lda, int* info);
void strtri_(const char* uplo, const char* diag, const int* n, float* a, const int* lda, int* info);
void slauum_(const char* uplo, const int* n, float* a, const int* lda, int* info);
void ssyrk_(const char* uplo, const char* trans, const int* n, const int* k, const float* alpha,
            const float* a, const int* lda, const float* beta, float* c, const int* ldc);
void sgemm_(const char* transA, const char* transB, const int* m, const int* n, const int* k,
            const float* alpha, const float* a, const int* lda, const float* b, const int* ldb,
            const float* beta, float* c, const int* ldc);
void strsm_(const char* side, const char* uplo, const char* trans, const char* diag, const int* m,
            const int* n, const float* alpha, const float* a, const int* lda, float* b,
            const int* ldb);
void strmm_(const char* side, const char* uplo, const char* trans, const char* diag, const int* m,
            const int* n, const float* alpha, const float* a, const int* lda, float* b,
            const int* ldb);
}

namespace tastescope::nn {
namespace {

constexpr int kBlock = 1024;
constexpr float kOne = 1.0F;
constexpr float kMinusOne = -1.0F;

/// LAPACK counts columns first, where a lower triangle stored by rows is an upper one: A = U^T U.
class UpperTriangle {
 public:
  UpperTriangle(float* values, int n, Progress& progress, const std::stop_token& stop)
      : values_(values), n_(n), progress_(progress), stop_(stop) {}

  /// A becomes U.
  bool factor() {
    return blocks([&](int at, int size, int rest) {
      ssyrk_("U", "T", &size, &at, &kMinusOne, cell(0, at), &n_, &kOne, cell(at, at), &n_);
      int info = 0;
      spotrf_("U", &size, cell(at, at), &n_, &info);
      if (info != 0) return false;
      if (rest == 0) return true;
      sgemm_("T", "N", &size, &rest, &at, &kMinusOne, cell(0, at), &n_, cell(0, at + size), &n_,
             &kOne, cell(at, at + size), &n_);
      strsm_("L", "U", "T", "N", &size, &rest, &kOne, cell(at, at), &n_, cell(at, at + size), &n_);
      return true;
    });
  }

  /// U becomes its inverse.
  bool invert() {
    return blocks([&](int at, int size, int) {
      strmm_("L", "U", "N", "N", &at, &size, &kOne, cell(0, 0), &n_, cell(0, at), &n_);
      strsm_("R", "U", "N", "N", &at, &size, &kMinusOne, cell(at, at), &n_, cell(0, at), &n_);
      int info = 0;
      strtri_("U", "N", &size, cell(at, at), &n_, &info);
      return info == 0;
    });
  }

  /// U becomes the upper triangle of U U^T.
  bool square() {
    return blocks([&](int at, int size, int rest) {
      strmm_("R", "U", "T", "N", &at, &size, &kOne, cell(at, at), &n_, cell(0, at), &n_);
      int info = 0;
      slauum_("U", &size, cell(at, at), &n_, &info);
      if (rest == 0) return info == 0;
      sgemm_("N", "T", &at, &size, &rest, &kOne, cell(0, at + size), &n_, cell(at, at + size), &n_,
             &kOne, cell(0, at), &n_);
      ssyrk_("U", "N", &size, &rest, &kOne, cell(at, at + size), &n_, &kOne, cell(at, at), &n_);
      return info == 0;
    });
  }

 private:
  template <typename Step>
  bool blocks(const Step& step) {
    for (int at = 0; at < n_; at += kBlock) {
      throwIfStopped(stop_);
      const int size = std::min(kBlock, n_ - at);
      if (!step(at, size, n_ - at - size)) return false;
      progress_.add(static_cast<std::uint64_t>(size));
    }
    return true;
  }
  [[nodiscard]] float* cell(int row, int column) const {
    return values_ + static_cast<std::int64_t>(column) * n_ + row;
  }

  float* values_;
  int n_;
  Progress& progress_;
  const std::stop_token& stop_;
};

}  // namespace

bool invertPositiveDefinite(std::span<float> matrix, std::int64_t n, Progress& progress,
                            const std::stop_token& stop) {
  UpperTriangle triangle(matrix.data(), static_cast<int>(n), progress, stop);
  return triangle.factor() && triangle.invert() && triangle.square();
}

}  // namespace tastescope::nn
