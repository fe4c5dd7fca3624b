// Paired tests over per-user values, and the correction for making several of them.
// Thread rule: pure functions. Cost: O(n log n); the bootstrap O(rounds * n).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tastescope {

struct PairedTest {
  double statistic = 0;  ///< t, or Wilcoxon's W: the smaller of the two rank sums
  double p = 1;          ///< two-sided; 1 when all differences are zero
};

/// Student's paired t test of mean(a - b) = 0 with n - 1 degrees of freedom. Lengths must agree;
/// fewer than 2 pairs give p = 1.
PairedTest pairedT(std::span<const double> a, std::span<const double> b);

/// Wilcoxon's signed-rank test (Wilcoxon 1945): zero differences dropped, mid-ranks for ties,
/// normal approximation with tie correction, without continuity correction.
PairedTest wilcoxonSignedRank(std::span<const double> a, std::span<const double> b);

/// Holm's step-down adjusted p-values (Holm 1979), in the order given.
std::vector<double> holmAdjusted(std::span<const double> p);

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95 % percentile bootstrap interval of mean(a - b) over users (Efron 1979); seeded.
Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::size_t rounds, std::uint64_t seed);

}  // namespace tastescope
