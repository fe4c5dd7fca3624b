// What became of every row of an import: read = imported + merged + filtered + rejected, always.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Text.h"
#include "core/data/Reading.h"

namespace tastescope {

/// A row that could not be used. Line and column count from 1; column 0 = the whole line.
struct RejectedRow {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  Text reason;
  std::string text;  ///< the row as read, shortened to 200 bytes of valid UTF-8
};

struct RowCounts {
  std::uint64_t read = 0;
  std::uint64_t imported = 0;  ///< distinct user-item pairs that stay
  std::uint64_t merged = 0;    ///< the same user and item again
  std::uint64_t filtered = 0;  ///< taken out by rating threshold, dates or k-core
  std::uint64_t rejected = 0;  ///< unusable
  std::uint64_t repeats = 0;   ///< of the merged: also kept as events, for models that read order
  [[nodiscard]] bool balanced() const { return read == imported + merged + filtered + rejected; }
};

inline constexpr std::size_t kMaxRejectedKept = 1000;

struct ImportReport {
  RowCounts rows;
  Reading reading;
  std::vector<RejectedRow> rejected;  ///< the first kMaxRejectedKept
  std::vector<Text> notes;            ///< "12 rows of items.csv name items nobody has."
  double seconds = 0;

  /// Counts a row that cannot be used and keeps the first ones.
  void reject(const std::string& file, std::uint64_t line, std::uint64_t column, Text reason,
              std::string_view raw);
};

}  // namespace tastescope
