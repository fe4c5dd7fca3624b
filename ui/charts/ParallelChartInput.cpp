// What pointer and keyboard do on a parallel-coordinates chart; what it shows stands in
// ParallelChart.cpp.
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/charts/ParallelChart.h"

namespace tastescope::ui {

namespace {

constexpr double kNear = 7;       ///< pixels to a line that still mean it
constexpr double kAxisReach = 8;  ///< pixels to an axis that still mean it
constexpr double kBrushDrag = 4;  ///< pixels before a press becomes a brush

}  // namespace

double ParallelChart::placeAt(double y) const {
  const QRectF area = plotArea();
  return std::clamp((area.bottom() - y) / std::max(1.0, area.height()), 0.0, 1.0);
}

const ParallelChart::Line* ParallelChart::nearest(const QPointF& at) const {
  const Line* closest = nullptr;
  double distance = kNear;
  for (const Line& line : m_lines) {
    if (!insideBrushes(m_axes, line.values, m_brushes)) continue;
    const double here = distanceToPolyline(at, pointsOf(line));
    if (here >= distance) continue;
    distance = here;
    closest = &line;
  }
  return closest;
}

int ParallelChart::axisAt(const QPointF& at) const {
  for (int axis = 0; axis < m_axes.size(); ++axis) {
    if (std::abs(at.x() - axisX(axis)) <= kAxisReach) return axis;
  }
  return -1;
}

void ParallelChart::point(qint64 id) {
  if (id == m_highlighted) return;
  setHighlighted(id);
  Q_EMIT hovered(id);
}

void ParallelChart::mouseMoveEvent(QMouseEvent* event) {
  if (m_brushing >= 0) {
    m_brushNow = placeAt(event->position().y());
    const double moved = std::abs(m_brushNow - m_brushStart) * plotArea().height();
    m_dragged = m_dragged || moved >= kBrushDrag;
    update();
    return;
  }
  setCursor(axisAt(event->position()) >= 0 ? Qt::SizeVerCursor : Qt::ArrowCursor);
  const Line* line = nearest(event->position());
  point(line ? line->id : 0);
}

void ParallelChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  m_brushing = axisAt(event->position());
  m_brushStart = m_brushNow = placeAt(event->position().y());
  m_dragged = false;
  if (m_brushing >= 0) return;
  if (const Line* line = nearest(event->position())) Q_EMIT clicked(line->id);
}

void ParallelChart::endBrush(const QPointF& at) {
  const int axis = m_brushing;
  m_brushing = -1;
  m_brushes.removeIf([axis](const ParallelBrush& brush) { return brush.axis == axis; });
  if (m_dragged) {
    m_brushNow = placeAt(at.y());
    m_brushes.push_back(
        {axis, std::min(m_brushStart, m_brushNow), std::max(m_brushStart, m_brushNow)});
  }
  m_dragged = false;
  update();
  Q_EMIT brushesChanged();
}

void ParallelChart::mouseReleaseEvent(QMouseEvent* event) {
  if (m_brushing >= 0) endBrush(event->position());
}

void ParallelChart::mouseDoubleClickEvent(QMouseEvent* event) {
  const Line* line = nearest(event->position());
  if (line && axisAt(event->position()) < 0) Q_EMIT activated(line->id);
}

void ParallelChart::leaveEvent(QEvent* event) {
  point(0);
  QWidget::leaveEvent(event);
}

void ParallelChart::focusOutEvent(QFocusEvent* event) {
  point(0);
  QWidget::focusOutEvent(event);
}

void ParallelChart::walk(int by) {
  QList<const Line*> order;
  for (const Line& line : m_lines) {
    if (line.finished && insideBrushes(m_axes, line.values, m_brushes)) order << &line;
  }
  if (order.isEmpty()) return;
  const auto last = m_axes.size() - 1;
  std::stable_sort(order.begin(), order.end(), [last](const Line* a, const Line* b) {
    return a->values.value(last) > b->values.value(last);
  });
  qsizetype at = by > 0 ? -1 : order.size();
  for (qsizetype i = 0; i < order.size(); ++i) {
    if (order[i]->id == m_highlighted) at = i;
  }
  point(order[std::clamp<qsizetype>(at + by, 0, order.size() - 1)]->id);
}

void ParallelChart::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Down: return walk(1);
    case Qt::Key_Up: return walk(-1);
    case Qt::Key_Escape:
      if (m_brushes.isEmpty()) break;
      return clearBrushes();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_highlighted != 0) Q_EMIT activated(m_highlighted);
      return;
    default: break;
  }
  QWidget::keyPressEvent(event);
}

QString ParallelChart::describe(const Line& line) const {
  QStringList lines{line.name};
  for (int axis = 0; axis < m_axes.size(); ++axis) {
    const double value = line.values.value(axis, std::nan(""));
    if (std::isfinite(value)) {
      lines << QStringLiteral("%1: %2").arg(m_axes[axis].name, m_axes[axis].text(value));
    }
  }
  return lines.join(QLatin1Char('\n'));
}

bool ParallelChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const Line* line = nearest(help->pos());
  if (line) {
    QToolTip::showText(help->globalPos(), describe(*line), this);
  } else if (axisAt(help->pos()) >= 0) {
    QToolTip::showText(help->globalPos(),
                       tr("Drag along the axis to keep only the trials that pass there; a click "
                          "lets go."),
                       this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace tastescope::ui
