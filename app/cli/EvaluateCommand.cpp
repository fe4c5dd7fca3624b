#include <set>
#include <sstream>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/SectionText.h"
#include "app/cli/Values.h"
#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/EvaluationReport.h"
#include "core/workflow/evaluate/GenerativeReport.h"

namespace tastescope::cli {
namespace {

struct EvaluateArguments {
  std::string run;
  std::string perUser, lists, html, csv;  ///< files to write
  bool beyond = false;
  bool generative = false;
  std::string attribute;
  std::vector<std::string> select;
  GenerativeRequest draw;
  Question question;
  FormatArguments format;
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

TextTable tableOf(const std::string& first, const std::vector<RunFindings>& runs) {
  std::vector<std::string> header{first};
  for (const RunFindings& run : runs) header.push_back(run.evaluation.run.name);
  return TextTable(header);
}

void addRow(TextTable& table, const std::string& metric, const std::vector<RunFindings>& runs) {
  std::vector<std::string> row{metric};
  for (const RunFindings& run : runs) {
    const auto value = run.metric(metric);
    row.push_back(value ? decimals(value->mean, 4) : "no value");
  }
  table.add(row);
}

std::string describeMetrics(const std::vector<RunFindings>& runs) {
  TextTable table = tableOf("metric", runs);
  for (const auto& [name, unused] : runs.front().evaluation.result.metrics)
    addRow(table, name, runs);
  return describe(runs.front().evaluation.protocol) + table.text();
}

std::string describeBeyond(const std::vector<RunFindings>& runs) {
  if (!runs.front().beyond) return {};
  const BeyondAccuracy& first = *runs.front().beyond;
  TextTable table = tableOf("beyond accuracy", runs);
  std::set<std::string> names;
  for (const AttributeFigures& figures : first.attributes) {
    for (const auto& [name, value] : figures.metrics) names.insert(name);
  }
  for (const auto& [name, value] : first.metrics) names.insert(name);
  for (const std::string& name : names) addRow(table, name, runs);
  std::vector<std::string> vectors{"item vectors"};
  for (const RunFindings& run : runs) vectors.emplace_back(itemVectorsKey(run.beyond->vectors));
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

std::string describe(const Findings& findings) {
  const RunFindings& first = findings.runs.front();
  std::string text = describeMetrics(findings.runs) + describeBeyond(findings.runs);
  for (const SegmentTable& table : first.segments) text += describe(table);
  if (first.generative) text += sectionText(generativeSections({*first.generative}));
  if (findings.seeds) text += sectionText({seedSection(*findings.seeds)});
  return text;
}

Question questionOf(Session& session, const EvaluateArguments& arguments) {
  Question question = arguments.question;
  question.runs = {runByName(session, arguments.run).id};
  question.options.keepPerUser = !arguments.perUser.empty();
  question.options.keepLists = !arguments.lists.empty();
  question.compare = !arguments.html.empty();
  for (const std::string& name : arguments.select)
    question.segments.push_back(std::string(kBySelection).append(name));
  if (arguments.beyond) question.beyond.emplace().attribute = arguments.attribute;
  if (arguments.generative) {
    question.generative = arguments.draw;
    question.generative->draw.threads = question.options.threads;
  }
  return question;
}

void runEvaluate(const EvaluateArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  console.requireOutputs({arguments.perUser, arguments.lists, arguments.csv, arguments.html});
  const Question question = questionOf(*session, arguments);
  const Findings findings =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return evaluate(*session, question, progress, stop);
      });
  const RunEvaluation& evaluation = findings.runs.front().evaluation;
  const ExportFormat format = formatOf(arguments.format);
  ExportOutcome written;
  if (!arguments.perUser.empty())
    written += writePerUserCsv(*session, evaluation, console.output(arguments.perUser), format);
  if (!arguments.lists.empty())
    written += writeListsCsv(*session, evaluation, console.output(arguments.lists), format);
  if (!arguments.csv.empty())
    written += writeMetricsCsv(findings, console.output(arguments.csv), format);
  if (!arguments.html.empty()) writeHtml(reportOf(findings), console.output(arguments.html));
  console.result(toJson(findings), describe(findings) + outcomeText(written));
}

void addBeyondOptions(CLI::App& parser, EvaluateArguments& arguments) {
  CLI::Option* beyond = parser.add_flag("--beyond", arguments.beyond,
                                        "add diversity, popularity lift and calibration");
  parser
      .add_option("--attribute", arguments.attribute,
                  "item attribute behind --beyond; the first suitable one unless given")
      ->needs(beyond);
  parser
      .add_option("--segments", arguments.question.segments,
                  "results in groups: activity, items, or names of user attributes")
      ->delimiter(',');
  parser
      .add_option("--select", arguments.select,
                  "results of the selection of this name, and of all others; may be repeated")
      ->allow_extra_args(false);
  parser.add_option("--segment-metric", arguments.question.segmentMetric,
                    "metric of the groups of users, such as ndcg@10");
  parser.callback([&arguments] {
    if (!arguments.question.segmentMetric.empty() && arguments.question.segments.empty() &&
        arguments.select.empty()) {
      throw CLI::RequiresError("--segment-metric", "--segments or --select");
    }
  });
}

void addGenerativeOptions(CLI::App& parser, EvaluateArguments& arguments) {
  parser.add_flag("--generative", arguments.generative,
                  "evaluate it as a generative model as well: likelihood, latent space, made-up "
                  "histories");
  parser.add_option("--samples", arguments.draw.samples, "made-up histories of each kind")
      ->check(wholeNumber(4, kMostSamples));
  parser.add_option("--seed", arguments.draw.draw.seed, "seed of the made-up histories")
      ->check(wholeNumber());
  parser
      .add_option("--temperature", arguments.draw.draw.temperature,
                  "of the item probabilities in made-up histories")
      ->check(positiveNumber());
  parser
      .add_option("--top-p", arguments.draw.draw.topP, "nucleus of sequences that are written on")
      ->check(numberWithin(0, 1));
}

}  // namespace

Command evaluateCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("evaluate", "Evaluate a run by full ranking");
  auto arguments = std::make_shared<EvaluateArguments>();
  Question& question = arguments->question;
  parser->add_option("--run", arguments->run, "run number or name")->required();
  addWord(*parser, "--part", question.part, {"test", "valid"}, "which part of the split");
  parser->add_option("--k", question.options.cutoffs, "list lengths, such as 5,10,20")
      ->delimiter(',')
      ->check(wholeNumber(1, kMostItems));
  parser->add_option("--per-user", arguments->perUser,
                     "write every user's metrics to this CSV file");
  parser->add_option("--lists", arguments->lists, "write the ranked lists to this CSV file");
  parser->add_option("--threads", question.options.threads, "workers, 0 for all cores")
      ->check(wholeNumber(0, kMostThreads));
  parser->add_option("--batch", question.options.batch, "users scored at once")
      ->check(wholeNumber(1, 65536));
  parser->add_flag("--baselines", question.baselines,
                   "show closed-form runs on the same split beside it");
  addBeyondOptions(*parser, *arguments);
  addGenerativeOptions(*parser, *arguments);
  parser
      ->add_option("--seeds", question.seeds,
                   "mean and spread over that many seeds; missing ones are trained as runs")
      ->check(wholeNumber(1, 1000));
  parser->add_option("--html", arguments->html, "write a report to this HTML file");
  parser->add_option("--csv", arguments->csv, "write the table of metrics to this CSV file");
  addOverwriteOption(*parser, options);
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { runEvaluate(*arguments, console); }};
}

}  // namespace tastescope::cli
