#include "core/nn/WaitPolicy.h"

#include <omp.h>

#include <cstdlib>
#include <latch>
#include <mutex>
#include <thread>

namespace tastescope::nn {
namespace {

/// libgomp spins only briefly once it manages more threads than there are processors. A team of one
/// more than that, kept by a thread that never ends, makes it so for the whole program.
void keepLargeTeam() {
  std::latch started(1);
  std::thread([&started] {
    omp_set_num_threads(omp_get_num_procs() + 1);
#pragma omp parallel
    { static_cast<void>(omp_get_thread_num()); }
    std::latch forever(1);
    started.count_down();
    forever.wait();
  }).detach();
  started.wait();
}

}  // namespace

void waitPassively() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (std::getenv("OMP_WAIT_POLICY") == nullptr) keepLargeTeam();
  });
}

}  // namespace tastescope::nn
