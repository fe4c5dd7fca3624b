#include "core/nn/Adam.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/nn/HostCopy.h"
#include "core/nn/Kernels.h"

namespace tastescope::nn {
namespace {

constexpr std::int64_t kPiece = 1 << 16;  ///< parameters one thread takes at a time

}  // namespace

Adam::Adam(std::vector<at::Tensor> parameters, AdamOptions options, std::string prefix)
    : parameters_(std::move(parameters)), options_(options), prefix_(std::move(prefix)) {
  for (const at::Tensor& parameter : parameters_) {
    first_.push_back(torch::zeros(parameter.sizes()));
    second_.push_back(torch::zeros(parameter.sizes()));
  }
  updates_.assign(parameters_.size(), 0);
}

void Adam::step() {
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    if (!parameters_[p].grad().defined()) continue;
    const at::Tensor gradient = parameters_[p].grad().contiguous();
    const auto count = static_cast<double>(++updates_[p]);
    const double correction = std::sqrt(1.0 - std::pow(options_.beta2, count));
    const AdamStep step{.rate = static_cast<float>(options_.learningRate * correction /
                                                   (1.0 - std::pow(options_.beta1, count))),
                        .epsilon = static_cast<float>(options_.epsilon * correction),
                        .beta1 = static_cast<float>(options_.beta1),
                        .beta2 = static_cast<float>(options_.beta2),
                        .weightDecay = static_cast<float>(options_.weightDecay)};
    const float* const g = gradient.data_ptr<float>();
    float* const w = parameters_[p].data_ptr<float>();
    float* const m = first_[p].data_ptr<float>();
    float* const v = second_[p].data_ptr<float>();
    const std::int64_t total = gradient.numel();
    const std::int64_t pieces = (total + kPiece - 1) / kPiece;
#pragma omp parallel for schedule(static) if (pieces > 1)
    for (std::int64_t piece = 0; piece < pieces; ++piece) {
      const std::int64_t at = piece * kPiece;
      adamUpdate(step, g + at, w + at, m + at, v + at,
                 static_cast<std::size_t>(std::min(kPiece, total - at)));
    }
    parameters_[p].mutable_grad() = at::Tensor();
  }
}

std::string Adam::nameOf(const char* what, std::size_t index) const {
  return prefix_ + "." + what + "." + std::to_string(index);
}

void Adam::exportState(TensorMap& map) const {
  HostTensor updates =
      HostTensor::zeros(ElementType::Int64, {static_cast<std::int64_t>(updates_.size())});
  std::copy(updates_.begin(), updates_.end(), updates.as<std::int64_t>().begin());
  map[prefix_ + ".updates"] = std::move(updates);
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    map[nameOf("first", p)] = toHost(first_[p]);
    map[nameOf("second", p)] = toHost(second_[p]);
  }
}

void Adam::importState(const TensorMap& map) {
  const auto take = [&map](const std::string& name, const std::vector<std::int64_t>& shape,
                           ElementType type) -> const HostTensor& {
    const auto found = map.find(name);
    if (found == map.end() || found->second.shape != shape || found->second.type != type) {
      throw Error(ErrorCode::Corrupt,
                  coreText("Models", "The saved optimiser state does not fit this model."), name);
    }
    return found->second;
  };
  const auto updates =
      take(prefix_ + ".updates", {static_cast<std::int64_t>(updates_.size())}, ElementType::Int64)
          .as<std::int64_t>();
  std::copy(updates.begin(), updates.end(), updates_.begin());
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    const auto shape = parameters_[p].sizes().vec();
    first_[p] = toTensor(take(nameOf("first", p), shape, ElementType::Float32));
    second_[p] = toTensor(take(nameOf("second", p), shape, ElementType::Float32));
  }
}

}  // namespace tastescope::nn
