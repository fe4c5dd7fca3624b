#include "ui/charts/LatentMapPoints.h"

#include <algorithm>
#include <cmath>

namespace tastescope::ui {

namespace {

constexpr double kPointsPerCell = 12;
constexpr int kMostCells = 1024;  // a side
constexpr double kStrayShare = 0.002;

/// Even-odd crossing test.
bool contains(const QPolygonF& polygon, double x, double y) {
  bool in = false;
  const auto* vertices = polygon.constData();
  for (qsizetype i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const QPointF& a = vertices[i];
    const QPointF& b = vertices[j];
    if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x())
      in = !in;
  }
  return in;
}

/// The interval that leaves `kStrayShare` of the values out at each end.
std::pair<double, double> inner(std::vector<float> values) {
  const auto skip = static_cast<std::ptrdiff_t>(kStrayShare * static_cast<double>(values.size()));
  const auto low = values.begin() + skip;
  const auto high = values.end() - 1 - skip;
  std::nth_element(values.begin(), low, values.end());
  const double first = *low;
  std::nth_element(low, high, values.end());
  return {first, *high};
}

}  // namespace

LatentMapPoints::LatentMapPoints(std::vector<float> xy) : xy_(std::move(xy)) {
  measure();
  sortIntoCells();
}

void LatentMapPoints::measure() {
  std::vector<float> xs;
  std::vector<float> ys;
  xs.reserve(size());
  ys.reserve(size());
  for (std::size_t i = 0; i + 1 < xy_.size(); i += 2) {
    if (!std::isfinite(xy_[i]) || !std::isfinite(xy_[i + 1])) continue;
    xs.push_back(xy_[i]);
    ys.push_back(xy_[i + 1]);
  }
  if (xs.empty()) return;
  const auto [left, right] = std::minmax_element(xs.begin(), xs.end());
  const auto [bottom, top] = std::minmax_element(ys.begin(), ys.end());
  bounds_ = QRectF(QPointF(*left, *bottom), QPointF(*right, *top));
  const auto [coreLeft, coreRight] = inner(std::move(xs));
  const auto [coreBottom, coreTop] = inner(std::move(ys));
  core_ = QRectF(QPointF(coreLeft, coreBottom), QPointF(coreRight, coreTop));
}

void LatentMapPoints::sortIntoCells() {
  const double wanted = std::sqrt(static_cast<double>(size()) / kPointsPerCell);
  columns_ = rows_ = std::clamp(static_cast<int>(wanted), 1, kMostCells);
  cellWidth_ = bounds_.width() > 0 ? bounds_.width() / columns_ : 1;
  cellHeight_ = bounds_.height() > 0 ? bounds_.height() / rows_ : 1;
  const auto cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  offsets_.assign(cells + 1, 0);
  std::vector<std::uint32_t> cellOf(size());
  constexpr std::uint32_t kNowhere = 0xffffffffU;
  for (std::size_t i = 0; i < size(); ++i) {
    const float x = xy_[2 * i];
    const float y = xy_[2 * i + 1];
    const bool finite = std::isfinite(x) && std::isfinite(y);
    cellOf[i] = finite ? static_cast<std::uint32_t>(cell(column(x), rowOf(y))) : kNowhere;
    if (finite) ++offsets_[cellOf[i] + 1];
  }
  for (std::size_t c = 0; c < cells; ++c) offsets_[c + 1] += offsets_[c];
  order_.resize(offsets_.back());
  sortedXY_.resize(2 * order_.size());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t i = 0; i < size(); ++i) {
    if (cellOf[i] == kNowhere) continue;
    const std::uint32_t to = next[cellOf[i]]++;
    order_[to] = static_cast<std::uint32_t>(i);
    sortedXY_[2 * to] = xy_[2 * i];
    sortedXY_[2 * to + 1] = xy_[2 * i + 1];
  }
}

int LatentMapPoints::column(double x) const {
  const double position = std::floor((x - bounds_.left()) / cellWidth_);
  return static_cast<int>(std::clamp(position, 0.0, static_cast<double>(columns_ - 1)));
}

