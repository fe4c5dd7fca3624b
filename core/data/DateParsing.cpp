#include "core/data/DateParsing.h"

#include <array>
#include <chrono>

namespace tastescope {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

/// Walks over a text piece by piece.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skipSpaces() {
    while (take(' ')) {
    }
  }
  std::optional<Number> number(std::size_t maxDigits) {
    Number result;
    while (result.digits < maxDigits && isDigit(peek())) {
      result.value = result.value * 10 + (peek() - '0');
      ++result.digits;
      rest_.remove_prefix(1);
    }
    if (result.digits == 0) return std::nullopt;
    return result;
  }
  std::string_view word() {
    std::size_t length = 0;
    while (length < rest_.size() && isLetter(rest_[length])) ++length;
    const std::string_view result = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return result;
  }

 private:
  std::string_view rest_;
};

/// 1 to 12 for an English month name or its first letters (three at least).
std::optional<int> monthOf(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    bool same = true;
    for (std::size_t i = 0; i < 3; ++i) same = same && lower(word[i]) == kMonths[month][i];
    if (same) return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

int fullYear(const Number& year) {
  if (year.digits > 2) return year.value;
  return year.value < 70 ? 2000 + year.value : 1900 + year.value;
}

std::optional<std::int64_t> daysOf(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

bool isDateSeparator(char c) { return c == '-' || c == '/' || c == '.'; }

/// Dec 9, 2011
std::optional<std::int64_t> wordFirstDate(Scanner& in) {
  const auto month = monthOf(in.word());
  in.take('.');
  in.skipSpaces();
  const auto day = in.number(2);
  in.take(',');
  in.skipSpaces();
  const auto year = in.number(4);
  if (!month || !day || !year || year->digits != 4) return std::nullopt;
  return daysOf(year->value, *month, day->value);
}

/// 2011-12-09, 9/12/2011, 01-Jan-1995, 9 Dec 2011
std::optional<std::int64_t> numberFirstDate(Scanner& in, bool dayFirst) {
  const auto first = in.number(4);
  const char separator = in.peek();
  if (!first || (!isDateSeparator(separator) && separator != ' ')) return std::nullopt;
  in.take(separator);
  if (isLetter(in.peek())) {
    const auto month = monthOf(in.word());
    const auto year = in.take(separator) ? in.number(4) : std::nullopt;
    if (!month || !year || first->digits > 2) return std::nullopt;
    return daysOf(fullYear(*year), *month, first->value);
  }
  const auto second = in.number(2);
  const auto third = separator != ' ' && in.take(separator) ? in.number(4) : std::nullopt;
  if (!second || !third) return std::nullopt;
  if (first->digits == 4) {
    if (third->digits > 2) return std::nullopt;
    return daysOf(first->value, second->value, third->value);
  }
  if (first->digits > 2 || third->digits == 3) return std::nullopt;
  return dayFirst ? daysOf(fullYear(*third), second->value, first->value)
                  : daysOf(fullYear(*third), first->value, second->value);
}

/// 08:26, 8:26:01.5 PM; seconds since midnight.
std::optional<std::int64_t> timeOfDay(Scanner& in) {
  const auto hour = in.number(2);
  const auto minute = in.take(':') ? in.number(2) : std::nullopt;
  if (!hour || !minute || minute->digits != 2) return std::nullopt;
  int second = 0;
  if (in.take(':')) {
    const auto value = in.number(2);
    if (!value) return std::nullopt;
    second = value->value;
    if (in.take('.') || in.take(',')) {
      if (!in.number(9)) return std::nullopt;
    }
  }
  int hours = hour->value;
  Scanner ahead = in;
  ahead.skipSpaces();
  const std::string_view half = ahead.word();
  if (half.size() == 2 && lower(half[1]) == 'm' &&
      (lower(half[0]) == 'a' || lower(half[0]) == 'p')) {
    if (hours < 1 || hours > 12) return std::nullopt;
    hours = hours % 12 + (lower(half[0]) == 'p' ? 12 : 0);
    in = ahead;
  }
  const bool endOfDay = hours == 24 && minute->value == 0 && second == 0;
  if ((hours > 23 && !endOfDay) || minute->value > 59 || second > 60) return std::nullopt;
  return std::int64_t{hours} * 3600 + std::int64_t{minute->value} * 60 + second;
}

/// Z, UTC, GMT, +01, +0100, +01:00; seconds east of Greenwich.
std::optional<std::int64_t> zone(Scanner& in) {
  in.skipSpaces();
  if (in.done()) return 0;
  if (isLetter(in.peek())) {
    const std::string_view name = in.word();
    if (name == "Z" || name == "z" || name == "UTC" || name == "GMT") return 0;
    return std::nullopt;
  }
  const bool west = in.peek() == '-';
  if (!in.take('+') && !in.take('-')) return std::nullopt;
  const auto hours = in.number(2);
  in.take(':');
  const auto minutes = in.number(2);
  if (!hours || hours->value > 18) return std::nullopt;
  const std::int64_t offset = hours->value * 3600 + (minutes ? minutes->value * 60 : 0);
  return west ? -offset : offset;
}

}  // namespace

std::optional<std::int64_t> parseDate(std::string_view text, bool dayFirst) {
  Scanner in(text);
  const auto days = isLetter(in.peek()) ? wordFirstDate(in) : numberFirstDate(in, dayFirst);
  if (!days) return std::nullopt;
  std::int64_t seconds = *days * 86400;
  if (in.take('T') || in.take('t') || in.take(',') || in.peek() == ' ') {
    in.skipSpaces();
    if (!in.done()) {
      const auto clock = timeOfDay(in);
      const auto offset = zone(in);
      if (!clock || !offset) return std::nullopt;
      seconds += *clock - *offset;
    }
  }
  if (!in.done()) return std::nullopt;
  return seconds;
}

std::optional<std::int64_t> parseCompactDate(std::string_view text) {
  if (text.size() != 8 && text.size() != 14) return std::nullopt;
  Scanner in(text);
  const auto year = in.number(4);
  const auto month = in.number(2);
  const auto day = in.number(2);
  if (!year || !month || !day || year->digits != 4 || year->value < 1900 || year->value > 2100) {
    return std::nullopt;
  }
  const auto days = daysOf(year->value, month->value, day->value);
  if (!days) return std::nullopt;
  if (text.size() == 8) return in.done() ? std::optional(*days * 86400) : std::nullopt;
  const auto hour = in.number(2);
  const auto minute = in.number(2);
  const auto second = in.number(2);
  if (!hour || !minute || !second || !in.done() || hour->value > 23 || minute->value > 59 ||
      second->value > 60) {
    return std::nullopt;
  }
  return *days * 86400 + std::int64_t{hour->value} * 3600 + std::int64_t{minute->value} * 60 +
         second->value;
}

std::optional<DayMonthOrder> dayMonthOrder(std::string_view text) {
  Scanner in(text);
  const auto first = in.number(4);
  const char separator = in.peek();
  if (!first || first->digits > 2 || !isDateSeparator(separator)) return std::nullopt;
  in.take(separator);
  const auto second = in.number(2);
  if (!second || !in.take(separator) || !in.number(4)) return std::nullopt;
  if (first->value > 12 && second->value <= 12) return DayMonthOrder::DayFirst;
  if (second->value > 12 && first->value <= 12) return DayMonthOrder::MonthFirst;
  return DayMonthOrder::Either;
}

}  // namespace tastescope
