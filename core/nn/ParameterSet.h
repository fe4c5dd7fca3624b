// The named weights of a model: made once, filled by a seed, exported and imported as a TensorMap.
// Thread rule: change on one thread; reading the tensors is safe from any. Cost: exports copy.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/base/Rng.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

class ParameterSet {
 public:
  /// A zero-filled Float32 leaf that learns. Names are unique.
  at::Tensor add(const std::string& name, const std::vector<std::int64_t>& shape);
  /// The same without a gradient: running copies and statistics that belong to the weights.
  at::Tensor addBuffer(const std::string& name, const std::vector<std::int64_t>& shape);

  [[nodiscard]] std::vector<at::Tensor> trainable() const;
  /// Trainable tensors whose names begin with `prefix`.
  [[nodiscard]] std::vector<at::Tensor> trainable(const std::string& prefix) const;
  [[nodiscard]] TensorMap exportAll() const;
  /// Copies into the tensors. Throws Error(Corrupt) for a missing name or another shape; nothing is
  /// changed then.
  void importAll(const TensorMap& map);

 private:
  at::Tensor keep(const std::string& name, at::Tensor tensor);
  std::vector<std::pair<std::string, at::Tensor>> entries_;
};

/// Normal values of deviation sqrt(2 / (fanIn + fanOut)) for a [fanA, fanB] matrix (Glorot, Bengio,
/// AISTATS 2010).
void fillXavierNormal(const at::Tensor& matrix, Rng& rng);
/// Normal values around 0.
void fillNormal(const at::Tensor& tensor, double deviation, Rng& rng);
void fillConstant(const at::Tensor& tensor, double value);

}  // namespace tastescope::nn
