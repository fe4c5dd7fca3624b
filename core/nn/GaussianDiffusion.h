// The arithmetic of a diffusion process over interaction vectors, free of torch: how much of the
// signal is left after t steps, what a reverse step keeps, what a step weighs in the loss, and
// which steps are worth learning from. Source: Wang, Xu, Feng, Lin, He, Chua: Diffusion Recommender
// Model, SIGIR 2023, after Ho et al., NeurIPS 2020, and Nichol, Dhariwal, ICML 2021. Thread rule:
// the schedule is immutable; the sampler belongs to one thread. Cost: a few numbers a step.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/base/Rng.h"

namespace tastescope::nn {

struct DiffusionOptions {
  std::int64_t steps = 5;  ///< T
  double noiseScale = 1e-3;
  double noiseMin = 5e-4;
  double noiseMax = 5e-3;
};

/// Steps t count from 0. The variance 1 - abar_t grows linearly from noiseScale * noiseMin to
/// noiseScale * noiseMax; the first beta is fixed at 1e-5 as in the authors' program.
class DiffusionSchedule {
 public:
  explicit DiffusionSchedule(const DiffusionOptions& options);

  [[nodiscard]] std::int64_t steps() const { return static_cast<std::int64_t>(kept_.size()); }
  /// sqrt(abar_t): x_t = signal(t) x_0 + noise(t) e.
  [[nodiscard]] double signal(std::int64_t t) const;
  /// sqrt(1 - abar_t).
  [[nodiscard]] double noise(std::int64_t t) const;
  /// The mean of q(x_{t-1} | x_t, x_0) is fromPrediction(t) x_0 + fromNoisy(t) x_t.
  [[nodiscard]] double fromPrediction(std::int64_t t) const;
  [[nodiscard]] double fromNoisy(std::int64_t t) const;
  /// What the squared error of a predicted x_0 weighs in the ELBO: SNR(t-1) - SNR(t), 1 at t = 0.
  [[nodiscard]] double lossWeight(std::int64_t t) const;

 private:
  [[nodiscard]] double keptBefore(std::int64_t t) const;
  [[nodiscard]] double snr(std::int64_t t) const;
  std::vector<double> beta_;
  std::vector<double> kept_;  ///< abar_t
};

/// Draws steps in proportion to the root mean square of their last ten losses, once every step has
/// ten; uniformly until then.
class StepSampler {
 public:
  explicit StepSampler(std::int64_t steps);

  struct Draw {
    std::int64_t step = 0;
    double factor = 1;  ///< steps * probability: a loss is divided by it to stay unbiased
  };
  /// `count` independent draws.
  [[nodiscard]] std::vector<Draw> draw(std::int64_t count, Rng& rng) const;
  void record(std::int64_t step, double loss);

  void exportState(TensorMap& map) const;
  /// Throws Error(Corrupt) when the state is missing or does not fit.
  void importState(const TensorMap& map);

 private:
  [[nodiscard]] std::vector<double> probabilities() const;
  static constexpr std::size_t kRemembered = 10;
  std::size_t steps_;
  std::vector<double> losses_;          ///< [steps, kRemembered], oldest first
  std::vector<std::int64_t> recorded_;  ///< [steps], at most kRemembered
};

}  // namespace tastescope::nn
