#include "core/base/NumberText.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace tastescope {
namespace {

template <typename Number>
std::string shortest(Number value) {
  constexpr double kLastWhole = 9007199254740992.0;  // 2^53
  const auto wide = static_cast<double>(value);
  char buffer[64];
  const bool whole = std::abs(wide) <= kLastWhole && std::trunc(wide) == wide;
  const auto end =
      whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(wide))
            : std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

}  // namespace

std::string decimals(double value, int places) {
  if (!std::isfinite(value)) return "–";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
  std::string text = buffer;
  // A tiny negative value is shown as the zero it rounds to.
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string fourDigits(double value) {
  const double size = std::abs(value);
  if (size >= 1e-4 && size < 1e6) {
    const int whole = static_cast<int>(std::floor(std::log10(size)));
    return decimals(value, std::clamp(3 - whole, 0, 6));
  }
  if (size == 0 || !std::isfinite(value)) return decimals(value, 0);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

std::string shortestNumber(double value) { return shortest(value); }
std::string shortestNumber(float value) { return shortest(value); }

std::string thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

}  // namespace tastescope
