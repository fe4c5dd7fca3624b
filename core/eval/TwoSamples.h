// Two independent groups: how much more often something is in the one, and whether chance alone would do
// that. Thread rule: pure functions. Cost: O(n log n) for ranks; a few thousand terms of a sum for an
// exact test of millions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tastescope {

/// Of a group and of the others: how many there are, and how many of these have something.
struct TwoShares {
  std::uint64_t have = 0;
  std::uint64_t count = 0;
  std::uint64_t othersHave = 0;
  std::uint64_t others = 0;
  [[nodiscard]] double share() const;
  [[nodiscard]] double otherShare() const;
};

/// How many times larger the one share is, with its 95 % interval.
struct ShareRatio {
  double ratio = 1;
  double low = 0;
  double high = 0;
};
/// exp(ln r ± 1.96 sqrt(1/a - 1/n + 1/c - 1/m)) for the ratio of a/n and c/m (Katz et al. 1978). With
/// a zero, 1/2 is added to a and c and 1 to n and m, of the ratio and of its interval (Pettigrew et al.
/// 1986). Both groups must have somebody.
ShareRatio shareRatio(const TwoShares& shares);
/// Relative to everyone, the group included, in place of the others: r N / (n r + m), which grows
/// with r, so that the ends of the interval are those of the ratio.
ShareRatio liftOf(const TwoShares& shares);

/// Fisher's exact test, two-sided: the probability of all tables with these sums that are as probable
/// as this one or less (Fisher 1935).
double fisherExact(const TwoShares& shares);

/// The middle value, of an even number the upper of the two; 0 of none.
double upperMedian(std::vector<double> values);

struct RankSum {
  double larger = 0.5;  ///< P(one of the group > one of the others) + half of P(equal)
  double p = 1;         ///< two-sided
};
/// Wilcoxon's rank-sum test (Mann & Whitney 1947): mid-ranks for ties, normal approximation with tie
/// correction, without continuity correction. NaN counts as missing; with nobody on a side p = 1.
RankSum rankSum(std::span<const double> group, std::span<const double> others);

}  // namespace tastescope
