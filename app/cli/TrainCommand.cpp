#include "app/cli/Commands.h"
#include "app/cli/SplitArguments.h"
#include "app/cli/Values.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/TrainRun.h"
#include "core/workflow/train/TrainingDiagnosis.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string model, resume, name;
  std::vector<std::string> settings;
  std::uint64_t seed = 1;
  SplitArguments split;
  std::optional<std::int64_t> epochs, patience, validateEvery, threads, checkpointSeconds;
  std::optional<double> minutes;
  std::string metric;
};

TrainRequest requestOf(const Arguments& arguments, const Dataset& data) {
  const ModelInfo& info = findModel(arguments.model);
  TrainRequest request;
  request.model = info.key;
  request.name = arguments.name;
  request.seed = arguments.seed;
  request.split = splitOf(arguments.split, data);
  for (const std::string& setting : arguments.settings)
    info.schema->assign(request.config, setting);
  const auto option = [&request](const char* key, const auto& value) {
    if (value) request.trainOptions[key] = *value;
  };
  option("epochs", arguments.epochs);
  option("patience", arguments.patience);
  option("validate-every", arguments.validateEvery);
  option("threads", arguments.threads);
  option("checkpoint-seconds", arguments.checkpointSeconds);
  option("minutes", arguments.minutes);
  if (!arguments.metric.empty()) request.trainOptions["metric"] = arguments.metric;
  return request;
}

Json toJson(const TrainOutcome& outcome, const std::vector<Diagnosis>& diagnosis) {
  Json found = Json::array();
  for (const Diagnosis& one : diagnosis) {
    found.push_back({{"key", one.key},
                     {"kind", diagnosisKindKey(one.kind)},
                     {"title", one.title.english()},
                     {"sentence", one.sentence.english()}});
  }
  return {{"run", outcome.run.id},
          {"name", outcome.run.name},
          {"model", outcome.run.model},
          {"config", outcome.run.config},
          {"origin", outcome.run.origin.english()},
          {"epochs", outcome.result.epochs},
          {"bestEpoch", outcome.result.bestEpoch},
          {"stopReason", stopReasonKey(outcome.result.reason)},
          {"seconds", outcome.result.seconds},
          {"metrics", {{"valid", outcome.valid}, {"test", outcome.test}}},
          {"diagnosis", found}};
}

std::string describe(const TrainOutcome& outcome, const std::vector<Diagnosis>& diagnosis) {
  std::string text = "Run " + std::to_string(outcome.run.id) + ", " + outcome.run.name + ": " +
                     std::to_string(outcome.result.epochs) + " epochs in " +
                     duration(outcome.result.seconds) + ", best at epoch " +
                     std::to_string(outcome.result.bestEpoch) + ". " +
                     outcome.result.sentence.english() + "\n";
  if (!outcome.run.origin.empty()) text += outcome.run.origin.english() + "\n";
  for (const Diagnosis& one : diagnosis) {
    text += std::string(diagnosisKindKey(one.kind)) + ": " + one.title.english() + ". " +
            one.sentence.english() + "\n";
  }
  TextTable table({"metric", "valid", "test"});
  for (const auto& [name, value] : outcome.test) {
    const auto valid = outcome.valid.find(name);
    table.add(
        {name, valid == outcome.valid.end() ? "" : decimals(valid->second, 4), decimals(value, 4)});
  }
  return text + table.text();
}

void addOptions(CLI::App& parser, Arguments& a) {
  parser.add_option("--model", a.model, "key of the model, see `models`");
  auto* resume = parser.add_option("--resume", a.resume, "go on with this interrupted run");
  parser.add_option("--set", a.settings, "key=value of a model's parameter (repeatable)");
  addSplitOptions(parser, a.split);
  parser.add_option("--seed", a.seed, "seed of the training")->check(wholeNumber());
  addTrainOption(parser, "--epochs", a.epochs, "most epochs");
  addTrainOption(parser, "--patience", a.patience,
                 "epochs without a new best before stopping, 0 for never");
  addTrainOption(parser, "--validate-every", a.validateEvery,
                 "epochs between validations; more saves time on large catalogues");
  addTrainOption(parser, "--minutes", a.minutes, "time budget, 0 for none");
  parser.add_option("--metric", a.metric, "validation metric that decides the best epoch");
  addTrainOption(parser, "--threads", a.threads, "cores to use, 0 for all");
  addTrainOption(parser, "--checkpoint-seconds", a.checkpointSeconds,
                 "least time between checkpoints, 0 for every epoch");
  parser.add_option("--name", a.name, "name of the run");
  resumeStandsAlone(parser, *resume);
}

TrainOutcome train(const Arguments& arguments, Session& session, const Console& console) {
  TrainFeed feed;
  TrainControl control;
  control.leave();  // whoever ends a command wants its process gone, not its work
  const auto keep = [&console](RunId run) {
    if (run == 0) return;
    const std::string number = std::to_string(run);
    console.keep({"The run is kept; go on with --resume " + number, number});
  };
  try {
    return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      if (arguments.resume.empty()) {
        return trainRun(session, requestOf(arguments, session.data()), feed, control, progress,
                        stop);
      }
      const RunRecord run = runByName(session, arguments.resume);
      return resumeRun(session, run.id, feed, control, progress, stop);
    });
  } catch (const RunFailed& failure) {
    if (failure.kept) keep(failure.run);
    throw;
  } catch (const Cancelled&) {
    keep(feed.take().run);
    throw;
  }
}

}  // namespace

Command trainCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("train", "Train a model, or go on with an interrupted run");
  auto arguments = std::make_shared<Arguments>();
  addOptions(*parser, *arguments);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            if (arguments->model.empty() && arguments->resume.empty()) {
              throw Error(ErrorCode::InvalidConfig,
                          coreText("Core", "Say what to train: --model KEY or --resume RUN."));
            }
            const TrainOutcome outcome = train(*arguments, *session, console);
            const std::vector<Diagnosis> diagnosis = diagnoseRun(*session, outcome.run.id);
            console.result(toJson(outcome, diagnosis), describe(outcome, diagnosis));
          }};
}

}  // namespace tastescope::cli
