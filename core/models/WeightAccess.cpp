#include "core/models/WeightAccess.h"

#include <cstring>

#include "core/base/Error.h"

namespace tastescope {
namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) text += ", ";
    text += shape[i] < 0 ? std::string("any") : std::to_string(shape[i]);
  }
  return text + "]";
}

bool fits(const std::vector<std::int64_t>& actual, const std::vector<std::int64_t>& wanted) {
  if (actual.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (wanted[i] >= 0 && actual[i] != wanted[i]) return false;
  }
  return true;
}

HostTensor copied(const void* values, std::size_t bytes, ElementType type,
                  std::vector<std::int64_t> shape) {
  HostTensor tensor{type, std::move(shape), std::vector<std::byte>(bytes)};
  if (bytes > 0) std::memcpy(tensor.bytes.data(), values, bytes);
  return tensor;
}

}  // namespace

const HostTensor& requireTensor(const TensorMap& weights, const std::string& name, ElementType type,
                                const std::vector<std::int64_t>& shape) {
  const auto found = weights.find(name);
  if (found == weights.end()) {
    throw Error(ErrorCode::Corrupt,
                coreText("Models",
                         "The saved weights have no tensor %1. They belong to another "
                         "model or were damaged.")
                    .arg(name));
  }
  const HostTensor& tensor = found->second;
  const bool whole = tensor.bytes.size() ==
                     static_cast<std::size_t>(tensor.elementCount()) * elementSize(tensor.type);
  if (tensor.type != type || !fits(tensor.shape, shape) || !whole) {
    throw Error(ErrorCode::Corrupt,
                coreText("Models",
                         "The saved tensor %1 has the shape %2 where %3 is expected. The "
                         "weights belong to other data or other settings.")
                    .arg(name)
                    .arg(shapeText(tensor.shape))
                    .arg(shapeText(shape)));
  }
  return tensor;
}

HostTensor hostTensor(const std::vector<float>& values, std::vector<std::int64_t> shape) {
  return copied(values.data(), values.size() * sizeof(float), ElementType::Float32,
                std::move(shape));
}

HostTensor hostTensor(const std::vector<std::int64_t>& values) {
  return copied(values.data(), values.size() * sizeof(std::int64_t), ElementType::Int64,
                {static_cast<std::int64_t>(values.size())});
}

HostTensor hostTensor(const std::vector<std::uint32_t>& values) {
  return copied(values.data(), values.size() * sizeof(std::uint32_t), ElementType::Int32,
                {static_cast<std::int64_t>(values.size())});
}

}  // namespace tastescope
