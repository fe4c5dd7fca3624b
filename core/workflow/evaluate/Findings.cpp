#include "core/workflow/evaluate/Findings.h"

#include <algorithm>

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/GenerativeReport.h"

namespace tastescope {
namespace {

std::string orUsual(const std::string& metric, const Question& question) {
  return metric.empty() ? usualMetric(question.options.cutoffs).key() : metric;
}

std::vector<RunRecord> recordsOf(Session& session, const std::vector<RunId>& runs) {
  return session.withProject([&](Project& project) {
    std::vector<RunRecord> records;
    for (const RunId run : runs) records.push_back(RunStore(project).get(run));
    return records;
  });
}

std::vector<RunRecord> baselinesOf(Session& session, const RunRecord& chosen) {
  std::vector<RunRecord> baselines;
  for (const RunSummary& run : runSummaries(session)) {
    if (!run.hasWeights || run.record.split != chosen.split ||
        run.record.fingerprint != chosen.fingerprint || run.record.id == chosen.id)
      continue;
    if (capabilitiesOf(findModel(run.record.model)).closedForm) baselines.push_back(run.record);
  }
  return baselines;
}

/// Answers one question, run after run.
class Evaluation {
 public:
  Evaluation(Session& session, const Question& question, Progress& progress,
             const std::stop_token& stop)
      : session_(session),
        question_(question),
        progress_(progress),
        stop_(stop),
        metric_(orUsual(question.metric, question)),
        segments_(question.usualSegments ? usualSegments(session) : question.segments) {
    if (question.runs.empty()) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Evaluate", "An evaluation needs at least one run."));
    }
    for (const std::string& by : segments_) requireSegments(session, by);
    if (question.beyond) attributes_ = attributesOf(*question.beyond);
  }

  Findings answer() {
    std::vector<RunRecord> runs = recordsOf(session_, question_.runs);
    if (question_.baselines) {
      for (RunRecord& run : baselinesOf(session_, runs.front())) runs.push_back(std::move(run));
    }
    const bool compared = question_.compare && runs.size() > 1;
    if (compared) requireSameProtocol(runs);
    findings_.data = session_.data().name;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const bool baseline = i >= question_.runs.size();
      findings_.runs.push_back(baseline ? aboutBaseline(runs[i].id) : about(runs[i].id));
    }
    if (compared) compare();
    if (question_.seeds > 0) {
      TrainFeed feed;
      TrainControl control;
      findings_.seeds = evaluateSeeds(
          session_, {question_.runs.front(), question_.seeds, question_.part, question_.options},
          feed, control, progress_, stop_);
    }
    return std::move(findings_);
  }

 private:
  std::vector<std::string> attributesOf(const Question::Beyond& beyond) {
    if (!beyond.attribute.empty()) {
      requireItemAttribute(session_, beyond.attribute);
      return {beyond.attribute};
    }
    std::vector<std::string> suitable = suitableItemAttributes(session_);
    if (suitable.size() > beyond.most) suitable.resize(beyond.most);
    return suitable;
  }

  /// What every run has, asked for or beside; its values of users and lists are still there.
  RunFindings ranked(RunId run, bool lists) {
    EvaluateRequest request{run, question_.part, question_.options};
    request.options.keepPerUser = true;
    request.options.keepLists = lists || question_.beyond || question_.shares;
    RunFindings found;
    found.evaluation = evaluateRun(session_, request, progress_, stop_);
    for (const auto& [metric, values] : found.evaluation.result.perUser)
      found.halves[metric] = meanInterval(values).half;
    if (question_.shares) addShares(found);
    if (question_.beyond)
      found.beyond = beyondAccuracy(session_, found.evaluation, attributes_, progress_, stop_);
    return found;
  }

  RunFindings about(RunId run) {
    RunFindings found = ranked(run, question_.options.keepLists || !segments_.empty());
    const std::string metric = orUsual(question_.segmentMetric, question_);
    for (const std::string& by : segments_)
      found.segments.push_back(segmentRun(session_, found.evaluation, by, metric, stop_));
    if (question_.generative) {
      GenerativeRequest ask = *question_.generative;
      ask.run = run;
      ask.part = question_.part;
      found.generative = generativeQuality(session_, ask, progress_, stop_);
    }
    letGo(found, question_.options.keepPerUser, question_.options.keepLists);
    return found;
  }

  RunFindings aboutBaseline(RunId run) {
    RunFindings found = ranked(run, false);
    found.baseline = true;
    letGo(found, false, false);
    return found;
  }

  void addShares(RunFindings& found) {
    const RunEvaluation& evaluation = found.evaluation;
    const auto split = session_.knownBy(evaluation.run.id)->split(evaluation.protocol.split);
    const auto groups = popularityGroups(split->train->itemCounts());
    const auto k = static_cast<std::size_t>(std::ranges::max(question_.options.cutoffs));
    found.shares = listShares(evaluation.result.lists, k, groups);
    found.distinctItems = distinctItems(evaluation.result.lists, k, evaluation.result.items);
    if (findings_.runs.empty()) {
      findings_.history =
          historyShares(*partOf(*split, question_.part).input, evaluation.result.users, groups);
    }
  }

  /// Values of the tested metric stay until all runs are there.
  void letGo(RunFindings& found, bool keepPerUser, bool keepLists) const {
    EvaluationResult& result = found.evaluation.result;
    if (!keepLists) result.lists = {};
    if (keepPerUser) return;
    std::erase_if(result.perUser,
                  [this](const auto& each) { return !question_.compare || each.first != metric_; });
    if (!keepLists) result.users = {};
  }

  void compare() {
    std::vector<const RunEvaluation*> evaluations;
    for (const RunFindings& run : findings_.runs) evaluations.push_back(&run.evaluation);
    findings_.comparison = compareEvaluations(evaluations, metric_);
    for (RunFindings& run : findings_.runs) {
      if (run.baseline || !question_.options.keepPerUser) run.evaluation.result.perUser = {};
    }
  }

  Session& session_;
  const Question& question_;
  Progress& progress_;
  const std::stop_token& stop_;
  std::string metric_;
  std::vector<std::string> segments_;
  std::vector<std::string> attributes_;
  Findings findings_;
};

Json oneRun(const RunFindings& run) {
  Json document = toJson(run.evaluation);
  if (run.beyond) document["beyond"] = toJson(*run.beyond);
  return document;
}

}  // namespace

std::optional<MeanInterval> RunFindings::metric(const std::string& key) const {
  const auto& own = evaluation.result.metrics;
  if (const auto value = own.find(key); value != own.end()) {
    const auto half = halves.find(key);
    return MeanInterval{value->second, half == halves.end() ? 0 : half->second};
  }
  return beyond ? beyond->metric(key) : std::nullopt;
}

Findings evaluate(Session& session, const Question& question, Progress& progress,
                  const std::stop_token& stop) {
  return Evaluation(session, question, progress, stop).answer();
}

std::uint64_t evaluationCost(const Session& session, std::size_t runs) {
  return static_cast<std::uint64_t>(session.data().users.size()) * session.data().items.size() *
         runs;
}

Json toJson(const Findings& findings) {
  const RunFindings& first = findings.runs.front();
  Json document = oneRun(first);
  for (const SegmentTable& table : first.segments) document["segments"].push_back(toJson(table));
  for (std::size_t i = 1; i < findings.runs.size(); ++i)
    document["baselines"].push_back(oneRun(findings.runs[i]));
  if (first.generative) document["generative"] = toJson(*first.generative);
  if (findings.seeds) document["seeds"] = toJson(*findings.seeds);
  return document;
}

}  // namespace tastescope
