// What score(), encode() and decode() stand in: no autograd, and torch on this thread alone,
// because callers already run one thread a core. Thread rule: one object per call on its own
// thread. Cost: none.
#pragma once

#include <span>

#include "core/nn/Torch.h"

namespace tastescope::nn {

class InferenceScope {
 public:
  InferenceScope();
  ~InferenceScope();
  InferenceScope(const InferenceScope&) = delete;
  InferenceScope& operator=(const InferenceScope&) = delete;

 private:
  torch::NoGradGuard noGradient_;
  int threadsBefore_ = 1;
};

/// A [rows, columns] Float32 view of the caller's memory.
at::Tensor viewOf(std::span<float> values, std::int64_t rows, std::int64_t columns);
at::Tensor viewOf(std::span<const float> values, std::int64_t rows, std::int64_t columns);

}  // namespace tastescope::nn
