// The output layer and multinomial likelihood of autoencoders in one piece: logits [rows, items]
// exist once, are turned into their own gradient in place, and never enter the autograd graph.
// Thread rule: one thread (uses torch's threads inside). Cost: three matrix products and one pass
// over [rows, items].
#pragma once

#include "core/nn/SparseBatch.h"
#include "core/nn/Torch.h"
#include "core/nn/Workspace.h"

namespace tastescope::nn {

enum class Precision {
  Single,
  Mixed,  ///< products in bfloat16 through oneDNN, sums, softmax and weights in single
};

/// True when the processor multiplies bfloat16 itself; elsewhere Mixed would be slower than Single.
bool multipliesBFloat16();

/// What a model keeps for the loss between its steps.
struct MultinomialWorkspace {
  Workspace logits;
  Workspace weightGradient;
  Workspace weight;   ///< in bfloat16, as products are and Mixed needs
  Workspace product;  ///< [rows, items] in bfloat16
};

/// hidden: [rows, width]; weight: [items, width]; bias: [items]; target: [rows, items] sparse.
/// Returns the scalar mean over rows of -sum_i x_ui log softmax(hidden W^T + b)_i, differentiable
/// in hidden, weight and bias (detached ones are not differentiated). There is one backward pass.
at::Tensor multinomialLoss(const at::Tensor& hidden, const at::Tensor& weight,
                           const at::Tensor& bias, const SparseBatch& target,
                           MultinomialWorkspace& workspace,
                           Precision precision = Precision::Single);

}  // namespace tastescope::nn
