// Dates written as text. Apart from numbers because their forms are many; see TimeParsing.h for
// what is understood.
// Thread rule: pure functions.
// Cost: tens of nanoseconds, some hundreds with the name of a month.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/Moment.h"

namespace tastescope {

/// How the dates of one column are to be read.
struct DateRule {
  bool dayFirst = true;    ///< 9/12/2011 is 9 December
  bool yearFirst = false;  ///< 19/03/21 is 21 March 2019, whatever dayFirst says
  /// Times with the name of a zone that is not known, or means several (CST, IST), are read as UTC;
  /// else they are no dates.
  bool anyZone = false;
};

/// A date with separators or names, with or without a time of day and a zone; UTC without one.
/// Fractions of a second are kept to the microsecond.
std::optional<Moment> parseDate(std::string_view text, const DateRule& rule);

/// 20111209, 201112090826, 20111209082600, 20111209082600250; 20111209T082600.25Z.
std::optional<Moment> parseCompactDate(std::string_view text);

/// 08:26, 8:26:01.5 PM, 下午 8:26, 8h26: since midnight.
std::optional<Moment> parseTimeOfDay(std::string_view text);

/// The numbers of a cell of the form 9/12/2011 or 19/03/21.
struct DateNumbers {
  int first = 0;
  int second = 0;
  int third = 0;
  bool twoDigits = false;  ///< the first and the third have two digits each, so both may be years
};

/// Nothing for other forms, 2011/12/09 among them.
std::optional<DateNumbers> dateNumbers(std::string_view text);

/// What a cell that is a date under some rule says about that rule.
struct DateTraits {
  bool twoDigitYear = false;  ///< 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069
  bool unknownZone = false;
};

/// Nothing when the cell is a date under no rule.
std::optional<DateTraits> dateTraits(std::string_view text);

}  // namespace tastescope
