// A training of a search: its run, trained to its end or to where it can go on. Thread rule: blocks its
// (training) thread. Cost: the training.
#pragma once

#include "core/workflow/train/TrainRun.h"

namespace tastescope {

/// Its training has come to an end of its own.
bool hasEnded(const RunRecord& run);
/// Errors that would meet any trial at this moment and may be gone at the next; all others are what
/// a setting can cause.
bool endsTheSitting(ErrorCode code);
/// Returns when the run is finished or failed of its own. A cancel pauses it: whoever takes the search up
/// again goes on with it. Throws RunFailed for what ends the sitting.
void trainTrial(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
