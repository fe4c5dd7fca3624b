#include "core/nn/MatrixProduct.h"

#include <dlfcn.h>
#include <omp.h>

#include <array>
#include <cmath>
#include <cstdlib>

namespace tastescope::nn {
namespace {

using BlasProduct = void (*)(const char* transA, const char* transB, const int* m, const int* n,
                             const int* k, const float* alpha, const float* a, const int* lda,
                             const float* b, const int* ldb, const float* beta, float* c,
                             const int* ldc);
/// As in dnnl.h; counts rows first. 0 is success.
using OneDnnProduct = int (*)(char transA, char transB, std::int64_t m, std::int64_t n,
                              std::int64_t k, float alpha, const float* a, std::int64_t lda,
                              const float* b, std::int64_t ldb, float beta, float* c,
                              std::int64_t ldc);

/// Multiply-adds below which waking the other threads costs more than they save.
constexpr std::int64_t kWorthThreads = std::int64_t{1} << 21;

/// The next sgemm_ after ours: that of the BLAS that libtorch loaded.
BlasProduct blasProduct() {
  static const auto found = reinterpret_cast<BlasProduct>(dlsym(RTLD_NEXT, "sgemm_"));
  return found;
}

OneDnnProduct oneDnnProduct() {
  static const auto found = reinterpret_cast<OneDnnProduct>(dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
  return found;
}

class ThreadLimit {
 public:
  explicit ThreadLimit(bool one) : before_(one ? omp_get_max_threads() : 1) {
    if (before_ > 1) omp_set_num_threads(1);
  }
  ~ThreadLimit() {
    if (before_ > 1) omp_set_num_threads(before_);
  }
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  int before_;
};

bool hasWideKernels() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#else
  return false;
#endif
}

/// oneDNN multiplies a few odd numbers of rows and columns as plain loops do.
bool oneDnnIsRight() {
  constexpr std::int64_t kRows = 7;
  constexpr std::int64_t kColumns = 35;
  constexpr std::int64_t kInner = 19;
  std::array<float, kRows * kInner> a{};
  std::array<float, kInner * kColumns> b{};
  std::array<float, kRows * kColumns> c{};
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = std::sin(static_cast<float>(i));
  for (std::size_t i = 0; i < b.size(); ++i) b[i] = std::cos(static_cast<float>(i));
  multiply(ProductLibrary::OneDnn, kRows, kColumns, kInner, a.data(), b.data(), c.data());
  for (std::size_t at = 0; at < c.size(); ++at) {
    double sum = 0;
    for (std::size_t i = 0; i < kInner; ++i) {
      sum += static_cast<double>(a[at / kColumns * kInner + i]) *
             static_cast<double>(b[i * kColumns + at % kColumns]);
    }
    if (!(std::abs(sum - static_cast<double>(c[at])) < 1e-4)) return false;
  }
  return true;
}

ProductLibrary choose() {
  const bool possible = blasProduct() == nullptr || hasWideKernels();
  return oneDnnProduct() != nullptr && possible && oneDnnIsRight() ? ProductLibrary::OneDnn
                                                                   : ProductLibrary::Blas;
}

}  // namespace

ProductLibrary productLibrary() {
  static const ProductLibrary chosen = choose();
  return chosen;
}

std::string productLibraryName() {
  return productLibrary() == ProductLibrary::OneDnn ? "oneDNN" : "BLAS";
}

std::string blasFile() {
  Dl_info where{};
  const auto at = reinterpret_cast<void*>(blasProduct());
  if (at == nullptr || dladdr(at, &where) == 0 || where.dli_fname == nullptr) return "unknown";
  return where.dli_fname;
}

void multiply(ProductLibrary library, std::int64_t rows, std::int64_t columns, std::int64_t inner,
              const float* a, const float* b, float* c) {
  if (library == ProductLibrary::OneDnn) {
    oneDnnProduct()('N', 'N', rows, columns, inner, 1, a, inner, b, columns, 0, c, columns);
    return;
  }
  constexpr float kOne = 1;
  constexpr float kZero = 0;
  const auto m = static_cast<int>(columns);
  const auto n = static_cast<int>(rows);
  const auto k = static_cast<int>(inner);
  blasProduct()("N", "N", &m, &n, &k, &kOne, b, &m, a, &k, &kZero, c, &m);
}

}  // namespace tastescope::nn

/// BLAS counts columns first, so what it calls C = A B is C^T = B^T A^T counted by rows. A program's own symbol comes before
/// those of the libraries that it loads; ours must be visible to them.
extern "C" __attribute__((visibility("default"))) void sgemm_(
    const char* transA, const char* transB, const int* m, const int* n, const int* k,
    const float* alpha, const float* a, const int* lda, const float* b, const int* ldb,
    const float* beta, float* c, const int* ldc) {
  using namespace tastescope::nn;
  const std::int64_t work = std::int64_t{*m} * *n * *k;
  const ThreadLimit limit(work < kWorthThreads);
  const bool done =
      productLibrary() == ProductLibrary::OneDnn &&
      oneDnnProduct()(*transB, *transA, *n, *m, *k, *alpha, b, *ldb, a, *lda, *beta, c, *ldc) == 0;
  if (done) return;
  if (blasProduct() == nullptr) std::abort();  // nothing here can multiply
  blasProduct()(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
