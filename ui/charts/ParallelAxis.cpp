#include "ui/charts/ParallelAxis.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/NiceStep.h"

namespace tastescope::ui {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// 1, 2 and 5 times powers of ten, or the powers alone where that would crowd.
QList<double> roundLogValues(double low, double high) {
  QList<double> values;
  const bool dense = high / low < 40;
  const auto first = static_cast<int>(std::floor(std::log10(low)));
  const auto last = static_cast<int>(std::ceil(std::log10(high)));
  constexpr double kSlack = 1e-9;
  for (int power = first; power <= last; ++power) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double value = factor * std::pow(10.0, power);
      if (factor > 1 && !dense) continue;
      if (value >= low * (1 - kSlack) && value <= high * (1 + kSlack)) values << value;
    }
  }
  return values;
}

double pieceDistance(const QPointF& from, const QPointF& a, const QPointF& b) {
  const QPointF along = b - a;
  const double length = QPointF::dotProduct(along, along);
  const double t =
      length > 0 ? std::clamp(QPointF::dotProduct(from - a, along) / length, 0.0, 1.0) : 0;
  const QPointF gap = from - (a + t * along);
  return std::hypot(gap.x(), gap.y());
}

}  // namespace

void ParallelAxis::include(double value) {
  if (scale == Scale::Choices || !std::isfinite(value)) return;
  if (scale == Scale::Log && value <= 0) return;
  low = std::min(low, value);
  high = std::max(high, value);
}

double ParallelAxis::place(double value) const {
  if (!std::isfinite(value)) return kNoNumber;
  if (scale == Scale::Choices) {
    return choices.isEmpty() ? kNoNumber : (value + 0.5) / static_cast<double>(choices.size());
  }
  if (scale == Scale::Log && (value <= 0 || low <= 0)) return kNoNumber;
  if (high <= low) return 0.5;
  if (scale == Scale::Log) return std::log(value / low) / std::log(high / low);
  return (value - low) / (high - low);
}

double ParallelAxis::valueAt(double place) const {
  if (scale == Scale::Choices) {
    const auto count = static_cast<double>(choices.size());
    return std::clamp(std::floor(place * count), 0.0, std::max(0.0, count - 1));
  }
  if (scale == Scale::Log && low > 0) return low * std::pow(high / low, place);
  return low + place * (high - low);
}

QString ParallelAxis::text(double value) const {
  if (scale == Scale::Choices) return choices.value(static_cast<qsizetype>(value));
  return chartValue(value);
}

QList<ParallelMark> ParallelAxis::marks() const {
  QList<ParallelMark> found;
  if (scale == Scale::Choices) {
    for (qsizetype i = 0; i < choices.size(); ++i) {
      found.push_back({place(static_cast<double>(i)), choices[i]});
    }
    return found;
  }
  if (high <= low) return {{0.5, chartValue(low)}};
  if (scale == Scale::Log && low > 0) {
    for (const double value : roundLogValues(low, high)) {
      const double unit = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
      found.push_back({place(value), chartNumber(value, unit)});
    }
    return found;
  }
  const double step = niceStep(high - low);
  for (const double value : roundValues(low, high, step)) {
    found.push_back({place(value), chartNumber(value, step)});
  }
  if (found.isEmpty()) found.push_back({place(low), chartValue(low)});
  return found;
}

bool insideBrushes(const QList<ParallelAxis>& axes, const QList<double>& values,
                   const QList<ParallelBrush>& brushes) {
  return std::all_of(brushes.begin(), brushes.end(), [&](const ParallelBrush& brush) {
    if (brush.axis >= axes.size() || brush.axis >= values.size()) return false;
    const double place = axes[brush.axis].place(values[brush.axis]);
    return place >= brush.from && place <= brush.to;  // false for NaN
  });
}

double distanceToPolyline(const QPointF& from, const QList<QPointF>& line) {
  double nearest = std::numeric_limits<double>::infinity();
  const auto finite = [](const QPointF& point) {
    return std::isfinite(point.x()) && std::isfinite(point.y());
  };
  for (qsizetype i = 1; i < line.size(); ++i) {
    if (!finite(line[i - 1]) || !finite(line[i])) continue;
    nearest = std::min(nearest, pieceDistance(from, line[i - 1], line[i]));
  }
  return nearest;
}

}  // namespace tastescope::ui
