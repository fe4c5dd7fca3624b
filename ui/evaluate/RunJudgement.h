// Everything the Evaluate screen shows of one run at one list length, made in a job and small
// enough to keep: metrics, intervals, and what its lists look like as a whole. The lists themselves
// are let go. Thread rule: judgeRuns() runs on any thread but the window's; the results are value
// types. Cost: one full-ranking evaluation per run, one more per run for the paired tests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/workflow/CompareRuns.h"
#include "core/workflow/Runs.h"
#include "ui/evaluate/ListShares.h"

namespace tastescope::ui {

struct RunJudgement {
  RunId run = 0;
  ProtocolCard protocol;
  std::map<std::string, MeanInterval> metrics;  ///< half = 0 for metrics of all lists together
  GroupShares shares{};
  std::uint64_t distinctItems = 0;
  std::vector<MeanInterval> byActivity;  ///< NDCG, one per Judgements::groups
};

struct Judgements {
  int k = 10;
  std::vector<RunJudgement> runs;  ///< in the order asked for
  GroupShares history{};
  std::vector<ActivityGroup> groups;
  RunId reference = 0;  ///< the run with the highest NDCG; 0 with a single run
  struct Verdict {
    Text inShort;   ///< "lower, p < 0.001"
    Text sentence;  ///< with the reference's name and the correction
  };
  std::map<RunId, Verdict> verdicts;  ///< each other run against the reference
};

/// Judges runs that share one split on its test part. Errors as evaluateRun() and compareRuns().
Judgements judgeRuns(Session& session, const std::vector<RunId>& runs, int k, Progress& progress,
                     const std::stop_token& stop);

/// Scores to compute for that many runs; decides whether it starts by itself.
std::uint64_t judgingCost(const Session& session, std::size_t runs);

}  // namespace tastescope::ui
