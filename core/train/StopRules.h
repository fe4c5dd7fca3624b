// When training ends: small rules asked one after the other; the first with an answer decides.
// Thread rule: the training thread. Cost: a few comparisons a step.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/train/TrainingEngine.h"

namespace tastescope {

/// What the rules may look at.
struct TrainMoment {
  std::int64_t epoch = 0;      ///< running (after a step) or completed (after an epoch)
  std::int64_t bestEpoch = 0;  ///< 0 = none yet
  double seconds = 0;          ///< trained so far
  const std::vector<NamedValue>* losses = nullptr;  ///< of the step; null after an epoch
};

struct StopDecision {
  StopReason reason = StopReason::MaxEpochs;
  Text sentence = {};
};

class StopRule {
 public:
  virtual ~StopRule() = default;
  virtual std::optional<StopDecision> afterStep(const TrainMoment&) { return std::nullopt; }
  virtual std::optional<StopDecision> afterEpoch(const TrainMoment&) { return std::nullopt; }
};

class MaxEpochsRule : public StopRule {
 public:
  MaxEpochsRule(std::int64_t epochs, bool validates) : epochs_(epochs), validates_(validates) {}
  std::optional<StopDecision> afterEpoch(const TrainMoment& moment) override;

 private:
  std::int64_t epochs_;
  bool validates_;
};

/// `epochs` without a new best value of `metric`.
class PatienceRule : public StopRule {
 public:
  PatienceRule(std::int64_t epochs, std::string metric)
      : epochs_(epochs), metric_(std::move(metric)) {}
  std::optional<StopDecision> afterEpoch(const TrainMoment& moment) override;

 private:
  std::int64_t epochs_;
  std::string metric_;
};

/// Looks after every step, so that one long epoch cannot outlast the budget by much.
class TimeBudgetRule : public StopRule {
 public:
  explicit TimeBudgetRule(double minutes) : minutes_(minutes) {}
  std::optional<StopDecision> afterStep(const TrainMoment& moment) override;
  std::optional<StopDecision> afterEpoch(const TrainMoment& moment) override;

 private:
  double minutes_;
};

/// A loss that is no number, or a first loss that has grown far beyond where it began.
class DivergenceRule : public StopRule {
 public:
  std::optional<StopDecision> afterStep(const TrainMoment& moment) override;

 private:
  std::optional<double> start_;  ///< size of the first loss this rule saw
};

class UserWishRule : public StopRule {
 public:
  explicit UserWishRule(const TrainControl& control) : control_(control) {}
  std::optional<StopDecision> afterStep(const TrainMoment& moment) override;
  std::optional<StopDecision> afterEpoch(const TrainMoment& moment) override;

 private:
  const TrainControl& control_;
};

/// The chain, in order of precedence.
class StopRules {
 public:
  /// Divergence, the user's wish, the time budget, patience, the number of epochs, as the options
  /// say.
  StopRules(const TrainOptions& options, bool validates, const TrainControl& control);
  std::optional<StopDecision> afterStep(const TrainMoment& moment);
  std::optional<StopDecision> afterEpoch(const TrainMoment& moment);

 private:
  std::vector<std::unique_ptr<StopRule>> rules_;
};

/// The decision of a run whose weights have left the finite.
StopDecision divergedWeights(std::int64_t epoch);

}  // namespace tastescope
