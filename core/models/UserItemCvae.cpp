// The user-item conditional VAE: a latent point is encoded from a user and an item of theirs, both
// one-hot, and decoded to all items with a Bernoulli likelihood (after Kingma, Welling:
// Auto-Encoding Variational Bayes, ICLR 2014, and Sohn, Lee, Yan: Learning Structured Output
// Representation using Deep Conditional Generative Models, NeurIPS 2015).
#include "core/models/LatentStepModel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/nn/DenseRows.h"
#include "core/nn/GaussianLatent.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

struct UserItemCvaeConfig : KlSchedule {
  UserItemCvaeConfig() { klWeight = 0.2; }
  std::int64_t latent = 64;
  std::int64_t hidden = 128;
  double itemDropout = 0.5;
  double userDropout = 0.2;
  double learningRate = 5e-3;
  std::int64_t batch = 250;
  double weightDecay = 0;
};

const Schema<UserItemCvaeConfig>& userItemCvaeSchema() {
  static const auto schema = makeSchema<UserItemCvaeConfig>([](auto& made) {
    using C = UserItemCvaeConfig;
    made.add(&C::latent, latentParam());
    made.add(
        &C::hidden,
        countParam("hidden", 8192, coreText("Models", "Encoder width"),
                   coreText("Models",
                            "Width of the user's and of the item's half of the encoder. Raising "
                            "it fits finer differences and may overfit users with few items.")));
    made.add(
        &C::itemDropout,
        amountParam("item-dropout", 1, coreText("Models", "Share without item"),
                    coreText("Models",
                             "How often only the user is encoded while learning, as it is when "
                             "recommending; higher values prepare better for that.")));
    made.add(
        &C::userDropout,
        amountParam("user-dropout", 0.95, coreText("Models", "Share without user"),
                    coreText("Models",
                             "How often only the item is encoded while learning; higher values "
                             "keep the code from learning users by heart.")));
    made.include(klParams(10));
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
  });
  return schema;
}

class UserItemCvae final : public LatentStepModel {
 public:
  UserItemCvae(const UserItemCvaeConfig& config, const ModelShape& shape)
      : LatentStepModel(shape.items, config.batch, {.size = config.latent, .hasVariance = true},
                        {.learningRate = config.learningRate, .weightDecay = config.weightDecay}),
        config_(config),
        users_(shape.users) {
    const auto users = static_cast<std::int64_t>(shape.users);
    const auto items = static_cast<std::int64_t>(shape.items);
    userWeight_ = parameters_.add("encoder.user.weight", {users, config_.hidden});
    userBias_ = parameters_.add("encoder.user.bias", {config_.hidden});
    itemWeight_ = parameters_.add("encoder.item.weight", {items, config_.hidden});
    itemBias_ = parameters_.add("encoder.item.bias", {config_.hidden});
    head_ = nn::addLinear(parameters_, "encoder.head", 2 * config_.hidden, 2 * config_.latent);
    output_ = nn::addLinear(parameters_, "decoder", config_.latent, items);
  }

  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    return ScoreDistribution::Bernoulli;
  }

 protected:
  void initialise(Rng& rng) override { fillParameters(0, rng); }

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override {
    nn::SparseBatch userRows;
    nn::SparseBatch itemRows;
    for (const Index& user : users) {
      const HistoryView own = train().row(user);
      const Index& item = own.items[rng.below(own.size())];
      const bool withItem = rng.uniform() >= config_.itemDropout;
      const bool withUser = !withItem || rng.uniform() >= config_.userDropout;
      userRows.addRow(std::span(&user, withUser ? 1 : 0));
      itemRows.addRow(std::span(&item, withItem ? 1 : 0));
    }
    const nn::GaussianLatent posterior(encodePairs(userRows, itemRows));
    const at::Tensor latent = posterior.sample(rng);
    const at::Tensor divergence = posterior.divergence();
    const at::Tensor target = nn::denseRows(rowsOf(users, InteractionValues::Ones), itemCount());
    const at::Tensor logits = at::addmm(output_.bias, latent, output_.weight.t());
    const at::Tensor reconstruction = (at::softplus(logits) - target * logits).sum(1).mean();
    return learnBound(reconstruction, divergence, config_.klWeightAt(stepsDone()));
  }

  [[nodiscard]] at::Tensor encodeHistories(std::span<const History> batch) const override {
    nn::SparseBatch users;
    nn::SparseBatch items;
    for (const History& history : batch) {
      const bool known = history.user < users_;
      users.addRow(std::span(&history.user, known ? 1 : 0));
      addAverage(items, known ? std::span<const Index>() : history.view.items);
    }
    return encodePairs(users, items);
  }
  [[nodiscard]] nn::Linear lastLayer() const override { return output_; }

 private:
  /// The average of the items' one-hot vectors; an empty row when there are none.
  static void addAverage(nn::SparseBatch& rows, std::span<const Index> items) {
    const std::vector<float> shares(items.size(), 1.0F / static_cast<float>(items.size()));
    rows.addRow(items, shares);
  }

  /// Both [rows, ...] one-hot, or empty where that half is unknown. Returns [rows, 2 latent]:
  /// means, then log variances.
  [[nodiscard]] at::Tensor encodePairs(const nn::SparseBatch& users,
                                       const nn::SparseBatch& items) const {
    const at::Tensor user = nn::sparseLinear(users, userWeight_, userBias_).tanh();
    const at::Tensor item = nn::sparseLinear(items, itemWeight_, itemBias_).tanh();
    return head_(at::cat({user, item}, 1));
  }

  UserItemCvaeConfig config_;
  Index users_;
  at::Tensor userWeight_;  ///< [users, hidden]
  at::Tensor userBias_;
  at::Tensor itemWeight_;  ///< [items, hidden]
  at::Tensor itemBias_;
  nn::Linear head_;
  nn::Linear output_;
};

}  // namespace

