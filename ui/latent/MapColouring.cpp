#include "ui/latent/MapColouring.h"

#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kRampClasses = 64;
/// The ramp's palest steps vanish on the map's background.
constexpr double kRampStart = 0.25;
constexpr double kInner = 0.02;  // share left out at both ends of a numeric scale
constexpr std::size_t kLabelAtLeast = 3;

MapMarker markerOf(std::size_t group) {
  constexpr MapMarker kLater[] = {MapMarker::Ring, MapMarker::Star, MapMarker::TriangleDown,
                                  MapMarker::Bar};
  return group < 6 ? MapMarker::Disc : kLater[std::min<std::size_t>(group - 6, 3)];
}

QColor rampAt(const std::vector<QColor>& ramp, double t) {
  const double at = std::clamp(t, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const QColor& a = ramp[low];
  const QColor& b = ramp[std::min(low + 1, ramp.size() - 1)];
  const float part = static_cast<float>(at - std::floor(at));
  return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * part,
                          a.greenF() + (b.greenF() - a.greenF()) * part,
                          a.blueF() + (b.blueF() - a.blueF()) * part);
}

float medianOf(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

QPointF medianPoint(const LatentSpace& space, const std::vector<std::uint32_t>& points) {
  std::vector<float> xs;
  std::vector<float> ys;
  for (const std::uint32_t point : points) {
    xs.push_back(space.map[2 * point]);
    ys.push_back(space.map[2 * point + 1]);
  }
  return {medianOf(std::move(xs)), medianOf(std::move(ys))};
}

/// Values at the two inner quantiles, and whether the scale is logarithmic (counts and prices are
/// skewed).
struct Scale {
  double low = 0;
  double high = 1;
  bool logarithmic = false;
  [[nodiscard]] double at(double value) const {
    if (high <= low) return 0.5;
    if (logarithmic)
      return (std::log1p(value) - std::log1p(low)) / (std::log1p(high) - std::log1p(low));
    return (value - low) / (high - low);
  }
};

Scale scaleOf(std::vector<double> values) {
  Scale scale;
  if (values.empty()) return scale;
  std::sort(values.begin(), values.end());
  const auto skip = static_cast<std::size_t>(kInner * static_cast<double>(values.size()));
  scale.low = values[skip];
  scale.high = values[values.size() - 1 - skip];
  const double middle = values[values.size() / 2];
  scale.logarithmic = scale.low >= 0 && scale.high > 8 * (middle + 1);
  return scale;
}

std::vector<double> finiteValues(const std::vector<double>& numbers, const LatentSpace& space) {
  std::vector<double> values;
  for (const Index entity : space.entities)
    if (std::isfinite(numbers[entity])) values.push_back(numbers[entity]);
  return values;
}

void colourByNumber(MapColouring& result, const AttributeValues& values, const LatentSpace& space,
                    const MapPalette& palette, const QString& missingName) {
  const Scale scale = scaleOf(finiteValues(values.numbers, space));
  result.low = scale.low;
  result.high = scale.high;
  for (std::size_t c = 0; c < kRampClasses; ++c) {
    const double t = static_cast<double>(c) / (kRampClasses - 1);
    result.colours->colours.push_back(rampAt(palette.ramp, kRampStart + (1 - kRampStart) * t));
  }
  result.colours->colours.push_back(palette.other);
  LegendRow missing{missingName, palette.other, MapMarker::Disc, 0, {}};
  for (std::size_t p = 0; p < space.entities.size(); ++p) {
    const double value = values.numbers[space.entities[p]];
    std::size_t c = kRampClasses;
    if (std::isfinite(value)) {
      c = static_cast<std::size_t>(
          std::lround(std::clamp(scale.at(value), 0.0, 1.0) * (kRampClasses - 1)));
    } else {
      missing.points.push_back(static_cast<std::uint32_t>(p));
    }
    result.colours->classes.push_back(static_cast<std::uint8_t>(c));
  }
  missing.count = missing.points.size();
  if (missing.count > 0) result.legend.push_back(std::move(missing));
}

void colourByGroup(MapColouring& result, const AttributeValues& values, const LatentSpace& space,
                   const MapPalette& palette, const QString& otherName,
                   const QString& missingName) {
  const std::size_t named = std::min(values.labels.size(), palette.groups.size());
  std::vector<LegendRow> rows;
  for (std::size_t g = 0; g < named; ++g)
    rows.push_back({fromUtf8(values.labels[g]), palette.groups[g], markerOf(g), 0, {}});
  rows.push_back({otherName, palette.other, MapMarker::Disc, 0, {}});
  rows.push_back({missingName, palette.other, MapMarker::Disc, 0, {}});
  for (std::size_t p = 0; p < space.entities.size(); ++p) {
    const Index code = values.codes[space.entities[p]];
    const std::size_t row = code == kNoIndex ? named + 1 : std::min<std::size_t>(code, named);
    rows[row].points.push_back(static_cast<std::uint32_t>(p));
    result.colours->classes.push_back(static_cast<std::uint8_t>(row));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    LegendRow& row = rows[r];
    row.count = row.points.size();
    result.colours->colours.push_back(row.colour);
    result.colours->markers.push_back(row.marker);
    if (r < named && row.count >= kLabelAtLeast)
      result.labels.push_back(
          {row.label, medianPoint(space, row.points), static_cast<double>(row.count)});
    if (row.count > 0) result.legend.push_back(std::move(row));
  }
}

}  // namespace

MapPalette MapPalette::fromTheme() {
  const Theme& theme = Theme::instance();
  MapPalette palette;
  for (int i = 0; i < theme.categoricalCount(); ++i) palette.groups.push_back(theme.categorical(i));
  palette.other = theme.categoricalOther();
  palette.ramp.assign(theme.sequential().begin(), theme.sequential().end());
  return palette;
}

MapColouring colourMap(const AttributeValues& values, const LatentSpace& space,
                       const MapPalette& palette, const QString& otherName,
                       const QString& missingName) {
  MapColouring result;
  result.attribute = values.name;
  result.numeric = values.numeric;
  result.colours = std::make_shared<LatentMapColours>();
  result.colours->classes.reserve(space.entities.size());
  if (values.numeric) {
    colourByNumber(result, values, space, palette, missingName);
  } else {
    colourByGroup(result, values, space, palette, otherName, missingName);
  }
  return result;
}

std::vector<std::uint8_t> sizesByActivity(const AttributeValues& activity,
                                          const LatentSpace& space) {
  Scale scale = scaleOf(finiteValues(activity.numbers, space));
  scale.logarithmic = scale.low >= 0;
  std::vector<std::uint8_t> sizes;
  sizes.reserve(space.entities.size());
  for (const Index entity : space.entities) {
    const double t = std::clamp(scale.at(activity.numbers[entity]), 0.0, 1.0);
    sizes.push_back(static_cast<std::uint8_t>(std::lround(t * (kMapSizeSteps - 1))));
  }
  return sizes;
}

}  // namespace tastescope::ui
