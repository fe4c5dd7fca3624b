// ItemKNN: items are alike when the same users have them (Sarwar, Karypis, Konstan, Riedl:
// Item-based Collaborative Filtering Recommendation Algorithms, WWW 2001).
#include "core/models/NeighbourModel.h"
#include "core/models/NetworkParams.h"
#include "core/models/Similarity.h"

namespace tastescope {
namespace {

struct ItemKnnConfig {
  std::optional<std::int64_t> neighbours;
  std::optional<double> shrink;
  Similarity similarity = Similarity::Cosine;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<ItemKnnConfig>& itemKnnSchema() {
  static const auto schema = makeSchema<ItemKnnConfig>([](auto& made) {
    made.add(&ItemKnnConfig::neighbours, chosenAmong(neighbourCandidates(), itemNeighboursParam()));
    made.add(
        &ItemKnnConfig::shrink,
        chosenAmong(
            shrinkCandidates(),
            amountParam(
                "shrink", 10000, coreText("Models", "Shrinkage"),
                coreText("Models",
                         "Raising it distrusts similarities that rest on few users, which favours "
                         "well-known items; 0 trusts every similarity."))));
    made.choose(
        &ItemKnnConfig::similarity,
        {.key = "similarity",
         .label = coreText("Models", "Similarity"),
         .help = coreText("Models",
                          "Cosine divides common users by the geometric mean of both audiences, "
                          "Jaccard by their union, which is stricter on unequal sizes."),
         .advanced = true},
        similarityChoices());
    made.choose(&ItemKnnConfig::values,
                {.key = "values",
                 .label = coreText("Models", "Interaction values"),
                 .help = coreText(
                     "Models",
                     "Ones treats every interaction alike; data uses ratings or quantities, so "
                     "high values weigh more (with cosine)."),
                 .advanced = true},
                valueChoices());
  });
  return schema;
}

class ItemKnn final : public NeighbourModel {
 public:
  ItemKnn(const ItemKnnConfig& config, Index items)
      : NeighbourModel(items, config.values), config_(config) {}

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    progress.begin(coreText("Models", "Comparing items"), coreText("Models", "items"), itemCount());
    const Interactions& audiences = data.train->transposed();
    squaredNorms_ = squaredNorms(audiences);
    const auto find = [&](Index item, SparseSums& sums) {
      return nearestOf(item, *data.train, audiences, sums);
    };
    setColumns(findForItems(find, progress, stop));
  }

 private:
  [[nodiscard]] std::vector<double> squaredNorms(const Interactions& audiences) const {
    std::vector<double> norms(itemCount(), 0.0);
    for (Index item = 0; item < itemCount(); ++item) {
      const HistoryView row = audiences.row(item);
      for (std::size_t e = 0; e < row.size(); ++e) {
        norms[item] += static_cast<double>(valueOf(row, e, config_.values)) *
                       static_cast<double>(valueOf(row, e, config_.values));
      }
    }
    return norms;
  }

  /// The most similar items of one, by similarity and then by position.
  std::vector<Similar> nearestOf(Index item, const Interactions& train,
                                 const Interactions& audiences, SparseSums& sums) const {
    const HistoryView audience = audiences.row(item);
    for (std::size_t a = 0; a < audience.size(); ++a) {
      const HistoryView history = train.row(audience.items[a]);
      const double value = valueOf(audience, a, config_.values);
      for (std::size_t e = 0; e < history.size(); ++e) {
        sums.add(history.items[e],
                 value * static_cast<double>(valueOf(history, e, config_.values)));
      }
    }
    std::vector<Similar> found;
    sums.drain([&](Index other, double dot) {
      if (other == item || dot == 0.0) return;
      const double near = similarityOf(config_.similarity, dot, squaredNorms_[item],
                                       squaredNorms_[other], config_.shrink.value_or(kUsualShrink));
      found.push_back({other, static_cast<float>(near)});
    });
    keepNearest(found, static_cast<std::size_t>(config_.neighbours.value_or(kUsualNeighbours)));
    return found;
  }

  ItemKnnConfig config_;
  std::vector<double> squaredNorms_;
};

}  // namespace

ModelInfo itemKnnModel() {
  return {
      .key = "item-knn",
      .name = "ItemKNN",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Recommends items that the same people have as those in a history. Nothing is "
                   "trained, every recommendation can be explained by its neighbours."),
      .paper = "Sarwar et al., WWW 2001",
      .method =
          coreText("Models",
                   "Two items are as similar as their audiences: sim(i, j) = xᵢ·xⱼ / "
                   "(‖xᵢ‖ ‖xⱼ‖ + shrinkage), where xᵢ is the "
                   "column of item i in the interaction matrix; Jaccard divides by "
                   "‖xᵢ‖² + ‖xⱼ‖² − "
                   "xᵢ·xⱼ instead. Only the k most similar items N(i) of each item "
                   "are kept. A user's score is s(u, i) = ∑ sim(i, j) over the items j of the "
                   "history that are in N(i)."),
      .deviations = coreText("Models",
                             "The paper predicts ratings by a weighted mean; here, as is usual for "
                             "interactions without ratings, the similarities are summed."),
      .whenToUse =
          coreText("Models",
                   "As a strong, explainable baseline, and when the catalogue changes so often "
                   "that retraining does not pay."),
      .cost =
          coreText("Models",
                   "Time grows with the sum of squared history lengths, memory with items times "
                   "neighbours. A million ratings take about a second."),
      .schema = &itemKnnSchema(),
      .create = createModel<ItemKnn, itemKnnSchema>,
  };
}

}  // namespace tastescope
