#include <algorithm>
#include <iostream>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/SplitArguments.h"
#include "app/cli/TerminalText.h"
#include "app/cli/Values.h"
#include "core/search/BestWords.h"
#include "core/workflow/train/FindBest.h"

namespace tastescope::cli {
namespace {

struct BestArguments {
  std::string resume, name, metric, by;
  std::vector<std::string> models;
  SplitArguments split;
  std::uint64_t seed = 1;
  std::optional<double> minutes;
  std::optional<std::int64_t> threads;
};

/// A line to stderr for every trial, and who leads.
class BestPrinter : public BestObserver {
 public:
  explicit BestPrinter(bool quiet) : quiet_(quiet) {}
  void onProgress(const BestOutcome& soFar) override {
    if (study_.empty() && !quiet_) std::cerr << terminalText("Search " + soFar.study + "\n");
    study_ = soFar.study;
    for (; told_ < soFar.trials.size(); ++told_) tell(soFar.trials[told_], soFar);
  }
  [[nodiscard]] const std::string& study() const { return study_; }

 private:
  void tell(const BestTrial& trial, const BestOutcome& soFar) const {
    if (quiet_) return;
    const auto leaders = soFar.leaders();
    std::cerr << "Trial " << trial.number << ", run " << trial.run.id << ", "
              << findModel(trial.run.model).name << ": "
              << (trial.value ? soFar.metric + " " + decimals(*trial.value, 4)
                              : terminalText(trial.run.message.english()));
    if (!leaders.empty())
      std::cerr << " (best: " << findModel(leaders.front()->run.model).name << ")";
    std::cerr << '\n';
  }

