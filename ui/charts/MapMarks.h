// What lies above a map's picture and moves with the pointer: the outline being drawn or kept, the
// point in focus with its neighbours, the point under the pointer, a bubble of words. Thread rule:
// GUI thread. Cost: about a millisecond a frame.
#pragma once

#include <QPainter>
#include <QPolygonF>
#include <optional>
#include <vector>

#include "ui/charts/LatentMapRender.h"

namespace tastescope::ui {

class MapMarks {
 public:
  /// Draws on a map of `size` seen as `view`.
  MapMarks(QPainter& painter, const LatentMapView& view, QSizeF size, const LatentMapStyle& style)
      : m_painter(painter), m_view(view), m_size(size), m_style(style) {}

  /// The image where the view has gone since it was drawn.
  void paintPicture(const LatentMapPicture& picture, const QImage& image) const;
  /// Dashed and filled while it is drawn; a thin line once it made the selection.
  void paintOutline(const QPolygonF& outline, bool drawing) const;
  /// A ring around one point, thin rings and lines to its neighbours.
  void paintFocus(const LatentMapPoints& points, std::uint32_t focused,
                  const std::vector<std::uint32_t>& neighbours) const;
  /// A disc where a point would lie, and the way there from where it is.
  void paintMoved(QPointF from, QPointF to) const;
  /// A way through the map.
  void paintLine(const QPolygonF& line) const;
  /// Diamonds, larger where one is pointed out.
  void paintGuests(const std::vector<QPointF>& places, std::optional<std::size_t> shown) const;
  void paintHover(QPointF at) const;
  /// Words beside a place of the screen; none when empty.
  void paintBubble(QPointF at, const QString& text) const;

 private:
  QPainter& m_painter;
  const LatentMapView& m_view;
  QSizeF m_size;
  const LatentMapStyle& m_style;
};

}  // namespace tastescope::ui
