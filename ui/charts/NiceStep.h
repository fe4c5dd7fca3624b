// Round steps for painted axes. Thread rule: pure.
#pragma once

#include <cmath>
#include <initializer_list>

namespace tastescope::ui {

/// A step of 1, 2 or 5 times a power of ten that divides `range` > 0 into about `parts`.
inline double niceStep(double range, double parts = 4) {
  const double rough = range / parts;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

}  // namespace tastescope::ui
