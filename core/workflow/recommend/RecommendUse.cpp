#include "core/workflow/recommend/RecommendUse.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/base/DidYouMean.h"
#include "core/base/NumberText.h"
#include "core/base/Parallel.h"
#include "core/recommend/ScoreBatches.h"
#include "core/workflow/EarlierCatalogue.h"
#include "core/workflow/recommend/ItemFilters.h"
#include "core/workflow/recommend/KnownHistory.h"

namespace tastescope {
namespace {

/// Pieces of users whose lists are made before they are handed to the project.
constexpr std::size_t kPiecesPerRound = 32;

RecommendationRow rowOf(const Dataset& data, std::size_t rank, const RecommendedItem& entry) {
  RecommendationRow row;
  row.rank = rank;
  row.item = entry.item;
  row.id = std::string(data.items.id(entry.item));
  row.title = data.itemAttributes.title(entry.item);
  row.score = entry.score;
  row.low = entry.low;
  row.high = entry.high;
  for (std::size_t column = 0; column < data.itemAttributes.columns().size(); ++column) {
    row.attributes.push_back(data.itemAttributes.display(column, entry.item));
  }
  return row;
}

/// Makes the lists of users in order, a round of them at once on all cores.
class ListRounds {
 public:
  ListRounds(const Recommender& model, const Interactions& histories,
             const RecommendOptions& options, Progress& progress, const std::stop_token& stop)
      : model_(model),
        histories_(histories),
        options_(options),
        progress_(progress),
        stop_(stop),
        piece_(scoreBatchRows(model.itemCount())),
        scores_(workerCount(0)) {}

  /// Of the users from 0 on, each after the one before.
  const std::vector<RecommendedItem>& listOf(Index user) {
    if (user >= begin_ + lists_.size()) makeRound(user);
    return lists_[user - begin_];
  }

 private:
  void makeRound(std::size_t begin) {
    begin_ = begin;
    std::vector<Index> users(
        std::min<std::size_t>(kPiecesPerRound * piece_, histories_.userCount() - begin));
    std::iota(users.begin(), users.end(), static_cast<Index>(begin));
    lists_.assign(users.size(), {});
    // A worker's piece is one whole batch: the rest of a torn one would read all weights for a few users.
    parallelFor(
        users.size(), piece_, 0, stop_, [&](std::size_t from, std::size_t to, unsigned worker) {
          auto piece = recommendBatch(model_, histories_,
                                      std::span<const Index>(users).subspan(from, to - from),
                                      options_, scores_[worker]);
          std::move(piece.begin(), piece.end(), lists_.begin() + static_cast<std::ptrdiff_t>(from));
          progress_.add(to - from);
        });
  }

  const Recommender& model_;
  const Interactions& histories_;
  const RecommendOptions& options_;
  Progress& progress_;
  const std::stop_token& stop_;
  std::size_t piece_;
  std::vector<std::vector<float>> scores_;  ///< a worker's memory
  std::size_t begin_ = 0;
  std::vector<std::vector<RecommendedItem>> lists_;  ///< of the users from begin_ on
};

/// A user as the model has learned them, and no history.
bool asLearned(const Recommender& model, const RecommendRequest& request) {
  return request.user != kNoIndex && request.added.empty() && request.removed.empty() &&
         hasLearned(model, request.user);
}

/// What is liked or bought belongs to the history, in front of what a question puts in.
KnownHistory withOpinions(const Dataset& data, const RecommendRequest& request,
                          const Opinions& opinions) {
  std::vector<Index> added = opinions.bought;
  added.insert(added.end(), opinions.liked.begin(), opinions.liked.end());
  std::erase_if(added, [&](Index item) {
    return std::ranges::find(request.removed, item) != request.removed.end();
  });
  added.insert(added.end(), request.added.begin(), request.added.end());
  return {data, request.user, added, request.removed};
}

/// What of it comes never, and what although it is in the history: who likes a thing need not have it.
void hear(const Dataset& data, const RecommendRequest& request, const Opinions& opinions,
          RecommendOptions& options) {
  const auto hide = [&options](const std::vector<Index>& items) {
    options.never.insert(options.never.end(), items.begin(), items.end());
  };
  hide(request.removed);  // the person has them, whatever the question leaves out
  hide(opinions.never);
  const auto has = [&](Index item) {
    const auto own = data.interactions->row(request.user).items;
    return std::ranges::find(own, item) != own.end() ||
           std::ranges::find(request.added, item) != request.added.end();
  };
  for (const Index item : opinions.liked) {
    if (!has(item)) options.shown.push_back(item);
  }
}

Error unknownId(Text sentence, const std::string& id, const IdMap& ids) {
  return {ErrorCode::NotFound,
          orDidYouMean(std::move(sentence), id, ids.size(),
                       [&ids](std::size_t at) { return ids.id(static_cast<Index>(at)); })};
}

}  // namespace

void requireUserOrItems(const RecommendRequest& request) {
  if (request.user != kNoIndex || !request.added.empty()) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Recommend",
                       "Say for whom: choose a user, or add at least one item to start from."));
}

