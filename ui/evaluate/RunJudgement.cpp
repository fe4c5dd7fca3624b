#include "ui/evaluate/RunJudgement.h"

#include <algorithm>
#include <optional>

namespace tastescope::ui {

namespace {

constexpr std::size_t kActivityGroups = 5;

/// What several runs of one split share: training histories of the judged users.
struct Ground {
  std::shared_ptr<const Split> split;
  std::vector<std::uint8_t> groupOfItem;
  std::vector<std::uint64_t> lengths;  ///< aligned with the judged users
};

std::string atK(const char* metric, int k) { return std::string(metric) + "@" + std::to_string(k); }

std::vector<std::uint64_t> lengthsOf(const Interactions& histories,
                                     const std::vector<Index>& users) {
  std::vector<std::uint64_t> lengths;
  lengths.reserve(users.size());
  for (const Index user : users) lengths.push_back(histories.row(user).size());
  return lengths;
}

Ground makeGround(Session& session, const RunEvaluation& evaluation, Judgements& made) {
  Ground ground;
  ground.split = session.split(evaluation.protocol.split);
  ground.groupOfItem = popularityGroups(ground.split->train->itemCounts());
  const Interactions& input = *ground.split->test.input;
  ground.lengths = lengthsOf(input, evaluation.result.users);
  made.groups = activityGroups(ground.lengths, kActivityGroups);
  made.history = historyShares(input, evaluation.result.users, ground.groupOfItem);
  return ground;
}

RunJudgement judgementOf(const RunEvaluation& evaluation, const Ground& ground,
                         const Judgements& all) {
  RunJudgement made;
  made.run = evaluation.run.id;
  made.protocol = evaluation.protocol;
  for (const auto& [name, value] : evaluation.result.metrics) {
    const auto perUser = evaluation.result.perUser.find(name);
    made.metrics[name] = {value, perUser == evaluation.result.perUser.end()
                                     ? 0.0
                                     : meanInterval(perUser->second).half};
  }
  const auto k = static_cast<std::size_t>(all.k);
  made.shares = listShares(evaluation.result.lists, k, ground.groupOfItem);
  made.distinctItems = distinctItems(evaluation.result.lists, k, evaluation.result.items);
  const auto ndcg = evaluation.result.perUser.find(atK("ndcg", all.k));
  if (ndcg != evaluation.result.perUser.end())
    made.byActivity = byActivity(ndcg->second, ground.lengths, all.groups);
  return made;
}

void compareWithBest(Session& session, Judgements& made, Progress& progress,
                     const std::stop_token& stop) {
  const std::string metric = atK("ndcg", made.k);
  const auto best = std::max_element(made.runs.begin(), made.runs.end(),
                                     [&](const RunJudgement& a, const RunJudgement& b) {
                                       return a.metrics.at(metric).mean < b.metrics.at(metric).mean;
                                     });
  made.reference = best->run;
  std::vector<RunId> order;
  for (const RunJudgement& run : made.runs) {
    if (run.run != made.reference) order.push_back(run.run);
  }
  order.push_back(
      made.reference);  // last, so that every pair with it is told from the other's side
  const Comparison comparison = compareRuns(session, order, metric, progress, stop);
  std::string nameOfReference;
  for (const RunRecord& run : comparison.runs) {
    if (run.id == made.reference) nameOfReference = run.name;
  }
  for (const RunPair& pair : comparison.pairs) {
    if (pair.b == made.reference)
      made.verdicts[pair.a] = {comparisonInShort(pair), comparisonSentence(pair, nameOfReference)};
  }
}

}  // namespace

Judgements judgeRuns(Session& session, const std::vector<RunId>& runs, int k, Progress& progress,
                     const std::stop_token& stop) {
  Judgements made;
  made.k = k;
  std::optional<Ground> ground;
  for (const RunId run : runs) {
    EvaluateRequest request;
    request.run = run;
    request.options.cutoffs = {k};
    request.options.keepPerUser = true;
    request.options.keepLists = true;
    const RunEvaluation evaluation = evaluateRun(session, request, progress, stop);
    if (!ground) ground = makeGround(session, evaluation, made);
    made.runs.push_back(judgementOf(evaluation, *ground, made));
  }
  if (made.runs.size() > 1) compareWithBest(session, made, progress, stop);
  return made;
}

std::uint64_t judgingCost(const Session& session, std::size_t runs) {
  return static_cast<std::uint64_t>(session.data().users.size()) * session.data().items.size() *
         runs * 2;
}

}  // namespace tastescope::ui
