// Scores over samples of a user's latent posterior: the mean to rank by, and quantiles that show
// how sure the model is. Thread rule: one object per thread. Cost: `samples` decodings for the
// mean, again for the quantiles; memory one batch of decoded rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/models/Recommender.h"

namespace tastescope {

class PosteriorSamples {
 public:
  /// Draws `samples` points z = mean + exp(logVariance / 2) * normal, seeded. `space` must have a
  /// variance.
  PosteriorSamples(const HasUserLatent& space, std::size_t itemCount, const History& history,
                   std::size_t samples, std::uint64_t seed);

  /// Mean decoded score per item: [items].
  [[nodiscard]] std::vector<float> means() const;

  struct Range {
    float low = 0;   ///< 5 % quantile
    float high = 0;  ///< 95 % quantile
  };
  /// Aligned with `items`. Quantiles are linear between order statistics.
  [[nodiscard]] std::vector<Range> ranges(std::span<const Index> items) const;

 private:
  /// Calls body(decoded scores of one sample) for every sample in order.
  template <typename Body>
  void forSamples(Body&& body) const;

  const HasUserLatent& space_;
  std::size_t items_;
  std::size_t samples_;
  std::vector<float> points_;  ///< [samples, latentSize]
};

}  // namespace tastescope
