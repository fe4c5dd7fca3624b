// The user-item conditional VAE: a latent point is encoded from a user and an item of theirs, both
// one-hot, and decoded to all items with a Bernoulli likelihood (after Kingma, Welling:
// Auto-Encoding Variational Bayes, ICLR 2014, and Sohn, Lee, Yan: Learning Structured Output
// Representation using Deep Conditional Generative Models, NeurIPS 2015).
#include <algorithm>

#include "core/models/Models.h"
#include "core/models/NetworkParams.h"
#include "core/models/ScoreDistribution.h"
#include "core/models/StepModel.h"
#include "core/nn/DenseRows.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/Noise.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

struct UserItemCvaeConfig {
  std::int64_t latent = 64;
  std::int64_t hidden = 128;
  double itemDropout = 0.5;
  double userDropout = 0.2;
  double klWeight = 0.2;
  std::int64_t klSteps = 200;
  double learningRate = 5e-3;
  std::int64_t batch = 250;
  double weightDecay = 0;
};

const Schema<UserItemCvaeConfig>& userItemCvaeSchema() {
  static const Schema<UserItemCvaeConfig> schema = [] {
    using C = UserItemCvaeConfig;
    Schema<C> made;
    made.add(&C::latent, latentParam());
    made.add(&C::hidden,
             {.key = "hidden",
              .label = coreText("Models", "Encoder width"),
              .help = coreText("Models",
                               "Width of the user's and of the item's half of the encoder. Raising "
                               "it fits finer differences and may overfit users with few items."),
              .min = 1,
              .max = 8192,
              .logScale = true});
    made.add(&C::itemDropout,
             {.key = "item-dropout",
              .label = coreText("Models", "Share without item"),
              .help = coreText("Models",
                               "How often only the user is encoded while learning, as it is when "
                               "recommending; higher values prepare better for that."),
              .min = 0,
              .max = 1});
    made.add(&C::userDropout,
             {.key = "user-dropout",
              .label = coreText("Models", "Share without user"),
              .help = coreText("Models",
                               "How often only the item is encoded while learning; higher values "
                               "keep the code from learning users by heart."),
              .min = 0,
              .max = 0.95});
    made.add(&C::klWeight,
             {.key = "kl-weight",
              .label = coreText("Models", "KL weight β"),
              .help = coreText("Models",
                               "Raising it widens every user's distribution and shares more "
                               "between users; lowering it follows each user more closely."),
              .min = 0,
              .max = 10});
    made.add(&C::klSteps,
             {.key = "kl-steps",
              .label = coreText("Models", "KL warm-up"),
              .help = coreText("Models",
                               "More steps raise β more slowly, which guards against a latent "
                               "space that is ignored; 0 uses the full weight from the start."),
              .min = 0,
              .max = 1000000,
              .unit = coreText("Models", "steps")});
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    return made;
  }();
  return schema;
}

