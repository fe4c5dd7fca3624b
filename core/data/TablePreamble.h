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
#include "core/data/RecordReader.h"

namespace tastescope {

struct TablePreamble {
  Numbering numbering = Numbering::Lines;
  std::uint64_t lines = 0;               ///< of the text, to be passed over
  std::uint64_t numbers = 0;             ///< as many of what is counted
  std::optional<std::string> delimiter;  ///< as "sep=" says
  bool headerIsComment = false;          ///< the header begins with '#', which is no part of it
  std::vector<SkippedLine> skipped;      ///< those that are not blank
};

/// `given` lines, or rows, are passed over as asked for; else those that are no part of a table whatever its
/// delimiter.
TablePreamble preambleOf(std::string_view text, std::uint64_t given,
                         Numbering numbering = Numbering::Lines);

/// Notes what is behind preamble.numbers up to number `line` (from 1; not itself) as passed over, too.
void skipTo(TablePreamble& preamble, std::string_view text, std::uint64_t line);

/// `text` behind its first `lines` lines.
std::string_view behindLines(std::string_view text, std::uint64_t lines);

}  // namespace tastescope
