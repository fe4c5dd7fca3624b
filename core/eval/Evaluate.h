// Full-ranking evaluation: score every item for each user with a target, hide the mask, take the top k,
// compare with the target. Metrics per user are averaged over them; catalogue metrics look
// at all lists together. Ties go to the lower item. Formulas stand in RankingMetrics.h and
// CatalogueMetrics.h; values equal RecBole 1.2.1 where the definition is the same. Thread rule: any
// thread; `score` is called from up to `threads` workers. Results do not depend on batch size or
// threads. Cost: O(users * items) score memory for one batch per worker only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Split.h"

namespace tastescope {

/// Fills scores [users.size(), items] for the given users.
using ScoreUsers = std::function<void(std::span<const Index> users, std::span<float> scores)>;

struct EvaluationOptions {
  std::vector<int> cutoffs{10};
  bool keepPerUser = false;
  bool keepLists = false;
  unsigned threads = 0;  ///< 0: all cores
  std::size_t batch = 256;
};

/// Ranked items of one user, best first.
struct RankedList {
  Index user = 0;
  std::vector<Index> items;
  std::vector<float> scores;
  std::vector<bool> relevant;
};

struct EvaluationResult {
  Index evaluatedUsers = 0;
  Index items = 0;
  /// By Metric::key(): every measured() kind at every cutoff.
  std::map<std::string, double> metrics;
  std::vector<Index> users;  ///< those with a target, ascending
  /// Per metric, aligned with users; without coverage, gini and entropy, which belong to all lists
  /// together.
  std::map<std::string, std::vector<double>> perUser;
  std::vector<RankedList> lists;  ///< of the longest cutoff
};

/// Scores that are not finite are never ranked; a hidden item never enters a list, so a list may be
/// shorter than k. `train` gives item popularity for popularity@k and novelty@k. Throws
/// Error(InvalidConfig) on an empty target.
EvaluationResult evaluateRanking(const SplitPart& part, const Interactions& train,
                                 const ScoreUsers& score, const EvaluationOptions& options,
                                 Progress& progress, const std::stop_token& stop);

/// A percentile-free normal interval: mean and half-width of the 95 % interval over users.
struct MeanInterval {
  double mean = 0;
  double half = 0;
};
MeanInterval meanInterval(std::span<const double> values);

}  // namespace tastescope
