#include "core/eval/RankingMetrics.h"

#include <algorithm>
#include <cmath>

namespace tastescope {

const std::array<const char*, kRankingMetricCount>& rankingMetricNames() {
  static const std::array<const char*, kRankingMetricCount> names{
      "recall", "recall-capped", "ndcg", "precision", "mrr", "hit", "map"};
  return names;
}

std::string metricName(const char* name, int cutoff) {
  return std::string(name) + '@' + std::to_string(cutoff);
}

RankingMetrics::RankingMetrics(std::vector<int> cutoffs) : cutoffs_(std::move(cutoffs)) {
  const std::size_t longest = cutoffs_.empty() ? 0 : static_cast<std::size_t>(cutoffs_.back());
  ideal_.push_back(0);
  for (std::size_t i = 0; i < longest; ++i) {
    discount_.push_back(1.0 / std::log2(static_cast<double>(i) + 2.0));
    ideal_.push_back(ideal_.back() + discount_.back());
  }
}

void RankingMetrics::measure(std::span<const char> hits, std::size_t targetSize,
                             std::span<double> values) const {
  double found = 0;
  double gain = 0;
  double precisions = 0;
  double reciprocal = 0;
  std::size_t position = 0;
  double* out = values.data();
  for (const int cutoff : cutoffs_) {
    const auto k = static_cast<std::size_t>(cutoff);
    for (; position < std::min(k, hits.size()); ++position) {
      if (hits[position] == 0) continue;
      const double rank = static_cast<double>(position) + 1.0;
      found += 1;
      gain += discount_[position];
      precisions += found / rank;
      if (reciprocal == 0) reciprocal = 1.0 / rank;
    }
    const std::size_t reachable = std::min(k, targetSize);
    const auto set = [out](RankingMetric metric, double value) {
      out[static_cast<std::size_t>(metric)] = value;
    };
    set(RankingMetric::Recall, found / static_cast<double>(targetSize));
    set(RankingMetric::RecallCapped, found / static_cast<double>(reachable));
    set(RankingMetric::Ndcg, gain / ideal_[reachable]);
    set(RankingMetric::Precision, found / static_cast<double>(k));
    set(RankingMetric::Mrr, reciprocal);
    set(RankingMetric::Hit, found > 0 ? 1.0 : 0.0);
    set(RankingMetric::Map, precisions / static_cast<double>(reachable));
    out += kRankingMetricCount;
  }
}

}  // namespace tastescope
