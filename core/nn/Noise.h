// Random tensors that depend on a seed alone, so that a resumed run draws what the uninterrupted
// one did. Thread rule: pure. Cost: about 10 ns a normal value, 3 ns a mask value.
#pragma once

#include "core/base/Rng.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

/// Standard normal values.
at::Tensor normalNoise(const std::vector<std::int64_t>& shape, Rng& rng);
/// 0 with probability `share`, else 1 / (1 - share).
at::Tensor dropoutMask(const std::vector<std::int64_t>& shape, double share, Rng& rng);

}  // namespace tastescope::nn
