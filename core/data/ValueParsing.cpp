#include "core/data/ValueParsing.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace tastescope {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

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

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<double> parseNumber(std::string_view text, char decimal) {
  if (const auto integer = plainInteger(text); integer && text.size() <= 15) {
    return static_cast<double>(*integer);
  }
  text = trimmed(text);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  char buffer[64];
  if (decimal != '.') {
    if (text.size() > sizeof buffer || text.find('.') != std::string_view::npos)
      return std::nullopt;
    std::ranges::copy(text, buffer);
    std::replace(buffer, buffer + text.size(), decimal, '.');
    text = {buffer, text.size()};
  }
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  const bool fits = std::abs(value) <= static_cast<double>(std::numeric_limits<float>::max());
  return fits ? std::optional(value) : std::nullopt;  // NaN and infinity fail the comparison
}

}  // namespace tastescope
