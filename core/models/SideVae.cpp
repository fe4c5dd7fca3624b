// A Mult-VAE that knows what items and users are: attributes share weights between the items and
// the users who have them (after Liang et al., WWW 2018, with the additive features of Chen, de
// Rijke: A Collective Variational Autoencoder for Top-N Recommendation with Side Information, DLRS
// 2018, and Kula: Metadata Embeddings for User and Item Cold-start Recommendations, 2015).
#include <algorithm>

#include "core/models/Models.h"
#include "core/models/ScoreDistribution.h"
#include "core/models/SideFeatures.h"
#include "core/models/SideVaeParams.h"
#include "core/models/StepModel.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/MultinomialLoss.h"
#include "core/nn/Noise.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

class SideVae final : public StepModel,
                      public FoldsIn,
                      public HasUserLatent,
                      public HasItemEmbeddings,
                      public HasScoreDistribution {
 public:
  SideVae(SideVaeConfig config, const ModelShape& shape)
      : StepModel(shape.items, config.batch),
        config_(std::move(config)),
        itemFeatures_(sideFeatures(shape.itemAttributes, shape.items)),
        userFeatures_(sideFeatures(shape.userAttributes, shape.users)) {
    const auto items = static_cast<std::int64_t>(shape.items);
    inputWeight_ = parameters_.add("encoder.0.weight", {items, config_.hidden});
    inputBias_ = parameters_.add("encoder.0.bias", {config_.hidden});
    headWeight_ = parameters_.add("encoder.1.weight", {2 * config_.latent, config_.hidden});
    headBias_ = parameters_.add("encoder.1.bias", {2 * config_.latent});
    codeWeight_ = parameters_.add("decoder.0.weight", {config_.hidden, config_.latent});
    codeBias_ = parameters_.add("decoder.0.bias", {config_.hidden});
    outputWeight_ = parameters_.add("decoder.1.weight", {items, config_.hidden});
    outputBias_ = parameters_.add("decoder.1.bias", {items});
    const std::int64_t itemCount = itemFeatures_.count;
    const std::int64_t userCount = userFeatures_.count;
    itemInput_ = parameters_.add("encoder.0.item-features", {itemCount, config_.hidden});
    userInput_ = parameters_.add("encoder.0.user-features", {userCount, config_.hidden});
    itemOutput_ = parameters_.add("decoder.1.item-features", {itemCount, config_.hidden});
    itemLevel_ = parameters_.add("decoder.1.item-levels", {itemCount, 1});
    own_ = parameters_.addBuffer("items.own", {items, 1});
  }

  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(config_.latent); }
  [[nodiscard]] bool hasVariance() const override { return true; }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override {
    const nn::InferenceScope scope;
    nn::SparseBatch rows = rowsOf(batch, usesValues());
    rows.normaliseRows();
    nn::SparseBatch about;
    for (const History& history : batch) addUser(about, history.user);
    const at::Tensor encoded = encodeRows(rows, about);
    const std::int64_t size = config_.latent;
    nn::viewOf(mean, rows.rows(), size).copy_(encoded.narrow(1, 0, size));
    if (logVariance.empty()) return;
    nn::viewOf(logVariance, rows.rows(), size).copy_(encoded.narrow(1, size, size));
  }
  void decode(std::span<const float> latent, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    const auto rows = static_cast<std::int64_t>(latent.size()) / config_.latent;
    const at::Tensor hidden = decodeToHidden(nn::viewOf(latent, rows, config_.latent));
    at::Tensor out = nn::viewOf(scores, rows, itemCount());
    at::addmm_out(out, itemLevels(), hidden, itemWeights().t());
  }
  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::vector<float> latent(batch.size() * static_cast<std::size_t>(config_.latent));
    encode(batch, latent, {});
    decode(latent, scores);
  }
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    return ScoreDistribution::Softmax;
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override {
    const torch::NoGradGuard noGradient;
    return nn::toHost(itemWeights());
  }

 protected:
  void initialise(Rng& rng) override {
    constexpr double kBiasDeviation = 1e-3;
    for (const at::Tensor& parameter : parameters_.trainable()) {
      if (parameter.dim() == 2) {
        nn::fillXavierNormal(parameter, rng);
      } else {
        nn::fillNormal(parameter, kBiasDeviation, rng);
      }
    }
    weighOwn();
  }

  std::vector<nn::Adam*> makeOptimisers() override {
    optimiser_ = nn::Adam(parameters_.trainable(), {.learningRate = config_.learningRate,
                                                    .weightDecay = config_.weightDecay});
    return {&optimiser_};
  }

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override {
    const nn::SparseBatch target = rowsOf(users, usesValues());
    nn::SparseBatch input = target;
    input.normaliseRows();
    input.dropout(config_.dropout, rng);
    nn::SparseBatch about;
    for (const Index user : users) {
      addUser(about, rng.uniform() < config_.userDropout ? kNoIndex : user);
    }
    const at::Tensor encoded = encodeRows(input, about);
    const std::int64_t size = config_.latent;
    const at::Tensor mean = encoded.narrow(1, 0, size);
    const at::Tensor logVariance = encoded.narrow(1, size, size);
    const at::Tensor noise = nn::normalNoise({encoded.size(0), size}, rng);
    const at::Tensor latent = mean + (0.5 * logVariance).exp() * noise;
    const at::Tensor divergence =
        0.5 * (logVariance.exp() + mean.square() - 1.0 - logVariance).sum(1).mean();
    const at::Tensor reconstruction =
        nn::multinomialLoss(decodeToHidden(latent), itemWeights(), outputBias_, target, scratch_);
    const double weight = klWeightNow();
    const at::Tensor loss = reconstruction + weight * divergence;
    loss.backward();
    optimiser_.step();
    return {{"elbo", loss.item<double>()},
            {"reconstruction", reconstruction.item<double>()},
            {"kl", divergence.item<double>()},
            {"kl-weight", weight}};
  }

 private:
  [[nodiscard]] bool usesValues() const { return config_.values == "data"; }

  /// Appends what is known of a user: nothing for one unseen in training.
  void addUser(nn::SparseBatch& about, Index user) const {
    if (static_cast<std::int64_t>(user) >= userFeatures_.rows.rows()) return about.addRow({});
    about.addRow(userFeatures_.rows.itemsOf(user), userFeatures_.rows.valuesOf(user));
  }

  /// rows: [rows, items]; about: [rows, user features]. Returns [rows, 2 latent].
  [[nodiscard]] at::Tensor encodeRows(const nn::SparseBatch& rows,
                                      const nn::SparseBatch& about) const {
    const at::Tensor none = torch::zeros({config_.hidden});
    at::Tensor hidden = nn::sparseLinear(rows, inputWeight_, inputBias_);
    if (itemFeatures_.count > 0) {
      hidden = hidden + nn::sparseLinear(projectOnto(rows, itemFeatures_), itemInput_, none);
    }
    if (userFeatures_.count > 0) hidden = hidden + nn::sparseLinear(about, userInput_, none);
    return at::linear(hidden.tanh(), headWeight_, headBias_);
  }

  [[nodiscard]] at::Tensor decodeToHidden(const at::Tensor& latent) const {
    return at::linear(latent, codeWeight_, codeBias_).tanh();
  }

  /// How much an item with n interactions counts as itself: n / (n + own-from). One that nobody has
  /// would otherwise learn no more than that nobody has it.
  void weighOwn() {
    const std::vector<std::uint32_t> counts = train().itemCounts();
    float* const own = own_.data_ptr<float>();
    for (std::size_t item = 0; item < counts.size(); ++item) {
      const auto count = static_cast<double>(counts[item]);
      own[item] = static_cast<float>(count / (count + config_.ownFrom));
    }
  }

  /// An item's own output weights, as far as they count, plus those of its features: [items,
  /// hidden].
  [[nodiscard]] at::Tensor itemWeights() const {
    if (itemFeatures_.count == 0) return outputWeight_;
    const at::Tensor none = torch::zeros({config_.hidden});
    return outputWeight_ * own_ + nn::sparseLinear(itemFeatures_.rows, itemOutput_, none);
  }
  /// The same for the biases: [items].
  [[nodiscard]] at::Tensor itemLevels() const {
    if (itemFeatures_.count == 0) return outputBias_;
    const at::Tensor shared = nn::sparseLinear(itemFeatures_.rows, itemLevel_, torch::zeros({1}));
    return outputBias_ * own_.squeeze(1) + shared.squeeze(1);
  }

  [[nodiscard]] double klWeightNow() const {
    if (config_.klSteps == 0) return config_.klWeight;
    const double share =
        static_cast<double>(stepsDone() + 1) / static_cast<double>(config_.klSteps);
    return config_.klWeight * std::min(1.0, share);
  }

  SideVaeConfig config_;
  SideFeatures itemFeatures_;
  SideFeatures userFeatures_;
  at::Tensor inputWeight_;  ///< [items, hidden]
  at::Tensor inputBias_;
  at::Tensor headWeight_;  ///< [2 latent, hidden]
  at::Tensor headBias_;
  at::Tensor codeWeight_;  ///< [hidden, latent]
  at::Tensor codeBias_;
  at::Tensor outputWeight_;  ///< [items, hidden]
  at::Tensor outputBias_;
  at::Tensor itemInput_;   ///< [item features, hidden]
  at::Tensor userInput_;   ///< [user features, hidden]
  at::Tensor itemOutput_;  ///< [item features, hidden]
  at::Tensor itemLevel_;   ///< [item features, 1]
  at::Tensor own_;         ///< [items, 1], from 0 to 1
  nn::Adam optimiser_;
  at::Tensor scratch_;
};

}  // namespace

