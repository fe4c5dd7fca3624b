#include "core/nn/GruKernels.h"

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

[[gnu::always_inline]] inline float magnitude(float x) { return x < 0 ? -x : x; }

[[gnu::always_inline]] inline float logistic(float x) {
  const float e = expOfNegative(-magnitude(x));
  const float share = 1.0F / (1.0F + e);
  return x < 0 ? e * share : share;
}

[[gnu::always_inline]] inline float hyperbolic(float x) {
  const float e = expOfNegative(-2.0F * magnitude(x));
  const float value = (1.0F - e) / (1.0F + e);
  return x < 0 ? -value : value;
}

}  // namespace

TASTESCOPE_WIDEST
void gruForward(std::size_t size, const float* fromInput, const float* fromState,
                const float* before, float* state, float* kept) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) {
    const float r = logistic(fromInput[i] + fromState[i]);
    const float z = logistic(fromInput[size + i] + fromState[size + i]);
    const float candidate = fromState[2 * size + i];
    const float n = hyperbolic(fromInput[2 * size + i] + r * candidate);
    state[i] = n + z * (before[i] - n);
    kept[i] = r;
    kept[size + i] = z;
    kept[2 * size + i] = n;
    kept[3 * size + i] = candidate;
  }
}

TASTESCOPE_WIDEST
void gruBackward(std::size_t size, const float* kept, const float* before, const float* gradState,
                 float* gradInput, float* gradFromState, float* gradBefore) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) {
    const float r = kept[i];
    const float z = kept[size + i];
    const float n = kept[2 * size + i];
    const float grad = gradState[i];
    const float gradN = grad * (1.0F - z) * (1.0F - n * n);
    const float gradR = gradN * kept[3 * size + i] * r * (1.0F - r);
    const float gradZ = grad * (before[i] - n) * z * (1.0F - z);
    gradInput[i] = gradR;
    gradInput[size + i] = gradZ;
    gradInput[2 * size + i] = gradN;
    gradFromState[i] = gradR;
    gradFromState[size + i] = gradZ;
    gradFromState[2 * size + i] = gradN * r;
    gradBefore[i] = grad * z;
  }
}

}  // namespace tastescope::nn
