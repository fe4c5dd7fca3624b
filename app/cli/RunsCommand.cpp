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

Json toJson(const DataAge& age) {
  Json document{{"known", age.known},
                {"since", age.since},
                {"newInteractions", age.interactions},
                {"newUsers", age.users},
                {"newItems", age.items}};
  if (age.latest) document["latest"] = secondsOf(*age.latest);
  return document;
}

/// What came after the data of a run.
std::string newSince(const DataAge& age) {
  if (!age.known) return "other data";
  if (!age.isOld()) return "nothing";
  return thousands(age.interactions) + " interactions, " + thousands(age.users) + " users, " +
         thousands(age.items) + " items";
}

std::string testText(const RunSummary& run, const char* key) {
  const MetricValue* const metric = metricOf(run, "test", key);
  if (metric == nullptr) return "no result";
  return decimals(metric->value, 4) + (metric->half > 0 ? " ± " + decimals(metric->half, 4) : "");
}

/// `ages`: one a run, or empty where nothing was added to the data.
std::string describe(const std::vector<RunSummary>& runs, const std::vector<DataAge>& ages) {
  std::vector<std::string> header{"run",  "name", "state", "test NDCG@10", "test recall@10",
                                  "time", "note"};
  if (!ages.empty()) header.insert(header.end() - 1, "new since");
  TextTable table(header);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const RunSummary& run = runs[i];
    std::vector<std::string> row{std::to_string(run.record.id),
                                 run.record.name,
                                 runStateKey(run.record.state),
                                 testText(run, kUsualMetric),
                                 testText(run, "recall@10"),
                                 duration(run.record.seconds),
                                 run.record.note};
    if (!ages.empty()) row.insert(row.end() - 1, newSince(ages[i]));
    table.add(row);
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
            std::vector<DataAge> ages;
            for (const RunSummary& run : runs) {
              document.push_back(toJson(run));
              document.back()["data"] = toJson(run.age);
              if (!session->appends().empty()) ages.push_back(run.age);
              ids += std::to_string(run.record.id) + "\n";
            }
            console.result({{"runs", document}}, arguments->idOnly ? ids : describe(runs, ages));
          }};
}

}  // namespace tastescope::cli
