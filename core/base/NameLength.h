// How long a name a person gives may be: of a run, a study, data, somebody kept. Names stand in lists,
// menus and sentences. Thread rule: pure functions. Cost: a look at every byte.
#pragma once

#include <cstddef>
#include <string_view>

namespace tastescope {

inline constexpr std::size_t kMostNameCharacters = 200;
/// A study's name is the beginning of those of its runs.
inline constexpr std::size_t kMostStudyNameCharacters = 180;

/// Error(InvalidInput) that says how long it is.
void requireShortName(std::string_view name, std::size_t longest = kMostNameCharacters);

}  // namespace tastescope
