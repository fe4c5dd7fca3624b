#include "core/data/ValueParsing.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/data/DateParsing.h"

namespace tastescope {
namespace {

/// Digits only, at most 18 of them, so that nothing overflows.
std::optional<std::int64_t> plainInteger(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::int64_t> anyInteger(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const auto value = plainInteger(negative ? text.substr(1) : text);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

/// 881250949.0 and 8.8e8, as spreadsheets and data frames write them.
std::optional<std::int64_t> fromDecimalNumber(std::string_view text, const TimeRule& rule) {
  const auto number = plainNumber(text);
  if (!number) return std::nullopt;
  const double seconds = std::floor(*number / static_cast<double>(rule.unitsPerSecond));
  if (std::abs(seconds) > 253402300799.0) return std::nullopt;
  return static_cast<std::int64_t>(seconds);
}

std::int64_t unitsFor(std::int64_t magnitude) {
  if (magnitude >= 100'000'000'000'000'000) return 1'000'000'000;
  if (magnitude >= 100'000'000'000'000) return 1'000'000;
  if (magnitude >= 100'000'000'000) return 1'000;
  return 1;
}

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

std::optional<std::int64_t> parseTime(std::string_view text, const TimeRule& rule) {
  text = trimmed(text);
  if (rule.compact) return parseCompactDate(text);
  if (const auto integer = anyInteger(text)) return floorDivide(*integer, rule.unitsPerSecond);
  if (const auto date = parseDate(text, rule.dayFirst)) return date;
  return fromDecimalNumber(text, rule);
}

TimeRule guessTimeRule(std::span<const std::string_view> cells) {
  TimeRule rule;
  std::int64_t largest = 0;
  bool allCompact = !cells.empty();
  bool monthFirstProved = false;
  bool dayFirstProved = false;
  for (std::string_view cell : cells) {
    cell = trimmed(cell);
    if (cell.empty()) continue;
    allCompact = allCompact && parseCompactDate(cell).has_value();
    if (const auto integer = anyInteger(cell)) {
      largest = std::max(largest, std::abs(*integer));
    } else if (const auto number = plainNumber(cell)) {
      largest = std::max(largest, static_cast<std::int64_t>(std::min(std::abs(*number), 9e18)));
    } else if (const auto order = dayMonthOrder(cell)) {
      rule.orderMatters = true;
      dayFirstProved = dayFirstProved || *order == DayMonthOrder::DayFirst;
      monthFirstProved = monthFirstProved || *order == DayMonthOrder::MonthFirst;
    }
  }
  rule.unitsPerSecond = unitsFor(largest);
  rule.compact = allCompact && largest > 0;
  rule.orderSeen = dayFirstProved || monthFirstProved;
  rule.dayFirst = dayFirstProved || !monthFirstProved;
  return rule;
}

bool looksLikeTimes(std::span<const std::string_view> cells) {
  std::size_t filled = 0;
  std::size_t times = 0;
  const TimeRule rule = guessTimeRule(cells);
  for (std::string_view cell : cells) {
    cell = trimmed(cell);
    if (cell.empty()) continue;
    ++filled;
    if (rule.compact) {
      ++times;
    } else if (const auto number = plainNumber(cell)) {
      const double seconds = *number / static_cast<double>(rule.unitsPerSecond);
      times += seconds >= 1e8 && seconds < 5e9;
    } else {
      times += parseDate(cell, rule.dayFirst).has_value();
    }
  }
  return filled > 0 && times * 10 >= filled * 9;
}

}  // namespace tastescope
