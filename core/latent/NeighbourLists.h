// The nearest neighbours of all points at once: what layouts are made from.
// Thread rule: pure, uses all cores. Cost: n^2 d / 2 multiplications in vectors, some seconds for 70,000
// points of 50 dimensions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"

namespace tastescope {

/// Euclidean, each point left out of its own list, nearest first, ties to the lower index.
struct NeighbourLists {
  std::size_t n = 0;
  std::size_t k = 0;
  std::vector<std::uint32_t> indices;  ///< [n, k]
  std::vector<float> distances;        ///< [n, k]
};

/// points: [n, d] row-major. k is cut to n - 1. Exact, but for the rounding of floats.
NeighbourLists neighbourLists(std::span<const float> points, std::size_t n, std::size_t d,
                              std::size_t k, Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
