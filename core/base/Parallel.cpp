#include "core/base/Parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/Error.h"

namespace tastescope {

unsigned workerCount(unsigned wanted) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return wanted == 0 ? cores : wanted;
}

void parallelFor(std::size_t count, std::size_t chunk, unsigned threads,
                 const std::stop_token& stop,
                 const std::function<void(std::size_t, std::size_t, unsigned)>& body) {
  chunk = std::max<std::size_t>(1, chunk);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr firstError;
  std::mutex errorMutex;

  const auto work = [&](unsigned worker) {
    try {
      while (!failed.load(std::memory_order_relaxed)) {
        const std::size_t begin = next.fetch_add(chunk);
        if (begin >= count) return;
        throwIfStopped(stop);
        body(begin, std::min(count, begin + chunk), worker);
      }
    } catch (...) {
      failed.store(true);
      const std::lock_guard lock(errorMutex);
      if (!firstError) firstError = std::current_exception();
    }
  };

  const std::size_t chunks = (count + chunk - 1) / chunk;
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(workerCount(threads), chunks));
  {
    std::vector<std::jthread> pool;
    for (unsigned worker = 1; worker < workers; ++worker) pool.emplace_back(work, worker);
    if (workers > 0) work(0);
  }
  if (firstError) std::rethrow_exception(firstError);
}

}  // namespace tastescope
