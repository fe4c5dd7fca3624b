// Numbers and dates as the window shows them: grouped through QLocale, UTC, fixed
// decimals. Thread rule: any thread. Cost: none.
#pragma once

#include <QDate>
#include <QString>
#include <cstdint>

#include "core/base/Moment.h"

namespace tastescope::ui {

/// 541909 -> "541,909".
QString grouped(std::uint64_t value);
/// A sum of values: without decimals when it is whole, else two.
QString amount(double value);
/// The day of a moment in UTC.
QDate dayOf(Moment moment);
/// "2011-12-08" (UTC).
QString isoDate(Moment moment);
/// The language's own short form, "9 Dec 2011" or 2011/12/9 (UTC).
QString shortDate(Moment moment);
/// 0.0206 -> "2.06 %"; no space before % in Chinese.
QString percent(double share, int decimals);
/// 45600000 -> "45.6 MB".
QString fileSize(std::uint64_t bytes);
/// Seconds -> "about 16 min", "3 s".
QString duration(double seconds);

}  // namespace tastescope::ui
