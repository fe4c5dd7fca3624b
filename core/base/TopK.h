// The one selection of the best k behind every ranking: evaluation, recommendations, exports.
// Thread rule: pure. Cost: O(n) reads plus O(log k) for every value that enters the list.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope {

/// A score that is never selected: callers hide an item by writing it.
inline constexpr float kHiddenScore = -std::numeric_limits<float>::infinity();

/// Fills `best` with the positions of the k highest scores, best first, ties to the lower position.
/// NaN and kHiddenScore are never selected, so the list may be shorter than k.
void selectTopK(std::span<const float> scores, std::size_t k, std::vector<Index>& best);

}  // namespace tastescope
