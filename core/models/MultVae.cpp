// Mult-VAE: schema and description; the network is MultAutoencoder.
#include <algorithm>

#include "core/models/ModelEntry.h"
#include "core/models/MultAutoencoder.h"

namespace tastescope {
namespace {

const Schema<MultAutoencoderConfig>& multVaeSchema() {
  static const auto schema = makeSchema<MultAutoencoderConfig>([](auto& made) {
    using C = MultAutoencoderConfig;
    made.add(&C::latent, latentParam());
    made.add(&C::hidden, hiddenParam());
    made.add(&C::dropout, inputDropoutParam());
    made.include(klParams(5));
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    made.choose(&C::values, valuesParam(), valueChoices());
    made.choose(&C::precision, precisionParam(), precisionChoices());
  });
  return schema;
}

/// Found on validation of data of 900 to 22,000 users; see docs/quality.md. Data that is much larger
/// keeps the paper's hidden layer.
std::vector<Suggestion> suggestForMultVae(const DataShape& data) {
  constexpr std::uint64_t kMuchData = 5'000'000;
  constexpr Index kDimensions = 400;
  constexpr Index kItemsEach = 4;
  constexpr Index kFewest = 16;
  if (data.interactions >= kMuchData) return {};
  const Index latent = std::clamp(data.items / kItemsEach, kFewest, kDimensions);
  return {
      {"hidden", Json::array(),
       coreText("Models",
                "Up to some million interactions both halves rank better without a hidden layer.")},
      {"latent", static_cast<std::int64_t>(latent),
       coreText("Models",
                "Linear halves need many dimensions: 400, or a quarter of the items where they are "
                "few.")},
      {"kl-weight", 0.4,
       coreText("Models",
                "A weight below 1 lets what is known of a person count for more, which ranks "
                "better.")},
      {"batch", batchFor(data, MultAutoencoderConfig().batch),
       coreText("Models", "A twentieth of the users, so that an epoch has about twenty steps.")}};
}

}  // namespace

ModelInfo multVaeModel() {
  return {
      .key = "mult-vae",
      .name = "Mult-VAE",
      .family = Family::Vae,
      .summary =
          coreText("Models",
                   "Learns a distribution of taste for every user and generates the catalogue's "
                   "probabilities from it. Trains in seconds to minutes and is the best first "
                   "choice."),
      .paper = "Liang et al., WWW 2018",
      .method =
          coreText("Models",
                   "The history xᵤ, scaled to length 1 and thinned by dropout, passes through "
                   "tanh layers to the mean μ and log variance of a normal q(z | xᵤ). A "
                   "sample z = μ + σε is decoded by the mirrored layers to "
                   "π(z) = softmax over all items. Training minimises −∑ xᵤᵢ "
                   "log πᵢ(z) + β KL(q(z | xᵤ) ‖ N(0, I)) with Adam, where "
                   "β grows from 0 to its final value over the warm-up. Scores use z = μ. "
                   "The likelihood's gradient nᵤπ − xᵤ is written in place of "
                   "the logits, and the first layer sums only the rows of items in the history."),
      .deviations =
          coreText("Models",
                   "Defaults are smaller than the paper's (64 latent dimensions and a short "
                   "warm-up suit data of thousands of users); the best epoch is chosen by the "
                   "validation metric of your choice, and no weight decay is used by default."),
      .whenToUse =
          coreText("Models",
                   "As the first generative model on any data with a few hundred users or more, "
                   "for new users without retraining, and to explore a map of tastes. Where items "
                   "are many, try it without hidden layers and with 200 dimensions."),
      .cost = coreText(
          "Models",
          "An epoch takes about 6 × users × items × width operations: under a "
          "second for a million ratings on two cores. Memory is 16 bytes a weight plus batch "
          "× items numbers."),
      .schema = &multVaeSchema(),
      .suggest = suggestForMultVae,
      .suggestions = coreText(
          "Models",
          "Below 5 million interactions the encoder and the decoder are linear, with 400 latent "
          "dimensions (a quarter of the items where these are few), a KL weight of 0.4 and "
          "batches of a twentieth of the users, 100 to 500. Given settings go before these."),
      .defaultEpochs = 200,
      .defaultPatience = 30,
      .create = createModel<MultAutoencoder, multVaeSchema>,
  };
}

}  // namespace tastescope
