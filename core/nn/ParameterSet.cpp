#include "core/nn/ParameterSet.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/nn/HostCopy.h"

namespace tastescope::nn {

at::Tensor ParameterSet::keep(const std::string& name, at::Tensor tensor) {
  const auto taken = std::any_of(entries_.begin(), entries_.end(),
                                 [&name](const auto& entry) { return entry.first == name; });
  if (taken) throw Error(ErrorCode::Internal, coreText("Models", "A weight is named twice."), name);
  entries_.emplace_back(name, tensor);
  return tensor;
}

at::Tensor ParameterSet::add(const std::string& name, const std::vector<std::int64_t>& shape) {
  return keep(name, torch::zeros(shape, torch::requires_grad()));
}

at::Tensor ParameterSet::addBuffer(const std::string& name,
                                   const std::vector<std::int64_t>& shape) {
  return keep(name, torch::zeros(shape));
}

std::vector<at::Tensor> ParameterSet::trainable() const { return trainable({}); }

std::vector<at::Tensor> ParameterSet::trainable(const std::string& prefix) const {
  std::vector<at::Tensor> found;
  for (const auto& [name, tensor] : entries_) {
    if (tensor.requires_grad() && name.starts_with(prefix)) found.push_back(tensor);
  }
  return found;
}

TensorMap ParameterSet::exportAll() const {
  TensorMap map;
  for (const auto& [name, tensor] : entries_) map.emplace(name, toHost(tensor));
  return map;
}

void ParameterSet::importAll(const TensorMap& map) {
  for (const auto& [name, tensor] : entries_) {
    const auto found = map.find(name);
    const bool fits = found != map.end() && found->second.type == ElementType::Float32 &&
                      found->second.shape == tensor.sizes().vec() &&
                      found->second.bytes.size() == tensor.nbytes();
    if (fits) continue;
    throw Error(ErrorCode::Corrupt,
                coreText("Models",
                         "The saved weights do not fit this model at %1. They belong to "
                         "other data or other settings.")
                    .arg(name));
  }
  const torch::NoGradGuard noGradient;
  for (const auto& [name, tensor] : entries_) tensor.copy_(toTensor(map.at(name)));
}

void fillNormal(const at::Tensor& tensor, double deviation, Rng& rng) {
  float* const values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    values[i] = static_cast<float>(deviation * rng.normal());
  }
}

void fillXavierNormal(const at::Tensor& matrix, Rng& rng) {
  const auto fans = static_cast<double>(matrix.size(0) + matrix.size(1));
  fillNormal(matrix, std::sqrt(2.0 / fans), rng);
}

void fillConstant(const at::Tensor& tensor, double value) {
  const torch::NoGradGuard noGradient;
  tensor.fill_(value);
}

}  // namespace tastescope::nn
