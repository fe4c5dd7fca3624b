// Use case: are two runs really different? Paired per-user tests on the same split, Holm-corrected
// over all pairs. Thread rule: any thread. Cost: one evaluation a run (per-user values), then
// O(pairs * users).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/eval/Metric.h"
#include "core/eval/Significance.h"
#include "core/workflow/evaluate/EvaluateRun.h"

namespace tastescope {

struct RunPair {
  RunId a = 0;
  RunId b = 0;
  double difference = 0;   ///< mean(a - b) of the metric
  Interval interval = {};  ///< 95 % bootstrap over users
  PairedTest t = {};
  PairedTest wilcoxon = {};
  double holm = 1;                 ///< Wilcoxon's p, adjusted over all pairs
  Better better = Better::Higher;  ///< direction of the metric
};

struct Comparison {
  std::string metric;
  Index users = 0;
  std::vector<RunRecord> runs;
  std::vector<double> means;   ///< aligned with runs
  std::vector<RunPair> pairs;  ///< every pair once, in the order given
};

/// By evaluate(). Error(InvalidConfig) when fewer than two runs are given or one twice, they do
/// not share split and data, or the metric has no per-user values.
Comparison compareRuns(Session& session, const std::vector<RunId>& runs, const std::string& metric,
                       Progress& progress, const std::stop_token& stop);

/// The same of runs that were evaluated already, with per-user values kept; nothing is scored
/// again.
Comparison compareEvaluations(const std::vector<const RunEvaluation*>& evaluations,
                              const std::string& metric);

/// Error(InvalidConfig) unless all, at least one, share split and data.
void requireSameProtocol(const std::vector<RunRecord>& runs);

/// The run with the highest mean.
RunId bestOf(const Comparison& comparison);
std::string nameIn(const Comparison& comparison, RunId run);
/// Told from a's side, whichever came first; nothing unless both are compared.
std::optional<RunPair> pairOf(const Comparison& comparison, RunId a, RunId b);

/// "No significant difference to EASE 01 (p = 0.21, Holm)", "Better than ..." or "Lower than ...",
/// from a's side, at the 5 % level; "Higher than ..." where higher is not better.
Text comparisonSentence(const RunPair& pair, const std::string& nameOfB);
/// The same in a table cell under the other run's name: "lower, p < 0.001".
Text comparisonInShort(const RunPair& pair);

/// "Below EASE 01 by 0.066 (95 % 0.060 to 0.072)", "Above ..." or, when the interval holds zero, "Level
/// with ..." with the interval of the difference; from a's side.
Text standingSentence(const RunPair& pair, const std::string& nameOfB);

/// How a run stands to a baseline on the test part.
struct Standing {
  std::string baseline;  ///< the model's name
  RunPair pair;          ///< from the run's side
};
/// Against every baseline of the run's split and data, see baselinesBeside(), the best of them first;
/// in the metric that chose the run's best epoch. Nothing without baselines or test items.
std::vector<Standing> standings(Session& session, RunId run, Progress& progress,
                                const std::stop_token& stop);

/// {"metric","users","runs":[{"run","name","mean"}],"pairs":[{"a","b","difference","interval","t","wilcoxon","holm","sentence"}]}
Json toJson(const Comparison& comparison);

}  // namespace tastescope
