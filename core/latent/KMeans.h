// Groups of points by k-means: starts from k-means++ (Arthur & Vassilvitskii, SODA 2007), then Lloyd's
// rounds until nothing moves. Thread rule: pure, uses all cores. Cost: O(n k d) a round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace tastescope {

struct Clustering {
  std::size_t k = 0;
  std::vector<std::uint32_t> labels;  ///< [n], below k; the largest cluster is 0
  std::vector<float> centres;         ///< [k, d]
  /// Mean simplified silhouette (Hruschka et al. 2004): how much nearer points are to their own centre
  /// than to the next, -1 to 1.
  double silhouette = 0;
};

/// points: [n, d]; k is cut to n. A seed repeats it.
Clustering kMeans(std::span<const float> points, std::size_t n, std::size_t d, std::size_t k,
                  std::uint64_t seed, const std::stop_token& stop);

/// Of `least` to `most` clusters those with the best silhouette.
Clustering bestKMeans(std::span<const float> points, std::size_t n, std::size_t d,
                      std::size_t least, std::size_t most, std::uint64_t seed,
                      const std::stop_token& stop);

}  // namespace tastescope
