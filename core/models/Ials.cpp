// iALS: matrix factorisation of all user-item pairs, observed or not, by alternating least squares
// (Hu, Koren, Volinsky: Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008) with the
// regularisation by frequency of Rendle, Krichene, Zhang, Koren: Revisiting the Performance of iALS
// on Item Recommendation Benchmarks, RecSys 2022.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Parallel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/TrainingStreams.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/ParameterSet.h"
#include "core/nn/RidgeSolver.h"

namespace tastescope {
namespace {

struct IalsConfig {
  std::int64_t latent = 64;
  double lambda = 0.01;
  double unobserved = 10;
  double frequency = 1.0;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<IalsConfig>& ialsSchema() {
  static const auto schema = makeSchema<IalsConfig>([](auto& made) {
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
                               "Of all of them together, in interactions. Raising it believes more "
                               "firmly that what a user does not have is not wanted; lowering it "
                               "pays attention to what is there."),
              .min = 1e-2,
              .max = 1e4,
              .logScale = true});
    made.add(&IalsConfig::frequency,
             advanced(amountParam(
                 "frequency", 1, coreText("Models", "Frequency scaling"),
                 coreText("Models",
                          "At 1 users and items are held back in proportion to how often they "
                          "occur; at 0 all alike, which suits rare ones less."))));
    made.choose(&IalsConfig::values, valuesParam(), valueChoices());
  });
  return schema;
}

/// One side of the alternation: every row is a small ridge problem over the other side's vectors,
/// min over w of sum_e r_e (1 - w.v_e)^2 + missing pairs + lambda (n + base)^frequency |w|^2.
struct RidgeSide {
  at::Tensor vectors;          ///< [others, latent]: what rows are explained by
  std::vector<float> missing;  ///< [latent, latent]: alpha_0 times the sum of v v^T, upper triangle
  double lambda = 0;
  double base = 0;  ///< alpha_0 times others
  double frequency = 1;
};

/// Returns the loss at the solution, which is sum r - b.w with b = sum r v. An empty row gives w =
/// 0.
double solveRow(const RidgeSide& side, const HistoryView& row, InteractionValues values,
                nn::RidgeSolver& solver, std::span<float> w) {
  std::vector<float> weights;
  double total = static_cast<double>(row.size());
  if (values == InteractionValues::Data && !row.values.empty()) {
    total = 0;
    for (const float value : row.values) {
      weights.push_back(std::max(value, 0.0F));
      total += static_cast<double>(weights.back());
    }
  }
  const double frequency = static_cast<double>(row.size()) + side.base;
  const double hold = side.lambda * std::pow(frequency, side.frequency);
  return total - solver.solve(side.missing, static_cast<float>(hold),
                              side.vectors.data_ptr<float>(), row.items, weights, w);
}

class Ials final : public Recommender,
                   public TrainsByStep,
                   public FoldsIn,
                   public HasUserLatent,
                   public HasItemEmbeddings {
 public:
  Ials(const IalsConfig& config, Index items) : config_(config), items_(items) {
    itemVectors_ = parameters_.addBuffer("item.vectors", {items, config_.latent});
    missingWeight_ = parameters_.addBuffer("missing.weight", {1});
    refreshItemSide();
  }

  void begin(const TrainingData& data) override {
    train_ = data.train;
    refuseEmpty(*train_);
    Rng rng(Rng::derive(data.seed, kWeightStream));
    nn::fillNormal(itemVectors_, kStart / std::sqrt(static_cast<double>(config_.latent)), rng);
    const double pairs = static_cast<double>(train_->userCount()) * static_cast<double>(items_);
    missingWeight_.fill_(config_.unobserved * static_cast<double>(train_->size()) / pairs);
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
    scoreByDecoding(batch, scores);
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
    const auto size = static_cast<std::size_t>(config_.latent);
    nn::RidgeSolver solver(size);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      solveRow(itemSide_, batch[row].view, config_.values, solver, mean.subspan(row * size, size));
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
  static std::int64_t blocksOf(Index rows) { return (rows + kBlock - 1) / kBlock; }

  [[nodiscard]] RidgeSide sideOf(const at::Tensor& vectors) const {
    const float weight = missingWeight_.item<float>();
    const auto size = static_cast<std::size_t>(config_.latent);
    RidgeSide side{.vectors = vectors,
                   .missing = std::vector<float>(size * size),
                   .lambda = config_.lambda,
                   .base = static_cast<double>(weight) * static_cast<double>(vectors.size(0)),
                   .frequency = config_.frequency};
    std::vector<Index> all(static_cast<std::size_t>(vectors.size(0)));
    std::iota(all.begin(), all.end(), Index{0});
    nn::addOuterProducts(vectors.data_ptr<float>(), size, all, {}, side.missing.data());
    for (float& value : side.missing) value *= weight;
    return side;
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
                  const auto size = static_cast<std::size_t>(config_.latent);
                  nn::RidgeSolver solver(size);
                  for (std::size_t i = begin; i < end; ++i) {
                    const std::size_t at = static_cast<std::size_t>(first) + i;
                    const std::span<float> w(out.data_ptr<float>() + at * size, size);
                    losses[i] =
                        solveRow(side, rows.row(static_cast<Index>(at)), config_.values, solver, w);
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

  static constexpr double kStart = 0.1;  ///< deviation of a first vector's length
  static constexpr std::int64_t kBlock = 1024;
  static constexpr std::size_t kRowsPerPiece = 16;
  IalsConfig config_;
  Index items_;
  nn::ParameterSet parameters_;
  at::Tensor itemVectors_;    ///< [items, latent]
  at::Tensor missingWeight_;  ///< [1]: alpha_0, of one missing pair
  at::Tensor nextItems_;      ///< the same while an epoch runs
  at::Tensor userVectors_;    ///< [users, latent], in training only
  RidgeSide itemSide_;        ///< for users
  RidgeSide userSide_;        ///< for items
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
                             "α₀ is set through the weight of all missing pairs together, α₀ = "
                             "weight × interactions / (users × items), so that one value suits "
                             "data of any density. Hu et al. give every interaction a confidence, "
                             "which is what values = data does."),
      .whenToUse =
          coreText("Models",
                   "As the strong baseline where the catalogue is too large for EASE, and when a "
                   "compact vector for every user and item is wanted."),
      .cost =
          coreText("Models",
                   "An epoch takes about interactions × d² + (users + items) × d³ / 3 operations: "
                   "about a second for a million ratings and d = 64. Memory is one vector a user "
                   "and item."),
      .schema = &ialsSchema(),
      .defaultEpochs = 30,
      .defaultPatience = 5,
      .create = createModel<Ials, ialsSchema>,
  };
}

}  // namespace tastescope
