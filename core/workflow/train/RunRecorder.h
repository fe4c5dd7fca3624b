// Writes a training as it goes into the project: curves in batches, checkpoints with everything
// that belongs to them in one transaction, so that a process that dies at any moment leaves a run
// that can go on. Thread rule: on the training thread. Cost: about one small transaction a second,
// and one of the weights' size a checkpoint.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/train/TrainingEngine.h"
#include "core/workflow/Session.h"

namespace tastescope {

class RunRecorder : public TrainObserver {
 public:
  /// `metric` is the validation metric whose half-width is kept; `viewer` hears everything too.
  RunRecorder(Session& session, RunRecord record, std::string metric, TrainObserver& viewer);

  void onStart(std::int64_t stepsPerEpoch) override;
  /// Keeps every step of short epochs and at most about 100 a long one, chosen by the step's
  /// number, so a resumed run keeps the same.
  void onStep(const StepRecord& record) override;
  void onEpoch(const EpochRecord& record) override;
  void onBest(const std::shared_ptr<const TensorMap>& weights, const EpochRecord& record) override;
  void onCheckpoint(Checkpoint&& checkpoint) override;

  /// Stores settings that were chosen before training, what chose them and how long that took.
  void settle(const Json& config, const Text& origin, double seconds);
  /// Appends the points not yet stored.
  void flush();
  /// Stores `record`, and the best weights that no checkpoint has stored yet, so that what ended
  /// the training early takes none of them.
  void keepBest(RunRecord record);
  [[nodiscard]] const RunRecord& record() const { return record_; }

 private:
  void add(const std::string& series, const CurvePoint& point);

  Session& session_;
  RunRecord record_;
  std::string metric_;
  TrainObserver& viewer_;
  std::int64_t stride_ = 1;
  Curves pending_;
  struct Best {
    std::shared_ptr<const TensorMap> weights;
    std::int64_t epoch = 0;
    double value = 0;  ///< of the validation metric
  };
  std::optional<Best> unsavedBest_;
  std::chrono::steady_clock::time_point lastFlush_;
};

/// What a checkpoint's header holds, and back.
Json checkpointHeader(const Checkpoint& checkpoint);
/// Error(Corrupt) when a number is missing.
Checkpoint checkpointFrom(StoredCheckpoint stored);

}  // namespace tastescope
