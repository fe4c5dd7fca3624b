// What a model's scores mean as probabilities, for those that were trained as a distribution:
// held-out likelihoods and drawn histories make sense for no other. Most rankers (EASE, ItemKNN,
// BPR) only order items, and do not have this capability. Thread rule: const, any thread. Cost:
// none.
#pragma once

namespace tastescope {

enum class ScoreDistribution {
  Ranking,    ///< the scores order items and mean no more
  Softmax,    ///< logits: softmax over items is the chance of the next, or of any, interaction
  Bernoulli,  ///< logits: sigmoid of each is the chance that the user has this item
};

class HasScoreDistribution {
 public:
  virtual ~HasScoreDistribution() = default;
  /// Of score(), and of decode() where there is one.
  [[nodiscard]] virtual ScoreDistribution scoreDistribution() const = 0;
};

}  // namespace tastescope
