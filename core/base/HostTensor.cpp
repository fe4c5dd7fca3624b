#include "core/base/HostTensor.h"

#include <functional>
#include <numeric>

namespace tastescope {

std::size_t elementSize(ElementType type) {
  switch (type) {
    case ElementType::Float32:
    case ElementType::Int32: return 4;
    case ElementType::Float64:
    case ElementType::Int64: return 8;
    case ElementType::BFloat16: return 2;
    case ElementType::UInt8: return 1;
  }
  return 1;
}

std::int64_t HostTensor::elementCount() const {
  return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

HostTensor HostTensor::zeros(ElementType type, std::vector<std::int64_t> shape) {
  HostTensor tensor{type, std::move(shape), {}};
  tensor.bytes.resize(static_cast<std::size_t>(tensor.elementCount()) * elementSize(type));
  return tensor;
}

}  // namespace tastescope
