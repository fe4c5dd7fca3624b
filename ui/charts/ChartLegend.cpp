#include "ui/charts/ChartLegend.h"

#include <QPainter>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kMarker = 9;
constexpr int kLine = 16;
constexpr int kGap = 6;
constexpr int kBetween = 14;

int signWidth(const LegendEntry& entry) {
  return entry.kind == LegendEntry::Kind::Line ? kLine : kMarker;
}

void paintSign(QPainter& painter, const LegendEntry& entry, double x, double middle) {
  switch (entry.kind) {
    case LegendEntry::Kind::Line:
      painter.setPen(QPen(entry.colour, 2));
      painter.drawLine(QPointF(x, middle), QPointF(x + kLine, middle));
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
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setEntries(const QList<LegendEntry>& entries) {
  m_entries = entries;
  QStringList names;
  for (const LegendEntry& entry : entries) names << entry.name;
  setAccessibleName(names.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

QSize ChartLegend::sizeHint() const {
  const QFontMetrics metrics(chartFont());
  int width = 0;
  for (const LegendEntry& entry : m_entries) {
    width += signWidth(entry) + kGap + metrics.horizontalAdvance(entry.name) + kBetween;
  }
  return {std::max(0, width - kBetween) + 2, 18};
}

void ChartLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(chartFont());
  const QFontMetrics metrics(chartFont());
  int x = 0;
  for (const LegendEntry& entry : m_entries) {
    const int text = x + signWidth(entry) + kGap;
    const int room = width() - text;
    if (room <= 0) break;
    paintSign(painter, entry, x, height() / 2.0);
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRect(text, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(entry.name, Qt::ElideRight, room));
    x = text + metrics.horizontalAdvance(entry.name) + kBetween;
  }
}

}  // namespace tastescope::ui
