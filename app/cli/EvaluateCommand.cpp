#include <algorithm>
#include <optional>
#include <sstream>

#include "app/cli/Commands.h"
#include "app/cli/EvaluateReports.h"
#include "app/cli/SectionText.h"
#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/BeyondReport.h"
#include "core/workflow/evaluate/EvaluateRun.h"

namespace tastescope::cli {
namespace {

struct EvaluateArguments {
  std::string run, part = "test", perUser, lists;
  std::vector<int> cutoffs{10};
  unsigned threads = 0;
  std::size_t batch = 256;
  bool baselines = false;
  bool beyond = false;
  std::string attribute;
  std::vector<std::string> segments;
  std::string segmentMetric;
  ReportArguments reports;
};

/// An evaluation with what was asked for beyond accuracy.
struct Judged {
  RunEvaluation evaluation;
  std::optional<BeyondAccuracy> beyond;
};

std::string describe(const ProtocolCard& card) {
  std::ostringstream out;
  out << "split " << splitKey(card.split.kind) << ", split seed " << card.split.seed << ", "
      << card.part << " part; " << thousands(card.users) << " users ranked against all "
      << thousands(card.items) << " items; hidden: " << card.mask
      << "; recall divides by the held-out items, recall-capped by "
      << "min(k, held-out items); ties by item order\n";
  return out.str();
}

Judged judge(Session& session, const EvaluateRequest& request, const EvaluateArguments& arguments,
             const Console& console) {
  return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    Judged judged{evaluateRun(session, request, progress, stop), std::nullopt};
    if (!arguments.beyond) return judged;
    std::vector<std::string> attributes{arguments.attribute};
    if (arguments.attribute.empty()) {
      attributes = itemAttributesToJudge(session);
      if (attributes.size() > 1) attributes.resize(1);
    }
    judged.beyond = beyondAccuracy(session, judged.evaluation, attributes, progress, stop);
    return judged;
  });
}

/// Other finished runs on the same split, judged the same way, so that no number stands alone.
std::vector<Judged> evaluateBeside(Session& session, const EvaluateRequest& request,
                                   const EvaluateArguments& arguments, const Console& console) {
  const RunRecord chosen = runByName(session, std::to_string(request.run));
  std::vector<Judged> all;
  for (const RunSummary& run : runSummaries(session)) {
    const bool same = run.hasWeights && run.record.split == chosen.split;
    if (!same || run.record.id == chosen.id) continue;
    if (!capabilitiesOf(findModel(run.record.model)).closedForm) continue;
    EvaluateRequest beside = request;
    beside.run = run.record.id;
    beside.options.keepPerUser = arguments.reports.needsPerUser();
    beside.options.keepLists = arguments.beyond;
    all.push_back(judge(session, beside, arguments, console));
  }
  return all;
}

/// The figures of `judged` in the order they are shown, "no value" where a run has none.
std::string beyondCell(const Judged& judged, const std::string& name) {
  const auto known = judged.beyond->metrics.find(name);
  if (known != judged.beyond->metrics.end()) return decimals(known->second.mean, 4);
  for (const AttributeFigures& figures : judged.beyond->attributes) {
    const auto found = figures.metrics.find(name);
    if (found != figures.metrics.end()) return decimals(found->second.mean, 4);
  }
  return "no value";
}

TextTable tableOf(const std::string& first, const std::vector<Judged>& runs) {
  std::vector<std::string> header{first};
  for (const Judged& each : runs) header.push_back(each.evaluation.run.name);
  return TextTable(header);
}

std::string describeBeyond(const std::vector<Judged>& runs) {
  const BeyondAccuracy& first = *runs.front().beyond;
  TextTable table = tableOf("beyond accuracy", runs);
  std::vector<std::string> names;
  for (const AttributeFigures& figures : first.attributes) {
    for (const auto& [name, value] : figures.metrics) names.push_back(name);
  }
  for (const auto& [name, value] : first.metrics) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    std::vector<std::string> row{name};
    for (const Judged& each : runs) row.push_back(beyondCell(each, name));
    table.add(row);
  }
  std::vector<std::string> vectors{"item vectors"};
  for (const Judged& each : runs) vectors.emplace_back(itemVectorsKey(each.beyond->vectors));
  table.add(vectors);
  const std::string attribute = first.attributes.empty()
                                    ? "The items have no attribute that puts them into groups.\n"
                                    : "item attribute: " + first.attributes[0].attribute + "\n";
  return "\n" + table.text() + attribute;
}

std::string describe(const SegmentTable& segments) {
  TextTable table({segments.by, "users", segments.metric, "95 % interval"});
  for (const SegmentGroup& group : segments.groups) {
    table.add({group.name.english(), thousands(group.users), decimals(group.value.mean, 4),
               "± " + decimals(group.value.half, 4)});
  }
  const SegmentGap& gap = segments.gap;
  return "\n" + table.text() + "gap " + decimals(gap.value, 4) + ", 95 % interval " +
         decimals(gap.low, 4) + " to " + decimals(gap.high, 4) + "\n";
}

std::string describe(const std::vector<Judged>& runs) {
  TextTable table = tableOf("metric", runs);
  for (const auto& [name, unused] : runs.front().evaluation.result.metrics) {
    std::vector<std::string> row{name};
    for (const Judged& each : runs)
      row.push_back(decimals(each.evaluation.result.metrics.at(name), 4));
    table.add(row);
  }
  return describe(runs.front().evaluation.protocol) + table.text();
}