  bool quiet_;
  std::string study_;
  std::size_t told_ = 0;
};

BestRequest requestOf(const BestArguments& arguments, const Dataset& data) {
  BestRequest request{.study = arguments.name, .panel = arguments.models};
  request.split = splitOf(arguments.split, data);
  request.seed = arguments.seed;
  if (arguments.minutes) request.minutes = *arguments.minutes;
  if (!arguments.by.empty()) request.by = bestByFromKey(arguments.by);
  if (!arguments.metric.empty()) request.trainOptions["metric"] = arguments.metric;
  if (arguments.threads) request.trainOptions["threads"] = *arguments.threads;
  return request;
}

Json rowOf(const BestOutcome& found, const BestTrial& trial) {
  const Finalist* final = found.final ? found.final->of(trial.run.id) : nullptr;
  const BestTrial* chosen = found.chosen();
  Json row{{"run", trial.run.id},
           {"name", trial.run.name},
           {"model", trial.run.model},
           {"valid", *trial.value},
           {"low", *trial.value - trial.half},
           {"high", *trial.value + trial.half},
           {"coverage", trial.coverage},
           {"novelty", trial.novelty},
           {"seconds", trial.run.seconds},
           {"bytes", trial.bytes},
           {"near-best", found.nearBest(trial)},
           {"test", final ? Json(final->test) : Json()}};
  if (final != nullptr && chosen != nullptr && chosen->run.id != trial.run.id)
    row["p"] = found.final->p(chosen->run.id, trial.run.id);
  return row;
}

Json toJson(const BestOutcome& found, const std::vector<LeftOut>& leftOut) {
  Json out = Json::array();
  for (const LeftOut& one : leftOut)
    out.push_back({{"model", one.model}, {"reason", one.reason.english()}});
  Json leaderboard = Json::array();
  for (const BestTrial* leader : found.leaders()) leaderboard.push_back(rowOf(found, *leader));
  Json trials = Json::array();
  for (const BestTrial& trial : found.trials) {
    trials.push_back({{"trial", trial.number},
                      {"round", trial.round},
                      {"run", trial.run.id},
                      {"model", trial.run.model},
                      {"state", runStateKey(trial.run.state)},
                      {"valid", trial.value ? Json(*trial.value) : Json()},
                      {"seconds", trial.run.seconds},
                      {"cut", trial.cut()},
                      {"config", trial.run.config}});
  }
  std::string sentence;
  for (const Text& one : bestSentences(found))
    sentence += (sentence.empty() ? "" : " ") + one.english();
  const BestTrial* chosen = found.chosen();
  return {{"study", found.study},
          {"metric", found.metric},
          {"by", bestByKey(found.by)},
          {"seed", found.seed},
          {"minutes", found.minutes},
          {"seconds", found.seconds},
          {"complete", found.tested},
          {"panel", found.panel},
          {"chosen", chosen ? rowOf(found, *chosen) : Json()},
          {"sentence", sentence},
          {"leaderboard", leaderboard},
          {"left-out", out},
          {"trials", trials}};
}

std::string describe(const BestOutcome& found, const std::vector<LeftOut>& leftOut) {
  TextTable table({"model", "run", "valid " + found.metric, "±", "test", "p", "coverage", "novelty",
                   "time", "MB", "tried"});
  const BestTrial* chosen = found.chosen();
  for (const BestTrial* leader : found.leaders()) {
    const Finalist* final = found.final ? found.final->of(leader->run.id) : nullptr;
    const bool other = final != nullptr && chosen != nullptr && chosen->run.id != leader->run.id;
    const auto tried = std::ranges::count_if(found.trials, [leader](const BestTrial& trial) {
      return trial.run.model == leader->run.model;
    });
    table.add({(leader == chosen ? "* " : "  ") + findModel(leader->run.model).name,
               std::to_string(leader->run.id), decimals(*leader->value, 4),
               decimals(leader->half, 4), final ? decimals(final->test, 4) : "",
               other ? decimals(found.final->p(chosen->run.id, leader->run.id), 3) : "",
               decimals(leader->coverage, 3), decimals(leader->novelty, 2),
               duration(leader->run.seconds), decimals(static_cast<double>(leader->bytes) / 1e6, 1),
               std::to_string(tried)});
  }
  std::string text = "Search " + found.study + ", " + std::to_string(found.trials.size()) +
                     " trainings in " + duration(found.seconds) +
                     (found.tested ? "" : ", not finished") + ".\n" + table.text();
  if (chosen == nullptr) return text + "No training succeeded.\n";
  for (const Text& sentence : bestSentences(found)) text += sentence.english() + "\n";
  text += "The choice is run " + std::to_string(chosen->run.id) + " (*).\n";
  for (const LeftOut& one : leftOut)
    text += "Not tried: " + findModel(one.model).name + ", " + one.reason.english() + ".\n";
  return text;
}

void addOptions(CLI::App& parser, BestArguments& a) {
  auto* resume = parser.add_option("--resume", a.resume, "go on with this interrupted search");
  parser
      .add_option("--minutes", a.minutes,
                  "time for everything, 10 by default; with --resume: more of it")
      ->check(numberWithin(0, kMostBestMinutes));
  addWord(parser, "--by", a.by, bestByKeys(),
          "what to choose by among models as accurate as the best, accuracy by default");
  parser.add_option("--model", a.models,
                    "a model to try (repeatable); without: those that suit the data");
  parser.add_option("--metric", a.metric, "validation metric of accuracy, ndcg@10 by default");
  addSplitOptions(parser, a.split);
  parser.add_option("--seed", a.seed, "seed of the draws and of the trainings")
      ->check(wholeNumber());
  addTrainOption(parser, "--threads", a.threads, "cores to use, 0 for all");
  parser.add_option("--name", a.name, "name of the search");
  resumeStandsAlone(parser, *resume, {"--minutes", "--by"});
}

/// What a resumed search is given before it goes on.
void change(const BestArguments& arguments, Session& session) {
  if (arguments.minutes && *arguments.minutes > 0)
    extendBest(session, arguments.resume, *arguments.minutes);
  if (!arguments.by.empty()) chooseBestBy(session, arguments.resume, bestByFromKey(arguments.by));
}

BestOutcome find(const BestArguments& arguments, Session& session, const Console& console) {
  BestPrinter printer(console.options().quiet || console.options().json);
  TrainFeed feed;
  TrainControl control;
  Progress training;
  try {
    if (!arguments.resume.empty()) change(arguments, session);
    return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      const BestView view{printer, feed, control, progress, training};
      if (!arguments.resume.empty()) return resumeBest(session, arguments.resume, view, stop);
      return findBest(session, requestOf(arguments, session.data()), view, stop);
    });
  } catch (const Cancelled&) {
    const std::string& study = printer.study();
    if (!study.empty())
      console.keep({"Finished trainings are kept; go on with --resume \"" + study + "\"", study});
    throw;
  }
}

}  // namespace

Command bestCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("best", "Find the best model for the data within a time");
  auto arguments = std::make_shared<BestArguments>();
  addOptions(*parser, *arguments);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            const BestOutcome found = find(*arguments, *session, console);
            BestRequest asked{.minutes = found.minutes};
            asked.split = found.split;
            const std::vector<LeftOut> leftOut = leftOutOf(session->data(), asked, found.panel);
            console.result(toJson(found, leftOut), describe(found, leftOut));
          }};
}

}  // namespace tastescope::cli
