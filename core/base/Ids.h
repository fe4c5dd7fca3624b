// Dense positions of users and items, which never leave the core (outside, ids are the user's own
// text), and the numbers of runs.
#pragma once

#include <cstdint>
#include <limits>

namespace tastescope {

using Index = std::uint32_t;
inline constexpr Index kNoIndex = std::numeric_limits<Index>::max();

enum class Entity { User, Item };

using RunId = std::int64_t;

}  // namespace tastescope
