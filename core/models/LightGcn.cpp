// LightGCN: schema and description; the model is PairwiseModel over the graph of interactions (He,
// Deng, Wang, Li, Zhang, Wang: LightGCN: Simplifying and Powering Graph Convolution Network for
// Recommendation, SIGIR 2020).
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/PairwiseModel.h"

namespace tastescope {
namespace {

struct LightGcnConfig : PairwiseConfig {
  LightGcnConfig() {
    layers = 2;
    learningRate = 9e-3;
    decay = 2.7e-3;
  }
};

const Schema<LightGcnConfig>& lightGcnSchema() {
  static const auto schema = makeSchema<LightGcnConfig>([](auto& made) {
    using C = LightGcnConfig;
    made.add(&C::latent, latentParam());
    made.add(&C::layers,
             {.key = "layers",
              .label = coreText("Models", "Layers of the graph"),
              .help = coreText("Models",
                               "How far taste spreads: more layers join people over longer chains "
                               "of common items and cost time; too many make everybody alike."),
              .min = 1,
              .max = 8});
    made.include(pairwiseLearningParams());
  });
  return schema;
}

}  // namespace

ModelInfo lightGcnModel() {
  return {
      .key = "lightgcn",
      .name = "LightGCN",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Spreads the vectors of users and items over the graph of who has what, then "
                   "ranks like BPR-MF. Taste reaches over friends of friends, without layers to "
                   "train."),
      .paper = "He et al., SIGIR 2020",
      .method = coreText(
          "Models",
          "With A the matrix of the graph of users and items and D its degrees, Â = D^(−½) A "
          "D^(−½). Learned vectors E become V = (E + ÂE + … + Â^K E) / (K + 1) and scores are "
          "s(u, i) = vᵤ·vᵢ. Training minimises −log σ(s(u, i) − s(u, j)) over interactions (u, i) "
          "and items j drawn at random, plus ½ × regularisation × ‖E‖² of those compared, with "
          "Adam. Â is symmetric, so the gradient at E is the gradient at V spread by the same "
          "products."),
      .deviations = coreText(
          "Models",
          "None in the model. Negatives can be drawn dynamically (Zhang et al., SIGIR 2013), which "
          "is off unless asked for. A user who was not in training gets the mean user's vector, "
          "which ranks much like popularity."),
      .whenToUse =
          coreText("Models",
                   "On sparse data with many known users, where BPR-MF finds too little to learn "
                   "from. New users need another model."),
      .cost =
          coreText("Models",
                   "Every step spreads the whole graph: 4 × interactions × layers × d operations "
                   "twice, so use large batches on large data. Memory is about 36 bytes a number "
                   "of the vectors."),
      .schema = &lightGcnSchema(),
      .defaultEpochs = 300,
      .defaultPatience = 20,
      .create = createModel<PairwiseModel, lightGcnSchema>,
  };
}

}  // namespace tastescope
