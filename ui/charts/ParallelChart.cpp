#include "ui/charts/ParallelChart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr double kSoftest = 0.3;  ///< of the ramp, so that weak lines are still seen
constexpr double kBestWidth = 3;
constexpr int kAxisHead = 26;
constexpr int kAxisFoot = 10;
constexpr int kAxisSides = 34;
constexpr int kLastLabel = 52;
constexpr double kNear = 7;       ///< pixels to a line that still mean it
constexpr double kAxisReach = 8;  ///< pixels to an axis that still mean it
constexpr double kBrushDrag = 4;  ///< pixels before a press becomes a brush

bool isFinite(const QPointF& point) { return std::isfinite(point.x()) && std::isfinite(point.y()); }

/// The pieces between finite points.
QPainterPath pathThrough(const QList<QPointF>& points) {
  QPainterPath path;
  bool drawing = false;
  for (const QPointF& point : points) {
    if (!isFinite(point)) {
      drawing = false;
      continue;
    }
    if (drawing) {
      path.lineTo(point);
    } else {
      path.moveTo(point);
    }
    drawing = true;
  }
  return path;
}

}  // namespace

ParallelChart::ParallelChart(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ParallelChart::setData(const QList<ParallelAxis>& axes, const QList<Line>& lines,
                            qint64 best) {
  if (axes.size() != m_axes.size()) m_brushes.clear();
  m_axes = axes;
  m_lines = lines;
  m_best = best;
  update();
}

void ParallelChart::setHighlighted(qint64 id) {
  if (m_highlighted == id) return;
  m_highlighted = id;
  const Line* line = find(id);
  setAccessibleDescription(line ? describe(*line) : QString());
  update();
}

void ParallelChart::clearBrushes() {
  if (m_brushes.isEmpty()) return;
  m_brushes.clear();
  update();
  Q_EMIT brushesChanged();
}

QRectF ParallelChart::plotArea() const {
  return QRectF(rect()).adjusted(kAxisSides, kAxisHead, -kLastLabel, -kAxisFoot);
}

double ParallelChart::axisX(int axis) const {
  const QRectF area = plotArea();
  const auto gaps = static_cast<double>(std::max<qsizetype>(1, m_axes.size() - 1));
  return std::round(area.left() + area.width() * axis / gaps) + 0.5;
}

QList<QPointF> ParallelChart::pointsOf(const Line& line) const {
  const QRectF area = plotArea();
  QList<QPointF> points;
  for (int axis = 0; axis < m_axes.size(); ++axis) {
    const double place = m_axes[axis].place(line.values.value(axis, std::nan("")));
    points.push_back({axisX(axis), area.bottom() - place * area.height()});
  }
  return points;
}

QPointF ParallelChart::pointOf(qint64 id, int axis) const {
  const Line* line = find(id);
  return line ? pointsOf(*line).value(axis) : QPointF(std::nan(""), std::nan(""));
}

bool ParallelChart::kept(qint64 id) const {
  const Line* line = find(id);
  return line && insideBrushes(m_axes, line->values, m_brushes);
}

const ParallelChart::Line* ParallelChart::find(qint64 id) const {
  const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                  [id](const Line& line) { return line.id == id; });
  return found == m_lines.end() ? nullptr : &*found;
}

QColor ParallelChart::colourOf(const Line& line) const {
  if (!insideBrushes(m_axes, line.values, m_brushes)) return chartColour("chartGrid");
  const double place =
      m_axes.isEmpty() ? std::nan("") : m_axes.back().place(line.values.value(m_axes.size() - 1));
  if (!line.finished || !std::isfinite(place)) return chartColour("categoricalOther");
  return Theme::instance().sequentialAt(kSoftest + (1 - kSoftest) * place);
}

