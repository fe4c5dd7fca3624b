// The arithmetic behind a curve: de-biased smoothing, thinning to two points a pixel column,
// ranges. Thread rule: pure functions. Cost: linear in the points looked at.
#pragma once

#include <QList>
#include <QVector>
#include <cstddef>
#include <span>
#include <vector>

namespace tastescope::ui {

/// One measured point in all three units a chart can be read in.
struct CurveSample {
  double epoch = 0;  ///< fractional: step / steps per epoch
  double step = 0;
  double seconds = 0;
  double value = 0;
};

/// Exponential moving average with the start-up bias divided out, so that the first values are not
/// pulled to zero: m = w m + (1 - w) x, shown m / (1 - w^n). Values that are not finite are passed
/// over (the average waits). Extends: state goes on where it stopped, so that a growing curve costs
/// only its new points.
class DebiasedMean {
 public:
  explicit DebiasedMean(double weight = 0) : m_weight(weight) {}
  /// The smoothed value after `value`.
  double next(double value);

 private:
  double m_weight;
  double m_mean = 0;
  double m_decay = 1;  ///< weight^n
};

/// Positions worth drawing: in every one of `columns` equal parts of [low, high] the smallest and
/// the largest value, in their order, plus the neighbours just outside so that lines leave the
/// picture. Values that are not finite keep their gap. `x` ascends. At most 3 * columns + 4
/// positions.
std::vector<std::size_t> thinOut(std::span<const double> x, std::span<const double> y, double low,
                                 double high, int columns);

/// Smallest and largest finite value (above zero only, if `positiveOnly`); first > last when there
/// is none.
struct ValueRange {
  double low = 1;
  double high = 0;
  [[nodiscard]] bool empty() const { return low > high; }
  void include(double value);
  void include(const ValueRange& other);
};
ValueRange rangeOf(std::span<const double> values, bool positiveOnly);

/// The range with room around it: 4 % of its length (of its ratio when `log`); a single value gets
/// ±10 %.
ValueRange padded(const ValueRange& range, bool log);

}  // namespace tastescope::ui
