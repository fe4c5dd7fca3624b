#include <chrono>
#include <utility>

#include "core/workflow/train/TrainRun.h"

namespace tastescope {
namespace {

/// Steps kept for a viewer that does not come; the project keeps the whole curve.
constexpr std::size_t kMostSteps = 65536;

}  // namespace

TrainFeed::News TrainFeed::take() {
  const std::lock_guard lock(mutex_);
  News news = std::move(news_);
  news_ = News{};
  news_.stepsPerEpoch = news.stepsPerEpoch;
  news_.lastCheckpoint = news.lastCheckpoint;
  news_.run = news.run;
  return news;
}

void TrainFeed::onStart(std::int64_t stepsPerEpoch) {
  const std::lock_guard lock(mutex_);
  news_.stepsPerEpoch = stepsPerEpoch;
}

void TrainFeed::onStep(const StepRecord& record) {
  const std::lock_guard lock(mutex_);
  if (news_.steps.size() >= kMostSteps) {
    news_.steps.erase(news_.steps.begin(), news_.steps.begin() + kMostSteps / 2);
  }
  news_.steps.push_back(record);
}

void TrainFeed::onEpoch(const EpochRecord& record) {
  const std::lock_guard lock(mutex_);
  news_.epochs.push_back(record);
}

void TrainFeed::onCheckpoint(Checkpoint&&) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::lock_guard lock(mutex_);
  news_.lastCheckpoint = std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

void TrainFeed::setRun(RunId run) {
  const std::lock_guard lock(mutex_);
  news_.run = run;
}

}  // namespace tastescope
