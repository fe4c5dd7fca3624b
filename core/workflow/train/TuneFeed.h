// What a live view of a search pulls: what happened since its last pull, and how far the trial of
// the moment is. Thread rule: written by the training thread, read at 10-15 Hz by another. Cost: a
// lock an epoch; nothing is kept of single steps.
#pragma once

#include <mutex>

#include "core/workflow/train/Tune.h"

namespace tastescope {

class TuneFeed : public TrainFeed, public TuneObserver {
 public:
  struct News {
    std::optional<TuneOutcome> study = {};     ///< as it was when it began or went on
    std::vector<TuneTrial> trials = {};        ///< finished since the last pull
    std::optional<PlannedTrial> current = {};  ///< the trial of the moment; none between two
    double studySeconds = 0;                   ///< the study's, after those trials
    RunId run = 0;                             ///< its run, 0: not known yet
    std::int64_t epoch = 0;                    ///< it has finished
    double seconds = 0;                        ///< it has trained
    std::optional<double> value = {};          ///< its best so far on validation
  };
  News pull();

  void onStart(std::int64_t) override {}
  void onStep(const StepRecord& record) override;
  void onEpoch(const EpochRecord& record) override;
  void onCheckpoint(Checkpoint&&) override {}
  void onStudy(const TuneOutcome& soFar) override;
  void onTrialStart(const PlannedTrial& trial) override;
  void onTrial(const TuneTrial& trial, double studySeconds) override;

 private:
  std::mutex mutex_;
  News news_;
  std::string metric_;
};

}  // namespace tastescope
