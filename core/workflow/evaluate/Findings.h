// Use case: one question about runs, one answer. Commands, the Evaluate screen, reports and tables
// ask evaluate() and render what it found; nothing here is formatted. What is large, values of users
// and lists, is let go unless the question keeps it. Thread rule: any thread but the window's;
// questions and findings are value types. Cost: one full-ranking evaluation a run, and what the
// question asks beside it.
#pragma once

#include "core/eval/ListShares.h"
#include "core/workflow/evaluate/BeyondAccuracy.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "core/workflow/evaluate/GenerativeQuality.h"
#include "core/workflow/evaluate/RunSegments.h"
#include "core/workflow/evaluate/SeedRuns.h"

namespace tastescope {

struct Question {
  std::vector<RunId> runs;  ///< at least one; of one split and the same data when compared
  /// Also the other finished closed-form runs on the first one's split, so that no number stands
  /// alone: their metrics, shares and what is beyond accuracy.
  bool baselines = false;
  std::string part = "test";
  EvaluationOptions options;  ///< keepPerUser and keepLists: what the findings of `runs` keep
  bool compare = false;       ///< test every pair, where there are two runs or more
  std::string metric;         ///< that is tested; empty: usualMetric() of the cutoffs
  struct Beyond {
    std::string attribute;  ///< of the items; empty: the most suitable ones
    std::size_t most = 1;   ///< how many of those
  };
  std::optional<Beyond> beyond;
  std::vector<std::string> segments;  ///< as requireSegments()
  bool usualSegments = false;         ///< as usualSegments() instead
  std::string segmentMetric;          ///< empty: usualMetric() of the cutoffs
  bool shares = false;                ///< of popular and rare items, at the longest cutoff
  std::optional<GenerativeRequest> generative;  ///< its run and part do not matter
  std::size_t seeds = 0;  ///< of the first run; 0: none, else missing ones are trained
};

struct RunFindings {
  RunEvaluation evaluation;
  bool baseline = false;                 ///< not asked for by name
  std::map<std::string, double> halves;  ///< of the 95 % intervals of metrics with values of users
  GroupShares shares{};
  std::uint64_t distinctItems = 0;
  std::optional<BeyondAccuracy> beyond;
  std::vector<SegmentTable> segments;
  std::optional<GenerativeQuality> generative;

  /// Of the evaluation, or else beyond accuracy, there of the first attribute that has it; half = 0
  /// without an interval.
  [[nodiscard]] std::optional<MeanInterval> metric(const std::string& key) const;
};

struct Findings {
  std::string data;               ///< name of the data
  std::vector<RunFindings> runs;  ///< in the order asked for, then baselines
  GroupShares history{};          ///< of the evaluated users' histories, beside the runs' shares
  std::optional<Comparison> comparison;
  std::optional<SeedStudy> seeds;
};

/// What cannot be answered is refused before anything is scored. Error(InvalidConfig) without a run;
/// errors as evaluateRun(), compareEvaluations(), beyondAccuracy(), segmentRun() and
/// evaluateSeeds().
Findings evaluate(Session& session, const Question& question, Progress& progress,
                  const std::stop_token& stop);

/// Scores to compute for that many runs; decides whether the window starts by itself.
std::uint64_t evaluationCost(const Session& session, std::size_t runs);

/// As toJson() of the first run's parts, with "beyond", "segments", "baselines", "generative" and
/// "seeds" where they were asked for; the other runs are the baselines.
Json toJson(const Findings& findings);

}  // namespace tastescope
