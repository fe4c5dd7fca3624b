// The mailbox a long operation overwrites and a viewer reads when it likes (the window at 10-15
// Hz). Thread rule: one writer, any number of readers. Cost: relaxed atomics for counts, a mutex
// for the phase.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include "core/base/Text.h"

namespace tastescope {

struct ProgressState {
  Text phase;  ///< what is being done now, "Reading ratings.csv"
  Text unit;   ///< what is counted: "rows", "users", "epochs"
  std::uint64_t done = 0;
  std::uint64_t total = 0;  ///< 0: unknown
};

class Progress {
 public:
  /// Begins a phase; counts start at zero.
  void begin(Text phase, Text unit, std::uint64_t total);
  void set(std::uint64_t done) { done_.store(done, std::memory_order_relaxed); }
  void add(std::uint64_t more) { done_.fetch_add(more, std::memory_order_relaxed); }
  void setTotal(std::uint64_t total) { total_.store(total, std::memory_order_relaxed); }
  [[nodiscard]] ProgressState snapshot() const;

 private:
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> total_{0};
  mutable std::mutex mutex_;
  Text phase_;
  Text unit_;
};

}  // namespace tastescope
