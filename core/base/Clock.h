// The time of day as records keep it. Thread rule: any thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace tastescope {

/// Seconds since 1970, UTC.
inline std::int64_t unixNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace tastescope
