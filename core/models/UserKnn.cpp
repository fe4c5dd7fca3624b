// UserKNN: what the people whose histories are most alike have (Herlocker, Konstan, Borchers,
// Riedl: An Algorithmic Framework for Performing Collaborative Filtering, SIGIR 1999; on purchases:
// Sarwar, Karypis, Konstan, Riedl: Analysis of Recommendation Algorithms for E-Commerce, EC 2000).
#include <algorithm>

#include "core/models/NeighbourModel.h"
#include "core/models/NetworkParams.h"
#include "core/models/Similarity.h"
#include "core/models/WeightAccess.h"

namespace tastescope {
namespace {

struct UserKnnConfig {
  std::optional<std::int64_t> neighbours;
  std::optional<double> shrink;
  Similarity similarity = Similarity::Cosine;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<UserKnnConfig>& userKnnSchema() {
  static const auto schema = makeSchema<UserKnnConfig>([](auto& made) {
    using C = UserKnnConfig;
    made.add(&C::neighbours,
             chosenAmong(
                 neighbourCandidates(),
                 countParam(
                     "neighbours", 10000, coreText("Models", "Neighbours"),
                     coreText("Models",
                              "More neighbours smooth the scores towards popularity; fewer follow "
                              "only the people most alike, which suits large data."))));
    made.add(
        &C::shrink,
        chosenAmong(
            shrinkCandidates(),
            amountParam("shrink", 10000, coreText("Models", "Shrinkage"),
                        coreText("Models",
                                 "Raising it distrusts similarities that rest on few common items, "
                                 "which favours people with long histories; 0 trusts every "
                                 "similarity."))));
    made.choose(&C::similarity,
                {.key = "similarity",
                 .label = coreText("Models", "Similarity"),
                 .help = coreText("Models",
                                  "Cosine divides common items by the geometric mean of both "
                                  "histories' lengths, Jaccard by their union, which is stricter "
                                  "on unequal lengths."),
                 .advanced = true},
                similarityChoices());
    made.choose(&C::values, valuesParam(), valueChoices());
  });
  return schema;
}

class UserKnn final : public Recommender, public ClosedForm, public FoldsIn {
 public:
  UserKnn(const UserKnnConfig& config, const ModelShape& shape)
      : config_(config), users_(shape.users), items_(shape.items) {
    remember(std::vector<std::uint64_t>(items_ + std::size_t{1}, 0), {}, {});
  }

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    throwIfStopped(stop);
    progress.begin(coreText("Models", "Counting"), coreText("Models", "users"), users_);
    remember(InteractionsPtr(data.train, &data.train->transposed()), data.train);
    progress.set(users_);
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    SparseSums common(users_);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      float* const out = scores.data() + row * items_;
      for (const Similar& near : nearestTo(batch[row].view, common)) {
        const HistoryView theirs = histories_->row(near.index);
        for (std::size_t e = 0; e < theirs.size(); ++e) {
          out[theirs.items[e]] += near.similarity * valueOf(theirs, e, config_.values);
        }
      }
    }
  }

  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override {
    const auto offsets = audiences_->offsets();
    const auto users = audiences_->items();
    const auto values = audiences_->values();
    return {
        {"audience.offsets", hostTensor(std::vector<std::int64_t>(offsets.begin(), offsets.end()))},
        {"audience.users", hostTensor(std::vector<Index>(users.begin(), users.end()))},
        {"audience.values", hostTensor(std::vector<float>(values.begin(), values.end()),
                                       {static_cast<std::int64_t>(values.size())})}};
  }
  void setWeights(const TensorMap& weights) override {
    const auto offsets = requireTensor(weights, "audience.offsets", ElementType::Int64,
                                       {static_cast<std::int64_t>(items_) + 1})
                             .as<std::int64_t>();
    const std::int64_t count = offsets.back();
    auto users =
        valuesOf<Index>(requireTensor(weights, "audience.users", ElementType::Int32, {count}));
    auto values =
        valuesOf<float>(requireTensor(weights, "audience.values", ElementType::Float32, {count}));
    const bool sane = offsets.front() == 0 && std::ranges::is_sorted(offsets) &&
                      std::ranges::all_of(users, [this](Index user) { return user < users_; });
    if (!sane) {
      throw Error(ErrorCode::Corrupt,
                  coreText("Models", "The saved neighbours name users that do not exist."));
    }
    remember({offsets.begin(), offsets.end()}, std::move(users), std::move(values));
  }

