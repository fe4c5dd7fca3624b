// What a variational autoencoder makes of its latent space: how far each dimension's posterior is
// from the prior, and which dimensions carry anything at all. Thread rule: pure. Cost: O(users *
// size).
//
//   KL_ud   = (exp(logVariance_ud) + mean_ud^2 - 1 - logVariance_ud) / 2, to the prior N(0, 1)
//   active  = dimensions d with Var_u(mean_ud) > 0.01
//             (Burda, Grosse, Salakhutdinov: Importance Weighted Autoencoders, ICLR 2016)
//
// The variance over users divides by their number.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tastescope {

inline constexpr double kActiveVariance = 0.01;

struct LatentUse {
  std::vector<double> divergence;  ///< per dimension, mean over users, nats
  std::vector<double> spread;      ///< per dimension, the variance of the means over users
  double total = 0;                ///< KL of a user, mean: the sum of `divergence`
  std::size_t active = 0;
};

/// means, logVariances: [users, size].
LatentUse latentUse(std::span<const float> means, std::span<const float> logVariances,
                    std::size_t size);

}  // namespace tastescope
