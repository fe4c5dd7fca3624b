// Records as text, and readers fed with blocks of every size.
#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "core/data/Dataset.h"
#include "core/data/RecordReader.h"

namespace tastescope::testing {

/// Blocks of `step` bytes, as a reader would deliver them.
inline BlockFeed feedInSteps(std::string text, std::size_t step) {
  return [text = std::move(text), step, at = std::size_t{0}](TextBlock& block) mutable {
    if (at >= text.size()) return false;
    block.text = text.substr(at, step);
    at += step;
    return true;
  };
}

/// Records as "line:cell^cell", problems as "line!", each with a line end.
inline std::string read(RecordReader& reader) {
  Record record;
  std::string all;
  while (reader.next(record)) {
    all += std::to_string(record.line);
    if (record.problem != RecordProblem::None) {
      all += "!\n";
      continue;
    }
    all += ':';
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      if (i > 0) all += '^';
      all += record.cells[i];
    }
    all += '\n';
  }
  return all;
}

/// What a reader makes of a text in one block; says so when blocks that cut anywhere give others.
inline std::string readInAnyBlocks(
    const std::string& text,
    const std::function<std::unique_ptr<RecordReader>(BlockFeed)>& makeReader) {
  const std::string whole = read(*makeReader(feedOf(text)));
  for (const std::size_t step : {1UL, 7UL, 64UL}) {
    const std::string parts = read(*makeReader(feedInSteps(text, step)));
    if (parts != whole) return "blocks of " + std::to_string(step) + ": " + parts + whole;
  }
  return whole;
}

/// Records without the lines they were in.
inline std::string withoutLines(const std::string& records) {
  std::string all;
  for (std::size_t at = 0; at < records.size();) {
    const std::size_t end = records.find('\n', at);
    const std::string line = records.substr(at, end + 1 - at);
    const std::size_t digits = line.find_first_not_of("0123456789");
    all += digits > 0 && line[digits] == ':' ? line.substr(digits + 1) : line;
    at = end + 1;
  }
  return all;
}

inline bool hasNote(const Dataset& data, std::string_view part) {
  return std::ranges::any_of(data.report.notes, [part](const Text& note) {
    return note.english().find(part) != std::string::npos;
  });
}

}  // namespace tastescope::testing
