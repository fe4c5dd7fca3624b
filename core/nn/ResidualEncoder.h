// An encoder of histories with five densely connected layers, swish and layer normalisation, as
// RecVAE uses it: every layer sees the sum of all before it. Thread rule: calls are const and safe
// from several threads under NoGradGuard. Cost: a gather-sum and five small products.
#pragma once

#include <array>

#include "core/nn/ParameterSet.h"
#include "core/nn/SparseBatch.h"
#include "core/nn/Workspace.h"

namespace tastescope::nn {

class ResidualEncoder {
 public:
  /// Adds its tensors as "encoder.*" to `set`: with gradients when `learns`, else as buffers.
  ResidualEncoder(ParameterSet& set, bool learns, std::int64_t items, std::int64_t hidden,
                  std::int64_t outputs);
  void initialise(Rng& rng);
  /// Takes over the values of an encoder of the same shape.
  void copyFrom(const ResidualEncoder& other);
  /// rows: [rows, items] sparse. Returns [rows, outputs]. `inputGradient`: of sparseLinear().
  [[nodiscard]] at::Tensor operator()(const SparseBatch& rows,
                                      Workspace* inputGradient = nullptr) const;

 private:
  static constexpr std::size_t kLayers = 5;
  [[nodiscard]] at::Tensor activate(const at::Tensor& in, std::size_t layer) const;

  std::array<at::Tensor, kLayers> weight_;  ///< the first [items, hidden], the others [out, in]
  std::array<at::Tensor, kLayers> bias_;
  std::array<at::Tensor, kLayers> normScale_;
  std::array<at::Tensor, kLayers> normShift_;
  at::Tensor headWeight_;  ///< [outputs, hidden]
  at::Tensor headBias_;
  std::vector<at::Tensor> tensors_;  ///< all of the above
};

}  // namespace tastescope::nn
