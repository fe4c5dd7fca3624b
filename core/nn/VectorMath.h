// Small pieces of arithmetic that the compiler vectorises inside loops, for the files of inner
// loops only (Kernels, AttentionKernels). Thread rule: pure. Cost: a few instructions a value.
#pragma once

#include <bit>
#include <cstdint>

#include "core/base/WidestVectors.h"

namespace tastescope::nn {

/// exp(x) for x <= 0, relative error below 3e-7: x = n ln 2 + r, the series of exp(r), times 2^n.
[[gnu::always_inline]] inline float expOfNegative(float x) {
  constexpr float kLog2E = 1.44269504F;
  // ln 2 in two parts: n * kLn2High is exact for the n that occur.
  constexpr float kLn2High = 0.693359375F;
  constexpr float kLn2Low = -2.12194440e-4F;
  constexpr float kSmallest = -87.0F;  // below, exp is denormal: treated as this
  x = x < kSmallest ? kSmallest : x;
  const int n = static_cast<int>(x * kLog2E - 0.5F);
  const auto whole = static_cast<float>(n);
  const float r = (x - whole * kLn2High) - whole * kLn2Low;
  float series = 1.0F / 5040;
  series = series * r + 1.0F / 720;
  series = series * r + 1.0F / 120;
  series = series * r + 1.0F / 24;
  series = series * r + 1.0F / 6;
  series = series * r + 0.5F;
  series = series * r + 1.0F;
  series = series * r + 1.0F;
  return series * std::bit_cast<float>((n + 127) << 23);
}

/// A well mixed number for a counter (the 32-bit finaliser found by Wellons, 2018): random bits
/// that need no state, so a backward pass can draw what the forward pass drew.
[[gnu::always_inline]] inline std::uint32_t mixed(std::uint32_t x) {
  x ^= x >> 16U;
  x *= 0x7feb352dU;
  x ^= x >> 15U;
  x *= 0x846ca68bU;
  x ^= x >> 16U;
  return x;
}

}  // namespace tastescope::nn
