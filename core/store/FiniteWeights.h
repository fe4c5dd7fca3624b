// Weights of a file that are no numbers are refused before a model makes empty lists of them. Thread
// rule: pure. Cost: one pass over the weights.
#pragma once

#include "core/store/RunStore.h"

namespace tastescope {

/// Error(Corrupt) that names the run when one of its weights is an infinity or a NaN.
void requireFinite(const TensorMap& weights, const RunRecord& run);

}  // namespace tastescope
