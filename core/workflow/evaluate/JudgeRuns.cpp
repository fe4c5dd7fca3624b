#include "core/workflow/evaluate/JudgeRuns.h"

#include <algorithm>

#include "core/eval/Metric.h"

namespace tastescope {
namespace {

constexpr std::size_t kMostItemAttributes = 6;

std::vector<std::string> firstOf(std::vector<std::string> names, std::size_t most) {
  if (names.size() > most) names.resize(most);
  return names;
}

std::map<std::string, MeanInterval> withIntervals(const EvaluationResult& result) {
  std::map<std::string, MeanInterval> metrics;
  for (const auto& [name, value] : result.metrics) {
    const auto perUser = result.perUser.find(name);
    const double half = perUser == result.perUser.end() ? 0.0 : meanInterval(perUser->second).half;
    metrics[name] = {value, half};
  }
  return metrics;
}

RunJudgement judgementOf(Session& session, const RunEvaluation& evaluation, int k,
                         const std::vector<std::uint8_t>& groupOfItem, Progress& progress,
                         const std::stop_token& stop) {
  RunJudgement made;
  made.run = evaluation.run.id;
  made.protocol = evaluation.protocol;
  made.metrics = withIntervals(evaluation.result);
  const auto places = static_cast<std::size_t>(k);
  made.shares = listShares(evaluation.result.lists, places, groupOfItem);
  made.distinctItems = distinctItems(evaluation.result.lists, places, evaluation.result.items);
  made.beyond =
      beyondAccuracy(session, evaluation,
                     firstOf(itemAttributesToJudge(session), kMostItemAttributes), progress, stop);
  made.metrics.insert(made.beyond.metrics.begin(), made.beyond.metrics.end());
  if (!made.beyond.attributes.empty()) {
    const auto& first = made.beyond.attributes.front().metrics;
    made.metrics.insert(first.begin(), first.end());
  }
  for (const std::string& by : usualSegments(session))
    made.segments.push_back(segmentRun(session, evaluation, by, Metric("ndcg", k).key(), stop));
  return made;
}

void compareWithBest(const std::vector<RunEvaluation>& evaluations, Judgements& made) {
  const std::string metric = Metric("ndcg", made.k).key();
  const auto best = std::max_element(
      evaluations.begin(), evaluations.end(), [&](const RunEvaluation& a, const RunEvaluation& b) {
        return a.result.metrics.at(metric) < b.result.metrics.at(metric);
      });
  made.reference = best->run.id;
  std::vector<const RunEvaluation*> order;
  for (const RunEvaluation& each : evaluations) {
    if (each.run.id != made.reference) order.push_back(&each);
  }
  order.push_back(&*best);  // last, so that every pair with it is told from the other's side
  for (const RunPair& pair : compareEvaluations(order, metric).pairs) {
    if (pair.b == made.reference)
      made.verdicts[pair.a] = {comparisonInShort(pair), comparisonSentence(pair, best->run.name)};
  }
}

}  // namespace

Judgements judgeRuns(Session& session, const std::vector<RunId>& runs, int k, Progress& progress,
                     const std::stop_token& stop) {
  Judgements made;
  made.k = k;
  std::vector<RunEvaluation> evaluations;
  std::vector<std::uint8_t> groupOfItem;
  for (const RunId run : runs) {
    EvaluateRequest request;
    request.run = run;
    request.options.cutoffs = {k};
    request.options.keepPerUser = true;
    request.options.keepLists = true;
    RunEvaluation evaluation = evaluateRun(session, request, progress, stop);
    if (evaluations.empty()) {
      const auto split = session.split(evaluation.protocol.split);
      groupOfItem = popularityGroups(split->train->itemCounts());
      made.history = historyShares(*split->test.input, evaluation.result.users, groupOfItem);
    }
    made.runs.push_back(judgementOf(session, evaluation, k, groupOfItem, progress, stop));
    evaluation.result.lists = {};
    evaluations.push_back(std::move(evaluation));
  }
  if (evaluations.size() > 1) compareWithBest(evaluations, made);
  return made;
}

std::uint64_t judgingCost(const Session& session, std::size_t runs) {
  return static_cast<std::uint64_t>(session.data().users.size()) * session.data().items.size() *
         runs;
}

}  // namespace tastescope
