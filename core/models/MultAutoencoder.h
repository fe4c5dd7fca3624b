// The autoencoder with multinomial likelihood behind Mult-VAE and Mult-DAE (Liang, Krishnan,
// Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering, WWW 2018): items -> hidden
// (tanh) -> latent -> hidden (tanh) -> items. Thread rule: as Recommender. Cost: a step is three
// products [batch, width] x [width, items]; see MultinomialLoss.h.
#pragma once

#include "core/models/LatentStepModel.h"
#include "core/models/NetworkParams.h"

namespace tastescope {

struct MultAutoencoderConfig : KlSchedule {  ///< the schedule: where it is variational
  std::vector<std::int64_t> hidden{600};     ///< encoder widths; the decoder mirrors them
  std::int64_t latent = 64;
  double dropout = 0.5;
  double learningRate = 2e-3;
  double weightDecay = 0;
  std::int64_t batch = 500;
  InteractionValues values = InteractionValues::Ones;
  nn::Precision precision = nn::Precision::Single;
  bool variational = true;
};

class MultAutoencoder final : public LatentStepModel, public FoldsIn {
 public:
  MultAutoencoder(MultAutoencoderConfig config, Index items);

 protected:
  void initialise(Rng& rng) override;
  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override;
  [[nodiscard]] at::Tensor encodeHistories(std::span<const History> batch) const override;
  [[nodiscard]] at::Tensor decodeToHidden(const at::Tensor& latent) const override;
  [[nodiscard]] nn::Linear lastLayer() const override { return output_; }

 private:
  /// [rows, latent], or [rows, 2 latent] with log variances behind the means.
  [[nodiscard]] at::Tensor encodeRows(const nn::SparseBatch& rows,
                                      nn::Workspace* inputGradient = nullptr) const;

  MultAutoencoderConfig config_;
  at::Tensor inputWeight_;  ///< [items, first width]
  at::Tensor inputBias_;
  std::vector<nn::Linear> encoder_;
  std::vector<nn::Linear> decoder_;
  nn::Linear output_;
  nn::Workspace inputGradient_;
  nn::MultinomialWorkspace workspace_;
};

}  // namespace tastescope
