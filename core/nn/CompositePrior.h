// RecVAE's prior (Shenbin et al., WSDM 2020): p(z) = 3/20 N(0, I) + 3/4 q'(z | x) + 1/10 N(0, e^10
// I), where q' is the encoder of an earlier epoch; mixed per dimension, with the shares the authors
// publish. Thread rule: as torch. Cost: a few passes over [rows, latent].
#pragma once

#include "core/nn/GaussianLatent.h"

namespace tastescope::nn {

/// z: [rows, latent], drawn from the posterior q(z | x); `before` is q'(z | x). Returns [rows]: the
/// one-sample estimate log q(z | x) - log p(z), summed over dimensions; differentiable in z and q.
at::Tensor compositeDivergence(const at::Tensor& z, const GaussianLatent& posterior,
                               const GaussianLatent& before);

}  // namespace tastescope::nn
