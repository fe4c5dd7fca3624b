// How many histories are scored at once so that the score matrix stays small beside the model.
// Thread rule: pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace tastescope {

/// At most 256 rows and about 32 MB of scores; at least 1.
inline std::size_t scoreBatchRows(std::size_t itemCount) {
  constexpr std::size_t kBytes = std::size_t{32} << 20U;
  constexpr std::size_t kRows = 256;
  const std::size_t fitting = kBytes / (sizeof(float) * std::max<std::size_t>(1, itemCount));
  return std::clamp<std::size_t>(fitting, 1, kRows);
}

/// Error(Numeric) when a score is not a number: the model's weights are broken, it ranks nothing, and
/// a sentence is better than an empty list.
void requireNumbers(std::span<const float> scores);

}  // namespace tastescope
