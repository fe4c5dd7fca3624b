// A first layer over sparse histories: out = X W + b as a gather-sum of W's rows, so that only
// entries cost anything. Thread rule: as torch: forward from any thread under NoGradGuard; training
// on one. Cost: entries * width multiply-adds each way; the gradient of W is dense in memory, but
// only rows that occur are summed.
#pragma once

#include "core/nn/SparseBatch.h"
#include "core/nn/Torch.h"
#include "core/nn/Workspace.h"

namespace tastescope::nn {

/// x: [rows, items] sparse; weight: [items, width]; bias: [width]. Returns [rows, width],
/// differentiable in weight and bias. Where a workspace is given, weight's gradient is made in it.
at::Tensor sparseLinear(const SparseBatch& x, const at::Tensor& weight, const at::Tensor& bias,
                        Workspace* weightGradient = nullptr);

}  // namespace tastescope::nn
