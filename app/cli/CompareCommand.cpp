#include "app/cli/Commands.h"
#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/EvaluationReport.h"

namespace tastescope::cli {
namespace {

std::string describe(const Comparison& comparison) {
  TextTable means({"run", "name", comparison.metric});
  for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
    means.add({std::to_string(comparison.runs[i].id), comparison.runs[i].name,
               decimals(comparison.means[i], 4)});
  }
  TextTable pairs(
      {"pair", "difference", "95 % interval", "p (t)", "p (Wilcoxon)", "p (Holm)", "in words"});
  for (const RunPair& pair : comparison.pairs) {
    const std::string b = nameIn(comparison, pair.b);
    pairs.add({nameIn(comparison, pair.a) + " - " + b, decimals(pair.difference, 4),
               decimals(pair.interval.low, 4) + " to " + decimals(pair.interval.high, 4),
               decimals(pair.t.p, 4), decimals(pair.wilcoxon.p, 4), decimals(pair.holm, 4),
               comparisonSentence(pair, b).english()});
  }
  return means.text() + "\n" + pairs.text() + "Paired over " + thousands(comparison.users) +
         " users; Wilcoxon signed rank, Holm-corrected over all pairs; bootstrap interval.\n";
}

}  // namespace

Command compareCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("compare", "Paired per-user tests between runs on the same split");
  struct Arguments {
    std::vector<std::string> runs;
    std::string metric = kUsualMetric;
    std::string html;
  };
  auto arguments = std::make_shared<Arguments>();
  parser->add_option("--run", arguments->runs, "run number or name, at least two")->required();
  parser->add_option("--metric", arguments->metric, "metric with values for each user");
  parser->add_option("--html", arguments->html, "write a report to this HTML file");
  addOverwriteOption(*parser, options);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            console.requireOutputs({arguments->html});
            std::vector<RunId> runs;
            for (const std::string& run : arguments->runs)
              runs.push_back(runByName(*session, run).id);
            const Comparison comparison =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return compareRuns(*session, runs, arguments->metric, progress, stop);
                });
            if (!arguments->html.empty())
              writeHtml(reportOf(session->data().name, comparison),
                        console.output(arguments->html));
            console.result(toJson(comparison), describe(comparison));
          }};
}

}  // namespace tastescope::cli
