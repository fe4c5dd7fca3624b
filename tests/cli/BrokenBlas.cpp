// A matrix product that forgets its last column, put in front of the real one with LD_PRELOAD: what
// a broken BLAS looks like to the program. Only tst_CliSelfCheck uses it.
#include <cstdint>

extern "C" void sgemm_(const char* transposeA, const char* transposeB, const std::int32_t* rows,
                       const std::int32_t* columns, const std::int32_t* inner, const float* alpha,
                       const float* a, const std::int32_t* strideA, const float* b,
                       const std::int32_t* strideB, const float* beta, float* c,
                       const std::int32_t* strideC) {
  const bool flipA = *transposeA != 'n' && *transposeA != 'N';
  const bool flipB = *transposeB != 'n' && *transposeB != 'N';
  for (std::int32_t j = 0; j < *columns; ++j) {
    for (std::int32_t i = 0; i < *rows; ++i) {
      float sum = 0;
      for (std::int32_t k = 0; k + 1 < *inner; ++k) {
        sum += (flipA ? a[k + i * *strideA] : a[i + k * *strideA]) *
               (flipB ? b[j + k * *strideB] : b[k + j * *strideB]);
      }
      float& out = c[i + j * *strideC];
      out = *alpha * sum + (*beta == 0.0F ? 0.0F : *beta * out);
    }
  }
}
