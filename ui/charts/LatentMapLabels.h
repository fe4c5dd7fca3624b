// Group names on the map: those that would cover another are left out, the heavier group stays.
// Thread rule: pure; paint on any thread that owns the painter. Cost: O(labels^2), a few dozen.
#pragma once

#include <QFont>
#include <QPainter>
#include <QString>
#include <functional>
#include <vector>

namespace tastescope::ui {

struct MapLabel {
  QString text;
  QPointF where;      ///< on the map: the group's median point
  double weight = 0;  ///< size of the group
};

struct PlacedLabel {
  QString text;
  QRectF rect;  ///< on the screen
};

/// Labels that fit into `room` (minus `taken`) without touching, heaviest first, each at its group's
/// middle or close by.
std::vector<PlacedLabel> placeLabels(std::vector<MapLabel> labels, const QFont& font,
                                     const QRectF& room, const std::vector<QRectF>& taken,
                                     const std::function<QPointF(QPointF)>& toScreen);

/// Text with a halo of the background, so that it reads above points.
void paintLabels(QPainter& painter, const std::vector<PlacedLabel>& labels, const QFont& font,
                 const QColor& text, const QColor& halo);

}  // namespace tastescope::ui
