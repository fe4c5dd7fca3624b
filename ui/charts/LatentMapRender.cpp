#include "ui/charts/LatentMapRender.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <map>

namespace tastescope::ui {

namespace {

/// A marker's coverage, 0..256 a pixel.
struct Stamp {
  int side = 0;
  std::vector<std::uint16_t> mask;
};

Stamp makeStamp(MapMarker marker, double diameter, double opacity) {
  const double reach = marker == MapMarker::Disc ? diameter : 1.7 * diameter;
  Stamp stamp;
  stamp.side = std::max(1, static_cast<int>(std::ceil(reach)));
  QImage image(stamp.side, stamp.side, QImage::Format_Grayscale8);
  image.fill(Qt::black);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  const double middle = stamp.side / 2.0;
  painter.fillPath(mapMarkerPath(marker, diameter, {middle, middle}), Qt::white);
  painter.end();
  for (int y = 0; y < stamp.side; ++y)
    for (int x = 0; x < stamp.side; ++x)
      stamp.mask.push_back(
          static_cast<std::uint16_t>(std::lround(image.scanLine(y)[x] / 255.0 * 256.0 * opacity)));
  return stamp;
}

/// Source over destination, all four channels, `share` of 256.
inline void blend(QRgb& to, QRgb from, std::uint32_t share) {
  const std::uint32_t rest = 256 - share;
  const std::uint32_t low = ((to & 0xff00ffU) * rest + (from & 0xff00ffU) * share) >> 8;
  const std::uint32_t high = ((to >> 8) & 0xff00ffU) * rest + ((from >> 8) & 0xff00ffU) * share;
  to = (low & 0xff00ffU) | (high & 0xff00ff00U);
}

/// Pixels of one picture and where the plane lies on them.
class Canvas {
 public:
  explicit Canvas(QImage& image, const LatentMapOrder& order)
      : bits_(reinterpret_cast<QRgb*>(image.bits())),
        width_(image.width()),
        height_(image.height()),
        scale_(order.view.scale * order.ratio),
        left_(order.view.centre.x() - width_ / 2.0 / scale_),
        top_(order.view.centre.y() + height_ / 2.0 / scale_) {}

  void put(const Stamp& stamp, QRgb colour, float x, float y) const {
    const double half = stamp.side / 2.0;
    const int column = static_cast<int>(std::lround((x - left_) * scale_ - half));
    const int row = static_cast<int>(std::lround((top_ - y) * scale_ - half));
    const int firstX = std::max(0, -column);
    const int lastX = std::min(stamp.side, width_ - column);
    const int firstY = std::max(0, -row);
    const int lastY = std::min(stamp.side, height_ - row);
    for (int sy = firstY; sy < lastY; ++sy) {
      QRgb* line = bits_ + static_cast<std::ptrdiff_t>(row + sy) * width_ + column;
      const std::uint16_t* mask = stamp.mask.data() + static_cast<std::ptrdiff_t>(sy) * stamp.side;
      for (int sx = firstX; sx < lastX; ++sx)
        if (mask[sx] != 0) blend(line[sx], colour, mask[sx]);
    }
  }

 private:
  QRgb* bits_;
  int width_;
  int height_;
  double scale_;
  double left_;
  double top_;
};

QSize pictureSize(const LatentMapOrder& order) {
  return {static_cast<int>(std::lround((order.size.width() + 2 * order.margin) * order.ratio)),
          static_cast<int>(std::lround((order.size.height() + 2 * order.margin) * order.ratio))};
}

QImage emptyPicture(const LatentMapOrder& order, const QColor& fill) {
  QImage image(pictureSize(order), QImage::Format_ARGB32_Premultiplied);
  image.fill(fill);
  return image;
}

/// Fewer pixels a point when there are very many: the picture says the same and stays quick.
double diameterFor(std::size_t visible, double wanted) {
  if (visible > 250000) return std::min(wanted, 2.0);
  return visible > 60000 ? std::min(wanted, 3.0) : wanted;
}

/// How much larger than the smallest a size step is drawn; 1 where all are the same.
double grown(const LatentMapColours& colours, std::size_t step) {
  return colours.sizes.empty() ? 1.0 : 0.6 + 0.32 * static_cast<double>(step);
}

MapMarker markerOf(const LatentMapColours& colours, std::size_t colourClass) {
  return colourClass < colours.markers.size() ? colours.markers[colourClass] : MapMarker::Disc;
}

/// Stamps of every marker and size step.
class Stamps {
 public:
  Stamps(const LatentMapColours& colours, double diameter, double opacity) {
    for (std::size_t c = 0; c < colours.colours.size(); ++c) {
      const MapMarker marker = markerOf(colours, c);
      const std::size_t steps = colours.sizes.empty() ? 1 : kMapSizeSteps;
      for (std::size_t step = 0; step < steps; ++step) {
        const auto key = std::pair{marker, step};
        if (!made_.contains(key))
          made_[key] = makeStamp(marker, diameter * grown(colours, step), opacity);
        table_[step].push_back(&made_[key]);
      }
    }
  }
  [[nodiscard]] const Stamp& of(std::size_t colourClass, std::size_t step) const {
    return *table_[step][colourClass];
  }

