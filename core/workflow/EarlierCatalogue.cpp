#include "core/workflow/EarlierCatalogue.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "core/base/Error.h"

namespace tastescope {
namespace {

/// One history without the items that the model has not learned.
class KnownPart {
 public:
  KnownPart(const History& history, Index users, Index items)
      : history_{history.user < users ? history.user : kNoIndex, {}, {}} {
    history_.view = pairs_.of(history.view, items);
    history_.events = events_.of(history.events, items);
  }
  [[nodiscard]] const History& history() const { return history_; }

 private:
  struct Row {
    std::vector<Index> items;
    std::vector<float> values;
    std::vector<Moment> times;

    /// The view itself when it holds nothing new.
    HistoryView of(const HistoryView& view, Index known) {
      if (std::ranges::all_of(view.items, [&](Index item) { return item < known; })) return view;
      for (std::size_t i = 0; i < view.size(); ++i) {
        if (view.items[i] >= known) continue;
        items.push_back(view.items[i]);
        values.push_back(view.values[i]);
        if (!view.times.empty()) times.push_back(view.times[i]);
      }
      return {items, values, times};
    }
  };
  Row pairs_;
  Row events_;
  History history_;
};

class EarlierCatalogue : public Recommender {
 public:
  EarlierCatalogue(std::shared_ptr<const Recommender> model, Index users, Index allItems)
      : model_(std::move(model)), users_(users), allItems_(allItems) {}

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::vector<float> known(batch.size() * learned());
    withKnown(batch, [&](std::span<const History> part) { model_->score(part, known); });
    widen(known, scores);
  }
  [[nodiscard]] Index itemCount() const override { return allItems_; }
  [[nodiscard]] TensorMap weights() const override { return model_->weights(); }
  void setWeights(const TensorMap&) override {
    throw Error(ErrorCode::Internal, coreText("Runs", "The weights of an earlier run are fixed."));
  }
  [[nodiscard]] Index learned() const { return model_->itemCount(); }
  [[nodiscard]] Index learnedUsers() const { return users_; }

 protected:
  [[nodiscard]] const Recommender& model() const { return *model_; }

  template <typename Use>
  void withKnown(std::span<const History> batch, const Use& use) const {
    std::vector<std::unique_ptr<KnownPart>> parts;  // views look into them
    std::vector<History> histories;
    for (const History& history : batch) {
      parts.push_back(std::make_unique<KnownPart>(history, users_, learned()));
      histories.push_back(parts.back()->history());
    }
    use(histories);
  }

  /// Rows over all items out of rows over those that were learned.
  void widen(std::span<const float> known, std::span<float> scores) const {
    const std::size_t learnedItems = learned();
    const std::size_t rows = learnedItems == 0 ? 0 : known.size() / learnedItems;
    for (std::size_t row = 0; row < rows; ++row) {
      const auto from = known.subspan(row * learnedItems, learnedItems);
      const auto into = scores.subspan(row * allItems_, allItems_);
      std::ranges::copy(from, into.begin());
      const float least = std::ranges::min(from);
      std::fill(into.begin() + static_cast<std::ptrdiff_t>(learnedItems), into.end(),
                least - std::max(1.0F, std::abs(least)));
    }
  }

 private:
  std::shared_ptr<const Recommender> model_;
  Index users_;
  Index allItems_;
};

/// With the space of users that its model has.
class EarlierLatent : public EarlierCatalogue, public HasUserLatent {
 public:
  using EarlierCatalogue::EarlierCatalogue;

  [[nodiscard]] Index latentSize() const override { return space().latentSize(); }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override {
    withKnown(batch,
              [&](std::span<const History> part) { space().encode(part, mean, logVariance); });
  }
  [[nodiscard]] bool hasVariance() const override { return space().hasVariance(); }
  void decode(std::span<const float> latent, std::span<float> scores) const override {
    std::vector<float> known(latent.size() / latentSize() * learned());
    space().decode(latent, known);
    widen(known, scores);
  }

 private:
  [[nodiscard]] const HasUserLatent& space() const { return *capability<HasUserLatent>(model()); }
};

/// One whose model serves any history.
template <typename Earlier>
class Folding final : public Earlier, public FoldsIn {
 public:
  using Earlier::Earlier;
};

template <typename Earlier>
std::shared_ptr<const Recommender> wrapped(std::shared_ptr<const Recommender> model, Index users,
                                           Index allItems) {
  if (capability<FoldsIn>(*model) != nullptr)
    return std::make_shared<Folding<Earlier>>(std::move(model), users, allItems);
  return std::make_shared<Earlier>(std::move(model), users, allItems);
}

}  // namespace

std::shared_ptr<const Recommender> amongMore(std::shared_ptr<const Recommender> model, Index users,
                                             Index allItems) {
  if (capability<HasUserLatent>(*model) != nullptr)
    return wrapped<EarlierLatent>(std::move(model), users, allItems);
  return wrapped<EarlierCatalogue>(std::move(model), users, allItems);
}

std::vector<Index> itemsNotLearned(const Recommender& model) {
  const auto* const earlier = dynamic_cast<const EarlierCatalogue*>(&model);
  if (earlier == nullptr) return {};
  std::vector<Index> items(earlier->itemCount() - earlier->learned());
  std::iota(items.begin(), items.end(), earlier->learned());
  return items;
}

bool hasLearned(const Recommender& model, Index user) {
  const auto* const earlier = dynamic_cast<const EarlierCatalogue*>(&model);
  return earlier == nullptr || user < earlier->learnedUsers();
}

}  // namespace tastescope
