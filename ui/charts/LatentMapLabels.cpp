#include "ui/charts/LatentMapLabels.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>
#include <array>

namespace tastescope::ui {

namespace {
constexpr double kAir = 6;   // between two labels
constexpr double kHalo = 4;  // as LOOK says
constexpr double kWidest = 200;

/// Where a label is tried, in its own widths and heights from its group's middle: there, else close
/// by, so that no large group stays without a name while a small one has its own.
constexpr std::array<QPointF, 9> kPlaces{QPointF(0, 0),    QPointF(0, -1.3),    QPointF(0, 1.3),
                                         QPointF(0, -2.6), QPointF(0, 2.6),     QPointF(-0.7, 0),
                                         QPointF(0.7, 0),  QPointF(-0.7, -1.3), QPointF(0.7, -1.3)};
}  // namespace

std::vector<PlacedLabel> placeLabels(std::vector<MapLabel> labels, const QFont& font,
                                     const QRectF& room, const std::vector<QRectF>& taken,
                                     const std::function<QPointF(QPointF)>& toScreen) {
  std::stable_sort(labels.begin(), labels.end(),
                   [](const MapLabel& a, const MapLabel& b) { return a.weight > b.weight; });
  const QFontMetricsF metrics(font);
  std::vector<PlacedLabel> placed;
  std::vector<QRectF> covered = taken;
  for (const MapLabel& label : labels) {
    const QString text = metrics.elidedText(label.text, Qt::ElideRight, kWidest);
    QRectF rect(0, 0, metrics.horizontalAdvance(text), metrics.height());
    if (text.isEmpty()) continue;
    const QPointF middle = toScreen(label.where);
    for (const QPointF& place : kPlaces) {
      rect.moveCenter(middle + QPointF(place.x() * rect.width(), place.y() * rect.height()));
      const QRectF with = rect.adjusted(-kAir, -kAir / 2, kAir, kAir / 2);
      const auto hits = [&with](const QRectF& other) { return other.intersects(with); };
      if (!room.contains(with) || std::any_of(covered.begin(), covered.end(), hits)) continue;
      covered.push_back(with);
      placed.push_back({text, rect});
      break;
    }
  }
  return placed;
}

void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels, const QFont& font,
                 const QColor& text, const QColor& halo) {
  const QFontMetricsF metrics(font);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const PlacedLabel& label : labels) {
    QPainterPath path;
    path.addText(label.rect.left(), label.rect.top() + metrics.ascent(), font, label.text);
    painter.strokePath(path, QPen(halo, kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, text);
  }
  painter.restore();
}

}  // namespace tastescope::ui
