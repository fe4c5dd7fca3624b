#include "core/models/CfganNetworks.h"

#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

constexpr double kAuthorsDeviation = 0.006;  ///< that of the authors' uniform(-0.01, 0.01)

void fill(const at::Tensor& tensor, Rng& rng) {
  if (tensor.dim() == 2) {
    nn::fillXavierNormal(tensor, rng);
  } else {
    nn::fillNormal(tensor, kAuthorsDeviation, rng);
  }
}

}  // namespace

CfganGenerator::CfganGenerator(nn::ParameterSet& set, const CfganShape& shape) {
  inputWeight_ = set.add("generator.0.weight", {shape.columns, shape.width});
  inputBias_ = set.add("generator.0.bias", {shape.width});
  for (std::int64_t layer = 1; layer < shape.layers; ++layer) {
    const std::string name = "generator." + std::to_string(layer);
    weights_.push_back(set.add(name + ".weight", {shape.width, shape.width}));
    biases_.push_back(set.add(name + ".bias", {shape.width}));
  }
  outputWeight_ = set.add("generator.output.weight", {shape.columns, shape.width});
  outputBias_ = set.add("generator.output.bias", {shape.columns});
}

void CfganGenerator::initialise(Rng& rng) {
  fill(inputWeight_, rng);
  fill(inputBias_, rng);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    fill(weights_[i], rng);
    fill(biases_[i], rng);
  }
  fill(outputWeight_, rng);
  fill(outputBias_, rng);
}

at::Tensor CfganGenerator::hidden(const nn::SparseBatch& rows) const {
  at::Tensor out = nn::sparseLinear(rows, inputWeight_, inputBias_).sigmoid();
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    out = at::linear(out, weights_[i], biases_[i]).sigmoid();
  }
  return out;
}

at::Tensor CfganGenerator::output(const at::Tensor& hidden) const {
  return at::addmm(outputBias_, hidden, outputWeight_.t());
}

CfganDiscriminator::CfganDiscriminator(nn::ParameterSet& set, const CfganShape& shape) {
  conditionWeight_ = set.add("discriminator.0.condition", {shape.columns, shape.width});
  vectorWeight_ = set.add("discriminator.0.vector", {shape.columns, shape.width});
  inputBias_ = set.add("discriminator.0.bias", {shape.width});
  for (std::int64_t layer = 1; layer <= shape.layers; ++layer) {
    const std::string name = "discriminator." + std::to_string(layer);
    const std::int64_t out = layer == shape.layers ? 1 : shape.width;
    weights_.push_back(set.add(name + ".weight", {out, shape.width}));
    biases_.push_back(set.add(name + ".bias", {out}));
  }
}

void CfganDiscriminator::initialise(Rng& rng) {
  fill(conditionWeight_, rng);
  fill(vectorWeight_, rng);
  fill(inputBias_, rng);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    fill(weights_[i], rng);
    fill(biases_[i], rng);
  }
}

at::Tensor CfganDiscriminator::logits(const nn::SparseBatch& condition, const at::Tensor& vectors,
                                      bool learns) const {
  const auto use = [learns](const at::Tensor& tensor) { return learns ? tensor : tensor.detach(); };
  at::Tensor known;
  {
    const torch::AutoGradMode gradients(learns);
    known = nn::sparseLinear(condition, conditionWeight_, inputBias_);
  }
  at::Tensor out = (known + vectors.mm(use(vectorWeight_))).sigmoid();
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    out = at::linear(out, use(weights_[i]), use(biases_[i]));
    if (i + 1 < weights_.size()) out = out.sigmoid();
  }
  return out.squeeze(1);
}

}  // namespace tastescope
