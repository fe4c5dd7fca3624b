// Dates written as text. Apart from numbers because their forms are many; see ValueParsing.h for
// what is understood.
// Thread rule: pure functions.
// Cost: tens of nanoseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tastescope {

/// Unix seconds of a date with separators, with or without a time of day and a zone.
std::optional<std::int64_t> parseDate(std::string_view text, bool dayFirst);

/// Unix seconds of 20111209 or 20111209082600.
std::optional<std::int64_t> parseCompactDate(std::string_view text);

enum class DayMonthOrder : std::uint8_t { DayFirst, MonthFirst, Either };

/// What a cell of the form 9/12/2011 says about its order; nothing for other forms.
std::optional<DayMonthOrder> dayMonthOrder(std::string_view text);

}  // namespace tastescope
