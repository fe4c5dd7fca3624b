#include "core/eval/GenerativeDistance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/Error.h"

namespace tastescope {
namespace {

double squaredDistance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t d = 0; d < a.size(); ++d) {
    const double away = double{a[d]} - double{b[d]};
    sum += away * away;
  }
  return sum;
}

void requireMoreThan(std::size_t least, const PointSet& a, const PointSet& b) {
  if (a.count > least && b.count > least) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Evaluate", "Too few histories to compare: both sets need more than %1.")
                  .arg(static_cast<unsigned long>(least)));
}

/// Squared distance of each point to its k-th nearest other point.
std::vector<double> squaredReaches(const PointSet& points, std::size_t k,
                                   const std::stop_token& stop) {
  std::vector<double> reaches(points.count);
  std::vector<double> distances;
  for (std::size_t i = 0; i < points.count; ++i) {
    throwIfStopped(stop);
    distances.clear();
    for (std::size_t j = 0; j < points.count; ++j) {
      if (j != i) distances.push_back(squaredDistance(points.row(i), points.row(j)));
    }
    const auto kth = distances.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(distances.begin(), kth, distances.end());
    reaches[i] = *kth;
  }
  return reaches;
}

/// Share of `points` that lie in a ball around one of `manifold`.
double shareWithin(const PointSet& points, const PointSet& manifold,
                   const std::vector<double>& reaches, const std::stop_token& stop) {
  std::size_t within = 0;
  for (std::size_t i = 0; i < points.count; ++i) {
    throwIfStopped(stop);
    for (std::size_t j = 0; j < manifold.count; ++j) {
      if (squaredDistance(points.row(i), manifold.row(j)) > reaches[j]) continue;
      ++within;
      break;
    }
  }
  return static_cast<double>(within) / static_cast<double>(points.count);
}

/// Mean kernel value over pairs; `same`: of one set, without each point's pair with itself.
double meanKernel(const PointSet& a, const PointSet& b, bool same, double width,
                  const std::stop_token& stop) {
  double sum = 0;
  for (std::size_t i = 0; i < a.count; ++i) {
    throwIfStopped(stop);
    for (std::size_t j = 0; j < b.count; ++j) {
      if (same && i == j) continue;
      sum += std::exp(-squaredDistance(a.row(i), b.row(j)) / (2 * width * width));
    }
  }
  const auto n = static_cast<double>(a.count);
  const auto m = static_cast<double>(b.count);
  return sum / (same ? n * (n - 1) : n * m);
}

}  // namespace

ManifoldOverlap manifoldOverlap(const PointSet& real, const PointSet& generated, std::size_t k,
                                const std::stop_token& stop) {
  requireMoreThan(k, real, generated);
  return {shareWithin(generated, real, squaredReaches(real, k, stop), stop),
          shareWithin(real, generated, squaredReaches(generated, k, stop), stop)};
}

double medianDistance(const PointSet& points, const std::stop_token& stop) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < points.count; ++i) {
    throwIfStopped(stop);
    for (std::size_t j = i + 1; j < points.count; ++j) {
      distances.push_back(squaredDistance(points.row(i), points.row(j)));
    }
  }
  if (distances.empty()) return 1;
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle > 0 ? std::sqrt(*middle) : 1;
}

double squaredDiscrepancy(const PointSet& a, const PointSet& b, double width,
                          const std::stop_token& stop) {
  requireMoreThan(1, a, b);
  return meanKernel(a, a, true, width, stop) + meanKernel(b, b, true, width, stop) -
         2 * meanKernel(a, b, false, width, stop);
}

}  // namespace tastescope
