#include "core/data/DateParsing.h"

#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <string>

#include "core/data/DateNames.h"

namespace tastescope {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
/// Accented letters begin with the byte 0xC3, Russian ones with 0xD0 or 0xD1; one more follows.
bool isLongLetter(char c) { return c == '\xc3' || c == '\xd0' || c == '\xd1'; }
bool isLetter(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || isLongLetter(c); }
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr std::size_t kLongestDate = 100;

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
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  /// One of some texts that are not ASCII.
  bool takeAny(std::initializer_list<std::string_view> texts) {
    if (isAscii(peek())) return false;
    for (const std::string_view text : texts) {
      if (take(text)) return true;
    }
    return false;
  }
  /// Also those that do not break, as programs put before AM and PM.
  void skipSpaces() {
    while (take(' ') || takeAny({"\u00a0", "\u202f"})) {
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
  /// A whole number of any sign that fits, as programs count milliseconds.
  std::optional<std::int64_t> longNumber() {
    std::int64_t value = 0;
    const auto result = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (result.ec != std::errc()) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
    return value;
  }
  std::string_view word() {
    std::size_t length = 0;
    while (length < rest_.size() && isLetter(rest_[length])) {
      length += isLongLetter(rest_[length]) ? 2 : 1;
    }
    const std::string_view result = rest_.substr(0, length);
    rest_.remove_prefix(result.size());
    return result;
  }

 private:
  std::string_view rest_;
};

int fullYear(const Number& year) {
  if (year.digits > 2) return year.value;
  return year.value < 70 ? 2000 + year.value : 1900 + year.value;
}

/// 11 and 2011.
bool isYear(const Number& year) { return year.digits == 2 || year.digits == 4; }

std::optional<std::int64_t> daysOf(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

/// The day of a week's number as ISO 8601 counts them: the first one has the year's fourth day.
std::optional<std::int64_t> daysOfWeek(int year, int week, int weekday) {
  constexpr int kWeek = 7;
  const auto january = daysOf(year, 1, 4);
  if (!january || week < 1 || week > 53 || weekday < 1 || weekday > kWeek) return std::nullopt;
  constexpr std::int64_t kThursday = 3;  // 1 January 1970 was one
  const std::int64_t weekdayOfJanuary =
      *january + kThursday - floorQuotient(*january + kThursday, kWeek) * kWeek;
  const std::int64_t monday = *january - weekdayOfJanuary + std::int64_t{week - 1} * kWeek;
  if (monday + kThursday > *daysOf(year, 12, 31)) return std::nullopt;  // of the year after
  return monday + weekday - 1;
}

bool isDateSeparator(char c) { return c == '-' || c == '/' || c == '.'; }

/// Digits of a fraction of a second, as microseconds; what is finer is cut off.
std::optional<Moment> fraction(Scanner& in) {
  constexpr std::size_t kFinest = 9;
  const auto digits = in.number(kFinest);
  if (!digits) return std::nullopt;
  Moment nanos = digits->value;
  for (std::size_t i = digits->digits; i < kFinest; ++i) nanos *= 10;
  return nanos / 1000;
}

enum class DayHalf : std::uint8_t { None, Morning, Afternoon };

/// AM, a.m., p. m.; takes nothing else.
DayHalf halfAfter(Scanner& in) {
  Scanner ahead = in;
  ahead.skipSpaces();
  const char half = lower(ahead.peek());
  if (half != 'a' && half != 'p') return DayHalf::None;
  ahead.take(ahead.peek());
  if (ahead.take('.')) ahead.skipSpaces();
  if (!ahead.take('m') && !ahead.take('M')) return DayHalf::None;
  ahead.take('.');
  if (isLetter(ahead.peek())) return DayHalf::None;
  in = ahead;
  return half == 'a' ? DayHalf::Morning : DayHalf::Afternoon;
}

/// As Chinese, Japanese and Korean put it before the hour.
DayHalf halfBefore(Scanner& in) {
  const bool morning = in.takeAny({"上午", "午前", "오전"});
  const bool afternoon = !morning && in.takeAny({"下午", "午後", "오후"});
  if (morning || afternoon) in.skipSpaces();
  return morning ? DayHalf::Morning : afternoon ? DayHalf::Afternoon : DayHalf::None;
}

/// What stands between hour, minute and second. `8h26` and `08.26` only follow a date, so they are
/// no other numbers.
class ClockSigns {
 public:
  bool afterHour(Scanner& in) {
    if (in.take(':')) return true;
    dots_ = in.take('.');
    cjk_ = !dots_ && (in.take('h') || in.takeAny({"时", "時", "点", "點", "시"}));
    return dots_ || cjk_;
  }
  bool afterMinute(Scanner& in) {
    if (cjk_) {
      in.takeAny({"分", "분"});
      in.skipSpaces();
      return isDigit(in.peek());
    }
    return in.take(dots_ ? '.' : ':');
  }
  void afterSecond(Scanner& in) const {
    if (cjk_) in.takeAny({"秒", "초"});
  }

 private:
  bool dots_ = false;
  bool cjk_ = false;
};

struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = 0;
  Moment micros = 0;
};

/// The hour of twelve and a half of the day; nothing when it is none.
std::optional<int> hourOf(int hour, DayHalf half) {
  if (half == DayHalf::None) return hour;
  if (hour > 12) return half == DayHalf::Afternoon ? std::optional(hour) : std::nullopt;
  return hour % 12 + (half == DayHalf::Afternoon ? 12 : 0);
}

std::optional<Moment> momentOfDay(const ClockTime& clock) {
  const bool endOfDay =
      clock.hour == 24 && clock.minute == 0 && clock.second == 0 && clock.micros == 0;
  if ((clock.hour > 23 && !endOfDay) || clock.minute > 59 || clock.second > 60) return std::nullopt;
  return momentOf(std::int64_t{clock.hour} * 3600 + std::int64_t{clock.minute} * 60 +
                  clock.second) +
         clock.micros;
}

/// 08:26, 8:26:01.5 PM, 8 pm, 下午 8:26; since midnight.
std::optional<Moment> timeOfDay(Scanner& in) {
  DayHalf half = halfBefore(in);
  ClockTime clock;
  ClockSigns signs;
  const auto hour = in.number(2);
  if (!hour) return std::nullopt;
  if (signs.afterHour(in)) {
    in.skipSpaces();
    const auto minute = in.number(2);
    if (!minute || minute->digits != 2) return std::nullopt;
    clock.minute = minute->value;
    if (signs.afterMinute(in)) {
      const auto second = in.number(2);
      if (!second) return std::nullopt;
      clock.second = second->value;
      if (in.take('.') || in.take(',')) {
        const auto micros = fraction(in);
        if (!micros) return std::nullopt;
        clock.micros = *micros;
      }
      signs.afterSecond(in);
    }
  } else if (half == DayHalf::None) {
    half = halfAfter(in);
    if (half == DayHalf::None) return std::nullopt;  // a bare number is no time
  }
  if (half == DayHalf::None) half = halfAfter(in);
  const auto full = hourOf(hour->value, half);
  if (!full) return std::nullopt;
  clock.hour = *full;
  return momentOfDay(clock);
}

/// 0826, 082600, 082600250, 082600.25
std::optional<Moment> compactTime(Scanner& in) {
  const auto hour = in.number(2);
  const auto minute = in.number(2);
  if (!hour || !minute || minute->digits != 2) return std::nullopt;
  ClockTime clock{hour->value, minute->value, 0, 0};
  if (const auto second = in.number(2)) {
    if (second->digits != 2) return std::nullopt;
    clock.second = second->value;
    if (in.take('.') || isDigit(in.peek())) {
      const auto micros = fraction(in);
      if (!micros) return std::nullopt;
      clock.micros = *micros;
    }
  }
  return momentOfDay(clock);
}

bool isZoneName(std::string_view name) {
  if (name.size() < 2 || name.size() > 5) return false;
  for (const char c : name) {
    if (!isUpper(c)) return false;
  }
  return true;
}

/// Reads one date and notes what it shows of the rule of its column.
class DateReader {
 public:
  DateReader(std::string_view text, const DateRule& rule) : in_(text), rule_(rule) {}

  std::optional<Moment> read() {
    if (in_.peek() == '/') return readCall();
    const auto days = isLetter(in_.peek()) ? wordFirst() : numberFirst();
    if (!days) return std::nullopt;
    if (!ended_ && !readTime()) return std::nullopt;
    if (!in_.done()) return std::nullopt;
    return *days * kMicrosPerDay + time_;
  }

  [[nodiscard]] const DateTraits& traits() const { return traits_; }

 private:
  /// A time of day and a zone behind the date, or nothing.
  bool readTime() {
    const bool begins = in_.take('T') || in_.take('t') || in_.take(',') ||
                        (named_ && in_.take(':')) || in_.peek() == ' ' || !isAscii(in_.peek());
    if (!begins) return in_.done();
    in_.skipSpaces();
    skipBeforeClock();
    return in_.done() || readHour() || (readClock() && readZone());
  }

  /// "/Date(1418036400000+0100)/", as .NET wrote JSON: milliseconds of UTC; the zone behind them
  /// changes nothing.
  std::optional<Moment> readCall() {
    if (!in_.take("/Date(")) return std::nullopt;
    const auto millis = in_.longNumber();
    const bool zone = in_.peek() == '+' || in_.peek() == '-';
    if (!millis || (zone && !readOffset()) || !in_.take(")/") || !in_.done()) return std::nullopt;
    constexpr std::int64_t kMostMillis = 253'402'300'800'000;  // year 9999, and as much before 1970
    if (*millis >= kMostMillis || *millis <= -kMostMillis) return std::nullopt;
    return momentOf(*millis, 1000);
  }

  /// What people's languages put between a date and a time.
  void skipBeforeClock() {
    if (!isLetter(in_.peek())) return;
    for (const std::string_view word : {"at ", "um ", "à ", "às ", "в "}) {
      if (in_.take(word)) return in_.skipSpaces();
    }
  }

  /// An hour of two digits that ends the text.
  bool readHour() {
    Scanner ahead = in_;
    const auto hour = ahead.number(2);
    if (!hour || hour->digits != 2 || !ahead.done()) return false;
    const auto clock = momentOfDay({hour->value, 0, 0, 0});
    if (!clock) return false;
    time_ += *clock;
    in_ = ahead;
    return true;
  }

  bool readClock() {
    const auto clock = timeOfDay(in_);
    if (clock) time_ += *clock;
    return clock.has_value();
  }

  int yearOf(const Number& year) {
    traits_.twoDigitYear = traits_.twoDigitYear || year.digits == 2;
    return fullYear(year);
  }

  /// Dec 9, 2011; Wed, 9 Dec 2011; Wed Dec 09 08:26:00 CET 2011
  std::optional<std::int64_t> wordFirst() {
    std::string word = plainLetters(in_.word());
    const Scanner afterWord = in_;
    in_.take('.');
    in_.take(',');
    in_.skipSpaces();
    if (isWeekday(word) && isDigit(in_.peek())) {
      const Scanner afterDay = in_;
      if (const auto days = numberFirst()) return days;
      in_ = afterDay;  // "mar" is Tuesday and March
    } else if (isWeekday(word) && isLetter(in_.peek())) {
      word = plainLetters(in_.word());
      return monthFirst(word);
    }
    in_ = afterWord;
    return monthFirst(word);
  }

  std::optional<std::int64_t> monthFirst(std::string_view name) {
    const auto month = monthNamed(name);
    if (!month) return std::nullopt;
    named_ = true;
    skipSeparator();
    in_.skipSpaces();
    const auto day = in_.number(2);
    if (!day) return std::nullopt;
    skipOrdinal();
    const bool parted = in_.take(',') || skipSeparator();
    in_.skipSpaces();
    Scanner ahead = in_;
    if (ahead.number(2) && ahead.peek() == ':') return clockThenYear(*month, day->value);
    const auto year = in_.number(4);
    if (!year || (year->digits != 4 && !(parted && year->digits == 2))) return std::nullopt;
    return daysOf(yearOf(*year), *month, day->value);
  }

  bool skipSeparator() { return isDateSeparator(in_.peek()) && in_.take(in_.peek()); }

  /// What C, Java and Twitter print: the year ends the text.
  std::optional<std::int64_t> clockThenYear(int month, int day) {
    if (!readClock() || !readZone()) return std::nullopt;
    in_.skipSpaces();
    const auto year = in_.number(4);
    ended_ = true;
    if (!year || year->digits != 4) return std::nullopt;
    return daysOf(year->value, month, day);
  }

  /// 1st, 2nd, 3rd, 9th
  void skipOrdinal() {
    Scanner ahead = in_;
    const std::string_view word = ahead.word();
    if (word == "st" || word == "nd" || word == "rd" || word == "th") in_ = ahead;
  }

  /// 2011-12-09, 9/12/2011, 01-Jan-1995, 9. Dezember 2011, 2011年12月9日
  std::optional<std::int64_t> numberFirst() {
    const auto first = in_.number(4);
    if (!first) return std::nullopt;
    if (first->digits == 4 && in_.takeAny({"年", "년"})) return eastAsian(first->value);
    if (first->digits == 4 && (in_.take("-W") || in_.take('W'))) return isoWeek(first->value);
    skipOrdinal();
    const char separator = in_.peek();
    if (isDateSeparator(separator)) in_.take(separator);
    if (separator == ' ' || separator == '.') in_.skipSpaces();
    if (isLetter(in_.peek())) return dayThenName(*first, separator);
    return isDateSeparator(separator) ? numbersOnly(*first, separator) : std::nullopt;
  }

  /// 50-1 and 501 behind 2014-W; without a day it is the Monday.
  std::optional<std::int64_t> isoWeek(int year) {
    const auto week = in_.number(2);
    if (!week || week->digits != 2) return std::nullopt;
    const bool dash = in_.take('-');
    const auto weekday = in_.number(1);
    if (dash && !weekday) return std::nullopt;
    return daysOfWeek(year, week->value, weekday ? weekday->value : 1);
  }

  std::optional<std::int64_t> numbersOnly(const Number& first, char separator) {
    const auto second = in_.number(2);
    if (!second || !in_.take(separator)) return std::nullopt;
    if (separator == '.') in_.skipSpaces();
    const auto third = in_.number(4);
    if (!third) return std::nullopt;
    if (separator == '.') in_.take('.');
    if (first.digits == 4) {
      if (third->digits > 2) return std::nullopt;
      return daysOf(first.value, second->value, third->value);
    }
    if (rule_.yearFirst && first.digits == 2 && third->digits == 2) {
      return daysOf(yearOf(first), second->value, third->value);
    }
    if (first.digits > 2 || !isYear(*third)) return std::nullopt;
    const int year = yearOf(*third);
    return rule_.dayFirst ? daysOf(year, second->value, first.value)
                          : daysOf(year, first.value, second->value);
  }

  /// Dec 2011 behind a day; Spanish and Portuguese put "de" between.
  std::optional<std::int64_t> dayThenName(const Number& day, char separator) {
    const auto nextWord = [this] {
      std::string word = plainLetters(in_.word());
      if (word != "de" && word != "of") return word;
      in_.skipSpaces();
      return plainLetters(in_.word());
    };
    const auto month = monthNamed(nextWord());
    if (!month || day.digits > 2) return std::nullopt;
    named_ = true;
    in_.take('.');
    if (isDateSeparator(separator)) in_.take(separator);
    in_.take(',');
    in_.skipSpaces();
    if (in_.take("de ")) in_.skipSpaces();
    const auto year = in_.number(4);
    if (!year || !isYear(*year)) return std::nullopt;
    skipRussianYear();
    return daysOf(yearOf(*year), *month, day.value);
  }

  /// г., года
  void skipRussianYear() {
    Scanner ahead = in_;
    ahead.skipSpaces();
    if (ahead.takeAny({"года", "г.", "г"})) in_ = ahead;
  }

  std::optional<std::int64_t> eastAsian(int year) {
    in_.skipSpaces();
    const auto month = in_.number(2);
    if (!month || !in_.takeAny({"月", "월"})) return std::nullopt;
    in_.skipSpaces();
    const auto day = in_.number(2);
    if (!day || !in_.takeAny({"日", "일", "号"})) return std::nullopt;
    const auto days = daysOf(year, month->value, day->value);
    in_.skipSpaces();
    if (in_.done() || !days) return days;
    // The time may follow without a space.
    ended_ = true;
    return readClock() && readZone() ? days : std::nullopt;
  }

  /// Z, UTC, CET, +01, +0100, +01:00, GMT+0100 (Central European Time), +01:00[Europe/Paris],
  /// Europe/Paris; Uhr and hs., which are none
  bool readZone() {
    in_.skipSpaces();
    if (isLetter(in_.peek()) && (in_.take("Uhr") || in_.take("hs.") || in_.take("hs")))
      in_.skipSpaces();
    if (isLetter(in_.peek())) {
      if (!readZoneName()) return false;
    } else if (in_.peek() == '+' || in_.peek() == '-') {
      if (!readOffset()) return false;
      in_.skipSpaces();
      if (isLetter(in_.peek()) && !skipZonePlace() && !isZoneName(in_.word())) return false;
    }
    return skipComment();
  }

  /// Europe/Berlin, America/Argentina/Buenos_Aires; takes nothing else.
  bool skipZonePlace() {
    Scanner ahead = in_;
    const std::string_view area = ahead.word();
    if (!ahead.take('/') || !isZoneArea(area)) return false;
    std::size_t letters = 0;
    constexpr std::string_view kAmong = "_-/";
    for (; isLetter(ahead.peek()) || (!ahead.done() && kAmong.find(ahead.peek()) != kAmong.npos);
         ++letters) {
      ahead.take(ahead.peek());
    }
    if (letters > 0) in_ = ahead;
    return letters > 0;
  }

  bool readZoneName() {
    if (in_.take("Etc/UTC") || in_.take("Etc/GMT")) return in_.done();
    if (skipZonePlace()) {
      traits_.unknownZone = true;
      return rule_.anyZone;
    }
    const std::string_view name = in_.word();
    if (const auto minutes = zoneNamed(name == "z" ? "Z" : name)) {
      time_ -= momentOf(std::int64_t{*minutes} * 60);
      return *minutes != 0 || (in_.peek() != '+' && in_.peek() != '-') || readOffset();
    }
    if (!isZoneName(name)) return false;
    traits_.unknownZone = true;
    return rule_.anyZone;
  }

  bool readOffset() {
    const bool west = in_.peek() == '-';
    in_.take(in_.peek());
    const auto hours = in_.number(2);
    const bool colon = in_.take(':');
    const auto minutes = in_.number(2);
    if (!hours || hours->value > 18 || (colon && !minutes)) return false;
    if (minutes && (minutes->digits != 2 || minutes->value > 59)) return false;
    const std::int64_t offset = hours->value * 3600 + (minutes ? minutes->value * 60 : 0);
    time_ -= momentOf(west ? -offset : offset);
    return true;
  }

  /// The zone's name in words, behind what it says in figures.
  bool skipComment() {
    Scanner ahead = in_;
    ahead.skipSpaces();
    const char closing = ahead.take('(') ? ')' : ahead.take('[') ? ']' : '\0';
    if (closing == '\0') return true;
    while (!ahead.done() && ahead.peek() != closing) ahead.take(ahead.peek());
    in_ = ahead;
    return in_.take(closing);
  }

  Scanner in_;
  DateRule rule_;
  DateTraits traits_;
  Moment time_ = 0;
  bool named_ = false;  ///< the month has a name
  bool ended_ = false;  ///< the time of day is read already
};

/// Most words of a file are no dates: these are short and have digits early.
bool mayBeDate(std::string_view text) {
  constexpr std::size_t kLongestName = 26;  // a day of the week in Cyrillic letters
  return text.size() <= kLongestDate && text.find_first_of("0123456789") <= kLongestName;
}

}  // namespace

std::optional<Moment> parseDate(std::string_view text, const DateRule& rule) {
  if (!mayBeDate(text)) return std::nullopt;
  return DateReader(text, rule).read();
}

std::optional<DateTraits> dateTraits(std::string_view text) {
  if (!mayBeDate(text)) return std::nullopt;
  constexpr std::array<DateRule, 3> kRules{{{.dayFirst = true, .anyZone = true},
                                            {.dayFirst = false, .anyZone = true},
                                            {.yearFirst = true, .anyZone = true}}};
  for (const DateRule& rule : kRules) {
    DateReader reader(text, rule);
    if (reader.read()) return reader.traits();
  }
  return std::nullopt;
}

std::optional<Moment> parseCompactDate(std::string_view text) {
  if (text.size() < 8 || text.size() > 32) return std::nullopt;
  Scanner in(text);
  const auto year = in.number(4);
  const auto month = in.number(2);
  const auto day = in.number(2);
  if (!year || !month || !day || day->digits != 2 || year->value < 1900 || year->value > 2100) {
    return std::nullopt;
  }
  const auto days = daysOf(year->value, month->value, day->value);
  if (!days) return std::nullopt;
  if (in.done()) return *days * kMicrosPerDay;
  const bool parted = in.take('T') || in.take(' ');
  Scanner rest = in;
  auto time = compactTime(rest);
  if (!time && parted) time = timeOfDay(rest = in);
  if (parted) rest.take('Z');
  if (!time || !rest.done()) return std::nullopt;
  return *days * kMicrosPerDay + *time;
}

std::optional<Moment> parseTimeOfDay(std::string_view text) {
  if (text.size() > kLongestDate) return std::nullopt;
  Scanner in(text);
  in.skipSpaces();
  const auto time = timeOfDay(in);
  in.skipSpaces();
  return in.done() ? time : std::nullopt;
}

std::optional<DateNumbers> dateNumbers(std::string_view text) {
  Scanner in(text);
  const auto first = in.number(4);
  const char separator = in.peek();
  if (!first || first->digits > 2 || !isDateSeparator(separator)) return std::nullopt;
  in.take(separator);
  if (separator == '.') in.skipSpaces();
  const auto second = in.number(2);
  if (!second || !in.take(separator)) return std::nullopt;
  if (separator == '.') in.skipSpaces();
  const auto third = in.number(4);
  if (!third) return std::nullopt;
  return DateNumbers{first->value, second->value, third->value,
                     first->digits == 2 && third->digits == 2};
}

}  // namespace tastescope
