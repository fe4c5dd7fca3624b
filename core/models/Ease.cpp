// EASE: a linear autoencoder with a closed form (Steck: Embarrassingly Shallow Autoencoders for
// Sparse Data, WWW 2019).
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/WeightAccess.h"
#include "core/nn/SymmetricInverse.h"

namespace tastescope {
namespace {

struct EaseConfig {
  double lambda = 250;
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
              .logScale = true});
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
    weights_ = gramMatrix(*data.train, stop);
    for (std::size_t i = 0; i < items_; ++i)
      weights_[i * items_ + i] += static_cast<float>(config_.lambda);
    if (!nn::invertPositiveDefinite(weights_, items_, progress, stop)) {
      throw Error(ErrorCode::Numeric,
                  coreText("Models", "The item matrix is singular. Raise the regularisation."));
    }
    turnInverseIntoWeights();
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    if (weights_.empty()) return;
    for (std::size_t row = 0; row < batch.size(); ++row) {
      float* const out = scores.data() + row * items_;
      const HistoryView& history = batch[row].view;
      for (std::size_t entry = 0; entry < history.size(); ++entry) {
        const float value = valueOf(history, entry, config_.values);
        const float* const from = weights_.data() + std::size_t{history.items[entry]} * items_;
        for (std::size_t item = 0; item < items_; ++item) out[item] += value * from[item];
      }
    }
  }

  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override {
    const std::int64_t rows = weights_.empty() ? 0 : static_cast<std::int64_t>(items_);
    return {{"item.weights", hostTensor(weights_, {rows, rows})}};
  }
  void setWeights(const TensorMap& weights) override {
    const auto size = static_cast<std::int64_t>(items_);
    weights_ =
        valuesOf<float>(requireTensor(weights, "item.weights", ElementType::Float32, {size, size}));
  }

 private:
  /// Two dense [items, items] matrices are alive at the peak: the weights, and their copy while
  /// they are stored.
  void refuseWhenTooLarge() const {
    const double need =
        2.0 * sizeof(float) * static_cast<double>(items_) * static_cast<double>(items_);
    const double have =
        static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
    if (need < 0.8 * have) return;
    throw Error(ErrorCode::Unsupported,
                coreText("Models",
                         "EASE needs %1 GB of memory for %2 items. Filter rare items out or "
                         "choose another model.")
                    .arg(static_cast<long long>(std::ceil(need / 1e9)))
                    .arg(items_));
  }

  /// X^T X from sparse rows: row i adds up the histories of everyone who has item i.
  std::vector<float> gramMatrix(const Interactions& train, const std::stop_token& stop) const {
    const Interactions& audiences = train.transposed();
    std::vector<float> gram(std::size_t{items_} * items_, 0.0F);
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
    return gram;
  }

  /// B = I - P diag(P)^-1, so B_ij = -P_ij / P_jj off the diagonal and 0 on it. P is symmetric and
  /// its lower triangle is known.
  void turnInverseIntoWeights() {
    std::vector<float> diagonal(items_);
    for (std::size_t i = 0; i < items_; ++i) {
      diagonal[i] = weights_[i * items_ + i];
      weights_[i * items_ + i] = 0.0F;
      for (std::size_t j = 0; j < i; ++j) {
        const float shared = weights_[i * items_ + j];
        weights_[i * items_ + j] = -shared / diagonal[j];
        weights_[j * items_ + i] = -shared / diagonal[i];
      }
    }
  }

  static constexpr std::size_t kItemsPerPiece = 16;
  EaseConfig config_;
  Index items_;
  std::vector<float> weights_;  ///< [items, items]: row = item in the history, column = item scored
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
                   "items take under a second and 23 MB, 20,000 items minutes and 3 GB."),
      .schema = &easeSchema(),
      .create = createModel<Ease, easeSchema>,
  };
}

}  // namespace tastescope
