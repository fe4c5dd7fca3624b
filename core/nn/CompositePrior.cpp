#include "core/nn/CompositePrior.h"

#include <cmath>
#include <numbers>

namespace tastescope::nn {
namespace {

constexpr double kStandardShare = 3.0 / 20;
constexpr double kPreviousShare = 3.0 / 4;
constexpr double kWideShare = 1.0 / 10;
constexpr double kWideLogVariance = 10.0;

/// log N(z; mean, exp(logVariance)), elementwise.
at::Tensor logNormal(const at::Tensor& z, const at::Tensor& mean, const at::Tensor& logVariance) {
  const double log2Pi = std::log(2.0 * std::numbers::pi);
  return -0.5 * (logVariance + log2Pi + (z - mean).square() / logVariance.exp());
}

}  // namespace

at::Tensor compositeDivergence(const at::Tensor& z, const at::Tensor& encoded,
                               const at::Tensor& before) {
  const std::int64_t size = z.size(1);
  const at::Tensor zero = torch::zeros({1});
  const at::Tensor previous = logNormal(z, before.narrow(1, 0, size), before.narrow(1, size, size));
  const at::Tensor prior =
      at::logsumexp(at::stack({logNormal(z, zero, zero) + std::log(kStandardShare),
                               previous + std::log(kPreviousShare),
                               logNormal(z, zero, zero + kWideLogVariance) + std::log(kWideShare)}),
                    0);
  const at::Tensor posterior =
      logNormal(z, encoded.narrow(1, 0, size), encoded.narrow(1, size, size));
  return (posterior - prior).sum(1);
}

}  // namespace tastescope::nn
