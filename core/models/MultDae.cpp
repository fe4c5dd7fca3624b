// Mult-DAE: schema and description; the network is MultAutoencoder without its variational part.
#include "core/models/ModelEntry.h"
#include "core/models/MultAutoencoder.h"

namespace tastescope {
namespace {

struct MultDaeConfig : MultAutoencoderConfig {
  MultDaeConfig() { variational = false; }
};

const Schema<MultDaeConfig>& multDaeSchema() {
  static const auto schema = makeSchema<MultDaeConfig>([](auto& made) {
    using C = MultDaeConfig;
    made.add(&C::latent, latentParam());
    made.add(&C::hidden, hiddenParam());
    made.add(&C::dropout, inputDropoutParam());
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    made.choose(&C::values, valuesParam(), valueChoices());
    made.choose(&C::precision, precisionParam(), precisionChoices());
  });
  return schema;
}

}  // namespace

ModelInfo multDaeModel() {
  return {
      .key = "mult-dae",
      .name = "Mult-DAE",
      .family = Family::Vae,
      .summary =
          coreText("Models",
                   "The denoising sibling of Mult-VAE: one point of taste for every user, without "
                   "a distribution around it. Simpler, a little faster, and cannot be sampled."),
      .paper = "Liang et al., WWW 2018",
      .method =
          coreText("Models",
                   "The history, scaled to length 1 and thinned by dropout, passes through tanh "
                   "layers to a code z; mirrored layers give π(z) = softmax over all items. "
                   "Training minimises −∑ xᵤᵢ log πᵢ(z) with Adam. The "
                   "likelihood's gradient nᵤπ − xᵤ is written in place of the "
                   "logits, and the first layer sums only the rows of items in the history."),
      .deviations =
          coreText("Models",
                   "The code is linear where the paper puts a tanh on it; the best epoch is "
                   "chosen by the validation metric of your choice."),
      .whenToUse =
          coreText("Models",
                   "Beside Mult-VAE, to see what the variational part adds, and where a single "
                   "code per user is enough."),
      .cost = coreText(
          "Models",
          "An epoch takes about 6 × users × items × width operations: under a "
          "second for a million ratings on two cores. Memory is 16 bytes a weight plus batch "
          "× items numbers."),
      .schema = &multDaeSchema(),
      .defaultEpochs = 200,
      .defaultPatience = 30,
      .create = createModel<MultAutoencoder, multDaeSchema>,
  };
}

}  // namespace tastescope
