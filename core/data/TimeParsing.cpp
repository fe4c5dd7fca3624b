#include "core/data/TimeParsing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/data/DateOrder.h"
#include "core/data/DateParsing.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

__extension__ using Wide = unsigned __int128;

/// Year 9999 and the same before 1970: no number beyond it is a time.
constexpr std::uint64_t kMostMicros = 253'402'300'800ULL * kMicrosPerSecond - 1;

/// A number as its digits, mantissa * 10^exponent: nothing is rounded.
struct Digits {
  std::uint64_t mantissa = 0;
  int exponent = 0;
  int decimals = 0;  ///< digits behind the point
  bool negative = false;
  bool rest = false;       ///< digits that are not 0 found no room
  bool shortened = false;  ///< the last digits of a whole number are not written: 1.6e9
};

/// Room for 19 digits; more are only counted.
void addDigit(Digits& number, char c, bool behindPoint) {
  constexpr std::uint64_t kRoom = 1'000'000'000'000'000'000;
  const auto digit = static_cast<std::uint64_t>(c - '0');
  if (number.mantissa < kRoom) {
    number.mantissa = number.mantissa * 10 + digit;
    number.exponent -= behindPoint ? 1 : 0;
  } else {
    number.rest = number.rest || digit != 0;
    number.exponent += behindPoint ? 0 : 1;
  }
  number.decimals += behindPoint ? 1 : 0;
}

/// 1323419160, -1.5, 1.709290000e+09, 45000,0417; 1,234 is no number of either kind.
std::optional<Digits> digitsOf(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  Digits number;
  std::size_t at = 0;
  number.negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') ++at;
  const std::size_t begin = at;
  std::size_t point = std::string_view::npos;
  bool any = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      addDigit(number, c, point != std::string_view::npos);
      any = true;
    } else if ((c == '.' || c == ',') && point == std::string_view::npos) {
      point = at;
    } else {
      break;
    }
  }
  if (!any) return std::nullopt;
  const bool comma = point != std::string_view::npos && text[point] == ',';
  if (comma && number.decimals == 3 && point - begin <= 3) return std::nullopt;
  if (at == text.size()) return number;
  if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
  if (++at < text.size() && text[at] == '+') ++at;
  int exponent = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + at, end, exponent);
  if (parsed.ec != std::errc() || parsed.ptr != end || std::abs(exponent) > 400)
    return std::nullopt;
  number.exponent += exponent;
  number.shortened = number.exponent > 0;
  number.decimals = std::max(0, number.decimals - exponent);
  return number;
}

/// The number times 10^power, rounded down.
std::optional<Moment> scaled(const Digits& number, int power) {
  std::uint64_t value = number.mantissa;
  bool rest = number.rest;
  int exponent = number.exponent + power;
  for (; exponent > 0 && value != 0; --exponent) {
    if (value > kMostMicros / 10) return std::nullopt;
    value *= 10;
  }
  for (; exponent < 0 && value != 0; ++exponent) {
    rest = rest || value % 10 != 0;
    value /= 10;
  }
  if (value > kMostMicros) return std::nullopt;
  const auto moment = static_cast<Moment>(value);
  return number.negative ? -moment - (rest ? 1 : 0) : moment;
}

double magnitudeOf(const Digits& number) {
  return static_cast<double>(number.mantissa) * std::pow(10.0, number.exponent);
}

/// Powers of ten from a unit to a microsecond; positions count as seconds do.
int powerOf(TimeForm form) {
  switch (form) {
    case TimeForm::Millis: return 3;
    case TimeForm::Micros: return 0;
    case TimeForm::Nanos: return -3;
    case TimeForm::Ticks: return -1;
    default: return 6;
  }
}

/// Ticks are no unix times, but as plain; see sinceUnixEpoch().
constexpr std::array<TimeForm, 5> kUnixForms{TimeForm::Seconds, TimeForm::Millis, TimeForm::Micros,
                                             TimeForm::Nanos, TimeForm::Ticks};
constexpr double kLeastUnixTime = 1e8;   ///< 1973
constexpr double kEndOfUnixTimes = 5e9;  ///< 2128

/// The unit a unix time is in by its size, as a place in kUnixForms; nothing for small numbers.
std::optional<std::size_t> unitOf(double magnitude) {
  if (magnitude < kLeastUnixTime) return std::nullopt;
  if (magnitude < 1e11) return 0;
  if (magnitude < 1e14) return 1;
  if (magnitude < 1e17) return 2;
  constexpr double kFirstTick = 6.2e17;  // 1965; as nanoseconds 1989
  constexpr double kLastTick = 6.7e17;   // 2124; 1991
  return magnitude >= kFirstTick && magnitude < kLastTick ? 4 : 3;
}

