// Accuracy of one ranked list against one user's target. All in double; L is the list, T the
// target, hit_i = 1 when L_i is in T.
//
//   recall@k         sum_{i<=k} hit_i / |T|                                   (RecBole's recall)
//   recall-capped@k  sum_{i<=k} hit_i / min(k, |T|)                           (Liang et al., WWW
//   2018) precision@k      sum_{i<=k} hit_i / k                                     (also when the
//   list is shorter than k) hit@k            1 when any hit_i, i <= k mrr@k            1 /
//   (position of the first hit), 0 when there is none up to k map@k            sum_{i<=k} hit_i *
//   precision@i / min(k, |T|) ndcg@k           sum_{i<=k} hit_i / log2(i + 1) over the same sum for
//   min(k, |T|) hits in front
//                    (Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques, TOIS
//                    2002, binary gains)
//
// All equal RecBole 1.2.1. Its documentation of map names min(|L|, k) as the divisor; its program
// divides by min(k, |T|), as here. Thread rule: const after construction. Cost: O(cutoffs + k) a
// list.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tastescope {

enum class RankingMetric : std::size_t { Recall, RecallCapped, Ndcg, Precision, Mrr, Hit, Map };
inline constexpr std::size_t kRankingMetricCount = 7;

/// Name without cutoff, in the order of RankingMetric: "recall", "recall-capped", "ndcg", ...
const std::array<const char*, kRankingMetricCount>& rankingMetricNames();
/// "ndcg@10".
std::string metricName(const char* name, int cutoff);

class RankingMetrics {
 public:
  /// Cutoffs ascending, each at least 1.
  explicit RankingMetrics(std::vector<int> cutoffs);

  [[nodiscard]] const std::vector<int>& cutoffs() const { return cutoffs_; }
  /// Number of values of one list: cutoffs().size() * kRankingMetricCount.
  [[nodiscard]] std::size_t size() const { return cutoffs_.size() * kRankingMetricCount; }
  /// `hits`: whether each ranked item is in the target, best first; `targetSize` > 0. Writes
  /// values[cutoff * kRankingMetricCount + metric].
  void measure(std::span<const char> hits, std::size_t targetSize, std::span<double> values) const;

 private:
  std::vector<int> cutoffs_;
  std::vector<double> discount_;  ///< 1 / log2(i + 2)
  std::vector<double> ideal_;     ///< sum of the first i discounts
};

}  // namespace tastescope
