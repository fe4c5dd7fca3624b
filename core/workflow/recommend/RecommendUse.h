// Use cases around recommendations: for one user, for a made-up history, for everyone into the
// project, and "why". Recommendations for use hide everything the user is known to have (all parts
// of the split) unless owned items are kept. Thread rule: any thread. Cost: single user one forward pass; all users in batches
// with progress.
#pragma once

#include "core/recommend/Recommend.h"
#include "core/workflow/Session.h"
#include "core/workflow/recommend/Opinions.h"

namespace tastescope {

/// A condition on items: an attribute equals one of the labels, or lies in a range.
struct ItemFilter {
  std::string attribute;
  std::vector<std::string> labels;
  std::optional<double> min;
  std::optional<double> max;
};

struct RecommendRequest {
  RunId run = 0;
  Index user = kNoIndex;       ///< a known user, or kNoIndex with `added` as the whole history
  std::vector<Index> added;    ///< what-if: items put in (newest)
  std::vector<Index> removed;  ///< what-if: items taken out
  std::size_t k = 10;
  bool keepOwned = false;  ///< the items of the history may come again: repurchase
  std::vector<ItemFilter> filters;
  std::size_t samples =
      0;  ///< > 0: rank by the mean over posterior samples, with the 5 % and 95 % quantiles
};

/// Throws Error(InvalidInput) when the request names neither a user nor an item to start from.
void requireUserOrItems(const RecommendRequest& request);
/// For lists of a model: without what was added to the data after its training.
RecommendOptions optionsFor(const Recommender& model, std::size_t k, bool keepOwned);
/// Error(InvalidConfig) for a model that serves only users it has learned (no FoldsIn).
void requireServesHistories(const Recommender& model);

struct RecommendationRow {
  std::size_t rank = 0;
  Index item = 0;
  std::string id;
  std::string title;
  float score = 0;
  float low = 0;
  float high = 0;
  std::vector<std::string> attributes;
};

/// The list of a user who has said something of items, with `options` as for everyone.
std::vector<RecommendedItem> listWithOpinions(const Recommender& model, const Dataset& data,
                                              Index user, const Opinions& opinions,
                                              RecommendOptions options);

std::vector<RecommendationRow> recommend(Session& session, const RecommendRequest& request);
/// Why recommend() gave nothing for the request.
Text nothingToRecommend(const Session& session, const RecommendRequest& request);

/// Share of the item's score carried by each history item, largest first, at most `limit`.
struct Reason {
  Index item = 0;
  std::string id;
  std::string title;
  double share = 0;
};
std::vector<Reason> explain(Session& session, const RecommendRequest& request, Index item,
                            std::size_t limit);

/// Items given by id; Error(NotFound) names the ids nobody knows, and what was probably meant.
std::vector<Index> itemsFromIds(const Session& session, const std::vector<std::string>& ids);
Index userFromId(const Session& session, const std::string& id);

struct EveryoneServed {
  std::uint64_t users = 0;
  std::uint64_t rows = 0;     ///< of all lists
  std::uint64_t nothing = 0;  ///< users whose list is empty: they have every item
  std::uint64_t fewer = 0;    ///< users with a list, but a shorter one than asked for
  /// What to say about users who got nothing or less; empty when everyone got a whole list.
  [[nodiscard]] std::vector<Text> notes() const;
};
/// Stores the top k of every user in the project.
EveryoneServed recommendAll(Session& session, RunId run, std::size_t k, bool keepOwned,
                            Progress& progress, const std::stop_token& stop);

/// The top k of these users, in their order; nothing is stored.
std::vector<std::vector<RecommendedItem>> recommendEach(Session& session, RunId run,
                                                        std::span<const Index> users, std::size_t k,
                                                        bool keepOwned, Progress& progress,
                                                        const std::stop_token& stop);

}  // namespace tastescope
