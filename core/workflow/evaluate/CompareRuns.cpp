#include "core/workflow/evaluate/CompareRuns.h"

#include "core/eval/Metric.h"

namespace tastescope {
namespace {

constexpr std::size_t kBootstrapRounds = 1000;
constexpr std::uint64_t kBootstrapSeed = 2026;
constexpr double kLevel = 0.05;

void requireSameProtocol(const RunRecord& first, const RunRecord& other) {
  if (first.split == other.split && first.fingerprint == other.fingerprint) return;
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Core",
               "%1 and %2 were made on different splits or data, so their numbers cannot be "
               "compared. Choose runs that share a split.")
          .arg(first.name)
          .arg(other.name));
}

std::vector<double> perUserValues(const RunEvaluation& evaluation, const std::string& metric) {
  const auto found = evaluation.result.perUser.find(metric);
  if (found != evaluation.result.perUser.end()) return found->second;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Core", "%1 has no value for each user, so it cannot be tested in pairs.")
                  .arg(metric));
}

std::vector<RunPair> allPairs(const std::vector<RunRecord>& runs,
                              const std::vector<std::vector<double>>& values, Better better) {
  std::vector<RunPair> pairs;
  std::vector<double> p;
  for (std::size_t a = 0; a < runs.size(); ++a) {
    for (std::size_t b = a + 1; b < runs.size(); ++b) {
      RunPair pair{.a = runs[a].id, .b = runs[b].id, .better = better};
      pair.difference = meanInterval(values[a]).mean - meanInterval(values[b]).mean;
      pair.interval = bootstrapDifference(values[a], values[b], kBootstrapRounds, kBootstrapSeed);
      pair.t = pairedT(values[a], values[b]);
      pair.wilcoxon = wilcoxonSignedRank(values[a], values[b]);
      p.push_back(pair.wilcoxon.p);
      pairs.push_back(pair);
    }
  }
  const std::vector<double> adjusted = holmAdjusted(p);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].holm = adjusted[i];
  return pairs;
}

std::string shortP(double p) {
  if (p < 0.001) return "< 0.001";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "= %.*f", p < 0.1 ? 3 : 2, p);
  return buffer;
}

}  // namespace

Comparison compareEvaluations(const std::vector<const RunEvaluation*>& evaluations,
                              const std::string& metric) {
  if (evaluations.size() < 2) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Core", "A comparison needs at least two runs."));
  }
  Comparison comparison;
  comparison.metric = metric;
  std::vector<std::vector<double>> values;
  for (const RunEvaluation* evaluation : evaluations) {
    requireSameProtocol(evaluations.front()->run, evaluation->run);
    comparison.runs.push_back(evaluation->run);
    comparison.users = evaluation->result.judgedUsers;
    values.push_back(perUserValues(*evaluation, metric));
    comparison.means.push_back(meanInterval(values.back()).mean);
  }
  comparison.pairs = allPairs(comparison.runs, values, Metric::require(metric).kind().better);
  return comparison;
}

Comparison compareRuns(Session& session, const std::vector<RunId>& runs, const std::string& metric,
                       Progress& progress, const std::stop_token& stop) {
  std::vector<RunEvaluation> evaluations;
  for (const RunId run : runs) {
    EvaluateRequest request;
    request.run = run;
    request.options.cutoffs = {Metric::require(metric).cutoff()};
    request.options.keepPerUser = true;
    evaluations.push_back(evaluateRun(session, request, progress, stop));
    requireSameProtocol(evaluations.front().run, evaluations.back().run);
  }
  std::vector<const RunEvaluation*> all;
  for (const RunEvaluation& evaluation : evaluations) all.push_back(&evaluation);
  return compareEvaluations(all, metric);
}

Text comparisonSentence(const RunPair& pair, const std::string& nameOfB) {
  const std::string p = shortP(pair.holm);
  if (pair.holm >= kLevel) {
    return coreText("Compare", "No significant difference to %1 (p %2, Holm)").arg(nameOfB).arg(p);
  }
  if (pair.difference > 0 && pair.better == Better::Higher)
    return coreText("Compare", "Better than %1 (p %2, Holm)").arg(nameOfB).arg(p);
  if (pair.difference > 0)
    return coreText("Compare", "Higher than %1 (p %2, Holm)").arg(nameOfB).arg(p);
  return coreText("Compare", "Lower than %1 (p %2, Holm)").arg(nameOfB).arg(p);
}

Text comparisonInShort(const RunPair& pair) {
  const std::string p = shortP(pair.holm);
  if (pair.holm >= kLevel) return coreText("Compare", "no significant difference, p %1").arg(p);
  if (pair.difference > 0) return coreText("Compare", "higher, p %1").arg(p);
  return coreText("Compare", "lower, p %1").arg(p);
}

Json toJson(const Comparison& comparison) {
  Json document{{"metric", comparison.metric}, {"users", comparison.users}};
  const auto nameOf = [&](RunId id) {
    for (const RunRecord& run : comparison.runs) {
      if (run.id == id) return run.name;
    }
    return std::string();
  };
  for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
    document["runs"].push_back({{"run", comparison.runs[i].id},
                                {"name", comparison.runs[i].name},
                                {"mean", comparison.means[i]}});
  }
  for (const RunPair& pair : comparison.pairs) {
    document["pairs"].push_back(
        {{"a", pair.a},
         {"b", pair.b},
         {"difference", pair.difference},
         {"interval", {pair.interval.low, pair.interval.high}},
         {"t", {{"statistic", pair.t.statistic}, {"p", pair.t.p}}},
         {"wilcoxon", {{"w", pair.wilcoxon.statistic}, {"p", pair.wilcoxon.p}}},
         {"holm", pair.holm},
         {"sentence", comparisonSentence(pair, nameOf(pair.b)).english()}});
  }
  return document;
}

}  // namespace tastescope