/// Microseconds since the year 1, which ticks count from, become those since 1970.
std::optional<Moment> sinceUnixEpoch(Moment moment, TimeForm form) {
  if (form != TimeForm::Ticks) return moment;
  constexpr Moment kYearOne = -momentOf(62'135'596'800);
  return moment < 0 ? std::nullopt : std::optional(moment + kYearOne);
}

/// A number that stands alone among dates.
std::optional<Moment> unixTimeAmongDates(std::string_view text) {
  const auto number = digitsOf(text);
  const auto unit = number ? unitOf(magnitudeOf(*number)) : std::nullopt;
  if (!unit || number->negative) return std::nullopt;
  const TimeForm form = kUnixForms[*unit];
  auto moment = scaled(*number, powerOf(form));
  if (moment) moment = sinceUnixEpoch(*moment, form);
  const bool meant = moment && static_cast<double>(*moment) <
                                   kEndOfUnixTimes * static_cast<double>(kMicrosPerSecond);
  return meant ? moment : std::nullopt;
}

/// Days since 30 December 1899, which is Excel's day 0 for every date since March 1900. Four
/// decimals, as people's files have them, tell 8.6 seconds apart: a whole minute within half of
/// that is what was meant, else a whole second. Five are nearly exact to the second, more to the
/// millisecond.
std::optional<Moment> excelMoment(const Digits& days) {
  constexpr Moment kDaysTo1970 = 25'569;
  constexpr Wide kLastDay = 2'958'465;  // 31 December 9999
  if (days.negative || days.exponent > 6) return std::nullopt;
  Wide value = Wide{days.mantissa} * static_cast<Wide>(kMicrosPerDay);
  for (int i = 0; i < days.exponent; ++i) value *= 10;
  int places = -days.exponent;
  for (; places > 1 && value != 0; --places) value /= 10;
  if (places == 1) value = (value + 5) / 10;
  if (value < static_cast<Wide>(kMicrosPerDay) ||
      value >= (kLastDay + 1) * static_cast<Wide>(kMicrosPerDay)) {
    return std::nullopt;
  }
  const auto nearest = [](Moment moment, Moment unit) {
    return floorQuotient(moment + unit / 2, unit) * unit;
  };
  const auto exact = static_cast<Moment>(value);
  const Moment minute = nearest(exact, 60 * kMicrosPerSecond);
  const Moment slack = days.decimals <= 4 ? 4'320'000 : days.decimals == 5 ? 432'000 : 0;
  const Moment unit = days.decimals <= 5 ? kMicrosPerSecond : 1000;
  const bool isMinute = minute - exact <= slack && exact - minute <= slack;
  return (isMinute ? minute : nearest(exact, unit)) - kDaysTo1970 * kMicrosPerDay;
}

/// Unsigned digits alone, few enough for every unit.
std::optional<Moment> fromPlainInteger(std::string_view text, TimeForm form) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (form == TimeForm::Nanos) {
    value /= 1000;
  } else if (form == TimeForm::Ticks) {
    value /= 10;
  } else {
    const std::uint64_t factor = form == TimeForm::Millis   ? 1000
                                 : form == TimeForm::Micros ? 1
                                                            : kMicrosPerSecond;
    if (value > kMostMicros / factor) return std::nullopt;
    value *= factor;
  }
  if (value > kMostMicros) return std::nullopt;
  return sinceUnixEpoch(static_cast<Moment>(value), form);
}

std::optional<Moment> fromUnixTime(std::string_view text, TimeForm form) {
  if (const auto moment = fromPlainInteger(text, form)) return moment;
  const auto number = digitsOf(text);
  const auto moment = number ? scaled(*number, powerOf(form)) : std::nullopt;
  return moment ? sinceUnixEpoch(*moment, form) : std::nullopt;
}

std::optional<Moment> fromDate(std::string_view text, const TimeRule& rule) {
  return parseDate(
      text, {.dayFirst = rule.dayFirst, .yearFirst = rule.yearFirst, .anyZone = rule.anyZone});
}

bool isUnixForm(TimeForm form) { return std::ranges::find(kUnixForms, form) != kUnixForms.end(); }

/// What the cells of a column are, counted.
class Tally {
 public:
  void add(std::string_view cell) {
    if (cell.empty()) return;
    if (parseCompactDate(cell)) ++compact_;
    if (const auto number = digitsOf(cell)) {
      addNumber(*number);
    } else if (const auto traits = dateTraits(cell)) {
      addDate(cell, *traits);
    }
  }

