// Private to core/store: checksums of what is stored, so that a byte a disk changed is noticed before
// anything is made with it. Rows from before version 10 (curves, metrics, opinions: 12) have none and
// are taken as they are. Thread rule: value type; sideChecksum() as the connection. Cost: 100 MB of
// weights in about 0.1 s.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>

#include "core/data/HashBytes.h"

namespace tastescope {

/// Grows value by value: order and borders count.
class Checksum {
 public:
  Checksum() = default;
  /// Goes on from a value().
  explicit Checksum(std::int64_t grown) : hash_(static_cast<std::uint64_t>(grown)) {}
  Checksum& add(std::string_view bytes) {
    hash_ = hashBytes(bytes, hash_);
    return *this;
  }
  Checksum& add(std::span<const std::byte> bytes) {
    return add(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
  Checksum& add(std::int64_t number) {
    hash_ = foldProduct(hash_ ^ static_cast<std::uint64_t>(number), kStep);
    hash_ += kStep;  // a run of zeros is no rest
    return *this;
  }
  /// SQLite keeps no sign of a zero.
  Checksum& add(double number) {
    return add(std::bit_cast<std::int64_t>(number == 0 ? 0.0 : number));
  }
  /// As SQLite keeps it.
  [[nodiscard]] std::int64_t value() const { return static_cast<std::int64_t>(hash_); }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
  std::uint64_t hash_ = 1;
};

/// Of everything imported that the fingerprint does not cover: facts, attributes, links, the report.
/// Interruptible between rows.
std::int64_t sideChecksum(SQLite::Database& database, const std::stop_token& stop);

}  // namespace tastescope
