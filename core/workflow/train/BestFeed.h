// What a live view of a search for the best model pulls. Thread rule: written by the searching thread, read
// at 10-15 Hz by another. Cost: a lock an epoch, a copy of the outcome a trial.
#pragma once

#include <mutex>

#include "core/workflow/train/FindBest.h"

namespace tastescope {

class BestFeed : public TrainFeed, public BestObserver {
 public:
  struct News {
    std::optional<BestOutcome> outcome = {};  ///< when it is another than at the last pull
    std::optional<PlannedBest> current = {};  ///< the trial of the moment
    double seconds = 0;                       ///< it has trained
    std::int64_t epoch = 0;                   ///< it has finished
    std::optional<double> value = {};         ///< its best so far on validation
  };
  News pull();

  void onStart(std::int64_t) override {}
  void onStep(const StepRecord& record) override;
  void onEpoch(const EpochRecord& record) override;
  void onCheckpoint(Checkpoint&&) override {}
  void onProgress(const BestOutcome& soFar) override;
  void onTrialStart(const PlannedBest& trial) override;

 private:
  std::mutex mutex_;
  News news_;
  std::string metric_;
};

}  // namespace tastescope
