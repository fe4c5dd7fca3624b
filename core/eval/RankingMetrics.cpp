#include "core/eval/RankingMetrics.h"

#include <algorithm>
#include <cmath>

namespace tastescope {

RankingMetrics::RankingMetrics(std::vector<int> cutoffs) : cutoffs_(std::move(cutoffs)) {
  for (const int cutoff : cutoffs_) {
    for (const MetricKind& kind : metricKinds()) {
      if (kind.ofHits != nullptr) metrics_.emplace_back(kind.key, cutoff);
    }
  }
  const std::size_t longest = cutoffs_.empty() ? 0 : static_cast<std::size_t>(cutoffs_.back());
  ideal_.push_back(0);
  for (std::size_t i = 0; i < longest; ++i) {
    discount_.push_back(1.0 / std::log2(static_cast<double>(i) + 2.0));
    ideal_.push_back(ideal_.back() + discount_.back());
  }
}

void RankingMetrics::measure(std::span<const char> hits, std::size_t targetSize,
                             std::span<double> values) const {
  for (std::size_t i = 0; i < metrics_.size(); ++i) {
    const auto k = static_cast<std::size_t>(metrics_[i].cutoff());
    values[i] = metrics_[i].kind().ofHits(
        {hits.first(std::min(k, hits.size())), k, targetSize, discount_, ideal_});
  }
}

}  // namespace tastescope
