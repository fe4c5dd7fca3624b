#include "core/nn/GaussianDiffusion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Error.h"

namespace tastescope::nn {
namespace {

constexpr double kFirstBeta = 1e-5;
constexpr double kLargestBeta = 0.999;
constexpr double kUniformShare = 0.001;  ///< of the draws, so that no step is forgotten

const char* const kLosses = "diffusion.losses";
const char* const kRecorded = "diffusion.recorded";

std::size_t index(std::int64_t t) { return static_cast<std::size_t>(t); }

}  // namespace

DiffusionSchedule::DiffusionSchedule(const DiffusionOptions& options) {
  const double first = options.noiseScale * options.noiseMin;
  const double last = options.noiseScale * std::max(options.noiseMin, options.noiseMax);
  double keptWanted = 1;
  double kept = 1;
  for (std::int64_t t = 0; t < options.steps; ++t) {
    const double share =
        options.steps > 1 ? static_cast<double>(t) / static_cast<double>(options.steps - 1) : 0;
    const double next = 1 - (first + share * (last - first));
    const double beta = t == 0 ? kFirstBeta : std::min(1 - next / keptWanted, kLargestBeta);
    keptWanted = next;
    kept *= 1 - beta;
    beta_.push_back(beta);
    kept_.push_back(kept);
  }
}

double DiffusionSchedule::keptBefore(std::int64_t t) const {
  return t == 0 ? 1 : kept_[index(t - 1)];
}
double DiffusionSchedule::snr(std::int64_t t) const {
  return kept_[index(t)] / (1 - kept_[index(t)]);
}
double DiffusionSchedule::signal(std::int64_t t) const { return std::sqrt(kept_[index(t)]); }
double DiffusionSchedule::noise(std::int64_t t) const { return std::sqrt(1 - kept_[index(t)]); }

double DiffusionSchedule::fromPrediction(std::int64_t t) const {
  return beta_[index(t)] * std::sqrt(keptBefore(t)) / (1 - kept_[index(t)]);
}

double DiffusionSchedule::fromNoisy(std::int64_t t) const {
  return (1 - keptBefore(t)) * std::sqrt(1 - beta_[index(t)]) / (1 - kept_[index(t)]);
}

double DiffusionSchedule::lossWeight(std::int64_t t) const {
  return t == 0 ? 1 : snr(t - 1) - snr(t);
}

StepSampler::StepSampler(std::int64_t steps)
    : steps_(index(steps)), losses_(steps_ * kRemembered, 0.0), recorded_(steps_, 0) {}

std::vector<double> StepSampler::probabilities() const {
  const auto uniform = 1.0 / static_cast<double>(steps_);
  std::vector<double> chances(steps_, uniform);
  const bool known = std::all_of(recorded_.begin(), recorded_.end(), [](std::int64_t count) {
    return count == static_cast<std::int64_t>(kRemembered);
  });
  if (!known) return chances;
  for (std::size_t step = 0; step < steps_; ++step) {
    const double* const own = losses_.data() + step * kRemembered;
    const double squares = std::inner_product(own, own + kRemembered, own, 0.0);
    chances[step] = std::sqrt(squares / static_cast<double>(kRemembered));
  }
  const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
  for (double& chance : chances) {
    const double own = sum > 0 ? chance / sum : uniform;
    chance = (1 - kUniformShare) * own + kUniformShare * uniform;
  }
  return chances;
}

std::vector<StepSampler::Draw> StepSampler::draw(std::int64_t count, Rng& rng) const {
  const std::vector<double> chances = probabilities();
  std::vector<double> sums(steps_);
  std::partial_sum(chances.begin(), chances.end(), sums.begin());
  std::vector<Draw> draws(static_cast<std::size_t>(count));
  for (Draw& draw : draws) {
    const auto place = std::upper_bound(sums.begin(), sums.end(), rng.uniform() * sums.back());
    const auto step = std::min(static_cast<std::size_t>(place - sums.begin()), steps_ - 1);
    draw = {static_cast<std::int64_t>(step), chances[step] * static_cast<double>(steps_)};
  }
  return draws;
}

void StepSampler::record(std::int64_t step, double loss) {
  double* const own = losses_.data() + index(step) * kRemembered;
  std::int64_t& count = recorded_[index(step)];
  if (count == static_cast<std::int64_t>(kRemembered)) {
    std::copy(own + 1, own + kRemembered, own);
    own[kRemembered - 1] = loss;
  } else {
    own[count++] = loss;
  }
}

void StepSampler::exportState(TensorMap& map) const {
  const auto rows = static_cast<std::int64_t>(steps_);
  HostTensor losses =
      HostTensor::zeros(ElementType::Float64, {rows, static_cast<std::int64_t>(kRemembered)});
  std::copy(losses_.begin(), losses_.end(), losses.as<double>().begin());
  HostTensor recorded = HostTensor::zeros(ElementType::Int64, {rows});
  std::copy(recorded_.begin(), recorded_.end(), recorded.as<std::int64_t>().begin());
  map[kLosses] = std::move(losses);
  map[kRecorded] = std::move(recorded);
}

void StepSampler::importState(const TensorMap& map) {
  const auto losses = map.find(kLosses);
  const auto recorded = map.find(kRecorded);
  if (losses == map.end() || losses->second.as<double>().size() != losses_.size() ||
      recorded == map.end() || recorded->second.as<std::int64_t>().size() != steps_) {
    throw Error(ErrorCode::Corrupt,
                coreText("Models", "The saved training state does not fit this model."), kLosses);
  }
  const auto values = losses->second.as<double>();
  std::copy(values.begin(), values.end(), losses_.begin());
  const auto counts = recorded->second.as<std::int64_t>();
  for (std::size_t step = 0; step < steps_; ++step) {
    recorded_[step] = std::clamp<std::int64_t>(counts[step], 0, kRemembered);
  }
}

}  // namespace tastescope::nn
