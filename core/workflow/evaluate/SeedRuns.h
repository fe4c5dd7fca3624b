// Use case: is a run's result the model's or its seed's? Trains the same settings with further
// seeds and gives mean, spread and interval of every metric. Thread rule: blocks its (training)
// thread. Cost: a training for each seed that the project does not have yet, one evaluation a run.
#pragma once

#include <optional>

#include "core/eval/Significance.h"
#include "core/report/ReportSection.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "core/workflow/train/TrainRun.h"

namespace tastescope {

struct SeedRequest {
  RunId run = 0;
  std::size_t seeds = 3;  ///< runs in all, this one among them: seed, seed + 1, ...
  std::string part = "test";
  EvaluationOptions options;
};

struct SeedMetric {
  double mean = 0;
  double deviation = 0;  ///< over seeds, n - 1 in the divisor; 0 with one seed
  /// 95 % bootstrap over users of each user's mean over seeds; nothing for metrics of all lists
  /// together.
  std::optional<Interval> interval;
};

struct SeedStudy {
  std::vector<RunEvaluation> runs;  ///< in the order of seeds; without lists and per-user values
  std::map<std::string, SeedMetric> metrics;
  std::size_t trained = 0;  ///< of them, now
};

/// A finished run with the same model, settings, split, data and the wanted seed is taken as it is;
/// others are trained as ordinary runs of the project. On Cancelled those that are finished stay.
/// Error(InvalidConfig) when the run itself is not finished or no seed is asked for; errors as
/// trainRun() and evaluateRun().
SeedStudy evaluateSeeds(Session& session, const SeedRequest& request, TrainFeed& feed,
                        TrainControl& control, Progress& progress, const std::stop_token& stop);

/// Mean, deviation and interval of metrics over evaluations with per-user values of the same users.
std::map<std::string, SeedMetric> seedMetrics(const std::vector<RunEvaluation>& runs);

/// {"runs":[{"run","name","seed","metrics"}],"metrics":{"ndcg@10":{"mean","sd","low","high"}}}
Json toJson(const SeedStudy& study);
ReportSection seedSection(const SeedStudy& study);

}  // namespace tastescope
