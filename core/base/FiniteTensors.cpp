#include "core/base/FiniteTensors.h"

#include <algorithm>
#include <cmath>

namespace tastescope {
namespace {

template <typename T>
bool allFinite(std::span<const T> values) {
  return std::ranges::all_of(values, [](T value) { return std::isfinite(value); });
}

/// All ones in the exponent are an infinity or no number.
bool allFiniteHalf(std::span<const std::uint16_t> values) {
  constexpr std::uint16_t kExponent = 0x7F80;
  return std::ranges::all_of(values,
                             [](std::uint16_t bits) { return (bits & kExponent) != kExponent; });
}

bool isFinite(const HostTensor& tensor) {
  switch (tensor.type) {
    case ElementType::Float32: return allFinite(tensor.as<float>());
    case ElementType::Float64: return allFinite(tensor.as<double>());
    case ElementType::BFloat16: return allFiniteHalf(tensor.as<std::uint16_t>());
    case ElementType::Int32:
    case ElementType::Int64:
    case ElementType::UInt8: break;
  }
  return true;
}

}  // namespace

bool allFinite(const TensorMap& tensors) {
  return std::ranges::all_of(tensors, [](const auto& named) { return isFinite(named.second); });
}

}  // namespace tastescope
