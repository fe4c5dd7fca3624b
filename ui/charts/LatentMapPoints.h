// The points of a map with a grid over them: what the worker draws from and the pointer picks from.
// Points are kept cell by cell, so a view, a pick or a lasso reads only the memory it needs.
// Thread rule: immutable after construction, any thread. Cost: 24 bytes a point; building is two
// passes (about 60 ms for a million points, so build it in a job).
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace tastescope::ui {

class LatentMapPoints {
 public:
  /// xy: [n, 2], y upwards. Points that are not finite are kept but never drawn or found.
  explicit LatentMapPoints(std::vector<float> xy);

  [[nodiscard]] std::size_t size() const { return xy_.size() / 2; }
  [[nodiscard]] QPointF at(std::size_t point) const { return {xy_[2 * point], xy_[2 * point + 1]}; }
  /// Smallest rectangle around all finite points; null when there are none.
  [[nodiscard]] QRectF bounds() const { return bounds_; }
  /// The middle of nearly all points: 0.2 % at each side are left out, so that one stray point does
  /// not shrink the map.
  [[nodiscard]] QRectF core() const { return core_; }

  /// Points per cell row, for drawing: calls visit(order position range) for each row of cells that
  /// touches `area`. Positions index sortedX/sortedY/sortedPoint.
  template <typename Visit>
  void forRuns(const QRectF& area, Visit&& visit) const {
    const Cells cells = cellsOf(area);
    for (int row = cells.top; row <= cells.bottom; ++row) {
      const std::size_t first = offsets_[cell(cells.left, row)];
      const std::size_t last = offsets_[cell(cells.right, row) + 1];
      if (first < last) visit(first, last);
    }
  }
  [[nodiscard]] std::span<const float> sortedXY() const { return sortedXY_; }
  [[nodiscard]] std::span<const std::uint32_t> sortedPoint() const { return order_; }

  /// Upper bound (whole cells) of the points in `area`.
  [[nodiscard]] std::size_t countNear(const QRectF& area) const;
  /// The nearest point within `radius` of `where`, in the map's units.
  [[nodiscard]] std::optional<std::uint32_t> nearest(QPointF where, double radius) const;
  /// Points inside, in cell order; the border belongs to it.
  [[nodiscard]] std::vector<std::uint32_t> inside(const QRectF& area) const;
  /// Points inside a closed polygon by the even-odd rule, in cell order.
  [[nodiscard]] std::vector<std::uint32_t> inside(const QPolygonF& polygon) const;

 private:
  struct Cells {
    int left = 0;
    int right = -1;
    int top = 0;
    int bottom = -1;
  };
  void measure();
  void sortIntoCells();
  [[nodiscard]] Cells cellsOf(const QRectF& area) const;
  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int rowOf(double y) const;
  [[nodiscard]] std::size_t cell(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  [[nodiscard]] std::vector<std::uint8_t> cellsOnEdge(const QPolygonF& polygon) const;

  std::vector<float> xy_;
  QRectF bounds_;
  QRectF core_;
  int columns_ = 1;
  int rows_ = 1;
  double cellWidth_ = 1;
  double cellHeight_ = 1;
  std::vector<std::uint32_t> offsets_;  ///< [cells + 1]
  std::vector<std::uint32_t> order_;    ///< points, cell by cell
  std::vector<float> sortedXY_;         ///< [order, 2]
};

using LatentMapPointsPtr = std::shared_ptr<const LatentMapPoints>;

}  // namespace tastescope::ui
