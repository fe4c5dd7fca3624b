// Private to core/store: one user's history as byte arrays, little-endian whatever the machine.
// Thread rule: pure functions. Cost: a copy of the bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace tastescope {

/// The bytes of `values` in little-endian order; `scratch` holds them only where the machine's
/// order differs.
template <typename T>
std::span<const std::byte> littleEndianBytes(std::span<const T> values,
                                             std::vector<std::byte>& scratch) {
  if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) {
    return std::as_bytes(values);
  } else {
    scratch.resize(values.size_bytes());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* from = reinterpret_cast<const std::byte*>(&values[i]);
      for (std::size_t b = 0; b < sizeof(T); ++b)
        scratch[i * sizeof(T) + b] = from[sizeof(T) - 1 - b];
    }
    return scratch;
  }
}

/// Copies `count` values out of a blob. False when its length is not count * sizeof(T).
template <typename T>
bool readLittleEndian(std::string_view blob, std::size_t count, T* into) {
  if (blob.size() / sizeof(T) != count || blob.size() % sizeof(T) != 0) return false;
  if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) {
    if (count > 0) std::memcpy(into, blob.data(), blob.size());
  } else {
    auto* to = reinterpret_cast<char*>(into);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t b = 0; b < sizeof(T); ++b)
        to[i * sizeof(T) + b] = blob[i * sizeof(T) + sizeof(T) - 1 - b];
    }
  }
  return true;
}

}  // namespace tastescope
