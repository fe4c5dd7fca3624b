#include "app/cli/EvaluateReports.h"

#include "core/workflow/evaluate/SeedRuns.h"

namespace tastescope::cli {
namespace {

GenerativeQuality generativeOf(Session& session, const EvaluateRequest& request,
                               const ReportArguments& arguments, const Console& console) {
  GenerativeRequest ask;
  ask.run = request.run;
  ask.part = request.part;
  ask.samples = arguments.samples;
  ask.draw = arguments.draw;
  ask.draw.threads = request.options.threads;
  return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return generativeQuality(session, ask, progress, stop);
  });
}

SeedStudy seedsOf(Session& session, const EvaluateRequest& request, std::size_t seeds,
                  const Console& console) {
  TrainFeed feed;
  TrainControl control;
  return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    const SeedRequest ask{request.run, seeds, request.part, request.options};
    return evaluateSeeds(session, ask, feed, control, progress, stop);
  });
}

}  // namespace

void addReportOptions(CLI::App& parser, ReportArguments& arguments) {
  parser.add_flag("--generative", arguments.generative,
                  "judge it as a generative model as well: likelihood, latent space, made-up "
                  "histories");
  parser.add_option("--samples", arguments.samples, "made-up histories of each kind")
      ->check(CLI::Range(4, 100000));
  parser.add_option("--seed", arguments.draw.seed, "seed of the made-up histories");
  parser.add_option("--temperature", arguments.draw.temperature,
                    "of the item probabilities in made-up histories");
  parser.add_option("--top-p", arguments.draw.topP, "nucleus of sequences that are written on");
  parser
      .add_option("--seeds", arguments.seeds,
                  "mean and spread over that many seeds; missing ones are trained as runs")
      ->check(CLI::Range(1, 1000));
  parser.add_option("--html", arguments.html, "write a report to this HTML file");
  parser.add_option("--csv", arguments.csv, "write the table of metrics to this CSV file");
}

std::vector<ReportSection> evaluateFurther(Session& session, const EvaluateRequest& request,
                                           const ReportArguments& arguments, const Console& console,
                                           Json& document) {
  std::vector<ReportSection> sections;
  if (arguments.generative) {
    const GenerativeQuality quality = generativeOf(session, request, arguments, console);
    document["generative"] = toJson(quality);
    sections = generativeSections({quality});
  }
  if (arguments.seeds > 0) {
    const SeedStudy study = seedsOf(session, request, arguments.seeds, console);
    document["seeds"] = toJson(study);
    sections.push_back(seedSection(study));
  }
  return sections;
}

void writeReports(const Session& session, const std::vector<const RunEvaluation*>& evaluations,
                  const std::vector<ReportSection>& sections, const ReportArguments& arguments) {
  if (!arguments.csv.empty()) writeMetricsCsv(evaluations, arguments.csv);
  if (arguments.html.empty()) return;
  const std::string metric = usualMetric(evaluations.front()->protocol.cutoffs).key();
  std::optional<Comparison> comparison;
  if (evaluations.size() > 1) comparison = compareEvaluations(evaluations, metric);
  writeHtml(reportOf(session.data().name, evaluations, comparison ? &*comparison : nullptr, metric,
                     sections),
            arguments.html);
}

}  // namespace tastescope::cli
