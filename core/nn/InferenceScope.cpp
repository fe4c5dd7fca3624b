#include "core/nn/InferenceScope.h"

#include <omp.h>

namespace tastescope::nn {

InferenceScope::InferenceScope() {
  at::get_num_threads();  // lets torch set this thread up first, else it would undo the next line
                          // later
  threadsBefore_ = omp_get_max_threads();
  omp_set_num_threads(1);
}

InferenceScope::~InferenceScope() { omp_set_num_threads(threadsBefore_); }

at::Tensor viewOf(std::span<float> values, std::int64_t rows, std::int64_t columns) {
  return torch::from_blob(values.data(), {rows, columns}, torch::kFloat32);
}

at::Tensor viewOf(std::span<const float> values, std::int64_t rows, std::int64_t columns) {
  // from_blob has no const form; callers of this overload only read.
  return torch::from_blob(const_cast<float*>(values.data()), {rows, columns}, torch::kFloat32);
}

}  // namespace tastescope::nn
