// Histories that a model makes up, as long as real ones, in every way it can: that is how one sees
// what a generative model has learned. Thread rule: any thread; the same seed gives the same
// histories whatever the threads. Cost: a decoding and O(items) a history from a latent space; a
// forward pass an item from a sequence model.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Rng.h"
#include "core/data/Interactions.h"
#include "core/models/Recommender.h"

namespace tastescope {

enum class HistorySource {
  Posterior,  ///< z from the posterior of a real user: together, the aggregated posterior
  Prior,      ///< z ~ N(0, I)
  Encoding,   ///< the point a real user is encoded to, where there is no variance
  Sequence,   ///< a real user's first item, written on item by item
};
/// "posterior", "prior", "encoding", "sequence".
const char* historySourceKey(HistorySource source);

/// Every way the model can make a history, the most telling first. Empty when it cannot: its scores
/// are no probabilities, or it has neither a latent space of users nor an order to write on.
std::vector<HistorySource> historySourcesOf(const Recommender& model);

struct HistoryDraw {
  double temperature = 1;  ///< of the item probabilities
  double topP = 1;         ///< sequences: nucleus, see GenerateOptions
  std::uint64_t seed = 1;
  unsigned threads = 0;
};

using Histories = std::vector<std::vector<Index>>;

/// For each of `users` one made-up history as long as their row of `real`, which also is what the
/// model sees of them. Items of a latent source are drawn one by one without replacement by the
/// softmax of the decoded scores (all at once, as the top of Gumbel-perturbed scores: Kool, van
/// Hoof, Welling: Stochastic Beams and Where to Find Them, ICML 2019).
Histories makeHistories(const Recommender& model, HistorySource source, const Interactions& real,
                        std::span<const Index> users, const HistoryDraw& draw, Progress& progress,
                        const std::stop_token& stop);

/// The same lengths, items by popularity alone: what a generator must do better than.
Histories popularHistories(const Interactions& real, std::span<const Index> users,
                           std::uint64_t seed);

/// `count` items without replacement, each in proportion to exp(score / temperature) among those
/// left; fewer when fewer have a score. Ascending.
std::vector<Index> drawItems(std::span<const float> scores, std::size_t count, double temperature,
                             Rng& rng);

}  // namespace tastescope