ModelInfo userItemCvaeModel() {
  return {
      .key = "ui-cvae",
      .name = "User-item conditional VAE",
      .family = Family::Vae,
      .summary =
          coreText("Models",
                   "Learns a distribution for every user by name, not by history, and decodes many "
                   "draws of it. The spread of the draws says how sure each recommendation is."),
      .paper = "Kingma & Welling, ICLR 2014; Sohn et al., NeurIPS 2015",
      .method = coreText(
          "Models",
          "A user and one of their items, both one-hot, pass through an encoder each; what they "
          "give is joined and mapped to the mean μ and log variance of q(z | u, i). A sample z is "
          "decoded by one linear layer to a logit for every item. Training minimises −∑ⱼ (xᵤⱼ log "
          "σ(lⱼ) + (1 − xᵤⱼ) log(1 − σ(lⱼ))) + β KL(q ‖ N(0, I)) over the user's whole row, with a "
          "random item of it as condition, which is left out in a share of the steps, as the user "
          "is in another. Recommending takes four steps: encode the user, sample many z, decode "
          "each, rank by the mean of the scores; their quantiles are kept as the range. Where a "
          "single score is needed, z = μ."),
      .deviations = coreText(
          "Models",
          "The cited papers give the principle, not this recommender. One item is drawn a user "
          "and epoch, so that an epoch costs the same as for other autoencoders."),
      .whenToUse = coreText(
          "Models",
          "When the uncertainty of a recommendation matters and users are known by name. It has to "
          "be trained again for new users, who are only placed roughly by the mean of their "
          "items."),
      .cost = coreText("Models",
                       "An epoch takes about 6 × users × items × latent dimensions operations. "
                       "Memory is 16 bytes a weight, with a row of weights for every user, plus "
                       "about five arrays of batch × items numbers."),
      .schema = &userItemCvaeSchema(),
      .defaultEpochs = 400,
      .defaultPatience = 40,
      .create = createModel<UserItemCvae, userItemCvaeSchema>,
  };
}

}  // namespace tastescope
