#include "core/eval/GenerativeLatent.h"

#include <algorithm>
#include <cmath>

namespace tastescope {

LatentUse latentUse(std::span<const float> means, std::span<const float> logVariances,
                    std::size_t size) {
  LatentUse use;
  use.divergence.assign(size, 0);
  use.spread.assign(size, 0);
  if (size == 0 || means.empty()) return use;
  const std::size_t users = means.size() / size;
  const auto n = static_cast<double>(users);
  std::vector<double> centre(size, 0);
  for (std::size_t at = 0; at < means.size(); ++at) {
    const double mean = double{means[at]};
    const double logVariance = double{logVariances[at]};
    centre[at % size] += mean / n;
    use.divergence[at % size] += 0.5 * (std::exp(logVariance) + mean * mean - 1 - logVariance) / n;
  }
  for (std::size_t at = 0; at < means.size(); ++at) {
    const double away = double{means[at]} - centre[at % size];
    use.spread[at % size] += away * away / n;
  }
  for (const double divergence : use.divergence) use.total += divergence;
  use.active = static_cast<std::size_t>(
      std::ranges::count_if(use.spread, [](double spread) { return spread > kActiveVariance; }));
  return use;
}

}  // namespace tastescope
