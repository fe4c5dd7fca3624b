// Dense positions of users and items. They never leave the core: outside, ids are the user's own
// text.
#pragma once

#include <cstdint>
#include <limits>

namespace tastescope {

using Index = std::uint32_t;
inline constexpr Index kNoIndex = std::numeric_limits<Index>::max();

enum class Entity { User, Item };

}  // namespace tastescope
