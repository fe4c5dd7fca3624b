// Moments as people's files have them: unix times, dates, Excel's serial days, positions.
// Thread rule: pure functions.
// Cost: a plain integer costs a few nanoseconds, a date about fifty.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/Moment.h"
#include "core/base/Text.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

/// How the times of one column are to be read.
struct TimeRule {
  TimeForm form = TimeForm::Seconds;
  bool dayFirst = true;        ///< 9/12/2011 is 9 December
  bool yearFirst = false;      ///< 19/03/21 is 21 March 2019, whatever dayFirst says
  bool orderSeen = false;      ///< a cell proved this order
  bool orderMatters = false;   ///< there are dates of the form 9/12/2011
  bool twoDigitYears = false;  ///< 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069
  bool shortened = false;      ///< numbers such as 1.614674e+09, of which digits are lost
  bool anyZone = false;  ///< there are zones by names that mean several or nothing: read as UTC
};

/// The moment of a cell, or nothing. Understands, whatever the form: ISO 8601, 2011/12/09,
/// 9/12/2011 08:26 (also with - and .), 01-Jan-1995, Dec 9, 2011, 9. Dezember 2011, 9 декабря 2011 г.,
/// Fri Dec 09 08:26:00 CET 2011, Fri, 09 Dec 2011 08:26:00 GMT, 2011年12月9日, 2011-W49-5,
/// /Date(1323419160000)/; AM, p.m.; without a zone UTC; years 1 to 9999. Numbers are read as the form says, to the microsecond and never through a
/// double; what is finer is cut off. Positions take no dates; a column of dates takes a number only
/// where it looks like a unix time or like 20111209.
std::optional<Moment> parseTime(std::string_view text, const TimeRule& rule);

/// The rule that fits sample cells best. `mayBeExcel`: whole numbers from 29221 to 58440 are
/// Excel's days of 1980 to 2060 rather than positions.
TimeRule guessTimeRule(std::span<const std::string_view> cells, bool mayBeExcel = true);

/// Whether nearly all cells are times by their form or range: dates, unix times in
/// plausibleMoments(), Excel's days with a time of day.
bool looksLikeTimes(std::span<const std::string_view> cells);

/// How finely the cells of a column tell moments apart; a greater one is finer.
enum class TimeFineness : std::uint8_t {
  None,  ///< no times
  Positions,
  Days,
  Minutes,
  Seconds,
  Milliseconds,
  Microseconds,
};
TimeFineness finenessOf(std::span<const std::string_view> cells, const TimeRule& rule);

/// "unix milliseconds", "dates, day first": the middle of a sentence.
Text describe(const TimeRule& rule);

/// What a person should know of a reading that could have been another one; empty when it could
/// not. `given`: the order of day and month was assigned.
Text noteOn(const TimeRule& rule, bool given);

}  // namespace tastescope
