// BPR-MF: schema and description; the model is PairwiseModel without a graph (Rendle,
// Freudenthaler, Gantner, Schmidt-Thieme: BPR: Bayesian Personalized Ranking from Implicit
// Feedback, UAI 2009).
#include "core/models/Models.h"
#include "core/models/NetworkParams.h"
#include "core/models/PairwiseModel.h"
#include "core/models/PairwiseParams.h"

namespace tastescope {
namespace {

struct BprMfConfig {
  std::int64_t latent = 64;
  double learningRate = 8e-4;
  std::int64_t batch = 512;
  std::int64_t negatives = 4;
  std::int64_t candidates = 1;
  double decay = 0.016;
};

const Schema<BprMfConfig>& bprMfSchema() {
  static const Schema<BprMfConfig> schema = [] {
    using C = BprMfConfig;
    Schema<C> made;
    made.add(&C::latent, latentParam());
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::decay, pairDecayParam());
    made.add(&C::batch, pairBatchParam());
    made.add(&C::negatives, pairNegativesParam());
    made.add(&C::candidates, pairCandidatesParam());
    return made;
  }();
  return schema;
}

PairwiseConfig bprPairs(const Json& config) {
  const BprMfConfig parsed = bprMfSchema().parse(config);
  return {.latent = parsed.latent,
          .layers = 0,
          .learningRate = parsed.learningRate,
          .batch = parsed.batch,
          .negatives = parsed.negatives,
          .candidates = parsed.candidates,
          .decay = parsed.decay};
}

}  // namespace

ModelInfo bprMfModel() {
  return {
      .key = "bpr-mf",
      .name = "BPR-MF",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Learns a vector for every user and item so that what somebody has ranks above "
                   "what they do not have. The classic of learning to rank."),
      .paper = "Rendle et al., UAI 2009",
      .method = coreText(
          "Models",
          "Scores are s(u, i) = pᵤ·qᵢ. Training minimises −log σ(s(u, i) − s(u, j)) over all "
          "interactions (u, i) and items j drawn at random among those u does not have, plus "
          "½ × regularisation × (‖pᵤ‖² + ‖qᵢ‖² + ‖qⱼ‖²), with Adam. The gradient is written "
          "directly, in an order that does not depend on the number of threads."),
      .deviations = coreText(
          "Models",
          "Adam on shuffled batches in place of single stochastic steps; one strength of "
          "regularisation for users and items. Negatives can be drawn dynamically (Zhang et al., "
          "SIGIR 2013), which is off unless asked for. A user who was not in training gets the "
          "mean user's vector, which ranks much like popularity."),
      .whenToUse =
          coreText("Models",
                   "As the reference most papers compare with, and where known users and items "
                   "need compact vectors. New users need another model."),
      .cost = coreText(
          "Models",
          "An epoch takes about 10 × interactions × negatives × d operations and a pass "
          "over all vectors a step: a few seconds for a million ratings. Memory is 20 bytes a "
          "number of the vectors."),
      .schema = &bprMfSchema(),
      .defaultEpochs = 300,
      .defaultPatience = 20,
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        return std::make_unique<PairwiseModel>(bprPairs(config), shape.users, shape.items);
      },
  };
}

}  // namespace tastescope
