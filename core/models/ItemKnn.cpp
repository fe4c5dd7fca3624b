// ItemKNN: items are alike when the same users have them (Sarwar, Karypis, Konstan, Riedl:
// Item-based Collaborative Filtering Recommendation Algorithms, WWW 2001).
#include <algorithm>

#include "core/base/Parallel.h"
#include "core/models/NeighbourTable.h"
#include "core/models/NetworkParams.h"
#include "core/models/Registry.h"
#include "core/models/Similarity.h"

namespace tastescope {
namespace {

struct ItemKnnConfig {
  std::int64_t neighbours = 100;
  double shrink = 0;
  Similarity similarity = Similarity::Cosine;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<ItemKnnConfig>& itemKnnSchema() {
  static const Schema<ItemKnnConfig> schema = [] {
    Schema<ItemKnnConfig> made;
    made.add(&ItemKnnConfig::neighbours,
             {.key = "neighbours",
              .label = coreText("Models", "Neighbours"),
              .help = coreText("Models",
                               "More neighbours smooth the scores and reach more of the catalogue; "
                               "fewer keep only the closest items and need less memory."),
              .min = 1,
              .max = 10000,
              .logScale = true});
    made.add(
        &ItemKnnConfig::shrink,
        {.key = "shrink",
         .label = coreText("Models", "Shrinkage"),
         .help = coreText("Models",
                          "Raising it distrusts similarities that rest on few users, which favours "
                          "well-known items; 0 trusts every similarity."),
         .min = 0,
         .max = 10000});
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
    return made;
  }();
  return schema;
}

/// Scratch of one worker: sums over common users, and which items have one.
struct Accumulator {
  std::vector<double> sums;
  std::vector<Index> touched;
};

class ItemKnn final : public Recommender, public ClosedForm, public FoldsIn {
 public:
  ItemKnn(const ItemKnnConfig& config, Index items)
      : config_(config), items_(items), table_(items) {}

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    const Interactions& train = *data.train;
    const Interactions& audiences = train.transposed();
    progress.begin(coreText("Models", "Comparing items"), coreText("Models", "items"), items_);
    squaredNorms_ = squaredNorms(audiences);
    std::vector<std::vector<Similar>> nearest(items_);
    std::vector<Accumulator> scratch(workerCount(0));
    parallelFor(items_, kItemsPerPiece, 0, stop,
                [&](std::size_t begin, std::size_t end, unsigned worker) {
                  Accumulator& sums = scratch[worker];
                  sums.sums.resize(items_, 0.0);
                  for (std::size_t item = begin; item < end; ++item) {
                    nearest[item] = nearestOf(static_cast<Index>(item), train, audiences, sums);
                  }
                  progress.add(end - begin);
                });
    table_.setColumns(nearest);
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      table_.addScores(batch[row].view, config_.values, scores.data() + row * items_);
    }
  }

  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override { return table_.weights(); }
  void setWeights(const TensorMap& weights) override { table_.setWeights(weights); }

 private:
  [[nodiscard]] std::vector<double> squaredNorms(const Interactions& audiences) const {
    std::vector<double> norms(items_, 0.0);
    for (Index item = 0; item < items_; ++item) {
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
                                 const Interactions& audiences, Accumulator& sums) const {
    const HistoryView audience = audiences.row(item);
    for (std::size_t a = 0; a < audience.size(); ++a) {
      const HistoryView history = train.row(audience.items[a]);
      const double value = valueOf(audience, a, config_.values);
      for (std::size_t e = 0; e < history.size(); ++e) {
        const Index other = history.items[e];
        if (sums.sums[other] == 0.0) sums.touched.push_back(other);
        sums.sums[other] += value * static_cast<double>(valueOf(history, e, config_.values));
      }
    }
    std::vector<Similar> found;
    found.reserve(sums.touched.size());
    for (const Index other : sums.touched) {
      const double dot = std::exchange(sums.sums[other], 0.0);
      if (other == item || dot == 0.0) continue;
      found.push_back(
          {other, static_cast<float>(similarityOf(config_.similarity, dot, squaredNorms_[item],
                                                  squaredNorms_[other], config_.shrink))});
    }
    sums.touched.clear();
    keepNearest(found, static_cast<std::size_t>(config_.neighbours));
    return found;
  }

  static constexpr std::size_t kItemsPerPiece = 32;
  ItemKnnConfig config_;
  Index items_;
  std::vector<double> squaredNorms_;
  NeighbourTable table_;
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
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        return std::make_unique<ItemKnn>(itemKnnSchema().parse(config), shape.items);
      },
  };
}

}  // namespace tastescope
