// A loss whose gradients are computed together with it, as a node of the autograd graph: how losses
// over scores of a whole catalogue keep the scores themselves out of the graph. Thread rule: one
// thread. Cost: none of its own.
#pragma once

#include "core/nn/Torch.h"

namespace tastescope::nn {

struct ReadyLoss {
  double loss = 0;
  at::Tensor hidden;  ///< gradients, shaped as their tensors
  at::Tensor weight;
  at::Tensor bias;  ///< undefined without a bias
};

/// A scalar of value ready.loss that hands out the ready gradients. `bias` may be undefined.
at::Tensor attachLoss(const at::Tensor& hidden, const at::Tensor& weight, const at::Tensor& bias,
                      const ReadyLoss& ready);

}  // namespace tastescope::nn
