#include "core/eval/CatalogueMetrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tastescope {

double catalogueCoverage(std::span<const std::uint64_t> counts) {
  if (counts.empty()) return 0;
  const auto listed = std::count_if(counts.begin(), counts.end(), [](auto c) { return c > 0; });
  return static_cast<double>(listed) / static_cast<double>(counts.size());
}

double giniIndex(std::span<const std::uint64_t> counts) {
  std::vector<std::uint64_t> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  double weighted = 0;
  double total = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto count = static_cast<double>(sorted[i]);
    weighted += (2.0 * static_cast<double>(i + 1) - n - 1.0) * count;
    total += count;
  }
  return total > 0 ? weighted / (n * total) : 0;
}

double listEntropy(std::span<const std::uint64_t> counts) {
  const auto total =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  double entropy = 0;
  for (const std::uint64_t count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / total;
    entropy -= share * std::log(share);
  }
  return counts.size() > 1 ? entropy / std::log(static_cast<double>(counts.size())) : 0;
}

std::vector<double> selfInformation(const Interactions& train) {
  std::size_t users = 0;
  for (Index user = 0; user < train.userCount(); ++user)
    users += train.row(user).size() > 0 ? 1 : 0;
  const double all = std::max<double>(1, static_cast<double>(users));
  std::vector<double> bits;
  bits.reserve(train.itemCount());
  for (const std::uint32_t count : train.itemCounts()) {
    bits.push_back(-std::log2(std::max<double>(1, count) / all));
  }
  return bits;
}

}  // namespace tastescope
