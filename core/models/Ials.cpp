// iALS: matrix factorisation of all user-item pairs, observed or not, by alternating least squares
// (Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008) with the
// regularisation by frequency of Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS
// on Item Recommendation Benchmarks, RecSys 2022.
#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/models/Models.h"
#include "core/models/NetworkParams.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/ParameterSet.h"

namespace tastescope {
namespace {

struct IalsConfig {
  std::int64_t latent = 64;
  double lambda = 0.003;
  double unobserved = 0.1;
  double frequency = 1.0;
  std::string values = "ones";
};

const Schema<IalsConfig>& ialsSchema() {
  static const Schema<IalsConfig> schema = [] {
    Schema<IalsConfig> made;
    made.add(&IalsConfig::latent, latentParam());
    made.add(&IalsConfig::lambda,
             {.key = "lambda",
              .label = coreText("Models", "Regularisation"),
              .help = coreText("Models",
                               "Raising it keeps the vectors small, which helps on little data; "
                               "lowering it follows each history more closely."),
              .min = 1e-6,
              .max = 10,
              .logScale = true});
    made.add(&IalsConfig::unobserved,
             {.key = "unobserved",
              .label = coreText("Models", "Weight of missing pairs"),
              .help = coreText("Models",
                               "Raising it believes more firmly that what a user does not have is "
                               "not wanted; lowering it pays attention to what is there."),
              .min = 1e-5,
              .max = 10,
              .logScale = true});
    made.add(&IalsConfig::frequency,
             {.key = "frequency",
              .label = coreText("Models", "Frequency scaling"),
              .help = coreText("Models",
                               "At 1 users and items are held back in proportion to how often they "
                               "occur; at 0 all alike, which suits rare ones less."),
              .min = 0,
              .max = 1,
              .advanced = true});
    made.add(&IalsConfig::values, valuesParam());
    return made;
  }();
  return schema;
}

/// One side of the alternation: every row is a small ridge problem over the other side's vectors.
struct RidgeSide {
  at::Tensor vectors;    ///< [others, latent]: what rows are explained by
  at::Tensor missing;    ///< [latent, latent]: unobserved weight times the sum of v v^T over others
  double lambda = 0;     ///< regularisation
  double base = 0;       ///< unobserved weight times others: added to a row's own frequency
  double frequency = 1;  ///< exponent of that sum
};

struct RidgeSolution {
  at::Tensor vector;  ///< [latent]; zero for an empty row
  double loss = 0;    ///< of the row at the solution
};

/// min over w of sum_e r_e (1 - w.v_e)^2 + missing pairs + lambda (n + base)^frequency |w|^2. At
/// the solution the loss is sum r - b.w, with b = sum r v.
RidgeSolution solveRidge(const RidgeSide& side, const HistoryView& row, bool useValues) {
  const std::int64_t size = side.vectors.size(1);
  const auto count = static_cast<std::int64_t>(row.size());
  if (count == 0) return {torch::zeros({size}), 0};
  // Positions are below 2^31 in any catalogue that fits a matrix of vectors.
  const at::Tensor index =
      torch::from_blob(const_cast<Index*>(row.items.data()), {count}, torch::kInt32);
  const at::Tensor own = side.vectors.index_select(0, index);
  at::Tensor weighted = own;
  double total = static_cast<double>(count);
  if (useValues && !row.values.empty()) {
    const at::Tensor values = nn::viewOf(row.values, count, 1).clamp_min(0);
    weighted = own * values;
    total = values.sum().item<double>();
  }
  at::Tensor system = side.missing.clone();
  const double hold =
      side.lambda * std::pow(static_cast<double>(count) + side.base, side.frequency);
  system.diagonal().add_(hold);
  system.addmm_(own.t(), weighted);
  const at::Tensor wanted = weighted.sum(0);
  const auto [factor, info] = at::linalg_cholesky_ex(system);
  if (info.item<std::int64_t>() != 0) return {torch::zeros({size}), total};
  const at::Tensor vector = at::cholesky_solve(wanted.unsqueeze(1), factor).squeeze(1);
  return {vector, total - wanted.dot(vector).item<double>()};
}

class Ials final : public Recommender,
                   public TrainsByStep,
                   public FoldsIn,
                   public HasUserLatent,
                   public HasItemEmbeddings {
 public:
  Ials(IalsConfig config, Index items) : config_(std::move(config)), items_(items) {
    itemVectors_ = parameters_.addBuffer("item.vectors", {items, config_.latent});
    refreshItemSide();
  }

  void begin(const TrainingData& data) override {
    train_ = data.train;
    if (train_->size() == 0) {
      throw Error(ErrorCode::InvalidInput,
                  coreText("Models",
                           "The training part has no interactions, so there is nothing to "
                           "learn from. Choose another split or looser filters."));
    }
    Rng rng(Rng::derive(data.seed, kWeightStream));
    nn::fillNormal(itemVectors_, kStart / std::sqrt(static_cast<double>(config_.latent)), rng);
    userVectors_ = torch::zeros({train_->userCount(), config_.latent});
    nextItems_ = torch::zeros_like(itemVectors_);
    refreshItemSide();
    block_ = 0;
  }
  [[nodiscard]] std::int64_t stepsPerEpoch() const override {
    return blocksOf(train_->userCount()) + blocksOf(items_);
  }
  void beginEpoch(std::int64_t) override { block_ = 0; }

  /// A block of users given the items, or after all of them a block of items given the users. Items
  /// take effect together, at the epoch's end, so the model is a whole one at any time.
  std::vector<NamedValue> step() override {
    const std::int64_t userBlocks = blocksOf(train_->userCount());
    double loss = 0;
    if (block_ < userBlocks) {
      loss = solveBlock(itemSide_, *train_, block_, userVectors_);
    } else {
      if (block_ == userBlocks) userSide_ = sideOf(userVectors_);
      loss = solveBlock(userSide_, train_->transposed(), block_ - userBlocks, nextItems_);
    }
    if (++block_ == stepsPerEpoch()) {
      itemVectors_.copy_(nextItems_);
      refreshItemSide();
    }
    return {{"loss", loss}};
  }
  /// Users follow from the items, so there is nothing beyond the weights.
  [[nodiscard]] TensorMap trainingState() const override { return {}; }
  void restoreTrainingState(const TensorMap&) override {}

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::vector<float> latent(batch.size() * static_cast<std::size_t>(config_.latent));
    encode(batch, latent, {});
    decode(latent, scores);
  }
  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override { return parameters_.exportAll(); }
  void setWeights(const TensorMap& weights) override {
    parameters_.importAll(weights);
    refreshItemSide();
  }

  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(config_.latent); }
  [[nodiscard]] bool hasVariance() const override { return false; }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float>) const override {
    const nn::InferenceScope scope;
    const at::Tensor out =
        nn::viewOf(mean, static_cast<std::int64_t>(batch.size()), config_.latent);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      out[static_cast<std::int64_t>(row)].copy_(
          solveRidge(itemSide_, batch[row].view, usesValues()).vector);
    }
  }
  void decode(std::span<const float> latent, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    const auto rows = static_cast<std::int64_t>(latent.size()) / config_.latent;
    at::Tensor out = nn::viewOf(scores, rows, items_);
    at::mm_out(out, nn::viewOf(latent, rows, config_.latent), itemVectors_.t());
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override { return nn::toHost(itemVectors_); }

 private:
  [[nodiscard]] bool usesValues() const { return config_.values == "data"; }
  static std::int64_t blocksOf(Index rows) { return (rows + kBlock - 1) / kBlock; }

  /// On one thread, so that a reloaded model has the same bits.
  [[nodiscard]] RidgeSide sideOf(const at::Tensor& vectors) const {
    const nn::InferenceScope scope;
    return {.vectors = vectors,
            .missing = at::mm(vectors.t(), vectors) * config_.unobserved,
            .lambda = config_.lambda,
            .base = config_.unobserved * static_cast<double>(vectors.size(0)),
            .frequency = config_.frequency};
  }
  void refreshItemSide() { itemSide_ = sideOf(itemVectors_); }

  /// Returns the loss per interaction of the block.
  double solveBlock(const RidgeSide& side, const Interactions& rows, std::int64_t block,
                    const at::Tensor& out) const {
    const std::int64_t first = block * kBlock;
    const std::int64_t count =
        std::min(kBlock, static_cast<std::int64_t>(rows.userCount()) - first);
    std::vector<double> losses(static_cast<std::size_t>(count));
    parallelFor(losses.size(), kRowsPerPiece, static_cast<unsigned>(at::get_num_threads()), {},
                [&](std::size_t begin, std::size_t end, unsigned) {
                  const nn::InferenceScope scope;
                  for (std::size_t i = begin; i < end; ++i) {
                    const std::int64_t at = first + static_cast<std::int64_t>(i);
                    const HistoryView row = rows.row(static_cast<Index>(at));
                    const RidgeSolution solved = solveRidge(side, row, usesValues());
                    out[at].copy_(solved.vector);
                    losses[i] = solved.loss;
                  }
                });
    double loss = 0;
    std::size_t interactions = 0;
    for (std::size_t i = 0; i < losses.size(); ++i) {
      loss += losses[i];
      interactions += rows.row(static_cast<Index>(first) + static_cast<Index>(i)).size();
    }
    return interactions == 0 ? 0.0 : loss / static_cast<double>(interactions);
  }

  static constexpr std::uint64_t kWeightStream = 1;
  static constexpr double kStart = 0.1;  ///< deviation of a first vector's length
  static constexpr std::int64_t kBlock = 1024;
  static constexpr std::size_t kRowsPerPiece = 16;
  IalsConfig config_;
  Index items_;
  nn::ParameterSet parameters_;
  at::Tensor itemVectors_;  ///< [items, latent]
  at::Tensor nextItems_;    ///< the same while an epoch runs
  at::Tensor userVectors_;  ///< [users, latent], in training only
  RidgeSide itemSide_;      ///< for users
  RidgeSide userSide_;      ///< for items
  InteractionsPtr train_;
  std::int64_t block_ = 0;
};

}  // namespace

