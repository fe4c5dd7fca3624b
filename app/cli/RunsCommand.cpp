#include "app/cli/Commands.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/RunTransfer.h"

namespace tastescope::cli {
namespace {

Json toJson(const RunSummary& run) {
  Json metrics = Json::object();
  for (const MetricValue& metric : run.metrics) metrics[metric.part][metric.name] = metric.value;
  const RunRecord& record = run.record;
  return {{"run", record.id},
          {"name", record.name},
          {"model", record.model},
          {"state", runStateKey(record.state)},
          {"seed", record.seed},
          {"split", record.split},
          {"config", record.config},
          {"trainOptions", record.trainOptions},
          {"origin", record.origin.english()},
          {"epochs", record.epochs},
          {"bestEpoch", record.bestEpoch},
          {"stopReason", record.stopReason},
          {"seconds", record.seconds},
          {"note", record.note},
          {"starred", record.starred},
          {"canResume", run.canResume},
          {"metrics", metrics}};
}

std::string testText(const RunSummary& run, const char* key) {
  const MetricValue* const metric = metricOf(run, "test", key);
  if (metric == nullptr) return "no result";
  return decimals(metric->value, 4) + (metric->half > 0 ? " ± " + decimals(metric->half, 4) : "");
}

std::string describe(const std::vector<RunSummary>& runs) {
  TextTable table({"run", "name", "state", "test NDCG@10", "test recall@10", "time", "note"});
  for (const RunSummary& run : runs) {
    table.add({std::to_string(run.record.id), run.record.name, runStateKey(run.record.state),
               testText(run, kUsualMetric), testText(run, "recall@10"),
               duration(run.record.seconds), run.record.note});
  }
  return runs.empty() ? "No runs yet. `tastescope-cli train` makes one.\n" : table.text();
}

}  // namespace

Command runsCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("runs", "The runs of a project");
  struct Arguments {
    std::string model, add;
    bool latest = false;
    bool idOnly = false;
  };
  auto arguments = std::make_shared<Arguments>();
  parser->add_option("--model", arguments->model, "only runs of this model");
  parser->add_flag("--latest", arguments->latest, "only the newest");
  parser->add_flag("--id", arguments->idOnly, "print run numbers and nothing else");
  parser
      ->add_option(
          "--add", arguments->add,
          "first add the run in this file, written by export --what weights from a project "
          "that holds the same data")
      ->type_name("FILE");
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            if (!arguments->add.empty()) importRun(*session, arguments->add);
            std::vector<RunSummary> runs = runSummaries(*session);
            std::erase_if(runs, [&](const RunSummary& run) {
              return !arguments->model.empty() && run.record.model != arguments->model;
            });
            if (arguments->latest && runs.size() > 1) runs.resize(1);
            Json document = Json::array();
            std::string ids;
            for (const RunSummary& run : runs) {
              document.push_back(toJson(run));
              ids += std::to_string(run.record.id) + "\n";
            }
            console.result({{"runs", document}}, arguments->idOnly ? ids : describe(runs));
          }};
}

}  // namespace tastescope::cli
