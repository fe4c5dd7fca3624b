#include "core/latent/Neighbours.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Rng.h"
#include "core/base/TopK.h"

namespace tastescope {
namespace {

/// Sums term(i) in a fixed order of four partial sums: fast, and the same for equal rows wherever
/// they lie.
template <typename Term>
double fixedOrderSum(std::size_t d, Term&& term) {
  std::array<double, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= d; i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += term(i + lane);
  }
  for (; i < d; ++i) sums[0] += term(i);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

double dot(const float* a, const float* b, std::size_t d) {
  return fixedOrderSum(d, [&](std::size_t i) { return double{a[i]} * double{b[i]}; });
}

double squaredDistance(const float* a, const float* b, std::size_t d) {
  return fixedOrderSum(d, [&](std::size_t i) {
    const double difference = double{a[i]} - double{b[i]};
    return difference * difference;
  });
}

/// 1 - cosine; a vector of length 0 has no direction and counts as unrelated (1).
double cosineDistance(const float* a, const float* b, std::size_t d, double lengthA) {
  const double lengths = lengthA * std::sqrt(dot(b, b, d));
  return lengths > 0 ? std::max(0.0, 1.0 - dot(a, b, d) / lengths) : 1.0;
}

/// Minus the squared distance to every point; the query itself is hidden.
void closeness(std::span<const float> points, std::size_t n, std::size_t d, std::size_t query,
               std::vector<float>& out) {
  out.resize(n);
  const float* from = points.data() + query * d;
  for (std::size_t i = 0; i < n; ++i) {
    out[i] = static_cast<float>(-squaredDistance(from, points.data() + i * d, d));
  }
  out[query] = kHiddenScore;
}

/// The k with the least distance, which is minus their closeness.
std::vector<Neighbour> selected(const std::vector<float>& closest, std::size_t k) {
  std::vector<Index> best;
  selectTopK(closest, k, best);
  std::vector<Neighbour> neighbours;
  neighbours.reserve(best.size());
  for (const Index index : best) neighbours.push_back({index, 0.0F - closest[index]});
  return neighbours;
}

/// Distinct positions in [0, n), seeded; all of them when sample >= n.
std::vector<std::size_t> samplePositions(std::size_t n, std::size_t sample, std::uint64_t seed) {
  std::vector<std::size_t> positions(n);
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  if (sample >= n) return positions;
  Rng rng(seed);
  for (std::size_t i = 0; i < sample; ++i) {
    std::swap(positions[i], positions[i + rng.below(n - i)]);
  }
  positions.resize(sample);
  return positions;
}

/// Sum over the map's k nearest of how far beyond k each lies in the space.
std::uint64_t rankExcess(const std::vector<float>& inSpace, const std::vector<Index>& onMap,
                         std::size_t k) {
  std::uint64_t excess = 0;
  for (const Index neighbour : onMap) {
    const float own = inSpace[neighbour];
    std::size_t rank = 1;
    for (std::size_t i = 0; i < inSpace.size(); ++i) {
      rank += (inSpace[i] > own || (inSpace[i] == own && i < neighbour)) ? 1U : 0U;
    }
    if (rank > k) excess += rank - k;
  }
  return excess;
}

}  // namespace

std::vector<Neighbour> nearestNeighbours(std::span<const float> points, std::size_t n,
                                         std::size_t d, std::uint32_t query, std::size_t k,
                                         Distance distance) {
  const float* from = points.data() + std::size_t{query} * d;
  const double length = std::sqrt(dot(from, from, d));
  std::vector<float> closest(n);
  for (std::size_t i = 0; i < n; ++i) {
    const float* to = points.data() + i * d;
    const double apart = distance == Distance::Cosine ? cosineDistance(from, to, d, length)
                                                      : std::sqrt(squaredDistance(from, to, d));
    closest[i] = static_cast<float>(-apart);
  }
  closest[query] = kHiddenScore;
  return selected(closest, k);
}

std::vector<Neighbour> nearestTo(std::span<const float> points, std::size_t n, std::size_t d,
                                 std::span<const float> query, std::size_t k) {
  std::vector<float> closest(n);
  for (std::size_t i = 0; i < n; ++i) {
    closest[i] =
        static_cast<float>(-std::sqrt(squaredDistance(query.data(), points.data() + i * d, d)));
  }
  return selected(closest, k);
}

double trustworthiness(std::span<const float> points, std::size_t n, std::size_t d,
                       std::span<const float> map, std::size_t k, std::size_t sample,
                       std::uint64_t seed, const std::stop_token& stop) {
  // The measure is defined for k < n / 2; smaller groups are judged by the neighbours they have.
  k = std::min(k, n < 3 ? std::size_t{0} : (n - 1) / 2);
  const std::vector<std::size_t> queries = samplePositions(n, sample, seed);
  if (k == 0 || queries.empty()) return 1.0;
  std::atomic<std::uint64_t> excess{0};
  parallelFor(queries.size(), 4, 0, stop, [&](std::size_t begin, std::size_t end, unsigned) {
    std::vector<float> inSpace;
    std::vector<float> onMap;
    std::vector<Index> nearest;
    for (std::size_t q = begin; q < end; ++q) {
      throwIfStopped(stop);
      closeness(points, n, d, queries[q], inSpace);
      closeness(map, n, 2, queries[q], onMap);
      selectTopK(onMap, k, nearest);
      excess += rankExcess(inSpace, nearest, k);
    }
  });
  const auto count = static_cast<double>(n);
  const auto near = static_cast<double>(k);
  const double worst =
      static_cast<double>(queries.size()) * near * (2.0 * count - 3.0 * near - 1.0);
  return 1.0 - 2.0 * static_cast<double>(excess.load()) / worst;
}

}  // namespace tastescope
