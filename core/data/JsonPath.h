// Where in a JSON document the events are: "events[]", "playlists[].tracks[]", "*[]".
// Thread rule: value types, pure functions.
// Cost: the path's own length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tastescope {

struct JsonStep {
  enum class Kind : std::uint8_t {
    Key,   ///< into the value of a key
    Each,  ///< every element of a list, "[]"
    Any,   ///< the value of every key, "*"
  };
  Kind kind = Kind::Key;
  std::string key;
};

using JsonPath = std::vector<JsonStep>;

/// Keys apart by ".", a backslash before a sign that is part of a key; a list at the very beginning
/// is entered without being named. Throws Error(InvalidConfig) when the text is no path.
JsonPath parseJsonPath(std::string_view text);
std::string jsonPathText(const JsonPath& path);

/// Whether a step turns one place into many.
inline bool expands(const JsonStep& step) { return step.kind != JsonStep::Kind::Key; }

}  // namespace tastescope
