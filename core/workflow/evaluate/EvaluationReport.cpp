#include "core/workflow/evaluate/EvaluationReport.h"

#include <algorithm>
#include <set>

#include "core/base/AtomicFile.h"
#include "core/report/CsvText.h"
#include "core/report/ExportFormat.h"
#include "core/workflow/evaluate/BeyondReport.h"

namespace tastescope {
namespace {

/// Half-width of the interval over users; 0 where there are no values of users.
double halfOf(const RunEvaluation& evaluation, const std::string& metric) {
  const auto found = evaluation.result.perUser.find(metric);
  return found == evaluation.result.perUser.end() ? 0 : meanInterval(found->second).half;
}

Text splitWords(const SplitSpec& split) {
  switch (split.kind) {
    case SplitKind::UserRandom:
      return coreText("Evaluate", "Each user's interactions dealt at random, seed %1")
          .arg(static_cast<unsigned long>(split.seed));
    case SplitKind::LeaveOneOut: return coreText("Evaluate", "The last item of each user tests");
    case SplitKind::Time: return coreText("Evaluate", "By time: the latest interactions test");
    case SplitKind::Strong:
      return coreText("Evaluate", "Whole users held out, seed %1")
          .arg(static_cast<unsigned long>(split.seed));
    case SplitKind::Given: break;
  }
  return coreText("Evaluate", "As the imported files say");
}

Text maskWords(const std::string& mask) {
  if (mask == "train+valid") return coreText("Evaluate", "training and validation items");
  if (mask == "train") return coreText("Evaluate", "training items");
  return coreText("Evaluate", "the shown part of the history");
}

ReportSection protocolSection(const std::string& dataName, const ProtocolCard& card) {
  ReportSection section;
  section.title = coreText("Evaluate", "Protocol");
  section.sentence = coreText("Evaluate", "Every number below depends on this.");
  const auto fact = [&](Text name, Text value) {
    section.table.rows.push_back({std::move(name), std::move(value)});
  };
  fact(coreText("Evaluate", "Data"), plainText(dataName));
  fact(coreText("Evaluate", "Fingerprint of the data"), plainText(card.fingerprint));
  fact(coreText("Evaluate", "Split"), splitWords(card.split));
  fact(coreText("Evaluate", "Part"),
       card.part == "valid" ? coreText("Evaluate", "validation") : coreText("Evaluate", "test"));
  fact(coreText("Evaluate", "Judged"), coreText("Evaluate", "%1 users").arg(thousands(card.users)));
  fact(coreText("Evaluate", "Ranked against"),
       coreText("Evaluate", "all %1 items").arg(thousands(card.items)));
  fact(coreText("Evaluate", "Hidden"), maskWords(card.mask));
  fact(coreText("Evaluate", "Ties"), coreText("Evaluate", "by item order"));
  fact(coreText("Evaluate", "Recall divides by"),
       coreText("Evaluate", "the held-out items; recall-capped by the smaller of k and those"));
  fact(coreText("Evaluate", "Intervals"), coreText("Evaluate", "95 %, over users"));
  return section;
}

ReportSection metricsSection(const std::vector<const RunEvaluation*>& evaluations,
                             const std::string& metric) {
  ReportSection section;
  section.title = coreText("Evaluate", "Metrics");
  section.table.header.push_back(coreText("Evaluate", "Metric"));
  for (const RunEvaluation* each : evaluations)
    section.table.header.push_back(plainText(each->run.name));
  for (const auto& [name, unused] : evaluations.front()->result.metrics) {
    std::vector<Text> row{plainText(name)};
    for (const RunEvaluation* each : evaluations)
      row.push_back(plainText(withHalf(each->result.metrics.at(name), halfOf(*each, name), 4)));
    section.table.rows.push_back(std::move(row));
  }
  if (!evaluations.front()->result.metrics.contains(metric)) return section;
  section.chart.emplace();
  section.chart->title = coreText("Evaluate", "%1 with its 95 % interval over users").arg(metric);
  for (const RunEvaluation* each : evaluations) {
    const double value = each->result.metrics.at(metric);
    const double half = halfOf(*each, metric);
    section.chart->bars.push_back({plainText(each->run.name), value, value - half, value + half});
  }
  return section;
}

std::string nameIn(const Comparison& comparison, RunId id) {
  const auto found = std::ranges::find(comparison.runs, id, &RunRecord::id);
  return found == comparison.runs.end() ? std::string() : found->name;
}

Text chanceText(double p) { return plainText(p < 0.0001 ? "< 0.0001" : decimals(p, 4)); }

ReportSection pairsSection(const Comparison& comparison) {
  ReportSection section;
  section.title = coreText("Evaluate", "Are they different?");
  section.sentence =
      coreText("Evaluate",
               "%1, paired over %2 users: Wilcoxon's signed-rank test, corrected after Holm over "
               "all pairs; intervals by bootstrap.")
          .arg(comparison.metric)
          .arg(thousands(comparison.users));
  section.table.header = {coreText("Evaluate", "Pair"),          coreText("Evaluate", "Difference"),
                          coreText("Evaluate", "95 % interval"), coreText("Evaluate", "p (t)"),
                          coreText("Evaluate", "p (Wilcoxon)"),  coreText("Evaluate", "p (Holm)"),
                          coreText("Evaluate", "In words")};
  section.chart.emplace();
  section.chart->title =
      coreText("Evaluate", "Difference in %1 with its 95 % interval").arg(comparison.metric);
  for (const RunPair& pair : comparison.pairs) {
    const std::string b = nameIn(comparison, pair.b);
    const Text name = plainText(nameIn(comparison, pair.a) + " − " + b);
    section.table.rows.push_back({name, plainText(decimals(pair.difference, 4)),
                                  coreText("Evaluate", "%1 to %2")
                                      .arg(decimals(pair.interval.low, 4))
                                      .arg(decimals(pair.interval.high, 4)),
                                  chanceText(pair.t.p), chanceText(pair.wilcoxon.p),
                                  chanceText(pair.holm), comparisonSentence(pair, b)});
    section.chart->bars.push_back({name, pair.difference, pair.interval.low, pair.interval.high});
  }
  return section;
}

Text reportTitle(const std::string& dataName) {
  return coreText("Evaluate", "Evaluation of %1").arg(dataName);
}

/// What the sections of a report are made of, for every run.
struct ReportParts {
  std::vector<RunEvaluation> evaluations;
  std::vector<BeyondOfRun> beyond;
  std::vector<std::pair<std::string, std::vector<SegmentsOfRun>>> segments;
  std::vector<GenerativeQuality> generative;
};

ReportParts judgeParts(Session& session, const ReportRequest& request, Progress& progress,
                       const std::stop_token& stop) {
  std::vector<std::string> attributes = itemAttributesToJudge(session);
  if (attributes.size() > 1) attributes.resize(1);
  ReportParts parts;
  for (const std::string& by : usualSegments(session)) parts.segments.push_back({by, {}});
  for (const RunId run : request.runs) {
    EvaluateRequest evaluate{run, request.part, {}};
    evaluate.options.cutoffs = request.cutoffs;
    evaluate.options.keepPerUser = evaluate.options.keepLists = true;
    RunEvaluation made = evaluateRun(session, evaluate, progress, stop);
    const std::string& name = made.run.name;
    parts.beyond.push_back({name, beyondAccuracy(session, made, attributes, progress, stop)});
    for (auto& [by, runs] : parts.segments)
      runs.push_back({name, segmentRun(session, made, by, request.metric, stop)});
    made.result.lists = {};  // the largest part, and no longer needed
    parts.evaluations.push_back(std::move(made));
    if (!request.generative) continue;
    GenerativeRequest ask;
    ask.run = run;
    ask.part = request.part;
    parts.generative.push_back(generativeQuality(session, ask, progress, stop));
  }
  return parts;
}

}  // namespace

Report reportOf(const std::string& dataName, const std::vector<const RunEvaluation*>& evaluations,
                const Comparison* comparison, const std::string& metric,
                std::vector<ReportSection> more) {
  std::string names;
  for (const RunEvaluation* each : evaluations)
    names += (names.empty() ? "" : ", ") + each->run.name;
  Report report{reportTitle(dataName), plainText(names), {}};
  report.sections.push_back(protocolSection(dataName, evaluations.front()->protocol));
  report.sections.push_back(metricsSection(evaluations, metric));
  if (comparison != nullptr) report.sections.push_back(pairsSection(*comparison));
  for (ReportSection& section : more) report.sections.push_back(std::move(section));
  return report;
}

Report reportOf(const std::string& dataName, const Comparison& comparison) {
  ReportSection means;
  means.title = coreText("Evaluate", "Metrics");
  means.table.header = {coreText("Evaluate", "Run"), plainText(comparison.metric)};
  for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
    means.table.rows.push_back(
        {plainText(comparison.runs[i].name), plainText(decimals(comparison.means[i], 4))});
  }
  const SplitSpec split = splitSpecFromJson(comparison.runs.front().split);
  return {reportTitle(dataName), splitWords(split), {means, pairsSection(comparison)}};
}

