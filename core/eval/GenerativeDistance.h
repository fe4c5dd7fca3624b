// Do generated histories look like real ones, and do they cover them? Two sets of points are
// compared: through the neighbourhoods they span, and through their distributions as a whole.
// Thread rule: pure; a requested stop throws Cancelled. Cost: O((n + m)^2 * d).
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>

namespace tastescope {

/// Points as rows: values is [count, width].
struct PointSet {
  std::span<const float> values;
  std::size_t count = 0;
  std::size_t width = 0;
  [[nodiscard]] std::span<const float> row(std::size_t index) const {
    return values.subspan(index * width, width);
  }
};

struct ManifoldOverlap {
  double precision = 0;  ///< share of generated points within the real ones' manifold
  double recall = 0;     ///< share of real points within the generated ones' manifold
};

/// Kynkäänniemi, Karras, Laine, Lehtinen, Aila: Improved Precision and Recall Metric for Assessing
/// Generative Models, NeurIPS 2019. A set's manifold is the union of balls around its points, each
/// reaching to the point's k-th nearest neighbour in its own set. Both sets need more than k points
/// (Error(InvalidConfig)).
ManifoldOverlap manifoldOverlap(const PointSet& real, const PointSet& generated, std::size_t k,
                                const std::stop_token& stop);

/// Median distance between two different points: the usual width of a Gaussian kernel. 1 when it
/// would be 0.
double medianDistance(const PointSet& points, const std::stop_token& stop);

/// Unbiased estimate of the squared maximum mean discrepancy (Gretton, Borgwardt, Rasch, Schölkopf,
/// Smola: A Kernel Two-Sample Test, JMLR 2012, equation 3) under the kernel exp(-|x - y|^2 / (2
/// width^2)). Around 0 for two samples of one distribution, slightly negative ones included. Both
/// sets need at least 2 points (Error(InvalidConfig)).
double squaredDiscrepancy(const PointSet& a, const PointSet& b, double width,
                          const std::stop_token& stop);

}  // namespace tastescope
