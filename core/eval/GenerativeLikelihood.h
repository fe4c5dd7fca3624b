// How probable the held-out items were to a model that is a distribution over items, beside what
// popularity alone would say. Thread rule: pure; heldOutLikelihood() calls `score` from up to
// `threads` workers, and its result depends on neither threads nor batch size. Cost: one forward
// pass over the users with a target, O(users * items).
//
//   log-likelihood = sum over users u and held-out items i of log p(i | u), / held-out interactions
//   p(i | u)       = exp(s_ui) / sum over items j that are not masked of exp(s_uj)
//   perplexity     = exp(-log-likelihood): among how many equally likely items the right one hides
//
// The unigram model has p(i) = (n_i + 1) / sum over unmasked j of (n_j + 1), n the training counts
// (Laplace's rule, so that an item nobody has is not impossible). Every item is asked for given the
// history shown, not given the other held-out items. In nats.
#pragma once

#include "core/eval/Evaluate.h"

namespace tastescope {

struct Likelihood {
  double perInteraction = 0;  ///< log-likelihood, nats
  /// Half-width of its 95 % interval: users are independent, their interactions are not (ratio
  /// estimator; Cochran, Sampling Techniques, 1977, section 6).
  double half = 0;
  double perplexity = 0;
};

struct HeldOutLikelihood {
  Index users = 0;
  std::uint64_t interactions = 0;
  Likelihood model;
  Likelihood unigram;
};

/// Held-out items that are masked do not count. Errors as evaluateRanking().
HeldOutLikelihood heldOutLikelihood(const SplitPart& part, const Interactions& train,
                                    const ScoreUsers& score, unsigned threads, Progress& progress,
                                    const std::stop_token& stop);

/// Sum over `items` of log softmax(scores)[item]; entries of kHiddenScore are not in the sum.
double softmaxLogLikelihood(std::span<const float> scores, std::span<const Index> items);

/// Sum over `items` of log sigmoid(s) and over all others of log(1 - sigmoid(s)).
double bernoulliLogLikelihood(std::span<const float> scores, std::span<const Index> items);

}  // namespace tastescope
