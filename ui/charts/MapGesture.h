// One drag on a map, from press to release: it moves the map, or draws the outline of a box or a
// lasso around points. The outline lies on the map, so it stays where it was drawn while the view
// zooms. Thread rule: GUI thread. Cost: counting what is inside, see LatentMapPoints.h; not more
// than a third of the time goes to it.
#pragma once

#include <QElapsedTimer>
#include <QPolygonF>

#include "ui/charts/LatentMapPoints.h"

namespace tastescope::ui {

class MapGesture {
 public:
  enum class Kind { None, Pan, Box, Lasso };

  /// `screen` in pixels, `where` the same place on the map.
  void begin(Kind kind, QPointF screen, QPointF where);
  /// Pixels since the last call: what a pan moves the map by.
  QPointF moved(QPointF screen);
  /// Lengthens the outline; false when the pointer has hardly moved.
  bool draw(QPointF screen, QPointF where);
  /// Counts the points inside, unless the last count was too recent for what it cost.
  void count(const LatentMapPoints& points);
  void end();

  [[nodiscard]] Kind kind() const { return m_kind; }
  [[nodiscard]] bool active() const { return m_kind != Kind::None; }
  [[nodiscard]] bool draws() const { return m_kind == Kind::Box || m_kind == Kind::Lasso; }
  [[nodiscard]] QPointF pressed() const { return m_pressed; }
  [[nodiscard]] QPointF last() const { return m_last; }
  /// A box as its four corners.
  [[nodiscard]] const QPolygonF& outline() const { return m_outline; }
  [[nodiscard]] std::size_t counted() const { return m_count; }
  [[nodiscard]] std::vector<std::uint32_t> inside(const LatentMapPoints& points) const;

 private:
  Kind m_kind = Kind::None;
  QPointF m_pressed;
  QPointF m_last;
  QPolygonF m_outline;
  std::size_t m_count = 0;
  QElapsedTimer m_clock;
  qint64 m_countCost = 0;
};

/// What a selection becomes when `found` is chosen: Ctrl adds, Alt removes, else it is replaced.
/// `old` is ascending, and so is the result.
std::vector<std::uint32_t> combinedSelection(const std::vector<std::uint32_t>& old,
                                             std::vector<std::uint32_t> found,
                                             Qt::KeyboardModifiers modifiers);

}  // namespace tastescope::ui
