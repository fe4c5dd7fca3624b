// Cuts a JSON file into the pieces that are parsed one at a time: lines, the elements of a list, or
// objects one after the other; each piece has the line it begins in.
// Thread rule: an object belongs to one thread.
// Cost: one pass over the text; memory for one piece of at most kMaxRecordBytes.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/data/JsonPath.h"
#include "core/data/JsonTape.h"
#include "core/data/RecordReader.h"

namespace tastescope {

/// How a file is cut.
struct JsonCutting {
  JsonDialect dialect = JsonDialect::Standard;
  bool lines = true;  ///< a piece a line, else wherever brackets close
  bool listOfLines =
      false;  ///< lines are elements of one list: its brackets and commas are not theirs
  /// One document that is never whole in memory: keys lead to its first list, the elements of which
  /// are the pieces. Empty = a piece is an object of the file or of its list. Ends with a step that
  /// expands.
  JsonPath streamed;
  /// Every piece begins a line this far in and nothing inside one does: a piece that does not close
  /// ends there.
  std::optional<std::size_t> indent;
};

struct JsonUnit {
  std::string_view text;
  std::string_view key;  ///< of a value that was one of many keys' or, with `around`, of its own
  std::uint64_t line = 0;
  RecordProblem problem = RecordProblem::None;
  bool suspectBytes = false;
  bool fresh = false;   ///< a document began since the last piece
  bool around = false;  ///< no piece but a value that stands before the streamed list
};

class JsonUnits {
 public:
  virtual ~JsonUnits() = default;
  /// False at the end. Views stay valid until the next call.
  virtual bool next(JsonUnit& unit) = 0;
  [[nodiscard]] virtual std::uint64_t position() const = 0;
  /// Whether the file ended with brackets open.
  [[nodiscard]] virtual bool cutOff() const { return false; }
};

std::unique_ptr<JsonUnits> makeJsonUnits(BlockFeed feed, const JsonCutting& cutting);

/// A line of a list without the list's brackets and commas.
std::string_view listElementOf(std::string_view line);

}  // namespace tastescope
