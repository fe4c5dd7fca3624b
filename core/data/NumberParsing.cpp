#include "core/data/NumberParsing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/data/DateNames.h"

namespace tastescope {
namespace {

constexpr std::size_t kLongestNumber = 64;

constexpr std::array<std::string_view, 4> kSpaces{" ", "\u00a0", "\u202f", "\u2009"};
constexpr std::array<std::string_view, 2> kApostrophes{"'", "’"};
constexpr std::string_view kMinus = "−";
/// Longer ones before those they contain.
constexpr std::array<std::string_view, 16> kUnits{"US$", "R$",  "€", "$", "£",  "¥",  "￥", "₩",
                                                  "₹",   "₽", "₺", "%", "％", "kr", "zł", "元"};

bool isDecimalDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Up to 15 digits, which a double holds exactly.
std::optional<double> shortInteger(std::string_view text) {
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!isDecimalDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return static_cast<double>(value);
}

std::optional<double> fromChars(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  const bool fits = std::abs(value) <= static_cast<double>(std::numeric_limits<float>::max());
  return fits ? std::optional(value) : std::nullopt;  // NaN and infinity fail the comparison
}

bool removePrefix(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

bool removeSuffix(std::string_view& text, std::string_view part) {
  if (!text.ends_with(part)) return false;
  text.remove_suffix(part.size());
  return true;
}

void trimSpaces(std::string_view& text) {
  const auto front = [&](std::string_view space) { return removePrefix(text, space); };
  const auto back = [&](std::string_view space) { return removeSuffix(text, space); };
  do text = trimmed(text);
  while (std::ranges::any_of(kSpaces, front) || std::ranges::any_of(kSpaces, back));
}

/// The 5 of "4/5" and of "4 out of 5 stars", which is taken off; 0 where there is none. Other numbers
/// are no scales: 3/4 is a fraction.
int takeScale(std::string_view& text) {
  if (text.find_first_of("/o") == std::string_view::npos) return 0;
  std::string_view rest = text;
  removeSuffix(rest, " stars");
  constexpr std::array<std::pair<std::string_view, int>, 3> kScales{
      {{"100", 100}, {"10", 10}, {"5", 5}}};
  for (const auto& [digits, scale] : kScales) {
    if (!removeSuffix(rest, digits)) continue;
    trimSpaces(rest);
    if (!removeSuffix(rest, "/") && !removeSuffix(rest, " out of")) return 0;
    trimSpaces(rest);
    text = rest;
    return scale;
  }
  return 0;
}

/// (37.15), as accountants write what is less than nothing.
bool takeBrackets(std::string_view& text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  text = text.substr(1, text.size() - 2);
  trimSpaces(text);
  return true;
}

/// A number taken apart: its sign, its unit, and what is between.
struct Parts {
  bool negative = false;
  int scale = 0;  ///< what it is out of, 0 for most
  std::string_view unit;
  std::string_view digits;  ///< begins with a digit or a decimal sign
};

Parts partsOf(std::string_view text) {
  Parts parts;
  trimSpaces(text);
  parts.scale = takeScale(text);
  bool sign = false;
  const auto takeSign = [&] {
    if (sign) return;
    parts.negative = takeBrackets(text) || removePrefix(text, "-") || removePrefix(text, kMinus) ||
                     removeSuffix(text, "-") || removeSuffix(text, kMinus);
    sign = parts.negative || removePrefix(text, "+");
  };
  takeSign();
  for (const std::string_view unit : kUnits) {
    if (!removePrefix(text, unit) && !removeSuffix(text, unit)) continue;
    parts.unit = unit;
    break;
  }
  trimSpaces(text);
  takeSign();
  trimSpaces(text);
  if (text.empty() || !(isDecimalDigit(text.front()) || text.front() == '.' || text.front() == ','))
    return parts;
  parts.digits = text;
  return parts;
}

/// The sign between thousands at the start of `text`; "" when there is none.
std::string_view groupSignOf(std::string_view text, char decimal) {
  const std::string_view point = decimal == ',' ? "." : ",";
  if (text.starts_with(point)) return point;
  for (const std::string_view space : kSpaces) {
    if (text.starts_with(space)) return space;
  }
  for (const std::string_view apostrophe : kApostrophes) {
    if (text.starts_with(apostrophe)) return apostrophe;
  }
  return {};
}

std::size_t digitsAt(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && isDecimalDigit(text[count])) ++count;
  return count;
}

/// "1.240,5e3" without its groups and with '.': "1240.5e3". Nothing when a group is not three
/// digits; of 1,23,456, as Indians group, all but the last are two.
std::optional<double> fromGroups(std::string_view text, char decimal) {
  if (text.size() > kLongestNumber) return std::nullopt;
  char buffer[kLongestNumber];
  char* out = std::copy_n(text.data(), digitsAt(text), buffer);
  text.remove_prefix(digitsAt(text));
  const std::string_view group = groupSignOf(text, decimal);
  const bool firstIsShort = out - buffer >= 1 && out - buffer <= 3;
  if (!group.empty() && !firstIsShort) return std::nullopt;
  const bool indian = group == "," && out - buffer <= 2 && digitsAt(text.substr(1)) == 2;
  std::size_t last = 3;
  while (!group.empty() && removePrefix(text, group)) {
    last = digitsAt(text);
    if (last != 3 && !(indian && last == 2)) return std::nullopt;
    out = std::copy_n(text.data(), last, out);
    text.remove_prefix(last);
    if (indian && last == 3) break;
  }
  if (last != 3) return std::nullopt;
  for (const char c : text) *out++ = c == decimal ? '.' : (c == '.' ? ',' : c);
  return fromChars({buffer, static_cast<std::size_t>(out - buffer)});
}

/// As most ids do; units that stand before a number seldom begin with a letter.
bool beginsAsAWord(std::string_view text) {
  constexpr std::string_view kUnitLetters = "URkz";
  const char first = text.empty() ? '\0' : text.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  return letter && kUnitLetters.find(first) == std::string_view::npos;
}

/// 1 for yes and true, 0 for no and false.
std::optional<double> valueOfWord(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  constexpr auto kYes =
      std::to_array<std::string_view>({"yes", "true", "y", "是", "はい", "예", "ja", "oui", "si",
                                       "sim", "да", "истина", "wahr", "vrai"});
  constexpr auto kNo =
      std::to_array<std::string_view>({"no", "false", "n", "否", "いいえ", "아니요", "nein", "non",
                                       "nao", "нет", "ложь", "falsch", "faux"});
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const std::string word = plainLetters(text);
  if (std::ranges::find(kYes, word) != kYes.end()) return 1;
  if (std::ranges::find(kNo, word) != kNo.end()) return 0;
  return std::nullopt;
}

/// What a cell says about the decimal sign.
enum class Hint { None, Comma, Point, CommaOrGroups, PointOrGroups };

Hint decimalHintOf(std::string_view cell) {
  const std::string_view digits = partsOf(cell).digits;
  const auto commas = std::ranges::count(digits, ',');
  const auto points = std::ranges::count(digits, '.');
  if (commas + points == 0) return Hint::None;
  if (commas > 0 && points > 0)
    return digits.rfind(',') > digits.rfind('.') ? Hint::Comma : Hint::Point;
  if (commas + points > 1) return commas > 0 ? Hint::Point : Hint::Comma;  // groups
  const std::size_t at = digits.find_first_of(".,");
  const bool mayBeGroups = at >= 1 && at <= 3 && digits.front() != '0' &&
                           digitsAt(digits.substr(at + 1)) == 3 && digits.size() == at + 4;
  if (mayBeGroups) return commas > 0 ? Hint::CommaOrGroups : Hint::PointOrGroups;
  return commas > 0 ? Hint::Comma : Hint::Point;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<double> plainNumber(std::string_view text, char decimal) {
  if (const auto integer = shortInteger(text)) return integer;
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  if (decimal == '.') return fromChars(text);
  char buffer[kLongestNumber];
  if (text.size() > sizeof buffer || text.find('.') != std::string_view::npos) return std::nullopt;
  std::ranges::copy(text, buffer);
  std::replace(buffer, buffer + text.size(), decimal, '.');
  return fromChars({buffer, text.size()});
}

std::optional<double> parseNumber(std::string_view text, char decimal) {
  if (const auto plain = plainNumber(text, decimal)) return plain;
  if (beginsAsAWord(text)) return std::nullopt;
  if (std::ranges::none_of(text, isDecimalDigit)) return std::nullopt;  // as most texts are
  const Parts parts = partsOf(text);
  if (parts.digits.empty()) return std::nullopt;
  const auto value = fromGroups(parts.digits, decimal);
  if (value && parts.scale != 0 && *value > parts.scale) return std::nullopt;
  return value && parts.negative ? std::optional(-*value) : value;
}

std::optional<double> parseValue(std::string_view text, char decimal) {
  if (const auto number = parseNumber(text, decimal)) return number;
  return valueOfWord(trimmed(text));
}

std::string_view unitOf(std::string_view cell) {
  const Parts parts = partsOf(cell);
  return parts.digits.empty() ? std::string_view() : parts.unit;
}

DecimalGuess guessDecimal(std::span<const std::string_view> cells) {
  std::array<std::size_t, 5> counts{};
  for (const std::string_view cell : cells) {
    if (parseNumber(cell, '.') || parseNumber(cell, ','))
      ++counts[static_cast<std::size_t>(decimalHintOf(cell))];
  }
  const auto count = [&](Hint hint) { return counts[static_cast<std::size_t>(hint)]; };
  const std::size_t commas = count(Hint::Comma);
  const std::size_t points = count(Hint::Point);
  DecimalGuess guess;
  guess.sign = commas > points ? ',' : '.';
  if (commas + points > 0) {
    guess.ambiguous = std::min(commas, points) > 0;
  } else {
    // 3.667 among whole numbers may be thousands; alone it is what programs write.
    guess.ambiguous =
        count(Hint::CommaOrGroups) > 0 || (count(Hint::PointOrGroups) > 0 && count(Hint::None) > 0);
  }
  return guess;
}

}  // namespace tastescope
