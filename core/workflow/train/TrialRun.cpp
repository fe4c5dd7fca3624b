#include "core/workflow/train/TrialRun.h"

namespace tastescope {

bool hasEnded(const RunRecord& run) {
  return run.state == RunState::Done || run.state == RunState::KeptBest;
}

bool endsTheSitting(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::Io:
    case ErrorCode::DiskFull:
    case ErrorCode::Locked:
    case ErrorCode::ReadOnly:
    case ErrorCode::Corrupt:
    case ErrorCode::TooNew: return true;
    case ErrorCode::InvalidInput:
    case ErrorCode::InvalidConfig:
    case ErrorCode::Numeric:
    case ErrorCode::Unsupported:
    case ErrorCode::Internal: break;
  }
  return false;
}

void trainTrial(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                Progress& progress, const std::stop_token& stop) {
  feed.setRun(0);
  const bool made =
      session.withProject([&](Project& project) { return hasEnded(RunStore(project).get(run)); });
  if (made) return;
  control.leave();  // a cancel pauses it
  try {
    resumeRun(session, run, feed, control, progress, stop);
  } catch (const RunFailed& failure) {
    if (endsTheSitting(failure.code())) throw;
  }
}

}  // namespace tastescope
