#include "core/workflow/train/BestFeed.h"

#include <algorithm>
#include <utility>

namespace tastescope {

BestFeed::News BestFeed::pull() {
  const std::lock_guard lock(mutex_);
  News news = news_;
  news_.outcome.reset();
  return news;
}

void BestFeed::onStep(const StepRecord& record) {
  const std::lock_guard lock(mutex_);
  news_.seconds = record.seconds;
}

void BestFeed::onEpoch(const EpochRecord& record) {
  const std::lock_guard lock(mutex_);
  news_.epoch = record.epoch;
  const auto found = record.valid.find(metric_);
  if (found == record.valid.end()) return;
  news_.value = std::max(news_.value.value_or(found->second), found->second);
}

void BestFeed::onProgress(const BestOutcome& soFar) {
  const std::lock_guard lock(mutex_);
  metric_ = soFar.metric;
  news_.outcome = soFar;
  news_.current.reset();
}

void BestFeed::onTrialStart(const PlannedBest& trial) {
  const std::lock_guard lock(mutex_);
  news_.current = trial;
  news_.seconds = 0;
  news_.epoch = 0;
  news_.value.reset();
}

}  // namespace tastescope
