// Mouse and keyboard of the map. Thread rule: GUI thread. Cost: a pick or count per event, see
// LatentMapPoints.h.
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/charts/LatentMap.h"

namespace tastescope::ui {

namespace {
constexpr double kMapZoomStep = 1.4;
constexpr double kPanStep = 48;
constexpr double kOutlineStep = 3;  // pixels between two lasso corners
}  // namespace

void LatentMap::updateCursor() {
  if (m_gesture == Gesture::Pan) {
    setCursor(Qt::ClosedHandCursor);
  } else if (m_hovered) {
    setCursor(Qt::PointingHandCursor);
  } else {
    setCursor(m_tool == MapTool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
  }
}

void LatentMap::mousePressEvent(QMouseEvent* event) {
  if (!m_points || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
    return;
  m_flight.stop();
  beginGesture(event);
}

void LatentMap::beginGesture(QMouseEvent* event) {
  m_pressed = m_last = event->position();
  m_outline.clear();
  m_outlineCount = 0;
  const bool middle = event->button() == Qt::MiddleButton;
  if (!middle && event->modifiers().testFlag(Qt::ShiftModifier)) {
    m_gesture = Gesture::Box;
  } else if (middle || m_tool == MapTool::Pan) {
    m_gesture = Gesture::Pan;
  } else {
    m_gesture = m_tool == MapTool::Box ? Gesture::Box : Gesture::Lasso;
  }
  if (m_gesture != Gesture::Pan) m_outline << m_view.toMap(m_pressed, size());
  m_hovered.reset();
  updateCursor();
}

void LatentMap::mouseMoveEvent(QMouseEvent* event) {
  if (m_gesture == Gesture::None) {
    hover(event->position());
    return;
  }
  extendGesture(event);
}

void LatentMap::extendGesture(QMouseEvent* event) {
  const QPointF now = event->position();
  if (m_gesture == Gesture::Pan) {
    pan(now - m_last);
    m_last = now;
    return;
  }
  if (m_gesture == Gesture::Lasso) {
    if ((now - m_last).manhattanLength() < kOutlineStep) return;
    m_outline << m_view.toMap(now, size());
  } else {
    // Four corners, so that a box is drawn and kept as any outline is.
    m_outline.resize(1);
    m_outline << m_view.toMap({now.x(), m_pressed.y()}, size()) << m_view.toMap(now, size())
              << m_view.toMap({m_pressed.x(), now.y()}, size());
  }
  m_last = now;
  countOutline();
  update();
}

void LatentMap::countOutline() {
  // Counting a million points takes tens of milliseconds: not more than a third of the time goes to
  // it.
  if (m_counted.isValid() && m_counted.nsecsElapsed() < 3 * m_countCost) return;
  QElapsedTimer clock;
  clock.start();
  m_outlineCount = pointsInOutline().size();
  m_countCost = clock.nsecsElapsed();
  m_counted.start();
}

std::vector<std::uint32_t> LatentMap::pointsInOutline() const {
  if (!m_points || m_outline.size() < 2) return {};
  if (m_gesture == Gesture::Box) return m_points->inside(m_outline.boundingRect());
  return m_points->inside(m_outline);
}

void LatentMap::mouseReleaseEvent(QMouseEvent* event) {
  if (m_gesture == Gesture::None) return;
  const bool still =
      (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance();
  if (still) {
    m_gesture = Gesture::None;
    m_outline.clear();
    if (event->button() == Qt::LeftButton) click(m_pressed, event->modifiers());
  } else {
    finishGesture(event->modifiers());
  }
  updateCursor();
  update();
}

void LatentMap::finishGesture(Qt::KeyboardModifiers modifiers) {
  if (m_gesture != Gesture::Pan) {
    combineSelection(pointsInOutline(), modifiers);
    // Only a selection that is what was drawn keeps its outline.
    const bool whole = !(modifiers & (Qt::ControlModifier | Qt::AltModifier));
    m_kept = whole && !m_selected->empty() ? m_outline : QPolygonF();
  }
  m_gesture = Gesture::None;
  m_outline.clear();
}

void LatentMap::combineSelection(const std::vector<std::uint32_t>& found,
                                 Qt::KeyboardModifiers modifiers) {
  std::vector<std::uint32_t> sorted = found;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> result;
  const auto& old = *m_selected;
  if (modifiers.testFlag(Qt::ControlModifier)) {
    std::set_union(old.begin(), old.end(), sorted.begin(), sorted.end(),
                   std::back_inserter(result));
  } else if (modifiers.testFlag(Qt::AltModifier)) {
    std::set_difference(old.begin(), old.end(), sorted.begin(), sorted.end(),
                        std::back_inserter(result));
  } else {
    result = std::move(sorted);
  }
  setSelection(std::move(result));
}

void LatentMap::click(QPointF where, Qt::KeyboardModifiers modifiers) {
  const auto point = pointNear(where);
  if (point && (modifiers & (Qt::ControlModifier | Qt::AltModifier)))
    combineSelection({*point}, modifiers);
  Q_EMIT pointClicked(point ? static_cast<qint64>(*point) : -1);
}

void LatentMap::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !pointNear(event->position()))
    zoom(kMapZoomStep * kMapZoomStep, event->position());
}

void LatentMap::hover(QPointF where) {
  const auto found = pointNear(where);
  if (found == m_hovered) return;
  m_hovered = found;
  updateCursor();
  update();
}

void LatentMap::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  m_hovered.reset();
  update();
}

void LatentMap::wheelEvent(QWheelEvent* event) {
  if (!m_points) return;
  m_flight.stop();
  const double notches = event->angleDelta().y() / 120.0;
  if (notches != 0) zoom(std::pow(1.25, notches), event->position());
  event->accept();
}

void LatentMap::keyPressEvent(QKeyEvent* event) {
  if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) ||
      !handleKey(event->key()))
    QWidget::keyPressEvent(event);
}

bool LatentMap::handleKey(int key) {
  switch (key) {
    case Qt::Key_Escape:
      if (m_gesture != Gesture::None) {
        m_gesture = Gesture::None;
        m_outline.clear();
        update();
      } else {
        setSelection({});
      }
      return true;
    case Qt::Key_F: fit(); return true;
    case Qt::Key_L: setTool(MapTool::Lasso); return true;
    case Qt::Key_B: setTool(MapTool::Box); return true;
    case Qt::Key_H: setTool(MapTool::Pan); return true;
    case Qt::Key_Slash: Q_EMIT searchWanted(); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAtMiddle(kMapZoomStep); return true;
    case Qt::Key_Minus: zoomAtMiddle(1 / kMapZoomStep); return true;
    case Qt::Key_Left: pan({kPanStep, 0}); return true;
    case Qt::Key_Right: pan({-kPanStep, 0}); return true;
    case Qt::Key_Up: pan({0, kPanStep}); return true;
    case Qt::Key_Down: pan({0, -kPanStep}); return true;
    default: return false;
  }
}

}  // namespace tastescope::ui
