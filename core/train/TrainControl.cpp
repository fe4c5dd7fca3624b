#include "core/train/TrainingEngine.h"

namespace tastescope {

void TrainControl::pause() {
  const std::lock_guard lock(mutex_);
  paused_.store(true);
}

void TrainControl::resume() {
  {
    const std::lock_guard lock(mutex_);
    paused_.store(false);
  }
  changed_.notify_all();
}

void TrainControl::stopAndKeepBest() {
  {
    const std::lock_guard lock(mutex_);
    stopWanted_.store(true);
    paused_.store(false);
  }
  changed_.notify_all();
}

void TrainControl::waitWhilePaused(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, stop, [this] { return !paused_.load() || stopWanted_.load(); });
}

}  // namespace tastescope
