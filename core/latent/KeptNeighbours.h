// How far a map can be trusted at each of its points.
// Thread rule: pure; a requested stop throws Cancelled. Cost: as neighbourLists() of the space.
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"

namespace tastescope {

/// [n]: the share of a point's k nearest on the map [n, 2] that are among its k nearest in the space
/// [n, d]; the mean over the points is Q_NX(k) (Lee & Verleysen 2009). k is cut to n - 1; 1 where there is
/// nothing to compare.
std::vector<double> keptNeighbours(std::span<const float> points, std::size_t n, std::size_t d,
                                   std::span<const float> map, std::size_t k, Progress& progress,
                                   const std::stop_token& stop);

}  // namespace tastescope
