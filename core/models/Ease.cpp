// EASE: a linear autoencoder with a closed form (Steck: Embarrassingly Shallow Autoencoders for
// Sparse Data, WWW 2019).
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/Memory.h"
#include "core/base/Parallel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/WeightAccess.h"
#include "core/nn/SymmetricInverse.h"

namespace tastescope {
namespace {

constexpr double kUsualLambda = 250;

struct EaseConfig {
  std::optional<double> lambda;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<EaseConfig>& easeSchema() {
  static const auto schema = makeSchema<EaseConfig>([](auto& made) {
    made.add(&EaseConfig::lambda,
             {.key = "lambda",
              .label = coreText("Models", "Regularisation λ"),
              .help = coreText(
                  "Models",
                  "Raising it pulls all item weights towards zero and favours popular items; "
                  "lowering it follows the data more closely and may overfit."),
              .min = 0.01,
              .max = 1e6,
              .logScale = true,
              .candidates = {kUsualLambda, 20.0, 50.0, 100.0, 500.0, 1000.0, 2000.0}});
    made.choose(&EaseConfig::values,
                {.key = "values",
                 .label = coreText("Models", "Interaction values"),
                 .help = coreText(
                     "Models",
                     "Ones treats every interaction alike; data uses ratings or quantities, so "
                     "high values weigh more and λ must grow with them."),
                 .advanced = true},
                valueChoices());
  });
  return schema;
}

class Ease final : public Recommender, public ClosedForm, public FoldsIn {
 public:
  Ease(const EaseConfig& config, Index items) : config_(config), items_(items) {
    refuseWhenTooLarge();
  }

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    progress.begin(coreText("Models", "Solving for item weights"), coreText("Models", "steps"),
                   3 * std::uint64_t{items_});
    fillGramMatrix(*data.train, stop);
    const std::span<float> matrix = weights_.as<float>();
    const auto lambda = static_cast<float>(config_.lambda.value_or(kUsualLambda));
    for (std::size_t i = 0; i < items_; ++i) matrix[i * items_ + i] += lambda;
    if (!nn::invertPositiveDefinite(matrix, items_, progress, stop)) {
      throw Error(ErrorCode::Numeric,
                  coreText("Models", "The item matrix is singular. Raise the regularisation."));
    }
    turnInverseIntoWeights();
  }

  [[nodiscard]] std::uint64_t weightsToFit() const override {
    return std::uint64_t{items_} * items_;
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    const std::span<const float> matrix = weights_.as<float>();
    if (matrix.empty()) return;
    for (std::size_t row = 0; row < batch.size(); ++row) {
      float* const out = scores.data() + row * items_;
      const HistoryView& history = batch[row].view;
      for (std::size_t entry = 0; entry < history.size(); ++entry) {
        const float value = valueOf(history, entry, config_.values);
        const float* const from = matrix.data() + std::size_t{history.items[entry]} * items_;
        for (std::size_t item = 0; item < items_; ++item) out[item] += value * from[item];
      }
    }
  }

  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override {
    TensorMap map;
    map.emplace(kWeights, weights_);
    return map;
  }
  void setWeights(const TensorMap& weights) override { weights_ = checked(weights); }
  [[nodiscard]] TensorMap releaseWeights() override {
    TensorMap map;
    map.emplace(kWeights, std::exchange(weights_, nothing()));
    return map;
  }
  void adoptWeights(TensorMap&& weights) override {
    static_cast<void>(checked(weights));
    weights_ = std::move(weights.at(kWeights));
  }

 private:
  static HostTensor nothing() { return HostTensor::zeros(ElementType::Float32, {0, 0}); }

  [[nodiscard]] const HostTensor& checked(const TensorMap& weights) const {
    const auto size = static_cast<std::int64_t>(items_);
    return requireTensor(weights, kWeights, ElementType::Float32, {size, size});
  }

