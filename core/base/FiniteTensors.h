// Whether weights are numbers: training stops at those that are not, and stored ones are refused.
// Thread rule: pure. Cost: one pass over the bytes.
#pragma once

#include "core/base/HostTensor.h"

namespace tastescope {

/// True when no tensor of a floating type holds an infinity or a NaN.
bool allFinite(const TensorMap& tensors);

}  // namespace tastescope
