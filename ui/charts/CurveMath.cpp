#include "ui/charts/CurveMath.h"

#include <algorithm>
#include <cmath>

namespace tastescope::ui {

double DebiasedMean::next(double value) {
  if (!std::isfinite(value)) return value;
  m_mean = m_weight * m_mean + (1 - m_weight) * value;
  m_decay *= m_weight;
  return m_mean / (1 - m_decay);
}

namespace {

/// The extremes of one column, as positions.
struct Column {
  std::size_t low = 0;
  std::size_t high = 0;
  bool any = false;

  void take(std::size_t i, std::span<const double> y) {
    if (!any) {
      low = high = i;
      any = true;
      return;
    }
    if (y[i] < y[low]) low = i;
    if (y[i] > y[high]) high = i;
  }
  void flush(std::vector<std::size_t>& kept) {
    if (!any) return;
    kept.push_back(std::min(low, high));
    if (low != high) kept.push_back(std::max(low, high));
    any = false;
  }
};

}  // namespace

std::vector<std::size_t> thinOut(std::span<const double> x, std::span<const double> y, double low,
                                 double high, int columns) {
  std::vector<std::size_t> kept;
  if (x.empty() || columns <= 0 || !(high > low)) return kept;
  const auto begin = std::lower_bound(x.begin(), x.end(), low);
  const auto end = std::upper_bound(begin, x.end(), high);
  auto first = static_cast<std::size_t>(begin - x.begin());
  auto last = static_cast<std::size_t>(end - x.begin());
  if (first > 0) --first;
  if (last < x.size()) ++last;
  if (last - first <= 2 * static_cast<std::size_t>(columns)) {
    for (std::size_t i = first; i < last; ++i) kept.push_back(i);
    return kept;
  }
  kept.reserve(2 * static_cast<std::size_t>(columns) + 4);
  const double width = (high - low) / columns;
  Column column;
  double edge = low;
  for (std::size_t i = first; i < last; ++i) {
    if (x[i] >= edge) {
      column.flush(kept);
      edge = low + width * (std::floor((x[i] - low) / width) + 1);
    }
    if (std::isfinite(y[i])) {
      column.take(i, y);
    } else if (kept.empty() || std::isfinite(y[kept.back()]) || column.any) {
      column.flush(kept);
      kept.push_back(i);
    }
  }
  column.flush(kept);
  return kept;
}

void ValueRange::include(double value) {
  if (!std::isfinite(value)) return;
  if (empty()) {
    low = high = value;
    return;
  }
  low = std::min(low, value);
  high = std::max(high, value);
}

void ValueRange::include(const ValueRange& other) {
  if (other.empty()) return;
  include(other.low);
  include(other.high);
}

ValueRange rangeOf(std::span<const double> values, bool positiveOnly) {
  ValueRange range;
  for (const double value : values) {
    if (!positiveOnly || value > 0) range.include(value);
  }
  return range;
}

ValueRange padded(const ValueRange& range, bool log) {
  if (range.empty()) return range;
  // Rounding alone must not fill the picture.
  if (range.high - range.low <= 1e-9 * std::abs(range.high)) {
    const double room = std::max(std::abs(range.low) * 0.1, log ? 0.0 : 1e-3);
    return {range.low - room, range.high + room};
  }
  if (log) {
    const double factor = std::pow(range.high / range.low, 0.04);
    return {range.low / factor, range.high * factor};
  }
  const double room = (range.high - range.low) * 0.04;
  return {range.low - room, range.high + room};
}

}  // namespace tastescope::ui
