// Exact nearest neighbours in the original space, and how faithful a 2-d map is to it.
// Thread rule: pure. Cost: O(n d) a query; fidelity O(sample * n * d).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace tastescope {

enum class Distance { Cosine, Euclidean };

struct Neighbour {
  std::uint32_t index = 0;
  float distance = 0;
};

/// The k nearest of points [n, d] to point `query` (itself left out), nearest first, ties to the
/// lower index.
std::vector<Neighbour> nearestNeighbours(std::span<const float> points, std::size_t n,
                                         std::size_t d, std::uint32_t query, std::size_t k,
                                         Distance distance);

/// The same by Euclidean distance to a place in the space, which may be that of a point: that one is
/// among them. `query`: [d].
std::vector<Neighbour> nearestTo(std::span<const float> points, std::size_t n, std::size_t d,
                                 std::span<const float> query, std::size_t k);

/// Trustworthiness of a projection (Venna & Kaski 2001) over k neighbours, estimated from `sample`
/// points (seeded): 1 = every close pair on the map is close in the space. Euclidean distances on
/// both sides. map: [n, 2]. k is at most (n - 1) / 2; 1 when there is nothing to compare.
double trustworthiness(std::span<const float> points, std::size_t n, std::size_t d,
                       std::span<const float> map, std::size_t k, std::size_t sample,
                       std::uint64_t seed, const std::stop_token& stop);

}  // namespace tastescope
