// Taking named tensors out of a TensorMap with their shape checked: what setWeights() of every
// model needs. Thread rule: pure. Cost: a lookup; the vector is copied.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/HostTensor.h"

namespace tastescope {

/// The tensor `name`; throws Error(Corrupt) when it is missing or has another type or shape. A
/// dimension of -1 takes any size.
const HostTensor& requireTensor(const TensorMap& weights, const std::string& name, ElementType type,
                                const std::vector<std::int64_t>& shape);

/// A tensor made of `values`, which holds product(shape) elements.
HostTensor hostTensor(const std::vector<float>& values, std::vector<std::int64_t> shape);
HostTensor hostTensor(const std::vector<std::int64_t>& values);
HostTensor hostTensor(const std::vector<std::uint32_t>& values);

/// The values of a tensor already checked by requireTensor().
template <typename T>
std::vector<T> valuesOf(const HostTensor& tensor) {
  const auto view = tensor.as<T>();
  return {view.begin(), view.end()};
}

}  // namespace tastescope
