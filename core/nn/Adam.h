// Adam (Kingma, Ba: Adam: A Method for Stochastic Optimization, ICLR 2015) in one fused pass, with
// a state that can be saved and restored bit for bit. Thread rule: one thread; the pass itself uses
// torch's threads. Cost: 28 bytes of memory traffic a parameter.
#pragma once

#include <string>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/nn/Torch.h"

namespace tastescope::nn {

struct AdamOptions {
  double learningRate = 1e-3;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double weightDecay = 0;  ///< L2 penalty, added to the gradient
};

class Adam {
 public:
  Adam() = default;
  /// The parameters are contiguous Float32 leaves; `prefix` names the state's tensors ("adam").
  Adam(std::vector<at::Tensor> parameters, AdamOptions options, std::string prefix = "adam");

  /// Updates every parameter that has a gradient, then drops the gradients.
  void step();
  void exportState(TensorMap& map) const;
  /// Throws Error(Corrupt) when the state is missing or does not fit.
  void importState(const TensorMap& map);

 private:
  [[nodiscard]] std::string nameOf(const char* what, std::size_t index) const;
  std::vector<at::Tensor> parameters_;
  std::vector<at::Tensor> first_;
  std::vector<at::Tensor> second_;
  std::vector<std::int64_t> updates_;  ///< per parameter: one without a gradient is not updated
  AdamOptions options_;
  std::string prefix_;
};

}  // namespace tastescope::nn