RecommendOptions optionsFor(const Recommender& model, std::size_t k, bool keepOwned) {
  RecommendOptions options;
  options.k = k;
  options.hideKnown = !keepOwned;
  options.never = itemsNotLearned(model);
  return options;
}

void requireServesHistories(const Recommender& model) {
  if (capability<FoldsIn>(model) != nullptr) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Recommend",
                       "This run's model has learned each user by themselves and would give every "
                       "history the same list. Ask for a user as the data knows them, or choose a "
                       "run of another model, such as EASE or Mult-VAE."));
}

std::vector<RecommendedItem> listWithOpinions(const Recommender& model, const Dataset& data,
                                              Index user, const Opinions& opinions,
                                              RecommendOptions options) {
  RecommendRequest request;
  request.user = user;
  const KnownHistory known = withOpinions(data, request, opinions);
  hear(data, request, opinions, options);
  return recommendItems(model, known.history(), options);
}

std::vector<RecommendationRow> recommend(Session& session, const RecommendRequest& request) {
  requireUserOrItems(request);
  const Dataset& data = session.data();
  const Opinions opinions =
      request.user == kNoIndex ? Opinions() : opinionsOf(session, request.user);
  const KnownHistory known = withOpinions(data, request, opinions);
  const std::shared_ptr<const Recommender> model = session.model(request.run);
  if (!asLearned(*model, request)) requireServesHistories(*model);
  RecommendOptions options = optionsFor(*model, request.k, request.keepOwned);
  options.samples = request.samples;
  options.allowed = allowedItems(data.itemAttributes, request.filters);
  hear(data, request, opinions, options);
  std::vector<RecommendationRow> rows;
  for (const RecommendedItem& entry : recommendItems(*model, known.history(), options)) {
    rows.push_back(rowOf(data, rows.size() + 1, entry));
  }
  return rows;
}

Text nothingToRecommend(const Session& session, const RecommendRequest& request) {
  const Dataset& data = session.data();
  const KnownHistory known(data, request.user, request.added, request.removed);
  std::set<Index> out(request.removed.begin(), request.removed.end());
  if (!request.keepOwned)
    out.insert(known.history().view.items.begin(), known.history().view.items.end());
  if (out.size() >= data.items.size()) {
    return coreText("Recommend",
                    "There is nothing left to recommend: this history holds all %1 items. Keep "
                    "owned items to rank those.")
        .arg(thousands(data.items.size()));
  }
  if (!request.filters.empty())
    return coreText("Recommend", "Nothing passes. Change the filter or the history.");
  return coreText("Recommend", "The model ranks none of the items that are left.");
}

std::vector<Reason> explain(Session& session, const RecommendRequest& request, Index item,
                            std::size_t limit) {
  const Dataset& data = session.data();
  if (item >= data.items.size()) {
    throw Error(ErrorCode::NotFound, coreText("Recommend", "This item is not in the project."));
  }
  const KnownHistory known = withOpinions(
      data, request, request.user == kNoIndex ? Opinions() : opinionsOf(session, request.user));
  const History history = known.history();
  const std::shared_ptr<const Recommender> model = session.model(request.run);
  if (!asLearned(*model, request)) requireServesHistories(*model);
  const std::vector<double> shares = explainItem(*model, history, item);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] > 0) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  if (order.size() > limit) order.resize(limit);
  std::vector<Reason> reasons;
  for (const std::size_t i : order) {
    const Index from = history.view.items[i];
    reasons.push_back(
        {from, std::string(data.items.id(from)), data.itemAttributes.title(from), shares[i]});
  }
  return reasons;
}

