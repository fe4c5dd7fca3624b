#include "core/nn/GaussianLatent.h"

#include "core/nn/Noise.h"

namespace tastescope::nn {

GaussianLatent::GaussianLatent(const at::Tensor& encoded)
    : mean(encoded.narrow(1, 0, encoded.size(1) / 2)),
      logVariance(encoded.narrow(1, mean.size(1), mean.size(1))) {}

at::Tensor GaussianLatent::sample(Rng& rng) const {
  const at::Tensor noise = normalNoise({mean.size(0), mean.size(1)}, rng);
  return mean + (0.5 * logVariance).exp() * noise;
}

at::Tensor GaussianLatent::divergence() const {
  return 0.5 * (logVariance.exp() + mean.square() - 1.0 - logVariance).sum(1).mean();
}

}  // namespace tastescope::nn
