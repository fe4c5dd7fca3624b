// Asks for a stop when a time is over, unless it is destroyed before. Thread rule: one owner; the stop
// is asked for on a thread of its own. Cost: that thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace tastescope {

class Deadline {
 public:
  Deadline(std::stop_source source, std::chrono::duration<double> after)
      : thread_([this, source = std::move(source), after](const std::stop_token& ended) mutable {
          std::unique_lock lock(mutex_);
          changed_.wait_for(lock, ended, after, [] { return false; });
          if (!ended.stop_requested()) source.request_stop();
        }) {}

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread thread_;
};

}  // namespace tastescope
