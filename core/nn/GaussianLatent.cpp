#include "core/nn/GaussianLatent.h"

#include <cmath>
#include <numbers>

namespace tastescope::nn {

at::Tensor normalNoise(std::int64_t rows, std::int64_t columns, Rng& rng) {
  const at::Tensor noise = torch::empty({rows, columns});
  float* const values = noise.data_ptr<float>();
  const std::int64_t count = noise.numel();
  for (std::int64_t i = 0; i < count; i += 2) {  // Box-Muller gives two at a time
    const double radius = std::sqrt(-2.0 * std::log(1.0 - rng.uniform()));
    const double angle = 2.0 * std::numbers::pi * rng.uniform();
    values[i] = static_cast<float>(radius * std::cos(angle));
    if (i + 1 < count) values[i + 1] = static_cast<float>(radius * std::sin(angle));
  }
  return noise;
}

GaussianLatent::GaussianLatent(const at::Tensor& encoded)
    : mean(encoded.narrow(1, 0, encoded.size(1) / 2)),
      logVariance(encoded.narrow(1, mean.size(1), mean.size(1))) {}

at::Tensor GaussianLatent::sample(Rng& rng) const {
  const at::Tensor noise = normalNoise(mean.size(0), mean.size(1), rng);
  return mean + (0.5 * logVariance).exp() * noise;
}

at::Tensor GaussianLatent::divergence() const {
  return 0.5 * (logVariance.exp() + mean.square() - 1.0 - logVariance).sum(1).mean();
}

}  // namespace tastescope::nn
