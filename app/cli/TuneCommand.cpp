#include <algorithm>
#include <iostream>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/SplitArguments.h"
#include "app/cli/TerminalText.h"
#include "app/cli/Values.h"
#include "core/workflow/train/Tune.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string model, resume, name, metric;
  std::string method = "random";
  std::vector<std::string> settings, ranges;
  SplitArguments split;
  std::uint64_t seed = 1;
  std::optional<std::int64_t> trials, epochs, patience, threads;
  double minutes = 0;
};

/// A line to stderr for the study's name and for every trial.
class TrialPrinter : public TuneObserver {
 public:
  TrialPrinter(std::string metric, bool quiet) : metric_(std::move(metric)), quiet_(quiet) {}
  void onStudy(const TuneOutcome& soFar) override {
    study_ = soFar.study;
    if (!quiet_) std::cerr << terminalText("Study " + study_ + "\n");
  }
  void onTrial(const TuneTrial& trial, double) override {
    if (quiet_) return;
    std::cerr << "Trial " << trial.number << ", run " << trial.run.id << ": "
              << (trial.value ? metric_ + " " + decimals(*trial.value, 4)
                              : terminalText(trial.run.message.english()))
              << '\n';
  }
  [[nodiscard]] const std::string& study() const { return study_; }

 private:
  std::string metric_;
  bool quiet_;
  std::string study_;
};

TuneRequest requestOf(const Arguments& arguments, const Dataset& data) {
  const ModelInfo& info = findModel(arguments.model);
  TuneRequest request;
  request.study = arguments.name;
  request.model = info.key;
  request.ranges = arguments.ranges;
  request.split = splitOf(arguments.split, data);
  request.seed = arguments.seed;
  request.method = tuneMethodFromKey(arguments.method);
  request.minutes = arguments.minutes;
  if (arguments.trials || arguments.minutes > 0) request.trials = arguments.trials.value_or(0);
  for (const std::string& setting : arguments.settings) info.schema->assign(request.fixed, setting);
  const auto option = [&request](const char* key, const auto& value) {
    if (value) request.trainOptions[key] = *value;
  };
  option("epochs", arguments.epochs);
  option("patience", arguments.patience);
  option("threads", arguments.threads);
  if (!arguments.metric.empty()) request.trainOptions["metric"] = arguments.metric;
  return request;
}

std::string shown(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string list;
  for (const Json& one : value) list += (list.empty() ? "" : ",") + one.dump();
  return list;
}

Json toJson(const TuneTrial& trial) {
  return {{"trial", trial.number},
          {"rung", trial.rung},
          {"run", trial.run.id},
          {"name", trial.run.name},
          {"state", runStateKey(trial.run.state)},
          {"value", trial.value ? Json(*trial.value) : Json()},
          {"epochs", trial.run.epochs},
          {"seconds", trial.run.seconds},
          {"config", trial.run.config}};
}

Json toJson(const TuneOutcome& outcome) {
  Json trials = Json::array();
  for (const TuneTrial& trial : outcome.trials) trials.push_back(toJson(trial));
  return {{"study", outcome.study},
          {"model", outcome.model},
          {"method", tuneMethodKey(outcome.method)},
          {"metric", outcome.metric},
          {"seed", outcome.seed},
          {"complete", outcome.complete},
          {"searched", outcome.searched},
          {"best", outcome.best ? toJson(outcome.trials[*outcome.best]) : Json()},
          {"trials", trials}};
}

/// Best first, failed trials last.
std::vector<const TuneTrial*> ranked(const TuneOutcome& outcome) {
  std::vector<const TuneTrial*> trials;
  for (const TuneTrial& trial : outcome.trials) trials.push_back(&trial);
  std::ranges::stable_sort(trials, [](const TuneTrial* a, const TuneTrial* b) {
    return a->value.value_or(-1) > b->value.value_or(-1);
  });
  return trials;
}

