#include "core/search/BestStudy.h"

#include <algorithm>

#include "core/models/Registry.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

const char* const kSpentSeconds = "spent";
const char* const kAroundSeconds = "around";
const char* const kFinal = "final";
constexpr std::size_t kFinalists = 3;

BestRequest bestRequestFrom(const StudyRecord& study) {
  BestRequest request{.study = study.name};
  const Json& spec = study.spec;
  spec.at("panel").get_to(request.panel);
  request.trainOptions = spec.at("trainOptions");
  request.split = splitSpecFromJson(spec.at("split"));
  spec.at("seed").get_to(request.seed);
  spec.at("minutes").get_to(request.minutes);
  request.by = bestByFromKey(spec.at("by").get<std::string>());
  return request;
}

Json toJson(const BestFinal& final) {
  Json finalists = Json::array();
  for (const Finalist& one : final.finalists) {
    finalists.push_back({{"run", one.run},
                         {"test", one.test},
                         {"half", one.half},
                         {"coverage", one.coverage},
                         {"novelty", one.novelty}});
  }
  Json pairs = Json::array();
  for (const FinalPair& pair : final.pairs)
    pairs.push_back({{"a", pair.a}, {"b", pair.b}, {"p", pair.p}});
  return {{"finalists", finalists}, {"pairs", pairs}};
}

BestFinal finalFrom(const Json& json) {
  BestFinal final;
  for (const Json& one : json.at("finalists")) {
    final.finalists.push_back({one.at("run").get<RunId>(), one.at("test").get<double>(),
                               one.at("half").get<double>(), one.at("coverage").get<double>(),
                               one.at("novelty").get<double>()});
  }
  for (const Json& pair : json.at("pairs")) {
    final.pairs.push_back(
        {pair.at("a").get<RunId>(), pair.at("b").get<RunId>(), pair.at("p").get<double>()});
  }
  return final;
}

/// Larger is better.
double meritBy(BestBy by, const BestTrial& trial) {
  switch (by) {
    case BestBy::Accuracy: break;
    case BestBy::Coverage: return trial.coverage;
    case BestBy::Novelty: return trial.novelty;
    case BestBy::Time: return -trial.run.seconds;
    case BestBy::Memory: return -static_cast<double>(trial.bytes);
  }
  return trial.value.value_or(0);
}

Error unreadable(const StudyRecord& study, const std::string& details) {
  return {ErrorCode::Corrupt,
          coreText("Best", "What the search “%1” was to try cannot be read. Start a new one.")
              .arg(study.name),
          details};
}

}  // namespace

const Finalist* BestFinal::of(RunId run) const {
  const auto found = std::ranges::find(finalists, run, &Finalist::run);
  return found == finalists.end() ? nullptr : &*found;
}

double BestFinal::p(RunId a, RunId b) const {
  for (const FinalPair& pair : pairs) {
    if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)) return pair.p;
  }
  return 1;
}

const BestTrial* BestOutcome::trialOf(RunId run) const {
  const auto found =
      std::ranges::find_if(trials, [run](const BestTrial& trial) { return trial.run.id == run; });
  return found == trials.end() ? nullptr : &*found;
}

bool BestOutcome::nearBest(const BestTrial& trial) const {
  const auto all = leaders();
  return !all.empty() && trial.value && *trial.value >= *all.front()->value - all.front()->half;
}

const BestTrial* BestOutcome::chosen() const {
  const BestTrial* best = nullptr;
  for (const BestTrial* leader : leaders()) {
    const bool may = !final || final->finalists.empty() || final->of(leader->run.id) != nullptr;
    if (!nearBest(*leader) || !may) continue;
    if (best == nullptr || meritBy(by, *leader) > meritBy(by, *best)) best = leader;
  }
  return best;
}

BestStudy::BestStudy(BestRequest request)
    : plan_(std::move(request)),
      metric_(plan_.request().trainOptions.value("metric", TrainOptions().metric)) {}

BestStudy::BestStudy(const StudyRecord& record) try : BestStudy(bestRequestFrom(record)) {
  seconds_ = record.spec.value(kSpentSeconds, 0.0);
  around_ = record.spec.value(kAroundSeconds, 0.0);
  if (record.spec.contains(kFinal)) final_ = finalFrom(record.spec.at(kFinal));
} catch (const Json::exception& error) {
  throw unreadable(record, error.what());
}

Json BestStudy::spec() const {
  const BestRequest& request = plan_.request();
  Json spec{{"panel", request.panel},         {"trainOptions", request.trainOptions},
            {"split", toJson(request.split)}, {"seed", request.seed},
            {"minutes", request.minutes},     {"by", bestByKey(request.by)},
            {kSpentSeconds, seconds_},        {kAroundSeconds, around_}};
  if (final_) spec[kFinal] = toJson(*final_);
  return spec;
}

std::optional<PlannedBest> BestStudy::next() const {
  if (final_) return std::nullopt;
  return plan_.next(trials_, seconds_, around_);
}

void BestStudy::add(BestTrial trial) {
  trials_.push_back(std::move(trial));
  std::ranges::sort(trials_, {}, &BestTrial::number);
}

void BestStudy::extend(double minutes) {
  BestRequest request = plan_.request();
  request.minutes += minutes;
  plan_ = BestPlan(std::move(request));
  final_.reset();
}

void BestStudy::chooseBy(BestBy by) {
  BestRequest request = plan_.request();
  request.by = by;
  plan_ = BestPlan(std::move(request));
}

BestOutcome BestStudy::outcome() const {
  const BestRequest& request = plan_.request();
  return {.study = request.study,
          .metric = metric_,
          .by = request.by,
          .minutes = request.minutes,
          .seed = request.seed,
          .panel = request.panel,
          .split = request.split,
          .trials = trials_,
          .final = final_,
          .seconds = seconds_,
          .ended = !next().has_value(),
          .tested = final_.has_value()};
}

std::vector<RunId> BestStudy::finalists() const {
  const BestOutcome found = outcome();
  std::vector<RunId> runs;
  const auto take = [&runs](const BestTrial* trial) {
    if (trial != nullptr && std::ranges::find(runs, trial->run.id) == runs.end())
      runs.push_back(trial->run.id);
  };
  const auto leaders = found.leaders();
  for (std::size_t i = 0; i < std::min(kFinalists, leaders.size()); ++i) take(leaders[i]);
  for (const bool classical : {true, false}) {
    const auto first = std::ranges::find_if(leaders, [classical](const BestTrial* trial) {
      return (findModel(trial->run.model).family == Family::Classical) == classical;
    });
    if (first != leaders.end()) take(*first);
  }
  take(found.chosen());
  return runs;
}

}  // namespace tastescope
