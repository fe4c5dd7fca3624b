// From an attribute to colours, legend and group names of a map; used by the screen and by the
// picture without a window. Thread rule: pure; MapPalette::fromTheme() on the GUI thread. Cost: O(n
// log n).
#pragma once

#include <QColor>
#include <QString>
#include <vector>

#include "core/workflow/data/DescribeData.h"
#include "core/workflow/latent/LatentSpace.h"
#include "ui/charts/LatentMap.h"

namespace tastescope::ui {

/// The colouring by groups found in the space; no column is called so.
inline constexpr const char* kGroupColouring = "*groups";
/// By how far the map can be trusted at each point.
inline constexpr const char* kFidelityColouring = "*fidelity";

struct MapPalette {
  std::vector<QColor> groups;
  QColor other;
  std::vector<QColor> ramp;
  static MapPalette fromTheme();
  bool operator==(const MapPalette&) const = default;
};

struct LegendRow {
  QString label;
  QColor colour;
  MapMarker marker = MapMarker::Disc;
  std::size_t count = 0;
  std::vector<std::uint32_t> points;  ///< positions in the space, for selecting the group
};

struct MapColouring {
  std::string attribute;
  bool numeric = false;
  double low = 0;  ///< numeric: values at the ramp's ends
  double high = 0;
  std::vector<LegendRow> legend;  ///< groups; the last may be "other" and "no value"
  std::vector<MapLabel> labels;   ///< group names at their median points
  std::shared_ptr<LatentMapColours> colours;
};

/// `values` are over all entities, the result over space.entities. `otherName` and `missingName`:
/// words for the rest.
MapColouring colourMap(const AttributeValues& values, const LatentSpace& space,
                       const MapPalette& palette, const QString& otherName,
                       const QString& missingName);

/// Size steps by activity (log scale), largest for the most active; `counts` over all entities.
std::vector<std::uint8_t> sizesByActivity(const AttributeValues& activity,
                                          const LatentSpace& space);

}  // namespace tastescope::ui
