#include "core/models/MultAutoencoder.h"

#include <algorithm>

#include "core/models/NetworkParams.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/Noise.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {

MultAutoencoder::MultAutoencoder(MultAutoencoderConfig config, Index items)
    : StepModel(items, config.batch),
      config_(std::move(config)),
      precision_(precisionOf(config_.precision)) {
  const std::int64_t catalogue = items;
  std::vector<std::int64_t> widths = config_.hidden;
  widths.push_back(config_.variational ? 2 * config_.latent : config_.latent);
  inputWeight_ = parameters_.add("encoder.0.weight", {catalogue, widths.front()});
  inputBias_ = parameters_.add("encoder.0.bias", {widths.front()});
  const auto addLayer = [this](const std::string& name, std::int64_t in, std::int64_t out) {
    return Layer{parameters_.add(name + ".weight", {out, in}),
                 parameters_.add(name + ".bias", {out})};
  };
  for (std::size_t i = 1; i < widths.size(); ++i) {
    encoder_.push_back(addLayer("encoder." + std::to_string(i), widths[i - 1], widths[i]));
  }
  std::int64_t width = config_.latent;
  for (auto next = config_.hidden.rbegin(); next != config_.hidden.rend(); ++next) {
    decoder_.push_back(addLayer("decoder." + std::to_string(decoder_.size()), width, *next));
    width = *next;
  }
  const std::string last = "decoder." + std::to_string(decoder_.size());
  outputWeight_ = parameters_.add(last + ".weight", {catalogue, width});
  outputBias_ = parameters_.add(last + ".bias", {catalogue});
}

void MultAutoencoder::initialise(Rng& rng) {
  constexpr double kBiasDeviation = 1e-3;
  for (const at::Tensor& parameter : parameters_.trainable()) {
    if (parameter.dim() == 2) {
      nn::fillXavierNormal(parameter, rng);
    } else {
      nn::fillNormal(parameter, kBiasDeviation, rng);
    }
  }
}

std::vector<nn::Adam*> MultAutoencoder::makeOptimisers() {
  optimiser_ = nn::Adam(parameters_.trainable(),
                        {.learningRate = config_.learningRate, .weightDecay = config_.weightDecay});
  return {&optimiser_};
}

at::Tensor MultAutoencoder::encodeRows(const nn::SparseBatch& rows) const {
  at::Tensor out = nn::sparseLinear(rows, inputWeight_, inputBias_);
  for (const Layer& layer : encoder_) out = at::linear(out.tanh(), layer.weight, layer.bias);
  return out;
}

at::Tensor MultAutoencoder::decodeToHidden(at::Tensor latent) const {
  for (const Layer& layer : decoder_) {
    latent = at::linear(latent, layer.weight, layer.bias).tanh();
  }
  return latent;
}

double MultAutoencoder::klWeightNow() const {
  if (config_.klSteps == 0) return config_.klWeight;
  const double share = static_cast<double>(stepsDone() + 1) / static_cast<double>(config_.klSteps);
  return config_.klWeight * std::min(1.0, share);
}

std::vector<NamedValue> MultAutoencoder::learn(std::span<const Index> users, Rng& rng) {
  const nn::SparseBatch target = rowsOf(users, usesValues());
  nn::SparseBatch input = target;
  input.normaliseRows();
  input.dropout(config_.dropout, rng);
  const at::Tensor encoded = encodeRows(input);
  const std::int64_t size = config_.latent;
  const at::Tensor mean = encoded.narrow(1, 0, size);
  at::Tensor latent = mean;
  at::Tensor divergence;
  if (config_.variational) {
    const at::Tensor logVariance = encoded.narrow(1, size, size);
    const at::Tensor noise = nn::normalNoise({encoded.size(0), size}, rng);
    latent = mean + (0.5 * logVariance).exp() * noise;
    divergence = 0.5 * (logVariance.exp() + mean.square() - 1.0 - logVariance).sum(1).mean();
  }
  const at::Tensor reconstruction = nn::multinomialLoss(decodeToHidden(latent), outputWeight_,
                                                        outputBias_, target, scratch_, precision_);
  const double weight = klWeightNow();
  const at::Tensor loss =
      config_.variational ? reconstruction + weight * divergence : reconstruction;
  loss.backward();
  optimiser_.step();
  if (!config_.variational) return {{"reconstruction", reconstruction.item<double>()}};
  return {{"elbo", loss.item<double>()},
          {"reconstruction", reconstruction.item<double>()},
          {"kl", divergence.item<double>()},
          {"kl-weight", weight}};
}

void MultAutoencoder::encode(std::span<const History> batch, std::span<float> mean,
                             std::span<float> logVariance) const {
  const nn::InferenceScope scope;
  nn::SparseBatch rows = rowsOf(batch, usesValues());
  rows.normaliseRows();
  const at::Tensor encoded = encodeRows(rows);
  const std::int64_t size = config_.latent;
  nn::viewOf(mean, rows.rows(), size).copy_(encoded.narrow(1, 0, size));
  if (config_.variational && !logVariance.empty()) {
    nn::viewOf(logVariance, rows.rows(), size).copy_(encoded.narrow(1, size, size));
  }
}

void MultAutoencoder::decode(std::span<const float> latent, std::span<float> scores) const {
  const nn::InferenceScope scope;
  const auto rows = static_cast<std::int64_t>(latent.size()) / config_.latent;
  const at::Tensor hidden = decodeToHidden(nn::viewOf(latent, rows, config_.latent));
  at::Tensor out = nn::viewOf(scores, rows, itemCount());
  at::addmm_out(out, outputBias_, hidden, outputWeight_.t());
}

void MultAutoencoder::score(std::span<const History> batch, std::span<float> scores) const {
  std::vector<float> latent(batch.size() * static_cast<std::size_t>(config_.latent));
  encode(batch, latent, {});
  decode(latent, scores);
}

HostTensor MultAutoencoder::itemEmbeddings() const { return nn::toHost(outputWeight_); }

}  // namespace tastescope
