// A dense row-major array in main memory with its shape: how weights, optimiser state and
// embeddings travel between models (torch), the project file and exports without any of them
// knowing torch. Thread rule: value type. Cost: owns its bytes; move it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace tastescope {

enum class ElementType : std::uint8_t { Float32, Float64, Int32, Int64, UInt8, BFloat16 };

/// Bytes of one element.
std::size_t elementSize(ElementType type);

struct HostTensor {
  ElementType type = ElementType::Float32;
  std::vector<std::int64_t> shape;  ///< empty: a scalar
  std::vector<std::byte> bytes;  ///< product(shape) * elementSize(type), row-major, little-endian

  [[nodiscard]] std::int64_t elementCount() const;
  /// Views as T; sizeof(T) must be the element's size.
  template <typename T>
  [[nodiscard]] std::span<const T> as() const {
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  template <typename T>
  [[nodiscard]] std::span<T> as() {
    return {reinterpret_cast<T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  /// A zero-filled tensor.
  static HostTensor zeros(ElementType type, std::vector<std::int64_t> shape);
  bool operator==(const HostTensor&) const = default;
};

/// Named tensors in a stable order ("encoder.0.weight").
using TensorMap = std::map<std::string, HostTensor>;

}  // namespace tastescope