std::vector<Index> itemsFromIds(const Session& session, const std::vector<std::string>& ids) {
  constexpr std::size_t kNamed = 5;
  std::vector<Index> items;
  std::string unknown;
  std::string first;
  std::size_t missing = 0;
  for (const std::string& id : ids) {
    if (const auto found = session.data().items.find(id)) {
      items.push_back(*found);
      continue;
    }
    if (++missing == 1) first = id;
    if (missing <= kNamed) unknown += (unknown.empty() ? "" : ", ") + id;
  }
  if (missing > kNamed) unknown += ", …";
  if (missing > 0) {
    throw unknownId(
        coreText("Recommend", "No item has the id %1. Ids are written exactly as in the data.")
            .arg(unknown),
        first, session.data().items);
  }
  return items;
}

Index userFromId(const Session& session, const std::string& id) {
  if (const auto found = session.data().users.find(id)) return *found;
  throw unknownId(
      coreText("Recommend", "No user has the id %1. Ids are written exactly as in the data.")
          .arg(id),
      id, session.data().users);
}

std::vector<Text> EveryoneServed::notes() const {
  std::vector<Text> said;
  if (nothing > 0) {
    said.push_back(coreText("Recommend",
                            "Users who got nothing, because they have every item of the data: %1. "
                            "Keep owned items to rank those.")
                       .arg(thousands(nothing)));
  }
  if (fewer > 0) {
    said.push_back(coreText("Recommend",
                            "Users who got fewer than asked for, because no more items are left "
                            "that they do not have: %1.")
                       .arg(thousands(fewer)));
  }
  return said;
}

EveryoneServed recommendAll(Session& session, RunId run, std::size_t k, bool keepOwned,
                            Progress& progress, const std::stop_token& stop) {
  const std::shared_ptr<const Recommender> model = session.model(run);
  const Interactions& histories = *session.data().interactions;
  EveryoneServed served;
  served.users = histories.userCount();
  progress.begin(coreText("Recommend", "Recommending for everyone"), coreText("Recommend", "users"),
                 served.users);
  const RecommendOptions options = optionsFor(*model, k, keepOwned);
  ListRounds rounds(*model, histories, options, progress, stop);
  const std::map<Index, Opinions> opinions = everyonesOpinions(session);
  const auto listOf = [&](Index user) {
    throwIfStopped(stop);
    std::vector<StoredRecommendation> list;
    const auto said = opinions.find(user);
    const std::vector<RecommendedItem>& plain = rounds.listOf(user);
    for (const RecommendedItem& entry :
         said == opinions.end()
             ? plain
             : listWithOpinions(*model, session.data(), user, said->second, options))
      list.push_back({entry.item, entry.score});
    served.rows += list.size();
    served.nothing += list.empty() ? 1U : 0U;
    served.fewer += !list.empty() && list.size() < k ? 1U : 0U;
    return list;
  };
  session.withProject([&](Project& project) {
    ListStore(project).replaceAll(run, histories.userCount(), listOf, keepOwned);
  });
  return served;
}

std::vector<std::vector<RecommendedItem>> recommendEach(Session& session, RunId run,
                                                        std::span<const Index> users, std::size_t k,
                                                        bool keepOwned, Progress& progress,
                                                        const std::stop_token& stop) {
  const std::shared_ptr<const Recommender> model = session.model(run);
  progress.begin(coreText("Recommend", "Recommending"), coreText("Recommend", "users"),
                 users.size());
  const RecommendOptions options = optionsFor(*model, k, keepOwned);
  const std::map<Index, Opinions> opinions = everyonesOpinions(session);
  std::vector<std::vector<RecommendedItem>> lists(users.size());
  std::vector<std::vector<float>> scores(workerCount(0));
  parallelFor(users.size(), scoreBatchRows(model->itemCount()), 0, stop,
              [&](std::size_t from, std::size_t to, unsigned worker) {
                auto piece =
                    recommendBatch(*model, *session.data().interactions,
                                   users.subspan(from, to - from), options, scores[worker]);
                for (std::size_t i = 0; i < piece.size(); ++i) {
                  const auto said = opinions.find(users[from + i]);
                  lists[from + i] = said == opinions.end()
                                        ? std::move(piece[i])
                                        : listWithOpinions(*model, session.data(), said->first,
                                                           said->second, options);
                }
                progress.add(to - from);
              });
  return lists;
}

}  // namespace tastescope
