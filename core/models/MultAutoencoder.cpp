#include "core/models/MultAutoencoder.h"

#include "core/nn/GaussianLatent.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {

MultAutoencoder::MultAutoencoder(MultAutoencoderConfig config, Index items)
    : LatentStepModel(items, config.batch,
                      {.size = config.latent, .hasVariance = config.variational},
                      {.learningRate = config.learningRate, .weightDecay = config.weightDecay}),
      config_(std::move(config)) {
  const std::int64_t catalogue = items;
  std::vector<std::int64_t> widths = config_.hidden;
  widths.push_back(config_.variational ? 2 * config_.latent : config_.latent);
  inputWeight_ = parameters_.add("encoder.0.weight", {catalogue, widths.front()});
  inputBias_ = parameters_.add("encoder.0.bias", {widths.front()});
  for (std::size_t i = 1; i < widths.size(); ++i) {
    encoder_.push_back(
        nn::addLinear(parameters_, "encoder." + std::to_string(i), widths[i - 1], widths[i]));
  }
  std::int64_t width = config_.latent;
  for (auto next = config_.hidden.rbegin(); next != config_.hidden.rend(); ++next) {
    decoder_.push_back(
        nn::addLinear(parameters_, "decoder." + std::to_string(decoder_.size()), width, *next));
    width = *next;
  }
  output_ =
      nn::addLinear(parameters_, "decoder." + std::to_string(decoder_.size()), width, catalogue);
}

void MultAutoencoder::initialise(Rng& rng) { fillParameters(1e-3, rng); }

at::Tensor MultAutoencoder::encodeRows(const nn::SparseBatch& rows,
                                       nn::Workspace* inputGradient) const {
  at::Tensor out = nn::sparseLinear(rows, inputWeight_, inputBias_, inputGradient);
  for (const nn::Linear& layer : encoder_) out = layer(out.tanh());
  return out;
}

at::Tensor MultAutoencoder::encodeHistories(std::span<const History> batch) const {
  nn::SparseBatch rows = rowsOf(batch, config_.values);
  rows.normaliseRows();
  return encodeRows(rows);
}

at::Tensor MultAutoencoder::decodeToHidden(const at::Tensor& latent) const {
  at::Tensor out = latent;
  for (const nn::Linear& layer : decoder_) out = layer(out).tanh();
  return out;
}

std::vector<NamedValue> MultAutoencoder::learn(std::span<const Index> users, Rng& rng) {
  const nn::SparseBatch target = rowsOf(users, config_.values);
  nn::SparseBatch input = target;
  input.normaliseRows();
  input.dropout(config_.dropout, rng);
  const at::Tensor encoded = encodeRows(input, &inputGradient_);
  const auto reconstructionFrom = [&](const at::Tensor& latent) {
    return nn::multinomialLoss(decodeToHidden(latent), output_.weight, output_.bias, target,
                               workspace_, usablePrecision(config_.precision));
  };
  if (!config_.variational) {
    const at::Tensor loss = reconstructionFrom(encoded);
    descend(loss);
    return {{"reconstruction", loss.item<double>()}};
  }
  const nn::GaussianLatent posterior(encoded);
  const at::Tensor latent = posterior.sample(rng);
  const at::Tensor divergence = posterior.divergence();
  return learnBound(reconstructionFrom(latent), divergence, config_.klWeightAt(stepsDone()));
}

}  // namespace tastescope
