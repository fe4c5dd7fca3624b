// Between torch tensors and HostTensor, by copy.
// Thread rule: pure. Cost: one copy.
#pragma once

#include "core/base/HostTensor.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// A contiguous copy in main memory. Float32, Float64, Int32, Int64, UInt8 and BFloat16; else
/// Error(Internal).
HostTensor toHost(const at::Tensor& tensor);
/// A tensor that owns its memory.
at::Tensor toTensor(const HostTensor& host);

}  // namespace tastescope::nn
