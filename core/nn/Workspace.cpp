#include "core/nn/Workspace.h"

namespace tastescope::nn {

at::Tensor Workspace::tensor(at::IntArrayRef sizes, at::ScalarType type) {
  const std::int64_t count = c10::multiply_integers(sizes);
  const bool fits = memory_.defined() && memory_.scalar_type() == type && memory_.numel() >= count;
  if (!fits || memory_.use_count() > 1) memory_ = torch::empty({count}, type);
  // Not a view: with memory of its own, to all appearances, a gradient is taken as it is.
  return torch::from_blob(
      memory_.data_ptr(), sizes, [kept = memory_](void*) {}, type);
}

at::Tensor takeKept(torch::autograd::AutogradContext& context, const std::string& name) {
  const auto found = context.saved_data.find(name);
  if (found == context.saved_data.end()) return {};
  at::Tensor tensor = found->second.toTensor();
  context.saved_data.erase(found);
  return tensor;
}

}  // namespace tastescope::nn