 private:
  std::map<std::pair<MapMarker, std::size_t>, Stamp> made_;
  std::vector<const Stamp*> table_[kMapSizeSteps];
};

std::vector<QRgb> rgbOf(const LatentMapColours& colours, const QColor* instead) {
  std::vector<QRgb> result;
  for (const QColor& colour : colours.colours)
    result.push_back((instead != nullptr ? *instead : colour).rgb());
  return result;
}

void drawPoints(QImage& image, const LatentMapOrder& order, bool muted) {
  const LatentMapColours& colours = *order.colours;
  const QRectF area = order.view.area(order.size, order.margin + 8);
  const std::size_t visible = order.points->countNear(area);
  const double diameter = diameterFor(visible, order.style.point) * order.ratio;
  const Stamps stamps(colours, diameter, muted ? order.style.mutedOpacity : order.style.opacity);
  const std::vector<QRgb> rgb = rgbOf(colours, muted ? &order.style.muted : nullptr);
  const Canvas canvas(image, order);
  const auto xy = order.points->sortedXY();
  const auto sorted = order.points->sortedPoint();
  order.points->forRuns(area, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t point = sorted[i];
      const std::size_t c = colours.classes.empty() ? 0 : colours.classes[point];
      const std::size_t step = colours.sizes.empty() ? 0 : colours.sizes[point];
      canvas.put(stamps.of(c, step), rgb[c], xy[2 * i], xy[2 * i + 1]);
    }
  });
}

QImage drawSelection(const LatentMapOrder& order) {
  QImage image = emptyPicture(order, Qt::transparent);
  const LatentMapColours& colours = *order.colours;
  const double diameter =
      diameterFor(order.selected->size(), order.style.selectedPoint) * order.ratio;
  const Stamps stamps(colours, diameter, 0.95);
  const std::vector<QRgb> rgb = rgbOf(colours, nullptr);
  const Canvas canvas(image, order);
  const QRectF area = order.view.area(order.size, order.margin + 8);
  for (const std::uint32_t point : *order.selected) {
    const QPointF at = order.points->at(point);
    if (!area.contains(at)) continue;
    const std::size_t c = colours.classes.empty() ? 0 : colours.classes[point];
    const std::size_t step = colours.sizes.empty() ? 0 : colours.sizes[point];
    canvas.put(stamps.of(c, step), rgb[c], static_cast<float>(at.x()), static_cast<float>(at.y()));
  }
  return image;
}

/// Points per bin of `bin` pixels, smoothed by a 3 x 3 kernel so that the picture has no raster.
std::vector<float> binnedCounts(const LatentMapOrder& order, QSize bins, double binsPerUnit) {
  const auto width = static_cast<std::size_t>(bins.width());
  const auto height = static_cast<std::size_t>(bins.height());
  std::vector<float> counts(width * height, 0.0F);
  const double left = order.view.centre.x() - bins.width() / 2.0 / binsPerUnit;
  const double top = order.view.centre.y() + bins.height() / 2.0 / binsPerUnit;
  const auto xy = order.points->sortedXY();
  order.points->forRuns(
      order.view.area(order.size, order.margin), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          const double x = (xy[2 * i] - left) * binsPerUnit;
          const double y = (top - xy[2 * i + 1]) * binsPerUnit;
          if (x < 0 || y < 0 || x >= bins.width() || y >= bins.height()) continue;
          counts[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] += 1.0F;
        }
      });
  std::vector<float> across(counts.size(), 0.0F);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::size_t x = i % width;
    across[i] = 0.5F * counts[i] + (x > 0 ? 0.25F * counts[i - 1] : 0) +
                (x + 1 < width ? 0.25F * counts[i + 1] : 0);
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    counts[i] = 0.5F * across[i] + (i >= width ? 0.25F * across[i - width] : 0) +
                (i + width < counts.size() ? 0.25F * across[i + width] : 0);
  return counts;
}

std::vector<QRgb> densityRamp(const LatentMapStyle& style, bool muted) {
  constexpr int kSteps = 256;
  std::vector<QRgb> ramp;
  const std::vector<QColor> stops =
      muted ? std::vector<QColor>{style.background, style.muted} : style.ramp;
  for (int step = 0; step < kSteps; ++step) {
    const double at = step * static_cast<double>(stops.size() - 1) / kSteps;
    const auto low = static_cast<std::size_t>(at);
    const QColor& a = stops[low];
    const QColor& b = stops[std::min(low + 1, stops.size() - 1)];
    const double part = at - static_cast<double>(low);
    const auto mix = [part](int from, int to) {
      return static_cast<int>(std::lround(from + (to - from) * part));
    };
    ramp.push_back(qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())));
  }
  return ramp;
}

