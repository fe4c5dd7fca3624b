// What SASRec and GRU4Rec share: histories become sequences without padding, every position learns
// to predict its successor with one of several losses, and the last state scores the catalogue
// through the item vectors. A model adds the layers in between. Thread rule: as Recommender. Cost:
// a step is the model's layers over all tokens plus the loss (FullSoftmaxLoss.h, SampledLoss.h);
// scoring needs the last position alone, [batch, items].
#pragma once

#include "core/models/LatentStepModel.h"
#include "core/models/NetworkParams.h"
#include "core/nn/AttentionKernels.h"
#include "core/nn/SampledLoss.h"
#include "core/nn/SequenceBatches.h"

namespace tastescope {

enum class SequenceLoss {
  FullSoftmax,
  SampledSoftmax,
  GeneralisedBce,
  Bce,
  BprMax,
  Top1Max,
  Bpr,
  Top1,
};
enum class NegativeSource { Uniform, Batch };

struct SequenceConfig {
  std::int64_t width = 64;  ///< of item vectors and states
  std::int64_t length = 50;
  SequenceLoss loss = SequenceLoss::FullSoftmax;
  std::int64_t negatives = 256;
  NegativeSource source = NegativeSource::Uniform;
  double calibration = 0.75;    ///< gBCE's t
  double regularisation = 1.0;  ///< BPR-max's
  double dropout = 0.2;
  double learningRate = 1e-3;
  double weightDecay = 0;
  std::int64_t batch = 128;
  nn::Precision precision = nn::Precision::Mixed;
};

ParamSpec sequenceWidthParam();
ParamSpec sequenceLengthParam();
/// Everything about learning from sequences, with the losses a model offers and what these need.
Schema<SequenceConfig> sequenceLearningParams(const std::vector<SequenceLoss>& offered);

class SequenceModel : public LatentStepModel, public FoldsIn, public OrdersByTime {
 public:
  void decode(std::span<const float> latent, std::span<float> scores) const override;
  /// The softmax losses make a distribution, also the sampled one, whose correction aims at the
  /// full softmax; the others only rank.
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    const bool softmax =
        shared_.loss == SequenceLoss::FullSoftmax || shared_.loss == SequenceLoss::SampledSoftmax;
    return softmax ? ScoreDistribution::Softmax : ScoreDistribution::Ranking;
  }

 protected:
  /// Adds the item vectors, and a bias per item when `itemBias`.
  SequenceModel(const SequenceConfig& shared, Index items, bool itemBias);

  /// States that predict each token's successor: [tokens, width], differentiable. `rng` seeds the
  /// dropout.
  [[nodiscard]] virtual at::Tensor statesOf(const nn::PackedSequences& batch, Rng& rng) const = 0;
  /// The state after the last token of each sequence, without dropout: [sequences, width].
  [[nodiscard]] virtual at::Tensor lastStatesOf(const nn::PackedSequences& batch) const = 0;

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override;
  /// The state after the last item; zero for an empty history.
  [[nodiscard]] at::Tensor encodeHistories(std::span<const History> batch) const override;
  [[nodiscard]] nn::Linear lastLayer() const override { return {itemVectors_, itemBias_}; }

  [[nodiscard]] nn::CounterDropout dropoutFrom(Rng& rng) const;
  [[nodiscard]] const SequenceConfig& shared() const { return shared_; }
  [[nodiscard]] const at::Tensor& itemVectors() const { return itemVectors_; }
  void initialiseItems(double deviation, Rng& rng);

 private:
  [[nodiscard]] at::Tensor lossOf(const at::Tensor& states, const nn::PackedSequences& batch,
                                  Rng& rng);
  [[nodiscard]] nn::Negatives drawNegatives(const nn::PackedSequences& batch, Rng& rng);
  /// One of the catalogue that the owner of the sequence does not have, when there is one.
  void drawUnseen(const nn::PackedSequences& batch, Rng& rng, nn::Negatives& drawn);
  void drawFromBatch(const nn::PackedSequences& batch, Rng& rng, nn::Negatives& drawn) const;

  SequenceConfig shared_;
  at::Tensor itemVectors_;  ///< [items, width]
  at::Tensor itemBias_;     ///< [items], or undefined
  at::Tensor scratch_;
  std::vector<std::int64_t> seenBy_;  ///< [items]: sequence number that last had it
};

}  // namespace tastescope
