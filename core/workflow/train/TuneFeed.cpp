#include "core/workflow/train/TuneFeed.h"

#include <algorithm>
#include <utility>

namespace tastescope {

TuneFeed::News TuneFeed::pull() {
  const RunId run = take().run;
  const std::lock_guard lock(mutex_);
  News news = news_;
  news_.study.reset();
  news_.trials.clear();
  news.run = news.current ? run : 0;
  return news;
}

void TuneFeed::onStep(const StepRecord& record) {
  const std::lock_guard lock(mutex_);
  news_.seconds = record.seconds;
}

void TuneFeed::onEpoch(const EpochRecord& record) {
  const std::lock_guard lock(mutex_);
  news_.epoch = record.epoch;
  news_.seconds = std::max(news_.seconds, record.seconds);
  const auto found = record.valid.find(metric_);
  if (found == record.valid.end()) return;
  news_.value = std::max(news_.value.value_or(found->second), found->second);
}

void TuneFeed::onStudy(const TuneOutcome& soFar) {
  const std::lock_guard lock(mutex_);
  metric_ = soFar.metric;
  news_.study = soFar;
  news_.studySeconds = soFar.seconds;
}

void TuneFeed::onTrialStart(const PlannedTrial& trial) {
  const std::lock_guard lock(mutex_);
  news_.current = trial;
  news_.epoch = 0;
  news_.seconds = 0;
  news_.value.reset();
}

void TuneFeed::onTrial(const TuneTrial& trial, double studySeconds) {
  const std::lock_guard lock(mutex_);
  news_.current.reset();
  news_.trials.push_back(trial);
  news_.studySeconds = studySeconds;
}

}  // namespace tastescope
