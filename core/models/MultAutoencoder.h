// The autoencoder with multinomial likelihood behind Mult-VAE and Mult-DAE (Liang, Krishnan,
// Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering, WWW 2018): items -> hidden
// (tanh) -> latent -> hidden (tanh) -> items. Thread rule: as Recommender. Cost: a step is three
// products [batch, width] x [width, items]; see MultinomialLoss.h.
#pragma once

#include "core/models/ScoreDistribution.h"
#include "core/models/StepModel.h"
#include "core/nn/MultinomialLoss.h"

namespace tastescope {

struct MultAutoencoderConfig {
  std::vector<std::int64_t> hidden{600};  ///< encoder widths; the decoder mirrors them
  std::int64_t latent = 64;
  double dropout = 0.5;
  double learningRate = 2e-3;
  double weightDecay = 0;
  std::int64_t batch = 500;
  std::string values = "ones";
  std::string precision = "single";
  bool variational = true;
  double klWeight = 1.0;       ///< variational: the weight of KL once annealed
  std::int64_t klSteps = 200;  ///< variational: steps until then
};

class MultAutoencoder : public StepModel,
                        public FoldsIn,
                        public HasUserLatent,
                        public HasItemEmbeddings,
                        public HasScoreDistribution {
 public:
  MultAutoencoder(MultAutoencoderConfig config, Index items);

  void score(std::span<const History> batch, std::span<float> scores) const override;
  [[nodiscard]] Index latentSize() const override { return static_cast<Index>(config_.latent); }
  void encode(std::span<const History> batch, std::span<float> mean,
              std::span<float> logVariance) const override;
  [[nodiscard]] bool hasVariance() const override { return config_.variational; }
  void decode(std::span<const float> latent, std::span<float> scores) const override;
  [[nodiscard]] HostTensor itemEmbeddings() const override;
  [[nodiscard]] ScoreDistribution scoreDistribution() const override {
    return ScoreDistribution::Softmax;
  }

 protected:
  void initialise(Rng& rng) override;
  std::vector<nn::Adam*> makeOptimisers() override;
  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override;

 private:
  struct Layer {
    at::Tensor weight;  ///< [out, in]
    at::Tensor bias;    ///< [out]
  };
  [[nodiscard]] bool usesValues() const { return config_.values == "data"; }
  /// [rows, latent], or [rows, 2 latent] with log variances behind the means.
  [[nodiscard]] at::Tensor encodeRows(const nn::SparseBatch& rows) const;
  /// [rows, width of the last hidden layer].
  [[nodiscard]] at::Tensor decodeToHidden(at::Tensor latent) const;
  [[nodiscard]] double klWeightNow() const;

  MultAutoencoderConfig config_;
  at::Tensor inputWeight_;  ///< [items, first width]
  at::Tensor inputBias_;
  std::vector<Layer> encoder_;
  std::vector<Layer> decoder_;
  at::Tensor outputWeight_;  ///< [items, last width]
  at::Tensor outputBias_;
  nn::Adam optimiser_;
  nn::Precision precision_;
  at::Tensor scratch_;
};

}  // namespace tastescope
