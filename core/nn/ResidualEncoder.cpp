#include "core/nn/ResidualEncoder.h"

#include "core/nn/SparseLinear.h"

namespace tastescope::nn {

ResidualEncoder::ResidualEncoder(ParameterSet& set, bool learns, std::int64_t items,
                                 std::int64_t hidden, std::int64_t outputs) {
  const auto add = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
    const std::string full = "encoder." + name;
    tensors_.push_back(learns ? set.add(full, shape) : set.addBuffer(full, shape));
    return tensors_.back();
  };
  for (std::size_t i = 0; i < kLayers; ++i) {
    const std::string at = std::to_string(i);
    weight_[i] =
        add(at + ".weight", i == 0 ? std::vector{items, hidden} : std::vector{hidden, hidden});
    bias_[i] = add(at + ".bias", {hidden});
    normScale_[i] = add(at + ".norm.scale", {hidden});
    normShift_[i] = add(at + ".norm.shift", {hidden});
  }
  headWeight_ = add("head.weight", {outputs, hidden});
  headBias_ = add("head.bias", {outputs});
}

void ResidualEncoder::initialise(Rng& rng) {
  for (std::size_t i = 0; i < kLayers; ++i) {
    fillXavierNormal(weight_[i], rng);
    fillConstant(bias_[i], 0);
    fillConstant(normScale_[i], 1);
    fillConstant(normShift_[i], 0);
  }
  fillXavierNormal(headWeight_, rng);
  fillConstant(headBias_, 0);
}

void ResidualEncoder::copyFrom(const ResidualEncoder& other) {
  const torch::NoGradGuard noGradient;
  for (std::size_t i = 0; i < tensors_.size(); ++i) tensors_[i].copy_(other.tensors_[i]);
}

at::Tensor ResidualEncoder::operator()(const SparseBatch& rows, Workspace* inputGradient) const {
  at::Tensor out = activate(sparseLinear(rows, weight_[0], bias_[0], inputGradient), 0);
  at::Tensor before = out;
  for (std::size_t i = 1; i < kLayers; ++i) {
    out = activate(at::linear(out, weight_[i], bias_[i]) + before, i);
    before = before + out;
  }
  return at::linear(out, headWeight_, headBias_);
}

at::Tensor ResidualEncoder::activate(const at::Tensor& in, std::size_t layer) const {
  constexpr double kNormEpsilon = 0.1;
  return at::layer_norm(at::silu(in), {in.size(1)}, normScale_[layer], normShift_[layer],
                        kNormEpsilon);
}

}  // namespace tastescope::nn