ModelInfo sideVaeModel() {
  return {
      .key = "side-vae",
      .name = "Side-information VAE",
      .family = Family::Vae,
      .summary =
          coreText("Models",
                   "A Mult-VAE that also reads what items and users are: genres, categories, ages. "
                   "Rare and new items gain from what they share with others."),
      .paper = "Liang et al., WWW 2018; Chen & de Rijke, DLRS 2018",
      .method = coreText(
          "Models",
          "As Mult-VAE with one hidden layer on either side, but the first layer's row of item i "
          "is Wᵢ + aᵢV and the last layer's is nᵢ / (nᵢ + k) W′ᵢ + aᵢV′, where nᵢ counts its "
          "interactions and aᵢ holds the item's labels, tags "
          "and ranges of numbers, scaled to length 1, and V, V′ are shared by all items. A user's "
          "attributes bᵤ add bᵤU to the first layer; they are hidden in a share of the steps, so "
          "that users of whom nothing is known are served as well. Training minimises −∑ xᵤᵢ log "
          "πᵢ(z) + β KL(q(z | xᵤ, bᵤ) ‖ N(0, I)) with Adam. Scores use z = μ."),
      .deviations = coreText(
          "Models",
          "Chen and de Rijke train one autoencoder on ratings and features in turns; here the "
          "features add to the weights, which needs one pass. Free text and labels that a single "
          "item or user has are left out. Without attributes the model is Mult-VAE."),
      .whenToUse = coreText(
          "Models",
          "When the data comes with categories or tags of items or with attributes of users, above "
          "all where many items have few interactions."),
      .cost = coreText("Models",
                       "As Mult-VAE, plus features per item × items × width operations a step to "
                       "add the shared weights."),
      .schema = &sideVaeSchema(),
      .defaultEpochs = 200,
      .defaultPatience = 30,
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        return std::make_unique<SideVae>(sideVaeSchema().parse(config), shape);
      },
  };
}

}  // namespace tastescope
