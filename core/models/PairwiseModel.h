// Vectors for users and items learned by comparing what somebody has with what they do not have:
// BPR-MF, and LightGCN when the vectors are first smoothed over the graph of interactions. Thread
// rule: as Recommender. Cost: a step is three vectors a comparison, the graph's products, and one
// pass of Adam over all vectors.
#pragma once

#include "core/base/Rng.h"
#include "core/models/Registry.h"
#include "core/nn/Adam.h"
#include "core/nn/GraphPropagation.h"
#include "core/nn/PairwiseLoss.h"
#include "core/nn/UserBatches.h"

namespace tastescope {

struct PairwiseConfig {
  std::int64_t latent = 64;
  std::int64_t layers = 0;  ///< of the graph; 0 is plain matrix factorisation
  double learningRate = 1e-3;
  std::int64_t batch = 2048;  ///< interactions a step
  std::int64_t negatives = 1;
  std::int64_t candidates = 1;  ///< drawn for each negative, which is the highest-scoring of them
  double decay = 0;
};

/// Everything about learning from pairs: all but the vectors and the graph.
Schema<PairwiseConfig> pairwiseLearningParams();

class PairwiseModel final : public Recommender,
                            public TrainsByStep,
                            public HasUserLatent,
                            public HasItemEmbeddings {
 public:
  PairwiseModel(PairwiseConfig config, const ModelShape& shape);

  /// Throws Error(InvalidInput) when nobody in training has an interaction.
  void begin(const TrainingData& data) override;
  [[nodiscard]] std::int64_t stepsPerEpoch() const override { return batches_.count(); }
  void beginEpoch(std::int64_t epoch) override;
  std::vector<NamedValue> step() override;
  [[nodiscard]] TensorMap trainingState() const override;
  void restoreTrainingState(const TensorMap& state) override;

  void score(std::span<const History> batch, std::span<float> scores) const override {
    scoreByDecoding(batch, scores);
  }
  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override;
  void setWeights(const TensorMap& weights) override;

  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(config_.latent); }
  [[nodiscard]] bool hasVariance() const override { return false; }
  /// The vector learned for the user; the mean user's when training did not know the user.
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override;
  void decode(std::span<const float> latent, std::span<float> scores) const override;
  [[nodiscard]] HostTensor itemEmbeddings() const override;

 private:
  [[nodiscard]] std::vector<nn::Triplet> drawTriplets(std::span<const Index> entries,
                                                      Rng& rng) const;
  /// Brings the vectors scores are made of up to date with those that learn.
  void refresh();
  void findMeanUser();

  PairwiseConfig config_;
  Index users_;
  Index items_;
  at::Tensor vectors_;           ///< [users + items, latent]: what scores are made of
  at::Tensor learned_;           ///< the same before smoothing; without a graph the same tensor
  std::vector<bool> known_;      ///< [users]: has a vector of its own
  std::vector<float> meanUser_;  ///< [latent]

  InteractionsPtr train_;
  InteractionsPtr sorted_;     ///< rows by item, to look up what somebody has
  std::vector<Index> userOf_;  ///< [interactions]
  nn::UserItemGraph graph_;
  nn::UserBatches batches_;  ///< of interactions, not users
  nn::Adam optimiser_;
  std::uint64_t seed_ = 0;
  std::int64_t stepInEpoch_ = 0;
  std::int64_t stepsDone_ = 0;
  bool fresh_ = false;  ///< vectors_ belong to learned_
};

}  // namespace tastescope
