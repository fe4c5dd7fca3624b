// What models trained by steps share when scores are decoded from a point per user: encode, decode
// through the last layer, score as one after the other, and learning by the evidence lower bound
// (Kingma, Welling: Auto-Encoding Variational Bayes, ICLR 2014). A model says how to encode and
// which layers decode. Thread rule: as Recommender. Cost: none of its own.
#pragma once

#include "core/models/ScoreDistribution.h"
#include "core/models/StepModel.h"
#include "core/nn/Linear.h"

namespace tastescope {

class LatentStepModel : public StepModel,
                        public HasUserLatent,
                        public HasItemEmbeddings,
                        public HasScoreDistribution {
 public:
  void score(std::span<const History> batch, std::span<float> scores) const override {
    scoreByDecoding(batch, scores);
  }
  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(shape_.size); }
  [[nodiscard]] bool hasVariance() const override { return shape_.hasVariance; }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override;
  void decode(std::span<const float> latent, std::span<float> scores) const override;
  /// The last layer's weights.
  [[nodiscard]] HostTensor itemEmbeddings() const override;
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    return ScoreDistribution::Softmax;
  }

 protected:
  struct LatentShape {
    std::int64_t size = 0;
    bool hasVariance = false;
  };
  LatentStepModel(Index items, std::int64_t batchSize, LatentShape shape,
                  const nn::AdamOptions& adam = {})
      : StepModel(items, batchSize, adam), shape_(shape) {}

  /// [batch, size], or with a variance [batch, 2 size]: means, then log variances.
  [[nodiscard]] virtual at::Tensor encodeHistories(std::span<const History> batch) const = 0;
  /// latent: [rows, size]. Returns what the last layer reads: [rows, width].
  [[nodiscard]] virtual at::Tensor decodeToHidden(const at::Tensor& latent) const { return latent; }
  /// [items, width] and [items].
  [[nodiscard]] virtual nn::Linear lastLayer() const = 0;

  /// One step down reconstruction + klWeight * divergence. Returns what it was made of.
  std::vector<NamedValue> learnBound(const at::Tensor& reconstruction, const at::Tensor& divergence,
                                     double klWeight);

 private:
  LatentShape shape_;
};

}  // namespace tastescope