int LatentMapPoints::rowOf(double y) const {
  const double position = std::floor((y - bounds_.top()) / cellHeight_);
  return static_cast<int>(std::clamp(position, 0.0, static_cast<double>(rows_ - 1)));
}

LatentMapPoints::Cells LatentMapPoints::cellsOf(const QRectF& area) const {
  if (order_.empty() || area.right() < bounds_.left() || area.left() > bounds_.right() ||
      area.bottom() < bounds_.top() || area.top() > bounds_.bottom())
    return {};
  return {column(area.left()), column(area.right()), rowOf(area.top()), rowOf(area.bottom())};
}

std::size_t LatentMapPoints::countNear(const QRectF& area) const {
  std::size_t count = 0;
  forRuns(area, [&count](std::size_t first, std::size_t last) { count += last - first; });
  return count;
}

std::optional<std::uint32_t> LatentMapPoints::nearest(QPointF where, double radius) const {
  double best = radius * radius;
  std::optional<std::uint32_t> found;
  const QRectF area(where.x() - radius, where.y() - radius, 2 * radius, 2 * radius);
  forRuns(area, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const double dx = sortedXY_[2 * i] - where.x();
      const double dy = sortedXY_[2 * i + 1] - where.y();
      const double distance = dx * dx + dy * dy;
      if (distance > best) continue;
      best = distance;
      found = order_[i];
    }
  });
  return found;
}

std::vector<std::uint32_t> LatentMapPoints::inside(const QRectF& area) const {
  std::vector<std::uint32_t> result;
  forRuns(area, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const double x = sortedXY_[2 * i];
      const double y = sortedXY_[2 * i + 1];
      if (x >= area.left() && x <= area.right() && y >= area.top() && y <= area.bottom())
        result.push_back(order_[i]);
    }
  });
  return result;
}

std::vector<std::uint8_t> LatentMapPoints::cellsOnEdge(const QPolygonF& polygon) const {
  std::vector<std::uint8_t> onEdge(offsets_.size() - 1, 0);
  for (qsizetype i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const QPointF from = polygon[j];
    const QPointF step = polygon[i] - from;
    // Pieces shorter than a cell keep the rectangle around each piece tight.
    const double pieces = std::ceil(
        std::max({1.0, std::abs(step.x()) / cellWidth_, std::abs(step.y()) / cellHeight_}));
    const int count = static_cast<int>(std::min(pieces, 4.0 * kMostCells));
    for (int piece = 0; piece < count; ++piece) {
      const QPointF a = from + step * (static_cast<double>(piece) / count);
      const QPointF b = from + step * (static_cast<double>(piece + 1) / count);
      const Cells cells = cellsOf(QRectF(a, b).normalized());
      for (int row = cells.top; row <= cells.bottom; ++row)
        for (int x = cells.left; x <= cells.right; ++x) onEdge[cell(x, row)] = 1;
    }
  }
  return onEdge;
}

std::vector<std::uint32_t> LatentMapPoints::inside(const QPolygonF& polygon) const {
  std::vector<std::uint32_t> result;
  if (polygon.size() < 3 || order_.empty()) return result;
  const Cells cells = cellsOf(polygon.boundingRect());
  const std::vector<std::uint8_t> onEdge = cellsOnEdge(polygon);
  for (int row = cells.top; row <= cells.bottom; ++row) {
    // Between two cells that an edge crosses all cells are on the same side: one test is enough.
    bool known = false;
    bool within = false;
    for (int x = cells.left; x <= cells.right; ++x) {
      const std::size_t c = cell(x, row);
      if (onEdge[c]) {
        known = false;
        for (std::size_t i = offsets_[c]; i < offsets_[c + 1]; ++i)
          if (contains(polygon, sortedXY_[2 * i], sortedXY_[2 * i + 1]))
            result.push_back(order_[i]);
        continue;
      }
      if (!known)
        within = contains(polygon, bounds_.left() + (x + 0.5) * cellWidth_,
                          bounds_.top() + (row + 0.5) * cellHeight_);
      known = true;
      if (within)
        result.insert(result.end(), order_.begin() + offsets_[c], order_.begin() + offsets_[c + 1]);
    }
  }
  return result;
}

}  // namespace tastescope::ui
