// The first values of a JSON file, and how the file is cut into them: what every guess about it is
// made from.
// Thread rule: value types, pure functions.
// Cost: a pass or two over the sample.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/JsonTape.h"
#include "core/data/JsonUnits.h"

namespace tastescope {

/// Values that a guess looks at, at most.
inline constexpr std::size_t kSamplePlaces = 2000;

/// A value of the sample.
struct Place {
  const JsonTape* tape = nullptr;
  std::uint32_t node = 0;

  [[nodiscard]] JsonKind kind() const { return tape->node(node).kind; }
  [[nodiscard]] bool isObject() const { return kind() == JsonKind::Object; }
};
using Places = std::vector<Place>;

/// Values of the sample that pieces of the file would be, with the tapes they lie on.
struct JsonSample {
  std::deque<JsonTape> tapes;
  Places places;
  JsonCutting cutting;
  bool oneDocument = false;       ///< one object and nothing beside it
  bool broken = false;            ///< it ends early or has a mistake in it
  std::deque<std::string> texts;  ///< what tapes lie on that are not on the sample itself
};

JsonSample sampleJson(const std::string& text, bool complete);

/// Whether the first of several lines is a list of cells: ["u1", "i1", 5].
bool beginsWithListOfCells(std::string_view text);

/// The elements of lists, or the values of objects, up to a sensible number.
Places childrenOf(const Places& places);

}  // namespace tastescope
