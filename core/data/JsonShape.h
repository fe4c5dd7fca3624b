// How a JSON file becomes records: how it is cut, where in it the events are, and which keys are
// columns; recognised on a sample.
// Thread rule: value types, pure functions.
// Cost: guessing is a few passes over the sample, some tens of milliseconds a megabyte.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/Text.h"
#include "core/data/ImportOptions.h"
#include "core/data/JsonUnits.h"

namespace tastescope {

/// Further keys are left out, and that is said.
inline constexpr std::size_t kMaxJsonColumns = 500;
/// Objects deeper than this in an object are cells of JSON.
inline constexpr int kMaxJsonNesting = 8;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// What an object on the way to the events contributes: the path's steps that expand part the way
/// into levels, the last of which are the events themselves.
struct JsonLevel {
  JsonPath way;  ///< to what expands next: keys, then one step that expands; empty = the events
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>
      columns;                        ///< by key, "a.b" for keys of objects within
  std::optional<std::size_t> key;     ///< the column of the key it stood under ("*")
  std::optional<std::size_t> scalar;  ///< the column of what is no object
  std::size_t firstColumn = 0;        ///< its columns are neighbours
  std::size_t endColumn = 0;
};

struct JsonShape {
  JsonCutting cutting;
  JsonPath path;
  std::vector<JsonLevel> levels;  ///< outermost first, at least one
  std::size_t columns = 0;
  std::size_t keysLeftOut = 0;
  bool listsOfCells = false;  ///< an event is a list of cells, not an object
  bool header = false;        ///< the first list of cells holds names

  /// The level a piece is of: 1 when the outermost one is streamed.
  [[nodiscard]] std::size_t firstLevel() const { return cutting.streamed.empty() ? 0 : 1; }
};

/// A shape with the names of its columns and what the way to them says of their meaning.
struct JsonGuess {
  std::shared_ptr<const JsonShape> shape;
  std::vector<std::string> columns;
  std::vector<ColumnRole> roles;  ///< Unused = nothing said
  Text note;                      ///< "one JSON object a line"
  bool namesFound = false;        ///< of lists of cells: a list beside them has their names
};

/// Whether a text begins as JSON does; a table may begin with "[" too.
bool looksLikeJson(std::string_view sample);

/// `path` unset: guessed; "" = an object is an event. Throws Error(InvalidInput) when the events
/// cannot be found, naming the lists there are.
JsonGuess guessJson(const std::string& sample, bool complete,
                    const std::optional<std::string>& path);

/// Cells in the order of the shape's columns; absent or null = empty, lists joined by "|".
std::unique_ptr<RecordReader> makeJsonReader(BlockFeed feed,
                                             std::shared_ptr<const JsonShape> shape);

}  // namespace tastescope
