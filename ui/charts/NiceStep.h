// Round steps for painted axes. Thread rule: pure.
#pragma once

#include <QList>
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

/// The multiples of `step` in [low, high], ends included. None where they cannot be told apart as
/// numbers, so that a range of one rounding error has no more than any other.
inline QList<double> roundValues(double low, double high, double step) {
  constexpr double kMost = 1000;
  constexpr double kSlack = 1e-9;
  QList<double> values;
  if (!std::isfinite(step)) return values;
  const double first = std::ceil(low / step - kSlack);
  const double last = std::floor(high / step + kSlack);
  // Numbers of steps beyond 1 / kSlack are not exact, and no number fails both comparisons.
  if (!(last - first <= kMost) || !(std::abs(first) < 1 / kSlack)) return values;
  for (double i = first; i <= last; ++i) values << i * step;
  return values;
}

}  // namespace tastescope::ui