ModelInfo ialsModel() {
  return {
      .key = "ials",
      .name = "iALS",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Gives every user and item a vector so that their products say who has what, "
                   "and solves for them in turn. Well tuned, it rivals newer models at any size."),
      .paper = "Hu et al., ICDM 2008; Rendle et al., RecSys 2022",
      .method = coreText(
          "Models",
          "Minimises ∑ (1 − wᵤ·hᵢ)² over the interactions, plus α₀ ∑ (wᵤ·hᵢ)² over all pairs, plus "
          "λ ∑ᵤ (|u| + α₀|I|)^ν ‖wᵤ‖² + λ ∑ᵢ (|i| + α₀|U|)^ν ‖hᵢ‖². With one side fixed, each "
          "vector of the other is the solution of a small linear system, found by a Cholesky "
          "factorisation in single precision; an epoch solves for all users and then for all "
          "items. A user, known or new, is the solution for the given history; scores are wᵤ·hᵢ."),
      .deviations = coreText("Models",
                             "None from Rendle et al.; Hu et al. give every interaction a "
                             "confidence, which is what values = data does."),
      .whenToUse =
          coreText("Models",
                   "As the strong baseline where the catalogue is too large for EASE, and when a "
                   "compact vector for every user and item is wanted."),
      .cost =
          coreText("Models",
                   "An epoch takes about interactions × d² + (users + items) × d³ / 3 operations: "
                   "a second for a million ratings and d = 64. Memory is one vector a user and "
                   "item."),
      .schema = &ialsSchema(),
      .defaultEpochs = 30,
      .defaultPatience = 5,
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        return std::make_unique<Ials>(ialsSchema().parse(config), shape.items);
      },
  };
}

}  // namespace tastescope
