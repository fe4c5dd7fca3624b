// Fork-join over a range, for scoring, metrics and imports. Not for training: torch owns its own
// threads there. Thread rule: blocks the caller until all work is done; `body` runs on several
// threads at once. Cost: one std::jthread per worker and call, so give it pieces of at least a
// millisecond.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace tastescope {

/// Number of workers to use when a caller asks for `wanted` (0: all cores).
unsigned workerCount(unsigned wanted);

/// Calls body(begin, end, worker) for chunks of at most `chunk` of [0, count), taken in order by up
/// to `threads` workers. The first exception is rethrown in the caller after all workers ended; a
/// requested stop throws Cancelled.
void parallelFor(
    std::size_t count, std::size_t chunk, unsigned threads, const std::stop_token& stop,
    const std::function<void(std::size_t begin, std::size_t end, unsigned worker)>& body);

}  // namespace tastescope
