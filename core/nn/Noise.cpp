#include "core/nn/Noise.h"

#include <cmath>
#include <numbers>

namespace tastescope::nn {

at::Tensor normalNoise(const std::vector<std::int64_t>& shape, Rng& rng) {
  const at::Tensor noise = torch::empty(shape);
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

at::Tensor dropoutMask(const std::vector<std::int64_t>& shape, double share, Rng& rng) {
  const at::Tensor mask = torch::empty(shape);
  float* const values = mask.data_ptr<float>();
  const auto kept = static_cast<float>(1.0 / (1.0 - share));
  for (std::int64_t i = 0; i < mask.numel(); ++i) values[i] = rng.uniform() < share ? 0.0F : kept;
  return mask;
}

}  // namespace tastescope::nn