void ParallelChart::paintLine(QPainter& painter, const Line& line) const {
  const bool chosen = line.id == m_highlighted;
  const double width =
      line.id == m_best ? kBestWidth : Theme::instance().chart(chosen ? "lineSelected" : "line");
  QPen pen(chosen ? chartColour("textPrimary") : colourOf(line), width, Qt::SolidLine, Qt::RoundCap,
           Qt::RoundJoin);
  if (!line.finished) pen.setDashPattern({4, 3});
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  const QList<QPointF> points = pointsOf(line);
  painter.drawPath(pathThrough(points));
  if (line.id != m_best && !chosen) return;
  painter.setBrush(pen.color());
  painter.setPen(Qt::NoPen);
  for (const QPointF& at : points) {
    if (isFinite(at)) painter.drawEllipse(at, width, width);
  }
}

void ParallelChart::paintAxis(QPainter& painter, int axis) const {
  const QRectF area = plotArea();
  const double x = axisX(axis);
  painter.setPen(QPen(chartColour("chartAxis"), 1));
  painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  const QFontMetrics metrics(painter.font());
  const bool last = axis == m_axes.size() - 1;
  const double gap = m_axes.size() > 1 ? axisX(1) - axisX(0) : area.width();
  const int room = static_cast<int>(gap) - 12;
  for (const ParallelMark& mark : m_axes[axis].marks()) {
    const double y = area.bottom() - mark.place * area.height();
    const QString shown =
        metrics.elidedText(mark.text, Qt::ElideRight, last ? kLastLabel - 6 : room);
    const QRectF box(x + 4, y - metrics.height() / 2.0, metrics.horizontalAdvance(shown) + 4,
                     metrics.height());
    QColor veil = chartColour("chartBackground");
    veil.setAlphaF(0.8F);
    painter.fillRect(box, veil);
    painter.setPen(chartColour("chartText"));
    painter.drawText(box, Qt::AlignCenter, shown);
  }
  painter.setPen(chartColour("textPrimary"));
  const QString name =
      metrics.elidedText(m_axes[axis].name, Qt::ElideRight, static_cast<int>(gap) - 8);
  const double wide = metrics.horizontalAdvance(name) + 2;
  const double left = std::clamp(x - wide / 2, 0.0, std::max(0.0, width() - wide));
  painter.drawText(QRectF(left, 0, wide, kAxisHead - 8), Qt::AlignLeft | Qt::AlignVCenter, name);
}

void ParallelChart::paintHint(QPainter& painter) const {
  const QRectF area = plotArea();
  const auto paintStretch = [&](int axis, double from, double to) {
    QColor fill = chartColour("accent");
    fill.setAlphaF(static_cast<float>(Theme::instance().chart("bandOpacity")) * 2);
    const double top = area.bottom() - to * area.height();
    const QRectF box(axisX(axis) - 6, top, 12, (to - from) * area.height());
    painter.fillRect(box, fill);
    painter.setPen(QPen(chartColour("accent"), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
  };
  for (const ParallelBrush& brush : m_brushes) paintStretch(brush.axis, brush.from, brush.to);
  if (m_brushing >= 0 && m_dragged) {
    paintStretch(m_brushing, std::min(m_brushStart, m_brushNow),
                 std::max(m_brushStart, m_brushNow));
  }
}

void ParallelChart::paintEvent(QPaintEvent*) {
  if (m_axes.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(chartFont());
  painter.setRenderHint(QPainter::Antialiasing);
  QList<const Line*> order;
  for (const Line& line : m_lines) order << &line;
  // Dimmed ones below, then from worst to best, the best and the chosen one on top.
  const auto rank = [this](const Line* line) {
    if (line->id == m_highlighted) return 4.0;
    if (line->id == m_best) return 3.0;
    if (!insideBrushes(m_axes, line->values, m_brushes)) return -2.0;
    const double place = m_axes.back().place(line->values.value(m_axes.size() - 1));
    return std::isfinite(place) ? place : -1.0;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Line* a, const Line* b) { return rank(a) < rank(b); });
  for (const Line* line : std::as_const(order)) paintLine(painter, *line);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int axis = 0; axis < m_axes.size(); ++axis) paintAxis(painter, axis);
  paintHint(painter);
}

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
