// Use case: train a model into a run of the project; continue an interrupted one.
// Thread rule: blocks its (training) thread; TrainFeed is read by others. Cost: the training.
#pragma once

#include <mutex>

#include "core/train/TrainingEngine.h"
#include "core/workflow/Session.h"

namespace tastescope {

struct TrainRequest {
  std::string model;  ///< registry key
  Json config = Json::object();
  Json trainOptions = Json::object();  ///< over defaultTrainOptions()
  SplitSpec split;
  std::uint64_t seed = 1;
  std::string name;  ///< empty: "<Model> NN"
};

/// What a live view pulls: everything since its last pull. Written by the training thread, read at
/// 10-15 Hz.
class TrainFeed : public TrainObserver {
 public:
  struct News {
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::int64_t stepsPerEpoch = 0;
    std::int64_t lastCheckpoint = 0;  ///< unix seconds, 0 = none yet
    RunId run = 0;
  };
  News take();
  void onStart(std::int64_t stepsPerEpoch) override;
  void onStep(const StepRecord& record) override;
  void onEpoch(const EpochRecord& record) override;
  void onCheckpoint(Checkpoint&& checkpoint) override;
  void setRun(RunId run);

 private:
  std::mutex mutex_;
  News news_;
};

struct TrainOutcome {
  RunRecord run;
  TrainResult result;
  std::map<std::string, double> valid;
  std::map<std::string, double> test;
};

/// A training that failed: its run stays in the project, marked so with the sentence, and its last
/// good weights are kept, unless the project is not where it was any more. Any other Error refused the
/// training before it began.
class RunFailed : public Error {
 public:
  RunFailed(const Error& why, RunId failed, bool wasKept)
      : Error(why), run(failed), kept(wasKept) {}
  RunId run;
  bool kept;
};

/// Stores a run for resumeRun() to train, so that its id is known before anything can happen to it.
RunId addRun(Session& session, const TrainRequest& request);

/// Trains, keeps curves and checkpoints as it goes, evaluates the best weights on valid and test
/// and stores everything. On Cancelled the run and its traces are removed, unless `control` was told
/// to leave: then it stays as resumeRun() keeps it. Throws RunFailed.
TrainOutcome trainRun(Session& session, const TrainRequest& request, TrainFeed& feed,
                      TrainControl& control, Progress& progress, const std::stop_token& stop);

/// Goes on from the run's checkpoint, bit for bit (same threads), or from its beginning when it has
/// none; curves after the checkpoint are taken back first. On Cancelled the run stays, paused at
/// its last checkpoint and with the best weights so far, so that work is never lost. Throws RunFailed;
/// Error(InvalidConfig) for a finished run or other data, Error(Locked) while another process
/// trains it.
TrainOutcome resumeRun(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                       Progress& progress, const std::stop_token& stop);

/// Rough cost of a request: parameters and memory from the model's weights, seconds from a few
/// timed steps (at most about 2 s) on an instance of its own. A closed form is tried for at most 3
/// s on catalogues of up to 5,000 items; where that does not finish, seconds are 0, not known, and so
/// are weights and bytes of a model that cannot count them before. Settings that are chosen first cost
/// as many fits or trainings as that takes.
struct TrainEstimate {
  std::uint64_t weights = 0;
  std::uint64_t bytes = 0;  ///< at the peak
  double secondsPerEpoch = 0;
  std::int64_t stepsPerEpoch = 0;  ///< 0: closed form
  std::int64_t epochs = 0;
  double secondsToChoose = 0;  ///< what is left open, before the training
  /// In all, at most; 0: not known.
  [[nodiscard]] double seconds() const;
};
TrainEstimate estimateTraining(Session& session, const TrainRequest& request, Progress& progress,
                               const std::stop_token& stop);

}  // namespace tastescope
