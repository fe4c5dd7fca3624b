#include "core/nn/HostCopy.h"

#include <cstring>

#include "core/base/Error.h"

namespace tastescope::nn {
namespace {

constexpr std::pair<ElementType, at::ScalarType> kTypes[] = {
    {ElementType::Float32, at::kFloat}, {ElementType::Float64, at::kDouble},
    {ElementType::Int32, at::kInt},     {ElementType::Int64, at::kLong},
    {ElementType::UInt8, at::kByte},    {ElementType::BFloat16, at::kBFloat16}};

}  // namespace

HostTensor toHost(const at::Tensor& tensor) {
  for (const auto& [type, scalar] : kTypes) {
    if (scalar != tensor.scalar_type()) continue;
    const at::Tensor whole = tensor.detach().contiguous();
    HostTensor host = HostTensor::zeros(type, whole.sizes().vec());
    if (!host.bytes.empty()) std::memcpy(host.bytes.data(), whole.data_ptr(), host.bytes.size());
    return host;
  }
  throw Error(ErrorCode::Internal, coreText("Models", "A tensor has a type that cannot be saved."));
}

at::Tensor toTensor(const HostTensor& host) {
  for (const auto& [type, scalar] : kTypes) {
    if (type != host.type) continue;
    at::Tensor tensor = torch::empty(host.shape, scalar);
    if (!host.bytes.empty()) std::memcpy(tensor.data_ptr(), host.bytes.data(), host.bytes.size());
    return tensor;
  }
  throw Error(ErrorCode::Internal,
              coreText("Models", "A tensor has a type that cannot be loaded."));
}

}  // namespace tastescope::nn