  /// One dense [items, items] matrix is alive from the first step to the stored weights.
  void refuseWhenTooLarge() const {
    const double need = sizeof(float) * static_cast<double>(weightsToFit());
    const auto have = static_cast<double>(physicalMemory());
    if (have <= 0 || need < 0.8 * have) return;
    throw Error(ErrorCode::Unsupported,
                coreText("Models",
                         "EASE needs %1 GB of memory for %2 items. Filter rare items out or "
                         "choose another model.")
                    .arg(static_cast<long long>(std::ceil(need / 1e9)))
                    .arg(items_));
  }

  /// X^T X from sparse rows: row i adds up the histories of everyone who has item i.
  void fillGramMatrix(const Interactions& train, const std::stop_token& stop) {
    const Interactions& audiences = train.transposed();
    const auto size = static_cast<std::int64_t>(items_);
    weights_ = nothing();  // of an earlier fit, before there are new ones
    weights_ = HostTensor::zeros(ElementType::Float32, {size, size});
    const std::span<float> gram = weights_.as<float>();
    parallelFor(items_, kItemsPerPiece, 0, stop, [&](std::size_t begin, std::size_t end, unsigned) {
      for (std::size_t item = begin; item < end; ++item) {
        float* const out = gram.data() + item * items_;
        const HistoryView audience = audiences.row(static_cast<Index>(item));
        for (std::size_t a = 0; a < audience.size(); ++a) {
          const HistoryView history = train.row(audience.items[a]);
          const float value = valueOf(audience, a, config_.values);
          for (std::size_t e = 0; e < history.size(); ++e) {
            out[history.items[e]] += value * valueOf(history, e, config_.values);
          }
        }
      }
    });
  }

  /// B = I - P diag(P)^-1, so B_ij = -P_ij / P_jj off the diagonal and 0 on it. P is symmetric and
  /// its lower triangle is known. Tile by tile, for the other triangle is written across the rows.
  void turnInverseIntoWeights() {
    const std::span<float> matrix = weights_.as<float>();
    std::vector<float> diagonal(items_);
    for (std::size_t i = 0; i < items_; ++i) {
      diagonal[i] = std::exchange(matrix[i * items_ + i], 0.0F);
    }
    parallelFor(items_, kTile, 0, {}, [&](std::size_t begin, std::size_t end, unsigned) {
      for (std::size_t tile = 0; tile < end; tile += kTile) {
        for (std::size_t i = begin; i < end; ++i) {
          for (std::size_t j = tile; j < std::min(i, tile + kTile); ++j) {
            const float shared = matrix[i * items_ + j];
            matrix[i * items_ + j] = -shared / diagonal[j];
            matrix[j * items_ + i] = -shared / diagonal[i];
          }
        }
      }
    });
  }

  static constexpr std::size_t kItemsPerPiece = 16;
  static constexpr std::size_t kTile = 64;
  static constexpr const char* kWeights = "item.weights";
  EaseConfig config_;
  Index items_;
  HostTensor weights_ = nothing();  ///< [items, items]: row = item in the history, column = scored
};

}  // namespace

ModelInfo easeModel() {
  return {
      .key = "ease",
      .name = "EASE",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "A linear model that predicts every item from all others, solved exactly. One "
                   "setting, no training curve, and often hard to beat."),
      .paper = "Steck, WWW 2019",
      .method = coreText("Models",
                         "Minimises ‖X − XB‖² + λ‖B‖² with a zero "
                         "diagonal of B. With P = (XᵀX + λI)⁻¹ the solution is "
                         "Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ. P comes from a Cholesky "
                         "factorisation in single precision. Scores are s(u) = xᵤB."),
      .deviations = {},
      .whenToUse =
          coreText("Models",
                   "As the baseline to beat whenever the catalogue has up to about 20,000 items; "
                   "it is strong on data with many short histories."),
      .cost =
          coreText("Models",
                   "Time grows with the cube of the number of items, memory with its square: 1,700 "
                   "items take under a second and 12 MB, 20,000 items minutes and 1.6 GB."),
      .schema = &easeSchema(),
      .choosesUpTo = 10000,
      .create = createModel<Ease, easeSchema>,
  };
}

}  // namespace tastescope
