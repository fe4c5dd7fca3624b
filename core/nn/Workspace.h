// Memory of a large tensor that is made anew in every step. malloc maps blocks of 32 MB and more anew each time, and the kernel
// clears their pages: a third of a step over a large catalogue. A workspace keeps the memory of the tensor before for the next.
// Thread rule: one thread; its tensors may end on any. Cost: the memory, while the workspace or a tensor of it lives.
#pragma once

#include <string>

#include "core/nn/Torch.h"

namespace tastescope::nn {

class Workspace {
 public:
  /// With numbers of any value. In the memory of the tensor before, if that is gone and had the room; in new memory else, so a
  /// tensor that is still somebody's is never written into.
  at::Tensor tensor(at::IntArrayRef sizes, at::ScalarType type = at::kFloat);

 private:
  at::Tensor memory_;
};

/// What the node kept under `name`, out of it; undefined where there is nothing. A gradient is handed on to its parameter
/// without a copy only if nobody else has it.
at::Tensor takeKept(torch::autograd::AutogradContext& context, const std::string& name);

}  // namespace tastescope::nn
