// The parts of TrainingEngine::run(): a clock that stands still in pauses, validation, and the loop
// over epochs and steps. Thread rule: the training thread.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/train/StopRules.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {

/// Seconds trained, those of an earlier session included, pauses not.
class TrainClock {
 public:
  explicit TrainClock(double before) : before_(before), start_(Clock::now()) {}
  [[nodiscard]] double seconds() const { return before_ + since(start_) - paused_; }
  void pauseBegins() { pauseStart_ = Clock::now(); }
  void pauseEnds() { paused_ += since(pauseStart_); }

 private:
  using Clock = std::chrono::steady_clock;
  static double since(Clock::time_point moment) {
    return std::chrono::duration<double>(Clock::now() - moment).count();
  }
  double before_;
  Clock::time_point start_;
  Clock::time_point pauseStart_;
  double paused_ = 0;
};

/// Evaluates the model on the validation part.
class Validation {
 public:
  Validation(const Recommender& model, const Split& split, const TrainOptions& options);
  /// False when the split has no validation entries: then the last epoch counts as the best.
  [[nodiscard]] bool possible() const { return possible_; }
  /// Fills `valid` and `validHalf`; nothing when not possible.
  void fill(EpochRecord& record, const std::stop_token& stop) const;
  /// The deciding metric of a filled record, 0 when not possible.
  [[nodiscard]] double valueOf(const EpochRecord& record) const;

 private:
  const Recommender& model_;
  const Split& split_;
  const TrainOptions& options_;
  bool possible_;
};

class TrainingLoop {
 public:
  TrainingLoop(Recommender& model, TrainsByStep& steps, const TrainOptions& options,
               const TrainingData& data, const Split& split, TrainObserver& observer,
               TrainControl& control, Progress& progress, std::stop_token stop);
  /// Fresh weights after `secondsBefore`, or those of a checkpoint and its seconds.
  void begin(std::optional<Checkpoint> resume, TensorMap bestWeights, double secondsBefore);
  TrainResult run();

 private:
  /// The decision when a rule ended the epoch early.
  std::optional<StopDecision> runSteps(EpochRecord& record);
  std::optional<StopDecision> finishEpoch(EpochRecord& record);
  /// Keeps the weights when the record is the best so far; a decision when they are not finite.
  std::optional<StopDecision> keepIfBest(EpochRecord& record);
  void checkpointIfDue();
  void waitWhilePaused();
  TrainResult finish(StopDecision decision);
  [[nodiscard]] TrainMoment moment(std::int64_t epoch,
                                   const std::vector<NamedValue>* losses = nullptr) const;

  Recommender& model_;
  TrainsByStep& steps_;
  const TrainOptions& options_;
  const TrainingData& data_;
  TrainObserver& observer_;
  TrainControl& control_;
  Progress& progress_;
  std::stop_token stop_;
  Validation validation_;
  StopRules rules_;
  TrainClock clock_{0};
  std::int64_t epoch_ = 0;  ///< completed
  std::int64_t step_ = 0;
  std::int64_t bestEpoch_ = 0;  ///< 0 = none yet
  double bestValue_ = 0;
  bool haveBest_ = false;
  std::shared_ptr<const TensorMap> bestWeights_;  ///< none before the first best
  double lastCheckpoint_ = 0;
};

}  // namespace tastescope
