#include "ui/charts/ChartLegend.h"

#include <QPainter>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kHeight = 18;
constexpr int kMarker = 9;
constexpr int kLine = 16;
constexpr int kGap = 6;
constexpr int kBetween = 14;
constexpr int kFewestLetters = 5;

int signWidth(const LegendEntry& entry) {
  return entry.kind == LegendEntry::Kind::Line ? kLine : kMarker;
}

int entryWidth(const LegendEntry& entry) {
  return signWidth(entry) + kGap + QFontMetrics(chartFont()).horizontalAdvance(entry.name);
}

QPen linePen(const LegendEntry& entry) {
  QPen pen(entry.colour, entry.dashed ? 1.5 : 2);
  if (entry.dashed) pen.setDashPattern({3, 2});
  return pen;
}

void paintSign(QPainter& painter, const LegendEntry& entry, double x, double middle) {
  switch (entry.kind) {
    case LegendEntry::Kind::Line:
      painter.setRenderHint(QPainter::Antialiasing, false);
      painter.setPen(linePen(entry));
      painter.drawLine(QPointF(x, middle), QPointF(x + kLine, middle));
      painter.setRenderHint(QPainter::Antialiasing);
      break;
    case LegendEntry::Kind::Marker:
      paintMarker(painter, QPointF(x + kMarker / 2.0, middle), kMarker, entry.marker, entry.colour);
      break;
    case LegendEntry::Kind::Upright:
      painter.fillRect(QRectF(x + kMarker / 2.0 - 1, middle - 6, 2, 12), entry.colour);
      break;
    case LegendEntry::Kind::Square:
      painter.fillRect(QRectF(x, middle - kMarker / 2.0, kMarker, kMarker), entry.colour);
      break;
  }
}
}  // namespace

Marker markerOf(int i) {
  constexpr Marker kOrder[] = {Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond};
  return kOrder[static_cast<unsigned>(i) % std::size(kOrder)];
}

void paintMarker(QPainter& painter, const QPointF& centre, double size, Marker marker,
                 const QColor& colour) {
  const double half = size / 2;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  const auto at = [&](double x, double y) { return centre + QPointF(x * half, y * half); };
  switch (marker) {
    case Marker::Circle: painter.drawEllipse(centre, half, half); break;
    case Marker::Square: painter.drawRect(QRectF(at(-0.85, -0.85), at(0.85, 0.85))); break;
    case Marker::Triangle:
      painter.drawPolygon(QPolygonF({at(0, -1), at(1, 0.8), at(-1, 0.8)}));
      break;
    case Marker::Diamond:
      painter.drawPolygon(QPolygonF({at(0, -1.15), at(1.15, 0), at(0, 1.15), at(-1.15, 0)}));
      break;
  }
}

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    updateGeometry();
    update();
  });
}

void ChartLegend::setEntries(const QList<LegendEntry>& entries) {
  m_entries = entries;
  QStringList names;
  for (const LegendEntry& entry : entries) names << entry.name;
  setAccessibleName(names.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

void ChartLegend::setWrapping(bool wrapping) {
  m_wrapping = wrapping;
  updateGeometry();
}

QList<QPoint> ChartLegend::places(int width) const {
  QList<QPoint> points;
  QPoint at;
  for (const LegendEntry& entry : m_entries) {
    const int wide = entryWidth(entry);
    if (m_wrapping && at.x() > 0 && at.x() + wide > width) at = {0, at.y() + kHeight};
    points << at;
    at.rx() += wide + kBetween;
  }
  return points;
}

QSize ChartLegend::sizeHint() const {
  int width = 0;
  for (const LegendEntry& entry : m_entries) width += entryWidth(entry) + kBetween;
  return {std::max(0, width - kBetween) + 2, minimumSizeHint().height()};
}

QSize ChartLegend::minimumSizeHint() const {
  const QList<QPoint> points = places(width());
  return {0, (m_wrapping && !points.isEmpty() ? points.back().y() : 0) + kHeight};
}

void ChartLegend::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (m_wrapping) updateGeometry();
  setToolTip(width() < sizeHint().width() ? accessibleName() : QString());
}

void ChartLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(chartFont());
  const QFontMetrics metrics(chartFont());
  const QList<QPoint> points = places(width());
  for (qsizetype i = 0; i < m_entries.size(); ++i) {
    const LegendEntry& entry = m_entries[i];
    const QPoint at = points[i];
    const int text = at.x() + signWidth(entry) + kGap;
    const int room = width() - text;
    // Letters that tell nothing of a name: the tooltip has it.
    if (room < kFewestLetters * metrics.averageCharWidth() &&
        room < metrics.horizontalAdvance(entry.name))
      break;
    paintSign(painter, entry, at.x(), at.y() + kHeight / 2.0);
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRect(text, at.y(), room, kHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(entry.name, Qt::ElideRight, room));
  }
}

}  // namespace tastescope::ui