Report evaluationReport(Session& session, const ReportRequest& request, Progress& progress,
                        const std::stop_token& stop) {
  if (request.runs.empty()) {
    throw Error(ErrorCode::InvalidConfig, coreText("Evaluate", "A report needs at least one run."));
  }
  ReportParts parts = judgeParts(session, request, progress, stop);
  std::vector<const RunEvaluation*> all;
  for (const RunEvaluation& evaluation : parts.evaluations) all.push_back(&evaluation);
  std::optional<Comparison> comparison;
  if (all.size() > 1) comparison = compareEvaluations(all, request.metric);
  std::vector<ReportSection> more = beyondSections(parts.beyond);
  for (const auto& [by, runs] : parts.segments) more.push_back(segmentSection(runs));
  for (ReportSection& section : generativeSections(parts.generative))
    more.push_back(std::move(section));
  return reportOf(session.data().name, all, comparison ? &*comparison : nullptr, request.metric,
                  std::move(more));
}

void writeMetricsCsv(const std::vector<const RunEvaluation*>& evaluations,
                     const std::filesystem::path& file) {
  const ExportFormat format;
  std::set<std::string> names;
  std::set<std::string> intervals;
  for (const RunEvaluation* each : evaluations) {
    for (const auto& [name, unused] : each->result.metrics) names.insert(name);
    for (const auto& [name, unused] : each->result.perUser) intervals.insert(name);
  }
  std::string text = "run,name,model,seed,split,split seed,part,hidden,users,items";
  for (const std::string& name : names) {
    text += "," + name;
    if (intervals.contains(name)) text += "," + name + " ±";
  }
  text += '\n';
  for (const RunEvaluation* each : evaluations) {
    const ProtocolCard& card = each->protocol;
    text += std::to_string(each->run.id) + "," + csvCell(each->run.name, format) + "," +
            each->run.model + "," + std::to_string(each->run.seed) + "," +
            splitKey(card.split.kind) + "," + std::to_string(card.split.seed) + "," + card.part +
            "," + card.mask + "," + std::to_string(card.users) + "," + std::to_string(card.items);
    for (const std::string& name : names) {
      text += ',';
      const auto found = each->result.metrics.find(name);
      if (found != each->result.metrics.end()) appendNumber(text, found->second);
      if (!intervals.contains(name)) continue;
      text += ',';
      if (each->result.perUser.contains(name)) appendNumber(text, halfOf(*each, name));
    }
    text += '\n';
  }
  writeFileAtomically(file, text);
}

}  // namespace tastescope