std::string describe(const TuneOutcome& outcome) {
  std::vector<std::string> header{"trial", "run", "valid " + outcome.metric, "epochs", "time"};
  header.insert(header.end(), outcome.searched.begin(), outcome.searched.end());
  TextTable table(header);
  for (const TuneTrial* trial : ranked(outcome)) {
    std::vector<std::string> row{std::to_string(trial->number), std::to_string(trial->run.id),
                                 trial->value ? decimals(*trial->value, 4) : "failed",
                                 std::to_string(trial->run.epochs), duration(trial->run.seconds)};
    for (const std::string& key : outcome.searched) row.push_back(shown(trial->run.config.at(key)));
    table.add(row);
  }
  std::string text = "Study " + outcome.study + ", " + outcome.model + ", " +
                     std::to_string(outcome.trials.size()) + " trials" +
                     (outcome.complete || outcome.planned == 0 ? "" : ", not finished") + ".\n" +
                     table.text();
  if (!outcome.best) return text + "No trial succeeded.\n";
  const TuneTrial& best = outcome.trials[*outcome.best];
  text += "Best by validation is run " + std::to_string(best.run.id) + ". Train it again with:\n ";
  for (const std::string& key : outcome.searched) {
    text += " --set " + key + "=" + shown(best.run.config.at(key));
  }
  return text + "\n";
}

void addOptions(CLI::App& parser, Arguments& a) {
  parser.add_option("--model", a.model, "key of the model, see `models`");
  auto* resume = parser.add_option("--resume", a.resume, "go on with this interrupted study");
  addWord(parser, "--method", a.method,
          {tuneMethodKey(TuneMethod::Random), tuneMethodKey(TuneMethod::Halving)},
          "how settings are tried; halving: short trainings first");
  parser
      .add_option("--trials", a.trials,
                  "settings to try, 20 without --minutes; with --resume: more of them")
      ->check(wholeNumber(0, kMostTrials));
  addTrainOption(parser, "--minutes", a.minutes,
                 "time for the whole search; with --resume: more of it");
  parser.add_option("--set", a.settings, "key=value that every trial shares (repeatable)");
  parser.add_option("--range", a.ranges, "key=low:high or key=a|b|c to search in (repeatable)");
  parser.add_option("--metric", a.metric, "validation metric that decides, ndcg@10 by default");
  addSplitOptions(parser, a.split);
  parser.add_option("--seed", a.seed, "seed of the draws and of the trainings")
      ->check(wholeNumber());
  addTrainOption(parser, "--epochs", a.epochs, "most epochs of a full training");
  addTrainOption(parser, "--patience", a.patience,
                 "epochs without a new best before stopping, 0 for never");
  addTrainOption(parser, "--threads", a.threads, "cores to use, 0 for all");
  parser.add_option("--name", a.name, "name of the study");
  resumeStandsAlone(parser, *resume, {"--trials", "--minutes"});
}

TuneOutcome search(const Arguments& arguments, Session& session, const Console& console) {
  const bool quiet = console.options().quiet || console.options().json;
  const std::string metric = arguments.metric.empty() ? TrainOptions().metric : arguments.metric;
  TrialPrinter printer(metric, quiet);
  TrainFeed feed;
  Progress training;
  try {
    if (!arguments.resume.empty() && (arguments.trials || arguments.minutes > 0))
      extendStudy(session, arguments.resume, arguments.trials.value_or(0), arguments.minutes);
    return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      const TuneView view{printer, feed, progress, training};
      if (!arguments.resume.empty()) return resumeStudy(session, arguments.resume, view, stop);
      return tune(session, requestOf(arguments, session.data()), view, stop);
    });
  } catch (const Cancelled&) {
    const std::string& study = printer.study();
    if (!study.empty())
      console.keep({"Finished trials are kept; go on with --resume \"" + study + "\"", study});
    throw;
  }
}

}  // namespace

Command tuneCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("tune", "Search for good settings of a model");
  auto arguments = std::make_shared<Arguments>();
  addOptions(*parser, *arguments);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            if (arguments->model.empty() && arguments->resume.empty()) {
              throw Error(ErrorCode::InvalidConfig,
                          coreText("Core", "Say what to tune: --model KEY or --resume STUDY."));
            }
            const SessionPtr session = console.openSession();
            const TuneOutcome outcome = search(*arguments, *session, console);
            console.result(toJson(outcome), describe(outcome));
          }};
}

}  // namespace tastescope::cli
