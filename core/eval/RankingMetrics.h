// Accuracy of one ranked list against one user's target. All in double; L is the list, T the
// target, hit_i = 1 when L_i is in T, sums run over i = 1..k:
//
//   recall@k         sum hit_i / |T|                              RecBole's recall
//   recall-capped@k  sum hit_i / min(k, |T|)                      [1]
//   precision@k      sum hit_i / k                                also when the list is shorter
//   hit@k            1 when any hit_i = 1, else 0
//   mrr@k            1 / (position of the first hit), 0 when there is none up to k
//   map@k            sum hit_i * precision@i / min(k, |T|)
//   ndcg@k           sum hit_i / log2(i + 1), over the same sum of min(k, |T|) hits in front   [2]
//   rbp@k            (1 - p) * sum hit_i * p^(i - 1), p = 0.8     [3], without its residual
//
// [1] Liang et al., Variational autoencoders for collaborative filtering, WWW 2018.
// [2] Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques, TOIS 2002; binary
//     gains.
// [3] Moffat & Zobel, Rank-biased precision for measurement of retrieval effectiveness, TOIS 2008.
//
// All but rbp equal RecBole 1.2.1. Its documentation of map names min(|L|, k) as the divisor; its
// program divides by min(k, |T|), as here. The functions stand in Metric.cpp. Thread rule: const
// after construction. Cost: O(metrics * sum of cutoffs) a list.
#pragma once

#include "core/eval/Metric.h"

namespace tastescope {

class RankingMetrics {
 public:
  /// Cutoffs ascending, each at least 1.
  explicit RankingMetrics(std::vector<int> cutoffs);

  [[nodiscard]] const std::vector<int>& cutoffs() const { return cutoffs_; }
  /// What is measured: every kind of one list at every cutoff.
  [[nodiscard]] const std::vector<Metric>& metrics() const { return metrics_; }
  /// `hits`: 1 for each ranked item of the target, else 0, best first; `targetSize` > 0. Writes
  /// values[i] for metrics()[i].
  void measure(std::span<const char> hits, std::size_t targetSize, std::span<double> values) const;

 private:
  std::vector<int> cutoffs_;
  std::vector<Metric> metrics_;
  std::vector<double> discount_;  ///< 1 / log2(i + 2)
  std::vector<double> ideal_;     ///< sum of the first i discounts
};

}  // namespace tastescope
