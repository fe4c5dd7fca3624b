// A Mult-VAE that knows what items and users are: attributes share weights between the items and
// the users who have them (after Liang et al., WWW 2018, with the additive features of Chen, de
// Rijke: A Collective Variational Autoencoder for Top-N Recommendation with Side Information, DLRS
// 2018, and Kula: Metadata Embeddings for User and Item Cold-start Recommendations, 2015).
#include "core/models/LatentStepModel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/SideFeatures.h"
#include "core/nn/GaussianLatent.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

struct SideVaeConfig : KlSchedule {
  std::int64_t hidden = 600;
  std::int64_t latent = 64;
  double dropout = 0.5;
  double userDropout = 0.5;
  double ownFrom = 1;
  double learningRate = 2e-3;
  std::int64_t batch = 500;
  double weightDecay = 0;
  InteractionValues values = InteractionValues::Ones;
};

const Schema<SideVaeConfig>& sideVaeSchema() {
  static const auto schema = makeSchema<SideVaeConfig>([](auto& made) {
    using C = SideVaeConfig;
    made.add(&C::latent, latentParam());
    made.add(
        &C::hidden,
        countParam("hidden", 8192, coreText("Models", "Hidden width"),
                   coreText("Models",
                            "Width of the layer on either side of the code. Raising it fits "
                            "finer patterns and trains slower; lowering it generalises more.")));
    made.add(&C::dropout, inputDropoutParam());
    made.add(&C::userDropout,
             amountParam("user-dropout", 1, coreText("Models", "Share without user attributes"),
                         coreText("Models",
                                  "How often a user's attributes are hidden while learning; higher "
                                  "values serve users better of whom nothing is known.")));
    made.add(
        &C::ownFrom,
        {.key = "own-from",
         .label = coreText("Models", "Interactions until an item counts as itself"),
         .help = coreText(
             "Models",
             "With so many interactions an item's own weights count by half beside those of its "
             "attributes; raising it leans rare items more on what they share with others."),
         .min = 0.01,
         .max = 10000,
         .logScale = true});
    made.include(klParams(5));
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    made.choose(&C::values, valuesParam(), valueChoices());
  });
  return schema;
}

class SideVae final : public LatentStepModel, public FoldsIn {
 public:
  SideVae(const SideVaeConfig& config, const ModelShape& shape)
      : LatentStepModel(shape.items, config.batch, {.size = config.latent, .hasVariance = true},
                        {.learningRate = config.learningRate, .weightDecay = config.weightDecay}),
        config_(config),
        itemFeatures_(sideFeatures(shape.itemAttributes, shape.items)),
        userFeatures_(sideFeatures(shape.userAttributes, shape.users)) {
    const auto items = static_cast<std::int64_t>(shape.items);
    inputWeight_ = parameters_.add("encoder.0.weight", {items, config_.hidden});
    inputBias_ = parameters_.add("encoder.0.bias", {config_.hidden});
    head_ = nn::addLinear(parameters_, "encoder.1", config_.hidden, 2 * config_.latent);
    code_ = nn::addLinear(parameters_, "decoder.0", config_.latent, config_.hidden);
    output_ = nn::addLinear(parameters_, "decoder.1", config_.hidden, items);
    const std::int64_t itemCount = itemFeatures_.count;
    const std::int64_t userCount = userFeatures_.count;
    itemInput_ = parameters_.add("encoder.0.item-features", {itemCount, config_.hidden});
    userInput_ = parameters_.add("encoder.0.user-features", {userCount, config_.hidden});
    itemOutput_ = parameters_.add("decoder.1.item-features", {itemCount, config_.hidden});
    itemLevel_ = parameters_.add("decoder.1.item-levels", {itemCount, 1});
    own_ = parameters_.addBuffer("items.own", {items, 1});
  }

 protected:
  void initialise(Rng& rng) override {
    fillParameters(1e-3, rng);
    weighOwn();
  }

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override {
    const nn::SparseBatch target = rowsOf(users, config_.values);
    nn::SparseBatch input = target;
    input.normaliseRows();
    input.dropout(config_.dropout, rng);
    nn::SparseBatch about;
    for (const Index user : users) {
      addUser(about, rng.uniform() < config_.userDropout ? kNoIndex : user);
    }
    const nn::GaussianLatent posterior(encodeRows(input, about));
    const at::Tensor latent = posterior.sample(rng);
    const at::Tensor divergence = posterior.divergence();
    const at::Tensor reconstruction = nn::multinomialLoss(decodeToHidden(latent), itemWeights(),
                                                          output_.bias, target, workspace_);
    return learnBound(reconstruction, divergence, config_.klWeightAt(stepsDone()));
  }

  [[nodiscard]] at::Tensor encodeHistories(std::span<const History> batch) const override {
    nn::SparseBatch rows = rowsOf(batch, config_.values);
    rows.normaliseRows();
    nn::SparseBatch about;
    for (const History& history : batch) addUser(about, history.user);
    return encodeRows(rows, about);
  }
  [[nodiscard]] at::Tensor decodeToHidden(const at::Tensor& latent) const override {
    return code_(latent).tanh();
  }
  [[nodiscard]] nn::Linear lastLayer() const override { return {itemWeights(), itemLevels()}; }

 private:
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
    return head_(hidden.tanh());
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
    if (itemFeatures_.count == 0) return output_.weight;
    const at::Tensor none = torch::zeros({config_.hidden});
    return output_.weight * own_ + nn::sparseLinear(itemFeatures_.rows, itemOutput_, none);
  }
  /// The same for the biases: [items].
  [[nodiscard]] at::Tensor itemLevels() const {
    if (itemFeatures_.count == 0) return output_.bias;
    const at::Tensor shared = nn::sparseLinear(itemFeatures_.rows, itemLevel_, torch::zeros({1}));
    return output_.bias * own_.squeeze(1) + shared.squeeze(1);
  }

  SideVaeConfig config_;
  SideFeatures itemFeatures_;
  SideFeatures userFeatures_;
  at::Tensor inputWeight_;  ///< [items, hidden]
  at::Tensor inputBias_;
  nn::Linear head_;
  nn::Linear code_;
  nn::Linear output_;
  at::Tensor itemInput_;   ///< [item features, hidden]
  at::Tensor userInput_;   ///< [user features, hidden]
  at::Tensor itemOutput_;  ///< [item features, hidden]
  at::Tensor itemLevel_;   ///< [item features, 1]
  at::Tensor own_;         ///< [items, 1], from 0 to 1
  nn::MultinomialWorkspace workspace_;
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
      .readsAttributes = true,
      .create = createModel<SideVae, sideVaeSchema>,
  };
}

}  // namespace tastescope
