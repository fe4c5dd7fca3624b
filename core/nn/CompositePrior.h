// RecVAE's prior (Shenbin et al., WSDM 2020): p(z) = 3/20 N(0, I) + 3/4 q'(z | x) + 1/10 N(0, e^10
// I), where q' is the encoder of an earlier epoch; mixed per dimension, with the shares the authors
// publish. Thread rule: as torch. Cost: a few passes over [rows, latent].
#pragma once

#include "core/nn/Torch.h"

namespace tastescope::nn {

/// z: [rows, latent]; encoded and before: [rows, 2 latent], means and then log variances of q and
/// q'. Returns [rows]: the one-sample estimate log q(z | x) - log p(z), summed over dimensions;
/// differentiable in z and encoded.
at::Tensor compositeDivergence(const at::Tensor& z, const at::Tensor& encoded,
                               const at::Tensor& before);

}  // namespace tastescope::nn
