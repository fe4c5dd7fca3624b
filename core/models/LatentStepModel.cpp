#include "core/models/LatentStepModel.h"

#include "core/nn/GaussianLatent.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"

namespace tastescope {

void LatentStepModel::encode(std::span<const History> batch, std::span<float> mean,
                             std::span<float> logVariance) const {
  const nn::InferenceScope scope;
  const at::Tensor encoded = encodeHistories(batch);
  const at::Tensor means = nn::viewOf(mean, encoded.size(0), shape_.size);
  if (!shape_.hasVariance) {
    means.copy_(encoded);
    return;
  }
  const nn::GaussianLatent latent(encoded);
  means.copy_(latent.mean);
  if (logVariance.empty()) return;
  nn::viewOf(logVariance, encoded.size(0), shape_.size).copy_(latent.logVariance);
}

void LatentStepModel::decode(std::span<const float> latent, std::span<float> scores) const {
  const nn::InferenceScope scope;
  const auto rows = static_cast<std::int64_t>(latent.size()) / shape_.size;
  const at::Tensor hidden = decodeToHidden(nn::viewOf(latent, rows, shape_.size));
  const nn::Linear last = lastLayer();
  at::Tensor out = nn::viewOf(scores, rows, itemCount());
  at::addmm_out(out, last.bias, hidden, last.weight.t());
}

HostTensor LatentStepModel::itemEmbeddings() const {
  const torch::NoGradGuard noGradient;
  return nn::toHost(lastLayer().weight);
}

std::vector<NamedValue> LatentStepModel::learnBound(const at::Tensor& reconstruction,
                                                    const at::Tensor& divergence, double klWeight) {
  const at::Tensor loss = reconstruction + klWeight * divergence;
  descend(loss);
  return {{"elbo", loss.item<double>()},
          {"reconstruction", reconstruction.item<double>()},
          {"kl", divergence.item<double>()},
          {"kl-weight", klWeight}};
}

}  // namespace tastescope