Json toJson(const Judged& judged) {
  Json document = toJson(judged.evaluation);
  if (judged.beyond) document["beyond"] = toJson(*judged.beyond);
  return document;
}

std::string segmentMetricOf(const EvaluateArguments& arguments) {
  return arguments.segmentMetric.empty() ? usualMetric(arguments.cutoffs).key()
                                         : arguments.segmentMetric;
}

/// What can be refused is refused before anything is scored.
void checkArguments(const Session& session, const EvaluateArguments& arguments) {
  if (arguments.beyond && !arguments.attribute.empty())
    requireItemAttribute(session, arguments.attribute);
  for (const std::string& by : arguments.segments) requireSegments(session, by);
}

EvaluateRequest requestOf(Session& session, const EvaluateArguments& arguments) {
  EvaluateRequest request;
  request.run = runByName(session, arguments.run).id;
  request.part = arguments.part;
  request.options.cutoffs = arguments.cutoffs;
  request.options.threads = arguments.threads;
  request.options.batch = arguments.batch;
  const bool segments = !arguments.segments.empty();
  request.options.keepPerUser =
      !arguments.perUser.empty() || segments || arguments.reports.needsPerUser();
  request.options.keepLists = !arguments.lists.empty() || arguments.beyond || segments;
  return request;
}

/// What was asked for beyond the table of metrics, for the report.
std::vector<ReportSection> reportSections(const std::vector<Judged>& runs,
                                          const std::vector<SegmentTable>& segments,
                                          const std::vector<ReportSection>& further) {
  std::vector<BeyondOfRun> beyond;
  for (const Judged& each : runs) {
    if (each.beyond) beyond.push_back({each.evaluation.run.name, *each.beyond});
  }
  std::vector<ReportSection> sections = beyondSections(beyond);
  for (const SegmentTable& table : segments)
    sections.push_back(segmentSection({{runs.front().evaluation.run.name, table}}));
  sections.insert(sections.end(), further.begin(), further.end());
  return sections;
}

void runEvaluate(const EvaluateArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  checkArguments(*session, arguments);
  const EvaluateRequest request = requestOf(*session, arguments);
  std::vector<Judged> runs{judge(*session, request, arguments, console)};
  const RunEvaluation& evaluation = runs.front().evaluation;
  if (!arguments.perUser.empty()) writePerUserCsv(*session, evaluation, arguments.perUser);
  if (!arguments.lists.empty()) writeListsCsv(*session, evaluation, arguments.lists);
  Json document = toJson(runs.front());
  std::string segments;
  std::vector<SegmentTable> tables;
  for (const std::string& by : arguments.segments) {
    const SegmentTable table = console.withProgress([&](Progress&, const std::stop_token& stop) {
      return segmentRun(*session, evaluation, by, segmentMetricOf(arguments), stop);
    });
    document["segments"].push_back(toJson(table));
    segments += describe(table);
    tables.push_back(table);
  }
  if (arguments.baselines) {
    for (Judged& beside : evaluateBeside(*session, request, arguments, console)) {
      document["baselines"].push_back(toJson(beside));
      runs.push_back(std::move(beside));
    }
  }
  const std::vector<ReportSection> further =
      evaluateFurther(*session, request, arguments.reports, console, document);
  std::vector<const RunEvaluation*> evaluations;
  for (const Judged& each : runs) evaluations.push_back(&each.evaluation);
  writeReports(*session, evaluations, reportSections(runs, tables, further), arguments.reports);
  console.result(document, describe(runs) + (arguments.beyond ? describeBeyond(runs) : "") +
                               segments + sectionText(further));
}

void addBeyondOptions(CLI::App& parser, EvaluateArguments& arguments) {
  CLI::Option* beyond = parser.add_flag("--beyond", arguments.beyond,
                                        "add diversity, popularity lift and calibration");
  parser
      .add_option("--attribute", arguments.attribute,
                  "item attribute behind --beyond; the first suitable one unless given")
      ->needs(beyond);
  CLI::Option* segments =
      parser
          .add_option("--segments", arguments.segments,
                      "results in groups: activity, items, or names of user attributes")
          ->delimiter(',');
  parser
      .add_option("--segment-metric", arguments.segmentMetric,
                  "metric of the groups of users, such as ndcg@10")
      ->needs(segments);
}

}  // namespace

Command evaluateCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("evaluate", "Judge a run by full ranking");
  auto arguments = std::make_shared<EvaluateArguments>();
  parser->add_option("--run", arguments->run, "run number or name")->required();
  parser->add_option("--part", arguments->part, "test or valid")
      ->check(CLI::IsMember({"test", "valid"}));
  parser->add_option("--k", arguments->cutoffs, "list lengths, such as 5,10,20")
      ->delimiter(',')
      ->check(CLI::Range(1, 100000));
  parser->add_option("--per-user", arguments->perUser,
                     "write every user's metrics to this CSV file");
  parser->add_option("--lists", arguments->lists, "write the ranked lists to this CSV file");
  parser->add_option("--threads", arguments->threads, "workers, 0 for all cores");
  parser->add_option("--batch", arguments->batch, "users scored at once")
      ->check(CLI::Range(1, 65536));
  parser->add_flag("--baselines", arguments->baselines,
                   "show closed-form runs on the same split beside it");
  addBeyondOptions(*parser, *arguments);
  addReportOptions(*parser, arguments->reports);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { runEvaluate(*arguments, console); }};
}

}  // namespace tastescope::cli
