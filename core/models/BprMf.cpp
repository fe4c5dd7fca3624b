// BPR-MF: schema and description; the model is PairwiseModel without a graph (Rendle,
// Freudenthaler, Gantner, Schmidt-Thieme: BPR: Bayesian Personalized Ranking from Implicit
// Feedback, UAI 2009).
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/PairwiseModel.h"

namespace tastescope {
namespace {

struct BprMfConfig : PairwiseConfig {
  BprMfConfig() {
    learningRate = 8e-4;
    batch = 512;
    negatives = 4;
    decay = 0.016;
  }
};

const Schema<BprMfConfig>& bprMfSchema() {
  static const auto schema = makeSchema<BprMfConfig>([](auto& made) {
    made.add(&BprMfConfig::latent, latentParam());
    made.include(pairwiseLearningParams());
  });
  return schema;
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
      .create = createModel<PairwiseModel, bprMfSchema>,
  };
}

}  // namespace tastescope
