#include "core/workflow/evaluate/SeedRuns.h"

#include <algorithm>
#include <cmath>

namespace tastescope {
namespace {

constexpr std::size_t kBootstrapDraws = 1000;
constexpr std::uint64_t kBootstrapStart = 2026;

/// Ended by its own rules. One that a person stopped is not what its settings give.
bool endedByItself(const RunRecord& run) {
  return run.state == RunState::Done ||
         (run.state == RunState::KeptBest && run.stopReason == stopReasonKey(StopReason::Diverged));
}

bool sameButSeed(const RunRecord& a, const RunRecord& b) {
  return a.model == b.model && a.config == b.config && a.trainOptions == b.trainOptions &&
         a.split == b.split && a.fingerprint == b.fingerprint;
}

std::optional<RunRecord> existingRun(Session& session, const RunRecord& like, std::uint64_t seed) {
  return session.withProject([&](Project& project) -> std::optional<RunRecord> {
    for (RunRecord& run : RunStore(project).all()) {
      if (run.seed == seed && sameButSeed(run, like) && endedByItself(run) &&
          RunResults(project).hasWeights(run.id)) {
        return run;
      }
    }
    return std::nullopt;
  });
}

RunRecord trainSeed(Session& session, const RunRecord& like, std::uint64_t seed, TrainFeed& feed,
                    TrainControl& control, Progress& progress, const std::stop_token& stop) {
  TrainRequest request;
  request.model = like.model;
  request.config = like.config;
  request.trainOptions = like.trainOptions;
  request.split = splitSpecFromJson(like.split);
  request.seed = seed;
  request.name = like.name + " seed " + std::to_string(seed);
  return trainRun(session, request, feed, control, progress, stop).run;
}

double deviationOf(const std::vector<double>& values, double mean) {
  if (values.size() < 2) return 0;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Each user's mean over the runs; empty when a run has no values of users for this metric.
std::vector<double> meanPerUser(const std::vector<RunEvaluation>& runs, const std::string& metric) {
  std::vector<double> means;
  for (const RunEvaluation& run : runs) {
    const auto found = run.result.perUser.find(metric);
    if (found == run.result.perUser.end()) return {};
    means.resize(found->second.size(), 0);
    for (std::size_t user = 0; user < means.size(); ++user)
      means[user] += found->second[user] / static_cast<double>(runs.size());
  }
  return means;
}

Json intervalEnd(const std::optional<Interval>& interval, double Interval::*end) {
  return interval ? Json((*interval).*end) : Json();
}

}  // namespace

std::map<std::string, SeedMetric> seedMetrics(const std::vector<RunEvaluation>& runs) {
  std::map<std::string, SeedMetric> metrics;
  if (runs.empty()) return metrics;
  for (const auto& [name, unused] : runs.front().result.metrics) {
    std::vector<double> values;
    for (const RunEvaluation& run : runs) values.push_back(run.result.metrics.at(name));
    SeedMetric& metric = metrics[name];
    for (const double value : values) metric.mean += value / static_cast<double>(values.size());
    metric.deviation = deviationOf(values, metric.mean);
    const std::vector<double> users = meanPerUser(runs, name);
    if (users.empty()) continue;
    const std::vector<double> nothing(users.size(), 0.0);
    metric.interval = bootstrapDifference(users, nothing, kBootstrapDraws, kBootstrapStart);
  }
  return metrics;
}

SeedStudy evaluateSeeds(Session& session, const SeedRequest& request, TrainFeed& feed,
                        TrainControl& control, Progress& progress, const std::stop_token& stop) {
  const RunRecord first =
      session.withProject([&](Project& project) { return RunStore(project).get(request.run); });
  if (request.seeds < 1 || (first.state != RunState::Done && first.state != RunState::KeptBest)) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Evaluate",
                         "Seeds can be compared for a finished run and at least one seed; %1 is "
                         "not finished or none was asked for.")
                    .arg(first.name));
  }
  SeedStudy study;
  for (std::size_t i = 0; i < request.seeds; ++i) {
    RunRecord run = first;
    if (i > 0) {
      const std::uint64_t seed = first.seed + i;
      if (const auto existing = existingRun(session, first, seed)) {
        run = *existing;
      } else {
        // As the first: on the data that it knows.
        run = trainSeed(*session.knownBy(first.id), first, seed, feed, control, progress, stop);
        ++study.trained;
      }
    }
    EvaluateRequest evaluate;
    evaluate.run = run.id;
    evaluate.part = request.part;
    evaluate.options = request.options;
    evaluate.options.keepPerUser = true;
    evaluate.options.keepLists = false;
    study.runs.push_back(evaluateRun(session, evaluate, progress, stop));
  }
  study.metrics = seedMetrics(study.runs);
  for (RunEvaluation& run : study.runs) run.result.perUser.clear();
  return study;
}

Json toJson(const SeedStudy& study) {
  Json runs = Json::array();
  for (const RunEvaluation& run : study.runs) {
    runs.push_back({{"run", run.run.id},
                    {"name", run.run.name},
                    {"seed", run.run.seed},
                    {"metrics", run.result.metrics}});
  }
  Json metrics = Json::object();
  for (const auto& [name, metric] : study.metrics) {
    metrics[name] = {{"mean", metric.mean},
                     {"sd", metric.deviation},
                     {"low", intervalEnd(metric.interval, &Interval::low)},
                     {"high", intervalEnd(metric.interval, &Interval::high)}};
  }
  return {{"runs", runs}, {"metrics", metrics}, {"trained", study.trained}};
}

ReportSection seedSection(const SeedStudy& study) {
  ReportSection section;
  section.title = coreText("Evaluate", "Over seeds");
  section.sentence =
      coreText("Evaluate",
               "%1 runs that differ in their seed alone. The deviation is over seeds, the 95 % "
               "interval a bootstrap over users of each user's mean over seeds.")
          .arg(static_cast<unsigned long>(study.runs.size()));
  section.table.header = {coreText("Evaluate", "Metric"), coreText("Evaluate", "Mean"),
                          coreText("Evaluate", "Deviation"), coreText("Evaluate", "95 % interval")};
  for (const auto& [name, metric] : study.metrics) {
    section.table.rows.push_back({plainText(name), plainText(decimals(metric.mean, 4)),
                                  plainText(decimals(metric.deviation, 4)),
                                  metric.interval ? coreText("Evaluate", "%1 to %2")
                                                        .arg(decimals(metric.interval->low, 4))
                                                        .arg(decimals(metric.interval->high, 4))
                                                  : plainText("–")});
  }
  return section;
}

}  // namespace tastescope
