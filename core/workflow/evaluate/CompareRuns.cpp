#include "core/workflow/evaluate/CompareRuns.h"

#include <algorithm>
#include <cmath>

#include "core/base/NumberText.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/evaluate/Findings.h"
#include "core/workflow/train/TrainingDiagnosis.h"

namespace tastescope {
namespace {

constexpr std::size_t kBootstrapRounds = 1000;
constexpr std::uint64_t kBootstrapSeed = 2026;
constexpr double kLevel = 0.05;

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

void requireTwo(std::size_t runs) {
  if (runs >= 2) return;
  throw Error(ErrorCode::InvalidConfig, coreText("Core", "A comparison needs at least two runs."));
}

void requireDifferent(std::vector<RunId> runs) {
  std::ranges::sort(runs);
  const auto twice = std::ranges::adjacent_find(runs);
  if (twice == runs.end()) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Core",
                       "A run has nothing to be compared with in itself: #%1 is named twice. Name "
                       "two different runs.")
                  .arg(static_cast<long long>(*twice)));
}

std::string shortP(double p) {
  if (p < 0.001) return "< 0.001";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "= %.*f", p < 0.1 ? 3 : 2, p);
  return buffer;
}

}  // namespace

void requireSameProtocol(const std::vector<RunRecord>& runs) {
  const RunRecord& first = runs.front();
  for (const RunRecord& other : runs) {
    if (first.split == other.split && first.fingerprint == other.fingerprint) continue;
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Core",
                 "%1 and %2 were made on different splits or data, so their numbers cannot be "
                 "compared. Choose runs that share a split.")
            .arg(first.name)
            .arg(other.name));
  }
}

Comparison compareEvaluations(const std::vector<const RunEvaluation*>& evaluations,
                              const std::string& metric) {
  requireTwo(evaluations.size());
  Comparison comparison;
  comparison.metric = metric;
  std::vector<std::vector<double>> values;
  for (const RunEvaluation* evaluation : evaluations) {
    comparison.runs.push_back(evaluation->run);
    comparison.users = evaluation->result.evaluatedUsers;
    values.push_back(perUserValues(*evaluation, metric));
    comparison.means.push_back(meanInterval(values.back()).mean);
  }
  requireSameProtocol(comparison.runs);
  comparison.pairs = allPairs(comparison.runs, values, Metric::require(metric).kind().better);
  return comparison;
}

Comparison compareRuns(Session& session, const std::vector<RunId>& runs, const std::string& metric,
                       Progress& progress, const std::stop_token& stop) {
  requireTwo(runs.size());
  requireDifferent(runs);
  Question question;
  question.runs = runs;
  question.compare = true;
  question.metric = metric;
  question.options.cutoffs = {Metric::require(metric).cutoff()};
  return *evaluate(session, question, progress, stop).comparison;
}

RunId bestOf(const Comparison& comparison) {
  const auto best = std::ranges::max_element(comparison.means);
  return comparison.runs[static_cast<std::size_t>(best - comparison.means.begin())].id;
}

std::string nameIn(const Comparison& comparison, RunId run) {
  const auto found = std::ranges::find(comparison.runs, run, &RunRecord::id);
  return found == comparison.runs.end() ? std::string() : found->name;
}

std::optional<RunPair> pairOf(const Comparison& comparison, RunId a, RunId b) {
  for (RunPair pair : comparison.pairs) {
    if (pair.a == a && pair.b == b) return pair;
    if (pair.a != b || pair.b != a) continue;
    std::swap(pair.a, pair.b);
    pair.difference = -pair.difference;
    pair.interval = {-pair.interval.high, -pair.interval.low};
    pair.t.statistic = -pair.t.statistic;
    return pair;
  }
  return std::nullopt;
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

Text standingSentence(const RunPair& pair, const std::string& nameOfB) {
  constexpr int kPlaces = 3;
  const auto number = [](double value) { return decimals(value, kPlaces); };
  const bool level = pair.interval.low <= 0 && pair.interval.high >= 0;
  if (level) {
    return coreText("Compare", "Level with %1 (95 % %2 to %3)")
        .arg(nameOfB)
        .arg(number(pair.interval.low))
        .arg(number(pair.interval.high));
  }
  const bool above = pair.difference > 0;
  const double low = above ? pair.interval.low : -pair.interval.high;
  const double high = above ? pair.interval.high : -pair.interval.low;
  return (above ? coreText("Compare", "Above %1 by %2 (95 % %3 to %4)")
                : coreText("Compare", "Below %1 by %2 (95 % %3 to %4)"))
      .arg(nameOfB)
      .arg(number(std::abs(pair.difference)))
      .arg(number(low))
      .arg(number(high));
}

std::vector<Standing> standings(Session& session, RunId run, Progress& progress,
                                const std::stop_token& stop) {
  const std::vector<RunSummary> runs = runSummaries(session);
  const auto own =
      std::ranges::find_if(runs, [&](const RunSummary& one) { return one.record.id == run; });
  if (own == runs.end()) return {};
  const SplitSpec split = splitSpecFromJson(own->record.split);
  const std::string metric = trainOptionsSchema().parse(own->record.trainOptions).metric;
  std::vector<BaselineResult> baselines =
      baselinesBeside(runs, own->record.fingerprint, split, metric);
  std::erase_if(baselines, [&](const BaselineResult& one) {
    const auto other = std::ranges::find_if(
        runs, [&](const RunSummary& summary) { return summary.record.id == one.run; });
    return one.name == own->modelName || other->record.fingerprint != own->record.fingerprint;
  });
  if (baselines.empty() || session.knownBy(run)->split(split)->test.target->size() == 0) return {};
  std::vector<RunId> ids{run};
  for (const BaselineResult& one : baselines) ids.push_back(one.run);
  const Comparison comparison = compareRuns(session, ids, metric, progress, stop);
  std::vector<Standing> found;
  for (const BaselineResult& one : baselines)
    found.push_back({one.name, pairOf(comparison, run, one.run).value()});
  return found;
}

Json toJson(const Comparison& comparison) {
  Json document{{"metric", comparison.metric}, {"users", comparison.users}};
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
         {"sentence", comparisonSentence(pair, nameIn(comparison, pair.b)).english()}});
  }
  return document;
}

}  // namespace tastescope
