// Lines before a table: "sep=;", comments, blank lines, as spreadsheets and reports write them.
// Thread rule: pure functions.
// Cost: a look at the first lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/Reading.h"

namespace tastescope {

struct TablePreamble {
  std::uint64_t lines = 0;               ///< to be passed over
  std::optional<std::string> delimiter;  ///< as "sep=" says
  bool headerIsComment = false;          ///< the header begins with '#', which is no part of it
  std::vector<SkippedLine> skipped;      ///< those that are not blank
};

/// `given` lines are passed over as asked for; else those that are no part of a table whatever its
/// delimiter.
TablePreamble preambleOf(std::string_view text, std::uint64_t given);

/// Notes the lines from preamble.lines up to `line` (from 1; not itself) as passed over, too.
void skipTo(TablePreamble& preamble, std::string_view text, std::uint64_t line);

/// `text` behind its first `lines` lines.
std::string_view behindLines(std::string_view text, std::uint64_t lines);

}  // namespace tastescope
