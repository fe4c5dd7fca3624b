// Use case: everything to be said of several runs of one split at one list length, small enough to
// keep: metrics, intervals, what the lists look like as a whole, results in groups, and the paired
// tests. The lists themselves are let go. Thread rule: judgeRuns() runs on any thread but the
// window's; the results are value types. Cost: one full-ranking evaluation per run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/eval/ListShares.h"
#include "core/workflow/evaluate/BeyondAccuracy.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "core/workflow/evaluate/RunSegments.h"

namespace tastescope {

struct RunJudgement {
  RunId run = 0;
  ProtocolCard protocol;
  /// Those of the evaluation and of `beyond` with its first attribute; half = 0 for metrics of all
  /// lists together.
  std::map<std::string, MeanInterval> metrics;
  GroupShares shares{};
  std::uint64_t distinctItems = 0;
  BeyondAccuracy beyond;               ///< with every suitable item attribute, up to six
  std::vector<SegmentTable> segments;  ///< NDCG by activity, recall by items, then NDCG by every
                                       ///< suitable user attribute, up to four
};

struct Judgements {
  int k = 10;
  std::vector<RunJudgement> runs;  ///< in the order asked for
  GroupShares history{};
  RunId reference = 0;  ///< the run with the highest NDCG; 0 with a single run
  struct Verdict {
    Text inShort;   ///< "lower, p < 0.001"
    Text sentence;  ///< with the reference's name and the correction
  };
  std::map<RunId, Verdict> verdicts;  ///< each other run against the reference
};

/// Judges runs that share one split on its test part. Errors as evaluateRun() and
/// compareEvaluations().
Judgements judgeRuns(Session& session, const std::vector<RunId>& runs, int k, Progress& progress,
                     const std::stop_token& stop);

/// Scores to compute for that many runs; decides whether the window starts by itself.
std::uint64_t judgingCost(const Session& session, std::size_t runs);

}  // namespace tastescope