void drawDensity(QImage& image, const LatentMapOrder& order, bool muted) {
  constexpr double kBin = 3;
  const double bin = kBin * order.ratio;
  const QSize bins(static_cast<int>(std::ceil(image.width() / bin)),
                   static_cast<int>(std::ceil(image.height() / bin)));
  const std::vector<float> counts = binnedCounts(order, bins, order.view.scale / kBin);
  const float most = *std::max_element(counts.begin(), counts.end());
  const std::vector<QRgb> ramp = densityRamp(order.style, muted);
  QImage small(bins, QImage::Format_ARGB32_Premultiplied);
  const float full = std::log1p(std::max(most, 1.0F));
  for (int y = 0; y < bins.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(small.scanLine(y));
    for (int x = 0; x < bins.width(); ++x) {
      const float count =
          counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(bins.width()) +
                 static_cast<std::size_t>(x)];
      const auto step = static_cast<std::size_t>(std::log1p(count) / full * 255.0F);
      line[x] = count > 0 ? ramp[step] : order.style.background.rgb();
    }
  }
  QPainter painter(&image);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QSizeF covered(bins.width() * bin, bins.height() * bin);
  // The bins' middle is the view's centre, as the picture's is.
  painter.drawImage(QRectF(QPointF((image.width() - covered.width()) / 2,
                                   (image.height() - covered.height()) / 2),
                           covered),
                    small);
}

}  // namespace

QPainterPath mapMarkerPath(MapMarker marker, double diameter, QPointF centre) {
  QPainterPath path;
  const double r = diameter / 2;
  switch (marker) {
    case MapMarker::Disc: path.addEllipse(centre, r, r); break;
    case MapMarker::Ring:
      path.addEllipse(centre, 1.3 * r, 1.3 * r);
      path.addEllipse(centre, 0.6 * r, 0.6 * r);
      break;
    case MapMarker::Star:
      for (int corner = 0; corner < 10; ++corner) {
        const double angle = -M_PI / 2 + corner * M_PI / 5;
        const double reach = corner % 2 == 0 ? 1.6 * r : 0.7 * r;
        const QPointF at = centre + reach * QPointF(std::cos(angle), std::sin(angle));
        corner == 0 ? path.moveTo(at) : path.lineTo(at);
      }
      path.closeSubpath();
      break;
    case MapMarker::TriangleDown:
      path.moveTo(centre + QPointF(-1.3 * r, -1.1 * r));
      path.lineTo(centre + QPointF(1.3 * r, -1.1 * r));
      path.lineTo(centre + QPointF(0, 1.3 * r));
      path.closeSubpath();
      break;
    case MapMarker::Bar:
      path.addRect(QRectF(centre.x() - 0.6 * r, centre.y() - 1.4 * r, 1.2 * r, 2.8 * r));
      break;
  }
  return path;
}

bool mapNeedsDensity(const LatentMapOrder& order) {
  const double area = 1.0 * order.size.width() * order.size.height();
  const double inked = static_cast<double>(order.points->countNear(order.view.area(order.size))) *
                       order.style.point * order.style.point;
  return inked > 1.2 * area;
}

LatentMapPicture renderLatentMapPicture(const LatentMapOrder& order) {
  QElapsedTimer clock;
  clock.start();
  LatentMapPicture picture;
  picture.view = order.view;
  picture.margin = order.margin;
  picture.base = emptyPicture(order, order.style.background);
  if (order.points && order.colours && order.points->size() > 0) {
    const bool selecting = order.selected && !order.selected->empty();
    picture.density =
        order.mode == MapMode::Density || (order.mode == MapMode::Auto && mapNeedsDensity(order));
    if (picture.density) {
      drawDensity(picture.base, order, selecting);
    } else {
      drawPoints(picture.base, order, selecting);
    }
    if (selecting) picture.selection = drawSelection(order);
  }
  picture.base.setDevicePixelRatio(order.ratio);
  picture.selection.setDevicePixelRatio(order.ratio);
  picture.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  return picture;
}

void paintLatentMapPoints(QPainter& painter, const LatentMapOrder& order) {
  const LatentMapColours& colours = *order.colours;
  const QRectF area = order.view.area(order.size);
  const double diameter = diameterFor(order.points->countNear(area), order.style.point);
  painter.save();
  painter.setOpacity(order.style.opacity);
  for (const std::uint32_t point : order.points->inside(area)) {
    const std::size_t c = colours.classes.empty() ? 0 : colours.classes[point];
    const std::size_t step = colours.sizes.empty() ? 0 : colours.sizes[point];
    const QPointF at = order.view.toScreen(order.points->at(point), order.size);
    painter.fillPath(mapMarkerPath(markerOf(colours, c), diameter * grown(colours, step), at),
                     colours.colours[c]);
  }
  painter.restore();
}

}  // namespace tastescope::ui
