// DEPENDS: ui_train
// How long trainings were said to take, before they began and while they ran, beside how long they
// took: each model of a project for about so many seconds, without stopping early.
//   bench_Estimates PROJECT SECONDS MODEL...
#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "ui/train/LiveRun.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the live view says, at two moments.
struct Said {
  double afterSteps = -1;
  double afterEpoch = -1;
};

void follow(LiveRun& live, TrainFeed& feed, const std::atomic<bool>& ended, Said& said) {
  constexpr std::int64_t kFewSteps = 8;
  while (!ended) {
    const TrainFeed::News news = feed.take();
    live.take(news);
    const double all = live.seconds() + live.secondsLeft();
    if (said.afterSteps < 0 && live.step() >= kFewSteps) said.afterSteps = all;
    if (said.afterEpoch < 0 && !live.valid().isEmpty()) said.afterEpoch = all;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  live.take(feed.take());
}

void compare(const SessionPtr& session, const std::string& model, double seconds) {
  TrainRequest request;
  request.model = model;
  Progress progress;
  auto start = Clock::now();
  TrainEstimate estimate = estimateTraining(*session, request, progress, {});
  const double took = since(start);
  if (estimate.stepsPerEpoch > 0) {
    const double one = estimate.secondsPerEpoch * (estimate.secondsToChoose > 0 ? 2 : 1);
    const auto epochs = std::max<std::int64_t>(2, std::llround(seconds / one));
    request.trainOptions = {{"epochs", epochs}, {"patience", 0}};
    estimate = estimateTraining(*session, request, progress, {});
  }
  TrainFeed feed;
  TrainControl control;
  LiveRun live(session, request);
  live.setExpectedEpoch(estimate.stepsPerEpoch > 0 ? estimate.secondsPerEpoch : 0);
  Said said;
  std::atomic<bool> ended{false};
  start = Clock::now();
  double all = 0;
  std::jthread trainer([&] {
    trainRun(*session, request, feed, control, progress, {});
    all = since(start);
    ended = true;
  });
  follow(live, feed, ended, said);
  trainer.join();
  const double expected = estimate.seconds();
  std::printf(
      "%-18s %6lld x %5lld | estimated in %4.1f s: %7.1f s, of it choosing %6.1f | took %7.1f s",
      model.c_str(), static_cast<long long>(estimate.epochs),
      static_cast<long long>(estimate.stepsPerEpoch), took, expected, estimate.secondsToChoose,
      all);
  if (expected > 0) std::printf(" | ratio %5.2f", expected / all);
  if (said.afterSteps > 0) std::printf(" | after 8 steps %5.2f", said.afterSteps / live.seconds());
  if (said.afterEpoch > 0) std::printf(" | after an epoch %5.2f", said.afterEpoch / live.seconds());
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  if (argc < 4) {
    std::fprintf(stderr, "usage: bench_Estimates PROJECT SECONDS MODEL...\n");
    return 2;
  }
  try {
    Progress progress;
    const SessionPtr session = Session::open(argv[1], progress, {});
    for (int i = 3; i < argc; ++i) compare(session, argv[i], std::atof(argv[2]));
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
