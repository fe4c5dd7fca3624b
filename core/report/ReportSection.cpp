#include "core/report/ReportSection.h"

#include <cmath>
#include <cstdio>

namespace tastescope {

std::string decimals(double value, int places) {
  if (!std::isfinite(value)) return "–";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
  std::string text = buffer;
  // A tiny negative value is shown as the zero it rounds to.
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string withHalf(double value, double half, int places) {
  std::string text = decimals(value, places);
  if (half > 0) text += " ± " + decimals(half, places);
  return text;
}

std::string thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

}  // namespace tastescope
