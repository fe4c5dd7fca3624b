// Where in a JSON file the events are, as far as a sample tells.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "core/data/JsonPath.h"
#include "core/data/JsonSample.h"

namespace tastescope {

/// The way to the events; empty = every object is one. Throws Error(InvalidInput) when the file holds
/// its columns one behind the other, or a single document in which no events are found.
JsonPath findEvents(const JsonSample& sample);

/// Throws Error(InvalidInput), naming the lists there are, when a path leads to nothing.
void requireReachable(const JsonSample& sample, const JsonPath& path);

/// Paths that could lead to the events, outermost first: the lists of a document or of the objects
/// in it, and "" where every object could be one. At most kMostEventPaths.
std::vector<std::string> eventPaths(const std::string& sample, bool complete);
inline constexpr std::size_t kMostEventPaths = 20;

}  // namespace tastescope
