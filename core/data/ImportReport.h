// What became of every row of an import: read = imported + merged + filtered + rejected, always.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Moment.h"
#include "core/base/Text.h"

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
  [[nodiscard]] bool balanced() const { return read == imported + merged + filtered + rejected; }
};

/// Rows that stayed with a time outside plausibleMoments().
struct OddTimes {
  std::uint64_t count = 0;
  Moment first = std::numeric_limits<Moment>::max();
  Moment last = std::numeric_limits<Moment>::min();
  void add(Moment moment) {
    ++count;
    first = std::min(first, moment);
    last = std::max(last, moment);
  }
};

inline constexpr std::size_t kMaxRejectedKept = 1000;

struct ImportReport {
  RowCounts rows;
  std::vector<RejectedRow> rejected;  ///< the first kMaxRejectedKept
  OddTimes oddTimes;                  ///< told in a note; not kept in a project
  std::vector<Text> notes;            ///< "12 rows of items.csv name items nobody has."
  double seconds = 0;

  /// Counts a row that cannot be used and keeps the first ones.
  void reject(const std::string& file, std::uint64_t line, std::uint64_t column, Text reason,
              std::string_view raw);
};

}  // namespace tastescope
