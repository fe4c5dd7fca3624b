// A dense layer's two tensors. Thread rule: as torch. Cost: a product [rows, in] x [in, out].
#pragma once

#include <string>

#include "core/nn/ParameterSet.h"

namespace tastescope::nn {

struct Linear {
  at::Tensor weight;  ///< [out, in]
  at::Tensor bias;    ///< [out]
  [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const {
    return at::linear(x, weight, bias);
  }
};

/// Adds "<name>.weight" and "<name>.bias" to the set.
inline Linear addLinear(ParameterSet& set, const std::string& name, std::int64_t in,
                        std::int64_t out) {
  return {set.add(name + ".weight", {out, in}), set.add(name + ".bias", {out})};
}

}  // namespace tastescope::nn
