#include <sstream>

#include "app/cli/Commands.h"
#include "core/workflow/EvaluateRun.h"
#include "core/workflow/Runs.h"

namespace tastescope::cli {
namespace {

struct EvaluateArguments {
  std::string run, part = "test", perUser, lists;
  std::vector<int> cutoffs{10};
  unsigned threads = 0;
  std::size_t batch = 256;
  bool baselines = false;
};

std::string describe(const ProtocolCard& card) {
  std::ostringstream out;
  out << "split " << splitKey(card.split.kind) << ", split seed " << card.split.seed << ", "
      << card.part << " part; " << grouped(card.users) << " users ranked against all "
      << grouped(card.items) << " items; hidden: " << card.mask
      << "; recall divides by the held-out items, recall-capped by "
      << "min(k, held-out items); ties by item order\n";
  return out.str();
}

/// Other finished runs on the same split, judged the same way, so that no number stands alone.
std::vector<RunEvaluation> evaluateBeside(Session& session, const EvaluateRequest& request,
                                          const Console& console) {
  const RunRecord chosen = runByName(session, std::to_string(request.run));
  std::vector<RunEvaluation> all;
  for (const RunSummary& run : runSummaries(session)) {
    const bool same = run.hasWeights && run.record.split == chosen.split;
    if (!same || run.record.id == chosen.id) continue;
    if (!capabilitiesOf(findModel(run.record.model)).closedForm) continue;
    EvaluateRequest beside = request;
    beside.run = run.record.id;
    beside.options.keepPerUser = beside.options.keepLists = false;
    all.push_back(console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      return evaluateRun(session, beside, progress, stop);
    }));
  }
  return all;
}

std::string describe(const std::vector<RunEvaluation>& evaluations) {
  std::vector<std::string> header{"metric"};
  for (const RunEvaluation& each : evaluations) header.push_back(each.run.name);
  TextTable table(header);
  for (const auto& [name, unused] : evaluations.front().result.metrics) {
    std::vector<std::string> row{name};
    for (const RunEvaluation& each : evaluations)
      row.push_back(fixed(each.result.metrics.at(name), 4));
    table.add(row);
  }
  return describe(evaluations.front().protocol) + table.text();
}

void runEvaluate(const EvaluateArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  EvaluateRequest request;
  request.run = runByName(*session, arguments.run).id;
  request.part = arguments.part;
  request.options.cutoffs = arguments.cutoffs;
  request.options.threads = arguments.threads;
  request.options.batch = arguments.batch;
  request.options.keepPerUser = !arguments.perUser.empty();
  request.options.keepLists = !arguments.lists.empty();
  std::vector<RunEvaluation> evaluations;
  evaluations.push_back(console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return evaluateRun(*session, request, progress, stop);
  }));
  if (!arguments.perUser.empty()) writePerUserCsv(*session, evaluations.front(), arguments.perUser);
  if (!arguments.lists.empty()) writeListsCsv(*session, evaluations.front(), arguments.lists);
  Json document = toJson(evaluations.front());
  if (arguments.baselines) {
    for (RunEvaluation& beside : evaluateBeside(*session, request, console)) {
      document["baselines"].push_back(toJson(beside));
      evaluations.push_back(std::move(beside));
    }
  }
  console.result(document, describe(evaluations));
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
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { runEvaluate(*arguments, console); }};
}

}  // namespace tastescope::cli
