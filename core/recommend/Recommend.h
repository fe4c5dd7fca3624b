// From scores to lists for use: hide what the user is known to have, apply filters, take the top k;
// "why" by leaving one out. Thread rule: pure functions; any thread. Cost: one forward pass per
// history plus O(items) selection.
#pragma once

#include <span>
#include <vector>

#include "core/models/Recommender.h"

namespace tastescope {

struct RecommendedItem {
  Index item = 0;
  float score = 0;
  float low = 0;   ///< 5 % quantile over posterior samples; equal to score when not sampled
  float high = 0;  ///< 95 % quantile
};

struct RecommendOptions {
  std::size_t k = 10;
  bool hideKnown = true;      ///< false: what is in the history may come again
  std::vector<bool> allowed;  ///< per item; empty = all
  std::vector<Index> never;   ///< never recommended
  std::vector<Index> shown;   ///< may come although they are in the history
  std::size_t samples = 0;    ///< > 0 and the model has a variance: rank by the mean over this many
                              ///< decoded posterior samples
  std::uint64_t seed = 1;
};

/// Best first; ties to the lower item; fewer than k when fewer are allowed. Error(Numeric) when the
/// model's scores are not numbers.
std::vector<RecommendedItem> recommendItems(const Recommender& model, const History& history,
                                            const RecommendOptions& options);

/// The same for many users, scored in batches of scoreBatchRows(); result aligned with users. `scores` is their memory, for who
/// asks several times.
std::vector<std::vector<RecommendedItem>> recommendBatch(const Recommender& model,
                                                         const Interactions& histories,
                                                         std::span<const Index> users,
                                                         const RecommendOptions& options,
                                                         std::vector<float>& scores);

/// How much of an item's score each history entry carries: the drop of the score when the entry is
/// removed, with all its repeats, as a share of all positive drops. Aligned with history.view.items. Cost: one forward
/// pass over size()+1 histories.
std::vector<double> explainItem(const Recommender& model, const History& history, Index item);

}  // namespace tastescope
