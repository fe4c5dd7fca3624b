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

at::Tensor compositeDivergence(const at::Tensor& z, const GaussianLatent& posterior,
                               const GaussianLatent& before) {
  const at::Tensor zero = torch::zeros({1});
  const at::Tensor previous = logNormal(z, before.mean, before.logVariance);
  const at::Tensor prior =
      at::logsumexp(at::stack({logNormal(z, zero, zero) + std::log(kStandardShare),
                               previous + std::log(kPreviousShare),
                               logNormal(z, zero, zero + kWideLogVariance) + std::log(kWideShare)}),
                    0);
  return (logNormal(z, posterior.mean, posterior.logVariance) - prior).sum(1);
}

}  // namespace tastescope::nn
