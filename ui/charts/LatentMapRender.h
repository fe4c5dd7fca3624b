// Points to pixels: an image splat, or a density picture when points would cover each other. A
// scatter graph of a plotting library needs 300 ms for 100,000 points; this needs a few. Thread
// rule: pure functions over shared immutable data; meant for a worker. Cost: about 10 ms for
// 100,000 visible points, 50 ms for a million; density 10 ms for a million.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QRectF>
#include <QSize>
#include <memory>
#include <vector>

#include "ui/charts/LatentMapPoints.h"

class QPainter;

namespace tastescope::ui {

/// From the seventh group on the shape differs too, so that colour is never alone.
enum class MapMarker : std::uint8_t { Disc, Ring, Star, TriangleDown, Bar };

/// The colour of every point. A continuous scale is 64 classes along the sequential ramp.
struct LatentMapColours {
  std::vector<std::uint8_t> classes;  ///< per point, into colours; empty: all class 0
  std::vector<QColor> colours;
  std::vector<MapMarker> markers;   ///< per class
  std::vector<std::uint8_t> sizes;  ///< per point, 0..kMapSizeSteps-1; empty: all the same
};
using LatentMapColoursPtr = std::shared_ptr<const LatentMapColours>;
inline constexpr int kMapSizeSteps = 6;

enum class MapMode { Points, Density, Auto };

/// Colours and sizes of everything on the map; see LOOK in the theme's tokens.
struct LatentMapStyle {
  QColor background;
  QColor muted;
  QColor accent;
  QColor text;
  QColor tip;
  QColor tipText;
  std::vector<QColor> ramp;
  double point = 4;
  double selectedPoint = 5;
  double opacity = 0.8;
  double mutedOpacity = 0.45;
  double lassoWidth = 1.5;
  double lassoFill = 0.08;
  bool operator==(const LatentMapStyle&) const = default;
};

/// Which part of the plane is seen: `centre` in the middle, `scale` pixels a unit, y upwards.
struct LatentMapView {
  QPointF centre;
  double scale = 1;

  [[nodiscard]] QPointF toScreen(QPointF where, QSizeF size) const {
    return {size.width() / 2 + (where.x() - centre.x()) * scale,
            size.height() / 2 - (where.y() - centre.y()) * scale};
  }
  [[nodiscard]] QPointF toMap(QPointF screen, QSizeF size) const {
    return {centre.x() + (screen.x() - size.width() / 2) / scale,
            centre.y() - (screen.y() - size.height() / 2) / scale};
  }
  /// The part of the plane on a screen of `size`, with `margin` pixels around.
  [[nodiscard]] QRectF area(QSizeF size, double margin = 0) const {
    const double w = size.width() / scale + 2 * margin / scale;
    const double h = size.height() / scale + 2 * margin / scale;
    return {centre.x() - w / 2, centre.y() - h / 2, w, h};
  }
  bool operator==(const LatentMapView&) const = default;
};

/// One picture wanted.
struct LatentMapOrder {
  LatentMapPointsPtr points;
  LatentMapColoursPtr colours;
  std::shared_ptr<const std::vector<std::uint32_t>> selected;  ///< null or empty: none
  LatentMapView view;
  QSize size;        ///< of the widget
  int margin = 0;    ///< drawn around it, so that a pan has something to show
  double ratio = 1;  ///< device pixels a pixel
  MapMode mode = MapMode::Auto;
  LatentMapStyle style;
};

struct LatentMapPicture {
  QImage base;       ///< opaque: all points, grey when something is selected
  QImage selection;  ///< transparent with the selected points; null when none
  LatentMapView view;
  int margin = 0;
  bool density = false;
  double milliseconds = 0;
};

/// A marker as large as a disc of `diameter` looks; legends draw the same.
QPainterPath mapMarkerPath(MapMarker marker, double diameter, QPointF centre);
/// Whether Auto shows density for this view: when the points would cover more than the picture.
bool mapNeedsDensity(const LatentMapOrder& order);
LatentMapPicture renderLatentMapPicture(const LatentMapOrder& order);
/// Every point as a shape of its own, for files of vectors; without selection, frame or background.
void paintLatentMapPoints(QPainter& painter, const LatentMapOrder& order);

}  // namespace tastescope::ui
