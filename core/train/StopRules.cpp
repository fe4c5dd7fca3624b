#include "core/train/StopRules.h"

#include <algorithm>
#include <cmath>

#include "core/eval/Metric.h"

namespace tastescope {
namespace {

/// A healthy loss never grows this much; a learning rate that is too high passes it within a few
/// steps.
constexpr double kExplosion = 1000.0;
constexpr double kSecondsPerMinute = 60.0;

}  // namespace

StopDecision divergedWeights(std::int64_t epoch) {
  return {StopReason::Diverged,
          coreText("Train",
                   "Training diverged in epoch %1: a weight is no longer a number. Lower the "
                   "learning rate; the best weights so far are kept.")
              .arg(epoch)};
}

std::optional<StopDecision> MaxEpochsRule::afterEpoch(const TrainMoment& moment) {
  if (moment.epoch < epochs_) return std::nullopt;
  if (validates_) {
    return StopDecision{StopReason::MaxEpochs,
                        coreText("Train", "All %1 epochs are done.").arg(epochs_)};
  }
  return StopDecision{
      StopReason::MaxEpochs,
      coreText("Train",
               "All %1 epochs are done. The split has no validation part, so the last one is kept, "
               "and nothing says whether fewer would have been better.")
          .arg(epochs_)};
}

std::optional<StopDecision> PatienceRule::afterEpoch(const TrainMoment& moment) {
  if (moment.epoch - moment.bestEpoch < epochs_) return std::nullopt;
  return StopDecision{StopReason::Patience, coreText("Train", "No better %1 for %2 epochs.")
                                                .arg(Metric::require(metric_).label())
                                                .arg(epochs_)};
}

std::optional<StopDecision> TimeBudgetRule::afterStep(const TrainMoment& moment) {
  if (moment.seconds < minutes_ * kSecondsPerMinute) return std::nullopt;
  return StopDecision{StopReason::TimeBudget,
                      coreText("Train", "The time budget of %1 minutes is used up.").arg(minutes_)};
}

std::optional<StopDecision> TimeBudgetRule::afterEpoch(const TrainMoment& moment) {
  return afterStep(moment);
}

std::optional<StopDecision> DivergenceRule::afterStep(const TrainMoment& moment) {
  if (moment.losses == nullptr || moment.losses->empty()) return std::nullopt;
  for (const NamedValue& loss : *moment.losses) {
    if (std::isfinite(loss.value)) continue;
    return StopDecision{
        StopReason::Diverged,
        coreText("Train",
                 "Training diverged in epoch %1: %2 is no longer a number. Lower the learning "
                 "rate; the best weights so far are kept.")
            .arg(moment.epoch)
            .arg(loss.name)};
  }
  const NamedValue& first = moment.losses->front();
  const double size = std::abs(first.value);
  if (!start_) start_ = std::max(1.0, size);
  if (size <= kExplosion * *start_) return std::nullopt;
  return StopDecision{
      StopReason::Diverged,
      coreText("Train",
               "Training diverged in epoch %1: %2 has grown to more than %3 times its "
               "start. Lower the learning rate; the best weights so far are kept.")
          .arg(moment.epoch)
          .arg(first.name)
          .arg(static_cast<int>(kExplosion))};
}

std::optional<StopDecision> UserWishRule::afterStep(const TrainMoment&) {
  if (!control_.stopWanted()) return std::nullopt;
  return StopDecision{StopReason::UserKeepBest,
                      coreText("Train", "Stopped by you. The best epoch so far is kept.")};
}

std::optional<StopDecision> UserWishRule::afterEpoch(const TrainMoment& moment) {
  return afterStep(moment);
}

StopRules::StopRules(const TrainOptions& options, bool validates, const TrainControl& control) {
  rules_.push_back(std::make_unique<DivergenceRule>());
  rules_.push_back(std::make_unique<UserWishRule>(control));
  if (options.minutes > 0) rules_.push_back(std::make_unique<TimeBudgetRule>(options.minutes));
  if (options.patience > 0 && validates) {
    rules_.push_back(std::make_unique<PatienceRule>(options.patience, options.metric));
  }
  rules_.push_back(std::make_unique<MaxEpochsRule>(options.epochs, validates));
}

std::optional<StopDecision> StopRules::afterStep(const TrainMoment& moment) {
  for (const auto& rule : rules_) {
    if (auto decision = rule->afterStep(moment)) return decision;
  }
  return std::nullopt;
}

std::optional<StopDecision> StopRules::afterEpoch(const TrainMoment& moment) {
  for (const auto& rule : rules_) {
    if (auto decision = rule->afterEpoch(moment)) return decision;
  }
  return std::nullopt;
}

}  // namespace tastescope