  [[nodiscard]] TimeRule rule(bool mayBeExcel) const {
    TimeRule rule = rule_;
    rule.orderMatters = order_.matters();
    rule.orderSeen = order_.proved();
    rule.dayFirst = order_.dayFirst();
    rule.yearFirst = order_.yearFirst();
    rule.form = form(mayBeExcel);
    // A round number that is written short is whole; a column of them is not.
    rule.shortened = isUnixForm(rule.form) && shortened_ * 2 > numbers_;
    return rule;
  }

  /// Excel's days with a time of day, as other numbers hardly look.
  [[nodiscard]] bool finelyDivided() const { return threeDecimals_ * 2 >= numbers_; }

 private:
  void addNumber(const Digits& number) {
    constexpr double kFirstExcelDay = 29'221;  // 1980; seconds of a day lie around it
    constexpr double kLastExcelDay = 58'440;   // 2060
    ++numbers_;
    const double magnitude = magnitudeOf(number);
    if (const auto unit = unitOf(magnitude)) ++units_[*unit];
    threeDecimals_ += number.decimals >= 3;
    fractions_ += number.decimals > 0;
    shortened_ += number.shortened;
    excel_ += !number.negative && magnitude >= kFirstExcelDay && magnitude <= kLastExcelDay;
  }

  void addDate(std::string_view cell, const DateTraits& traits) {
    ++dates_;
    rule_.twoDigitYears = rule_.twoDigitYears || traits.twoDigitYear;
    rule_.anyZone = rule_.anyZone || traits.unknownZone;
    order_.add(cell);
  }

  static bool nearlyAll(std::size_t some, std::size_t all) { return some * 10 >= all * 9; }

  [[nodiscard]] TimeForm form(bool mayBeExcel) const {
    if (dates_ > 0 && dates_ >= numbers_) return TimeForm::Dates;
    if (compact_ > 0 && nearlyAll(compact_, numbers_)) return TimeForm::CompactDate;
    if (numbers_ == 0) return TimeForm::Seconds;
    if (nearlyAll(excel_, numbers_) && (mayBeExcel || fractions_ > 0)) return TimeForm::ExcelDays;
    // A few small ones among unix times stand for "not known", or are as old as 1970.
    const std::size_t unix = std::accumulate(units_.begin(), units_.end(), std::size_t{0});
    if (unix * 10 < numbers_) return TimeForm::Position;
    return kUnixForms[static_cast<std::size_t>(std::ranges::max_element(units_) - units_.begin())];
  }

  TimeRule rule_;
  std::size_t numbers_ = 0;
  std::size_t dates_ = 0;
  std::size_t compact_ = 0;
  std::size_t excel_ = 0;
  std::size_t fractions_ = 0;
  std::size_t threeDecimals_ = 0;
  std::size_t shortened_ = 0;
  std::array<std::size_t, kUnixForms.size()> units_{};  ///< as kUnixForms
  DateOrder order_;
};

Tally tallyOf(std::span<const std::string_view> cells) {
  Tally tally;
  for (const std::string_view cell : cells) tally.add(trimmed(cell));
  return tally;
}

Text noteOnDates(const TimeRule& rule, bool given) {
  if (!rule.orderMatters) return {};
  if (rule.yearFirst) {
    if (given || rule.orderSeen)
      return coreText("Import", "Dates such as 19/03/21 are read year first.");
    return coreText("Import",
                    "Dates such as 19/03/21 are read year first: the first numbers are few and "
                    "near each other, as years are, the last ones many, as days are. If the day "
                    "comes first, say so in the format.");
  }
  if (given || rule.orderSeen) {
    return rule.dayFirst ? coreText("Import", "Dates such as 9/12/2011 are read day first.")
                         : coreText("Import", "Dates such as 9/12/2011 are read month first.");
  }
  return coreText("Import",
                  "Dates such as 9/12/2011 are read day first; nothing in the first rows says "
                  "otherwise. If the month comes first, say so in the format.");
}

Text noteOnForm(TimeForm form) {
  if (form == TimeForm::ExcelDays) {
    return coreText("Import",
                    "The times are read as Excel's serial days: 45000.5 is 15 March 2023, noon.");
  }
  if (form == TimeForm::Position) {
    return coreText("Import",
                    "The times are small numbers and read as positions in an order: no dates are "
                    "made of them.");
  }
  return {};
}

}  // namespace

