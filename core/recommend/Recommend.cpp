#include "core/recommend/Recommend.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/TopK.h"
#include "core/recommend/PosteriorSamples.h"
#include "core/recommend/ScoreBatches.h"

namespace tastescope {
namespace {

void hideItems(std::span<float> scores, std::span<const Index> known,
               const RecommendOptions& options) {
  if (options.hideKnown) {
    std::vector<float> shown;
    for (const Index item : options.shown) shown.push_back(scores[item]);
    for (const Index item : known) scores[item] = kHiddenScore;
    for (std::size_t i = 0; i < shown.size(); ++i) scores[options.shown[i]] = shown[i];
  }
  for (const Index item : options.never) scores[item] = kHiddenScore;
  for (std::size_t item = 0; item < options.allowed.size(); ++item) {
    if (!options.allowed[item]) scores[item] = kHiddenScore;
  }
}

/// The best of scores that are already hidden where they must be.
std::vector<RecommendedItem> best(std::span<const float> scores, std::size_t k) {
  std::vector<Index> items;
  selectTopK(scores, k, items);
  std::vector<RecommendedItem> list;
  list.reserve(items.size());
  for (const Index item : items) list.push_back({item, scores[item], scores[item], scores[item]});
  return list;
}

std::vector<RecommendedItem> sampled(const HasUserLatent& space, std::size_t itemCount,
                                     const History& history, const RecommendOptions& options) {
  const PosteriorSamples posterior(space, itemCount, history, options.samples, options.seed);
  std::vector<float> scores = posterior.means();
  requireNumbers(scores);
  hideItems(scores, history.view.items, options);
  std::vector<RecommendedItem> list = best(scores, options.k);
  std::vector<Index> items;
  for (const RecommendedItem& entry : list) items.push_back(entry.item);
  const auto ranges = posterior.ranges(items);
  for (std::size_t i = 0; i < list.size(); ++i) {
    list[i].low = ranges[i].low;
    list[i].high = ranges[i].high;
  }
  return list;
}

/// Copies of rows, kept together: what a batch's views look into.
class CopiedRows {
 public:
  /// `view` without the entries of `item`.
  void addWithout(const HistoryView& view, Index item) {
    begins_.push_back(items_.size());
    for (std::size_t i = 0; i < view.size(); ++i) {
      if (view.items[i] == item) continue;
      items_.push_back(view.items[i]);
      values_.push_back(view.values[i]);
      if (!view.times.empty()) times_.push_back(view.times[i]);
    }
  }
  /// Of the row added as number `row`; only when all are added.
  [[nodiscard]] HistoryView row(std::size_t row) const {
    const std::size_t begin = begins_[row];
    const std::size_t end = row + 1 < begins_.size() ? begins_[row + 1] : items_.size();
    return {
        std::span(items_).subspan(begin, end - begin),
        std::span(values_).subspan(begin, end - begin),
        times_.empty() ? std::span<const Moment>() : std::span(times_).subspan(begin, end - begin)};
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<Moment> times_;
};

/// Copies of one history, each without one item, for a range of entries.
class LeaveOneOutBatch {
 public:
  LeaveOneOutBatch(const History& history, std::size_t begin, std::size_t count) {
    for (std::size_t left = begin; left < begin + count; ++left) {
      rows_.addWithout(history.view, history.view.items[left]);
      events_.addWithout(history.events, history.view.items[left]);
    }
    for (std::size_t row = 0; row < count; ++row) {
      histories_.push_back({history.user, rows_.row(row), events_.row(row)});
    }
  }
  [[nodiscard]] std::span<const History> histories() const { return histories_; }

 private:
  CopiedRows rows_;
  CopiedRows events_;
  std::vector<History> histories_;
};

/// Drops to shares: negative ones carry nothing.
void normalise(std::vector<double>& drops) {
  double total = 0;
  for (double& drop : drops) {
    drop = std::max(0.0, drop);
    total += drop;
  }
  if (total <= 0) return;
  for (double& drop : drops) drop /= total;
}

}  // namespace

void requireNumbers(std::span<const float> scores) {
  if (std::ranges::all_of(scores, [](float score) { return std::isfinite(score); })) return;
  throw Error(ErrorCode::Numeric,
              coreText("Recommend",
                       "This run's model gives scores that are not numbers, so nothing can be "
                       "ranked by it: its weights are broken. Train it again."));
}

std::vector<RecommendedItem> recommendItems(const Recommender& model, const History& history,
                                            const RecommendOptions& options) {
  const auto* space = options.samples > 0 ? capability<HasUserLatent>(model) : nullptr;
  if (space != nullptr && space->hasVariance())
    return sampled(*space, model.itemCount(), history, options);
  std::vector<float> scores(model.itemCount());
  model.score({&history, 1}, scores);
  requireNumbers(scores);
  hideItems(scores, history.view.items, options);
  return best(scores, options.k);
}

std::vector<std::vector<RecommendedItem>> recommendBatch(const Recommender& model,
                                                         const Interactions& histories,
                                                         std::span<const Index> users,
                                                         const RecommendOptions& options,
                                                         std::vector<float>& scores) {
  const std::size_t items = model.itemCount();
  const std::size_t rows = scoreBatchRows(items);
  std::vector<std::vector<RecommendedItem>> lists;
  lists.reserve(users.size());
  std::vector<History> batch;
  for (std::size_t begin = 0; begin < users.size(); begin += rows) {
    batch.clear();
    for (const Index user : users.subspan(begin, std::min(rows, users.size() - begin))) {
      batch.push_back(historyIn(histories, user));
    }
    const std::size_t count = batch.size() * items;
    if (scores.size() < count) scores.resize(count);
    const auto used = std::span(scores).first(count);
    model.score(batch, used);
    requireNumbers(used);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      const auto own = used.subspan(row * items, items);
      hideItems(own, batch[row].view.items, options);
      lists.push_back(best(own, options.k));
    }
  }
  return lists;
}

std::vector<double> explainItem(const Recommender& model, const History& history, Index item) {
  const std::size_t entries = history.view.size();
  const std::size_t items = model.itemCount();
  std::vector<double> drops(entries, 0.0);
  if (entries == 0) return drops;
  std::vector<float> scores(items);
  model.score({&history, 1}, scores);
  requireNumbers(scores);
  const double whole = double{scores[item]};
  const std::size_t rows = scoreBatchRows(items);
  for (std::size_t begin = 0; begin < entries; begin += rows) {
    const LeaveOneOutBatch batch(history, begin, std::min(rows, entries - begin));
    scores.resize(batch.histories().size() * items);
    model.score(batch.histories(), scores);
    for (std::size_t row = 0; row < batch.histories().size(); ++row) {
      drops[begin + row] = whole - double{scores[row * items + item]};
    }
  }
  normalise(drops);
  return drops;
}

}  // namespace tastescope