 private:
  void remember(std::vector<std::uint64_t> offsets, std::vector<Index> users,
                std::vector<float> values) {
    auto audiences = std::make_shared<const Interactions>(std::move(offsets), std::move(users),
                                                          std::move(values),
                                                          std::vector<std::int64_t>(), users_);
    remember(audiences, InteractionsPtr(audiences, &audiences->transposed()));
  }

  void remember(InteractionsPtr audiences, InteractionsPtr histories) {
    audiences_ = std::move(audiences);
    histories_ = std::move(histories);
    squaredLengths_.assign(users_, 0.0);
    for (Index item = 0; item < items_; ++item) {  // in this order before and after a reload
      const HistoryView audience = audiences_->row(item);
      for (std::size_t a = 0; a < audience.size(); ++a) {
        const auto value = static_cast<double>(valueOf(audience, a, config_.values));
        squaredLengths_[audience.items[a]] += value * value;
      }
    }
  }

  /// The people most like a history, by similarity and then by position. `common` is zeros, before
  /// and after.
  [[nodiscard]] std::vector<Similar> nearestTo(const HistoryView& history,
                                               SparseSums& common) const {
    double squaredLength = 0;
    for (std::size_t e = 0; e < history.size(); ++e) {
      const HistoryView audience = audiences_->row(history.items[e]);
      const auto value = static_cast<double>(valueOf(history, e, config_.values));
      squaredLength += value * value;
      for (std::size_t a = 0; a < audience.size(); ++a) {
        common.add(audience.items[a],
                   value * static_cast<double>(valueOf(audience, a, config_.values)));
      }
    }
    std::vector<Similar> found;
    common.drain([&](Index user, double dot) {
      if (dot == 0.0) return;
      const double near =
          similarityOf(config_.similarity, dot, squaredLength, squaredLengths_[user],
                       config_.shrink.value_or(kUsualShrink));
      found.push_back({user, static_cast<float>(near)});
    });
    keepNearest(found, static_cast<std::size_t>(config_.neighbours.value_or(kUsualNeighbours)));
    return found;
  }

  UserKnnConfig config_;
  Index users_;
  Index items_;
  InteractionsPtr audiences_;           ///< [items, users]: the index to look common items up in
  InteractionsPtr histories_;           ///< [users, items]: the same entries
  std::vector<double> squaredLengths_;  ///< [users]
};

}  // namespace

ModelInfo userKnnModel() {
  return {
      .key = "user-knn",
      .name = "UserKNN",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Recommends what the people with the most similar histories have. Nothing is "
                   "trained, and a new user is served from the first few items."),
      .paper = "Herlocker et al., SIGIR 1999; Sarwar et al., EC 2000",
      .method =
          coreText("Models",
                   "Two histories are as similar as the items they share: sim(u, v) = xᵤ·xᵥ / "
                   "(‖xᵤ‖ ‖xᵥ‖ + shrinkage), where xᵤ is the row of user u in the interaction "
                   "matrix; Jaccard divides by ‖xᵤ‖² + ‖xᵥ‖² − xᵤ·xᵥ instead. N(u) are the k users "
                   "of the training part most similar to the history, and s(u, i) = ∑ sim(u, v) "
                   "xᵥᵢ over the users v in N(u). Common items are found through an index from "
                   "items to users, so only people who share something are compared."),
      .deviations =
          coreText("Models",
                   "The papers predict ratings by means and deviations from them; here, as is "
                   "usual for interactions without ratings, the similarities are summed. A known "
                   "user's own history is among the neighbours, which adds only to items they have "
                   "already, so that a score depends on the history alone."),
      .whenToUse =
          coreText("Models",
                   "As the classic baseline beside ItemKNN, above all where users are fewer than "
                   "items and histories are long."),
      .cost =
          coreText("Models",
                   "Fitting takes no time; scoring a user takes as many operations as the items of "
                   "the history have users together, so popular items make it slow. The weights "
                   "are the training interactions themselves, 8 bytes each, twice that in "
                   "memory."),
      .schema = &userKnnSchema(),
      .create = createModel<UserKnn, userKnnSchema>,
  };
}

}  // namespace tastescope
