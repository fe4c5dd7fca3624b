// A batch of normal distributions with independent dimensions, as the encoders of variational
// autoencoders give them (Kingma, Welling: Auto-Encoding Variational Bayes, ICLR 2014). Samples
// depend on a seed alone, so that a resumed run draws what the uninterrupted one did. Thread rule:
// as torch. Cost: a few passes over [rows, size]; about 10 ns a normal value.
#pragma once

#include "core/base/Rng.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// Standard normal values, [rows, columns].
at::Tensor normalNoise(std::int64_t rows, std::int64_t columns, Rng& rng);

struct GaussianLatent {
  at::Tensor mean;         ///< [rows, size]
  at::Tensor logVariance;  ///< [rows, size]

  /// encoded: [rows, 2 size], means and then log variances.
  explicit GaussianLatent(const at::Tensor& encoded);

  /// One point a row, mean + deviation * noise (the reparametrisation): [rows, size],
  /// differentiable in both.
  [[nodiscard]] at::Tensor sample(Rng& rng) const;
  /// KL(this || N(0, I)) = 1/2 sum (exp(logVariance) + mean^2 - 1 - logVariance), the mean over the
  /// rows: a scalar.
  [[nodiscard]] at::Tensor divergence() const;
};

}  // namespace tastescope::nn
