#include "core/base/Moment.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/Clock.h"

namespace tastescope {
namespace {

/// The last `count` digits of `value` with leading zeros.
void appendPadded(std::string& text, std::int64_t value, int count) {
  char digits[8];
  for (int i = count; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
  text.append(digits, static_cast<std::size_t>(count));
}

void appendDate(std::string& text, Moment moment) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{floorQuotient(moment, kMicrosPerDay)}}};
  const int year = static_cast<int>(date.year());
  if (year >= 0 && year <= 9999) {
    appendPadded(text, year, 4);
  } else {
    char buffer[16];
    text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, year).ptr);
  }
  text += '-';
  appendPadded(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  appendPadded(text, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

Moment withinCalendar(Moment moment) {
  return std::clamp(moment, momentOf(-377'705'116'800), momentOf(253'402'300'800) - 1);
}

Moment coarsestUnit(std::span<const Moment> moments) {
  constexpr Moment kMilli = 1000;
  const auto wholeSeconds = [](Moment moment) { return moment % kMicrosPerSecond == 0; };
  const auto wholeMillis = [](Moment moment) { return moment % kMilli == 0; };
  if (std::ranges::all_of(moments, wholeSeconds)) return kMicrosPerSecond;
  return std::ranges::all_of(moments, wholeMillis) ? kMilli : 1;
}

MomentRange plausibleMoments() {
  constexpr std::int64_t kYear1990 = 631'152'000;
  const Moment today = floorQuotient(momentOf(unixNow()), kMicrosPerDay) * kMicrosPerDay;
  return {momentOf(kYear1990), today + 2 * kMicrosPerDay - 1};
}

std::string dateText(Moment moment) {
  std::string text;
  appendDate(text, withinCalendar(moment));
  return text;
}

void appendMoment(std::string& text, Moment moment) {
  moment = withinCalendar(moment);
  appendDate(text, moment);
  const Moment ofDay = moment - floorQuotient(moment, kMicrosPerDay) * kMicrosPerDay;
  const std::int64_t seconds = ofDay / kMicrosPerSecond;
  text += ' ';
  appendPadded(text, seconds / 3600, 2);
  text += ':';
  appendPadded(text, seconds / 60 % 60, 2);
  text += ':';
  appendPadded(text, seconds % 60, 2);
  const std::int64_t micros = ofDay % kMicrosPerSecond;
  if (micros == 0) return;
  text += '.';
  if (micros % 1000 == 0) {
    appendPadded(text, micros / 1000, 3);
  } else {
    appendPadded(text, micros, 6);
  }
}

std::string momentText(Moment moment) {
  std::string text;
  appendMoment(text, moment);
  return text;
}

}  // namespace tastescope
