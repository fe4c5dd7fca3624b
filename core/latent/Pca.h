// Principal components of points: the first map. Exact, by eigen-decomposition of the covariance.
// Thread rule: pure. Cost: O(n d^2 + d^3), or O(d n^2 + n^3) and a copy of the points when d > n.
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace tastescope {

struct PcaResult {
  std::vector<float> coordinates;      ///< [n, components]
  std::vector<double> explainedShare;  ///< per component, of the total variance
  std::vector<double> axes;            ///< [components, d]
};

/// points: [n, d] row-major. Each axis's sign makes its largest loading positive. Components beyond
/// the rank are zero.
PcaResult principalComponents(std::span<const float> points, std::size_t n, std::size_t d,
                              std::size_t components, const std::stop_token& stop);

}  // namespace tastescope
