#include "core/base/Progress.h"

namespace tastescope {

void Progress::begin(Text phase, Text unit, std::uint64_t total) {
  const std::lock_guard lock(mutex_);
  phase_ = std::move(phase);
  unit_ = std::move(unit);
  done_.store(0, std::memory_order_relaxed);
  total_.store(total, std::memory_order_relaxed);
}

ProgressState Progress::snapshot() const {
  const std::lock_guard lock(mutex_);
  return {phase_, unit_, done_.load(std::memory_order_relaxed),
          total_.load(std::memory_order_relaxed)};
}

}  // namespace tastescope
