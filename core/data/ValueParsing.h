// Moments as people write them in files, beside numbers (NumberParsing).
// Thread rule: pure functions.
// Cost: a plain integer costs a few nanoseconds, a date about thirty.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/data/NumberParsing.h"

namespace tastescope {

/// How the times of one column are to be read.
struct TimeRule {
  std::int64_t unitsPerSecond =
      1;                      ///< integers: 1, 1'000 (ms), 1'000'000 (us) or 1'000'000'000 (ns)
  bool compact = false;       ///< integers are dates: 20111209 or 20111209082600
  bool dayFirst = true;       ///< 9/12/2011 is 9 December
  bool orderSeen = false;     ///< a cell proved dayFirst right or wrong
  bool orderMatters = false;  ///< there are dates of the form 9/12/2011
};

/// Unix seconds, fractions cut off; forms without zone are UTC. Understands integers (see
/// TimeRule), ISO 8601, 2011/12/09, 9/12/2011 08:26 (also with - and ., two-digit years, AM/PM),
/// 01-Jan-1995, Dec 9, 2011. Years 1 to 9999; nothing otherwise.
std::optional<std::int64_t> parseTime(std::string_view text, const TimeRule& rule);

/// The rule that fits sample cells best.
TimeRule guessTimeRule(std::span<const std::string_view> cells);

/// Whether nearly all cells are dates, or integers in the range of unix times since 1973 (seconds
/// to nanoseconds).
bool looksLikeTimes(std::span<const std::string_view> cells);

}  // namespace tastescope
