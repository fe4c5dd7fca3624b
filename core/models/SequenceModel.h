// What SASRec and GRU4Rec share: histories become sequences without padding, every position learns
// to predict its successor with one of several losses, and the last state scores the catalogue
// through the item vectors. A model adds the layers in between. Thread rule: as Recommender. Cost:
// a step is the model's layers over all tokens plus the loss (FullSoftmaxLoss.h, SampledLoss.h);
// scoring needs the last position alone, [batch, items].
#pragma once

#include <optional>

#include "core/config/ParamSchema.h"
#include "core/models/ScoreDistribution.h"
#include "core/models/StepModel.h"
#include "core/nn/AttentionKernels.h"
#include "core/nn/MultinomialLoss.h"
#include "core/nn/SampledLoss.h"
#include "core/nn/SequenceBatches.h"

namespace tastescope {

struct SequenceConfig {
  std::int64_t width = 64;  ///< of item vectors and states
  std::int64_t length = 50;
  std::string loss = "ce";
  std::int64_t negatives = 256;
  std::string source = "uniform";
  double calibration = 0.75;    ///< gBCE's t
  double regularisation = 1.0;  ///< BPR-max's
  double dropout = 0.2;
  double learningRate = 1e-3;
  double weightDecay = 0;
  std::int64_t batch = 128;
  std::string precision = "mixed";
};

class SequenceModel : public StepModel,
                      public FoldsIn,
                      public HasUserLatent,
                      public HasItemEmbeddings,
                      public OrdersByTime,
                      public HasScoreDistribution {
 public:
  void score(std::span<const History> batch, std::span<float> scores) const override;
  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(shared_.width); }
  /// The state after the last item; zero for an empty history. There is no variance.
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override;
  [[nodiscard]] bool hasVariance() const override { return false; }
  void decode(std::span<const float> latent, std::span<float> scores) const override;
  [[nodiscard]] HostTensor itemEmbeddings() const override;
  /// The softmax losses make a distribution, also the sampled one, whose correction aims at the
  /// full softmax; the others only rank.
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    const bool softmax = shared_.loss == "ce" || shared_.loss == "sampled";
    return softmax ? ScoreDistribution::Softmax : ScoreDistribution::Ranking;
  }

 protected:
  /// Adds the item vectors, and a bias per item when `itemBias`.
  SequenceModel(SequenceConfig shared, Index items, bool itemBias);

  /// States that predict each token's successor: [tokens, width], differentiable. `rng` seeds the
  /// dropout.
  [[nodiscard]] virtual at::Tensor statesOf(const nn::PackedSequences& batch, Rng& rng) const = 0;
  /// The state after the last token of each sequence, without dropout: [sequences, width].
  [[nodiscard]] virtual at::Tensor lastStatesOf(const nn::PackedSequences& batch) const = 0;

  std::vector<nn::Adam*> makeOptimisers() override;
  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override;

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
  nn::Adam optimiser_;
  nn::Precision precision_;
  at::Tensor scratch_;
  std::vector<std::int64_t> seenBy_;  ///< [items]: sequence number that last had it
};

/// Adds a parameter that a model's own config inherits.
template <typename Config, typename Member>
void addShared(Schema<Config>& schema, Member SequenceConfig::*member, ParamSpec spec) {
  schema.add(static_cast<Member Config::*>(member), std::move(spec));
}

/// What a value of the loss parameter means for sampled losses; nothing for "ce".
std::optional<nn::RankingLoss> rankingLossOf(const std::string& loss);

}  // namespace tastescope