class UserItemCvae final : public StepModel,
                           public HasUserLatent,
                           public HasItemEmbeddings,
                           public HasScoreDistribution {
 public:
  UserItemCvae(UserItemCvaeConfig config, const ModelShape& shape)
      : StepModel(shape.items, config.batch), config_(config), users_(shape.users) {
    const auto users = static_cast<std::int64_t>(shape.users);
    const auto items = static_cast<std::int64_t>(shape.items);
    userWeight_ = parameters_.add("encoder.user.weight", {users, config_.hidden});
    userBias_ = parameters_.add("encoder.user.bias", {config_.hidden});
    itemWeight_ = parameters_.add("encoder.item.weight", {items, config_.hidden});
    itemBias_ = parameters_.add("encoder.item.bias", {config_.hidden});
    headWeight_ = parameters_.add("encoder.head.weight", {2 * config_.latent, 2 * config_.hidden});
    headBias_ = parameters_.add("encoder.head.bias", {2 * config_.latent});
    outputWeight_ = parameters_.add("decoder.weight", {items, config_.latent});
    outputBias_ = parameters_.add("decoder.bias", {items});
  }

  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(config_.latent); }
  [[nodiscard]] bool hasVariance() const override { return true; }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override {
    const nn::InferenceScope scope;
    nn::SparseBatch users;
    nn::SparseBatch items;
    for (const History& history : batch) {
      const bool known = history.user < users_;
      users.addRow(std::span(&history.user, known ? 1 : 0));
      addAverage(items, known ? std::span<const Index>() : history.view.items);
    }
    const at::Tensor encoded = encodePairs(users, items);
    const std::int64_t size = config_.latent;
    nn::viewOf(mean, users.rows(), size).copy_(encoded.narrow(1, 0, size));
    if (logVariance.empty()) return;
    nn::viewOf(logVariance, users.rows(), size).copy_(encoded.narrow(1, size, size));
  }
  void decode(std::span<const float> latent, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    const auto rows = static_cast<std::int64_t>(latent.size()) / config_.latent;
    at::Tensor out = nn::viewOf(scores, rows, itemCount());
    at::addmm_out(out, outputBias_, nn::viewOf(latent, rows, config_.latent), outputWeight_.t());
  }
  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::vector<float> latent(batch.size() * static_cast<std::size_t>(config_.latent));
    encode(batch, latent, {});
    decode(latent, scores);
  }
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    return ScoreDistribution::Bernoulli;
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override { return nn::toHost(outputWeight_); }

 protected:
  void initialise(Rng& rng) override {
    for (const at::Tensor& parameter : parameters_.trainable()) {
      if (parameter.dim() == 2) {
        nn::fillXavierNormal(parameter, rng);
      } else {
        nn::fillConstant(parameter, 0);
      }
    }
  }

  std::vector<nn::Adam*> makeOptimisers() override {
    optimiser_ = nn::Adam(parameters_.trainable(), {.learningRate = config_.learningRate,
                                                    .weightDecay = config_.weightDecay});
    return {&optimiser_};
  }

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
    const at::Tensor encoded = encodePairs(userRows, itemRows);
    const std::int64_t size = config_.latent;
    const at::Tensor mean = encoded.narrow(1, 0, size);
    const at::Tensor logVariance = encoded.narrow(1, size, size);
    const at::Tensor noise = nn::normalNoise({encoded.size(0), size}, rng);
    const at::Tensor latent = mean + (0.5 * logVariance).exp() * noise;
    const at::Tensor divergence =
        0.5 * (logVariance.exp() + mean.square() - 1.0 - logVariance).sum(1).mean();
    const at::Tensor target = nn::denseRows(rowsOf(users, false), itemCount());
    const at::Tensor logits = at::addmm(outputBias_, latent, outputWeight_.t());
    const at::Tensor reconstruction = (at::softplus(logits) - target * logits).sum(1).mean();
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
    return at::linear(at::cat({user, item}, 1), headWeight_, headBias_);
  }

  [[nodiscard]] double klWeightNow() const {
    if (config_.klSteps == 0) return config_.klWeight;
    const double share =
        static_cast<double>(stepsDone() + 1) / static_cast<double>(config_.klSteps);
    return config_.klWeight * std::min(1.0, share);
  }

  UserItemCvaeConfig config_;
  Index users_;
  at::Tensor userWeight_;  ///< [users, hidden]
  at::Tensor userBias_;
  at::Tensor itemWeight_;  ///< [items, hidden]
  at::Tensor itemBias_;
  at::Tensor headWeight_;  ///< [2 latent, 2 hidden]
  at::Tensor headBias_;
  at::Tensor outputWeight_;  ///< [items, latent]
  at::Tensor outputBias_;
  nn::Adam optimiser_;
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
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        return std::make_unique<UserItemCvae>(userItemCvaeSchema().parse(config), shape);
      },
  };
}

}  // namespace tastescope