std::optional<Moment> parseTime(std::string_view text, const TimeRule& rule) {
  text = trimmed(text);
  switch (rule.form) {
    case TimeForm::Position: return fromUnixTime(text, rule.form);
    case TimeForm::ExcelDays: {
      const auto number = digitsOf(text);
      return number ? excelMoment(*number) : fromDate(text, rule);
    }
    case TimeForm::CompactDate:
      if (const auto moment = parseCompactDate(text)) return moment;
      break;
    case TimeForm::Dates: break;
    default:
      if (const auto moment = fromUnixTime(text, rule.form)) return moment;
      return fromDate(text, rule);
  }
  if (const auto moment = fromDate(text, rule)) return moment;
  if (const auto moment = parseCompactDate(text)) return moment;
  return unixTimeAmongDates(text);
}

TimeRule guessTimeRule(std::span<const std::string_view> cells, bool mayBeExcel) {
  return tallyOf(cells).rule(mayBeExcel);
}

bool looksLikeTimes(std::span<const std::string_view> cells) {
  const Tally tally = tallyOf(cells);
  const TimeRule rule = tally.rule(true);
  if (rule.form == TimeForm::Position) return false;
  if (rule.form == TimeForm::ExcelDays && !tally.finelyDivided()) return false;
  const MomentRange plausible = plausibleMoments();
  std::size_t filled = 0;
  std::size_t times = 0;
  for (std::string_view cell : cells) {
    cell = trimmed(cell);
    if (cell.empty()) continue;
    ++filled;
    const auto moment = parseTime(cell, rule);
    const bool number = moment && isUnixForm(rule.form) && digitsOf(cell);
    times += moment && (!number || plausible.contains(*moment));
  }
  return filled > 0 && times * 10 >= filled * 9;
}

TimeFineness finenessOf(std::span<const std::string_view> cells, const TimeRule& rule) {
  std::vector<Moment> moments;
  for (const std::string_view cell : cells) {
    if (const auto moment = parseTime(cell, rule)) moments.push_back(*moment);
  }
  if (moments.empty()) return TimeFineness::None;
  if (rule.form == TimeForm::Position) return TimeFineness::Positions;
  const Moment unit = coarsestUnit(moments);
  if (unit < kMicrosPerSecond)
    return unit == 1 ? TimeFineness::Microseconds : TimeFineness::Milliseconds;
  const auto whole = [&](Moment of) {
    return std::ranges::all_of(moments, [of](Moment moment) { return moment % of == 0; });
  };
  if (whole(kMicrosPerDay)) return TimeFineness::Days;
  return whole(60 * kMicrosPerSecond) ? TimeFineness::Minutes : TimeFineness::Seconds;
}

Text describe(const TimeRule& rule) {
  switch (rule.form) {
    case TimeForm::Seconds: return coreText("Import", "unix seconds");
    case TimeForm::Millis: return coreText("Import", "unix milliseconds");
    case TimeForm::Micros: return coreText("Import", "unix microseconds");
    case TimeForm::Nanos: return coreText("Import", "unix nanoseconds");
    case TimeForm::Ticks: return coreText("Import", ".NET ticks");
    case TimeForm::CompactDate: return coreText("Import", "dates such as 20111209");
    case TimeForm::ExcelDays: return coreText("Import", "Excel's serial days");
    case TimeForm::Position: return coreText("Import", "positions in an order");
    case TimeForm::Dates: break;
  }
  if (!rule.orderMatters) return coreText("Import", "dates");
  if (rule.yearFirst) return coreText("Import", "dates, year first");
  return rule.dayFirst ? coreText("Import", "dates, day first")
                       : coreText("Import", "dates, month first");
}

Text noteOn(const TimeRule& rule, bool given) {
  Text note = noteOnForm(rule.form);
  const auto add = [&note](Text sentence) {
    if (sentence.empty()) return;
    note = note.empty() ? std::move(sentence)
                        : coreText("Import", "%1 %2").arg(std::move(note)).arg(std::move(sentence));
  };
  add(noteOnDates(rule, given));
  if (rule.shortened) {
    add(coreText("Import",
                 "The times are shortened, as 1.614674e+09 is, and their last digits are lost: "
                 "what happened close together cannot be told apart. Export them again with all "
                 "their digits."));
  }
  if (rule.twoDigitYears) {
    add(coreText("Import",
                 "Years of two digits: 70 to 99 are 1970 to 1999, 00 to 69 are 2000 to 2069."));
  }
  if (rule.anyZone) {
    add(coreText("Import",
                 "Some times name a zone that means several, such as CST or IST, or is not known "
                 "here, as those of places are: they are read as UTC."));
  }
  return note;
}

}  // namespace tastescope
