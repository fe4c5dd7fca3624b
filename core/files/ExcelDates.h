// Dates in Excel: numbers of days that a cell's format makes dates.
// Thread rule: pure functions.
// Cost: a short text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tastescope {

/// Whether one of the formats that have no code in a file shows dates or times: 14 to 22 and 45 to
/// 47 everywhere, 27 to 36 and 50 to 58 in East Asia.
bool isBuiltInDateFormat(std::uint32_t id);

/// Whether a format's code shows dates or times: it has one of y, m, d, h, s outside quotes,
/// brackets and escapes.
bool isDateFormat(std::string_view code);

/// "2023-03-15 01:00:00", "2023-03-15" at midnight, "01:00:00" without a day, milliseconds where
/// there are some. `from1904`: days count from 1904 as on old Macs; otherwise from 1900, which Excel
/// takes for a leap year. Nothing for a number that is no date.
std::optional<std::string> excelDateText(double serial, bool from1904);

}  // namespace tastescope
