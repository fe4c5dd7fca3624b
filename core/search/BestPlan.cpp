#include "core/search/BestPlan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/models/Registry.h"
#include "core/search/SearchSpace.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

constexpr double kSecondsOfMinute = 60;
/// Of the time, for a first look at every model.
constexpr double kLooks = 1.0 / 3;
/// A look of fewer seconds says nothing; a million interactions need so many more.
constexpr double kShortestLook = 15;
constexpr double kSecondsOfMillion = 15;
/// Nothing is begun for fewer.
constexpr double kShortest = 1;
/// Of the time, the most for a model that is solved in one go.
constexpr double kMostSolving = 0.25;
constexpr double kLonger = 3;
/// A training is lengthened where it gets this much more at least.
constexpr double kWorthwhile = 1.5;
constexpr std::size_t kMostTriesOfModel = 40;
constexpr std::size_t kMostTries = 300;

constexpr std::array<const char*, 5> kByKeys{"accuracy", "coverage", "novelty", "time", "memory"};

bool isTrained(const std::string& model) { return findModel(model).defaultEpochs > 0; }

bool sameSettings(const RunRecord& one, const RunRecord& other) {
  return one.model == other.model && one.config == other.config;
}

/// A model's settings with all their trainings.
struct Arm {
  const BestTrial* best = nullptr;  ///< of its values
  const BestTrial* last = nullptr;  ///< its longest training
};

std::vector<Arm> armsOf(const std::vector<BestTrial>& trials) {
  std::vector<Arm> arms;
  for (const BestTrial& trial : trials) {
    if (!trial.value) continue;
    const auto found = std::ranges::find_if(
        arms, [&trial](const Arm& arm) { return sameSettings(arm.best->run, trial.run); });
    if (found == arms.end()) {
      arms.push_back({&trial, &trial});
      continue;
    }
    if (*trial.value > *found->best->value) found->best = &trial;
    if (trial.round > found->last->round) found->last = &trial;
  }
  std::ranges::stable_sort(
      arms, [](const Arm& a, const Arm& b) { return *a.best->value > *b.best->value; });
  return arms;
}

/// Seconds a trial was allowed.
double allowed(const BestTrial& trial) {
  return trial.run.trainOptions.value("minutes", 0.0) * kSecondsOfMinute;
}

/// Of the settings that their time cut short the best third; the best of these that can still have more.
std::optional<PlannedBest> longer(const std::vector<BestTrial>& done, double left) {
  std::vector<Arm> arms = armsOf(done);
  std::erase_if(arms, [](const Arm& arm) { return !arm.last->cut(); });
  const std::size_t upper = (arms.size() + 2) / 3;
  for (std::size_t i = 0; i < upper; ++i) {
    const BestTrial& last = *arms[i].last;
    const double seconds = std::min(kLonger * allowed(last), left);
    if (seconds < kWorthwhile * allowed(last)) continue;
    return PlannedBest{.round = last.round + 1,
                       .model = last.run.model,
                       .config = last.run.config,
                       .seconds = seconds};
  }
  return std::nullopt;
}

/// Seconds of longer trainings so far.
double secondsOfLonger(const std::vector<BestTrial>& done) {
  double seconds = 0;
  for (const BestTrial& trial : done) seconds += trial.round > 0 ? trial.run.seconds : 0;
  return seconds;
}

std::size_t triesOf(const std::string& model, const std::vector<BestTrial>& done) {
  return static_cast<std::size_t>(std::ranges::count_if(
      done, [&model](const BestTrial& trial) { return trial.run.model == model; }));
}

/// Seconds that other settings of a model than the suggested ones have had.
double secondsOfOthers(const std::string& model, const std::vector<BestTrial>& done,
                       double around) {
  double seconds = 0;
  bool first = true;
  for (const BestTrial& trial : done) {
    if (trial.run.model != model || trial.round > 0) continue;
    if (!first) seconds += trial.run.seconds + around;
    first = false;
  }
  return seconds;
}

}  // namespace

const char* bestByKey(BestBy by) { return kByKeys[static_cast<std::size_t>(by)]; }

std::vector<std::string> bestByKeys() { return {kByKeys.begin(), kByKeys.end()}; }

BestBy bestByFromKey(const std::string& key) {
  const auto found = std::ranges::find(kByKeys, std::string_view(key),
                                       [](const char* k) { return std::string_view(k); });
  if (found != kByKeys.end()) return static_cast<BestBy>(found - kByKeys.begin());
  throw Error(ErrorCode::InvalidConfig,
              coreText("Best",
                       "A model cannot be chosen by “%1”. It can be by: accuracy, coverage, "
                       "novelty, time, memory.")
                  .arg(key));
}

bool BestTrial::cut() const { return run.stopReason == stopReasonKey(StopReason::TimeBudget); }

std::size_t looksIn(double minutes, std::uint64_t interactions) {
  constexpr double kMillion = 1e6;
  const double look =
      kShortestLook + kSecondsOfMillion * static_cast<double>(interactions) / kMillion;
  return static_cast<std::size_t>(minutes * kSecondsOfMinute * kLooks / look);
}

BestPlan::BestPlan(BestRequest request) : request_(std::move(request)) {
  if (!(request_.minutes > 0 && request_.minutes <= kMostBestMinutes)) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Best", "A search for the best model takes between 0 and %1 minutes.")
                    .arg(kMostBestMinutes));
  }
  for (const std::string& model : request_.panel) trained_ += isTrained(model) ? 1 : 0;
}

double BestPlan::look() const {
  return request_.minutes * kSecondsOfMinute * kLooks /
         static_cast<double>(std::max<std::size_t>(1, trained_));
}

std::optional<PlannedBest> BestPlan::next(const std::vector<BestTrial>& done, double spent,
                                          double around) const {
  const double all = request_.minutes * kSecondsOfMinute;
  // Work around the next training, and the finalists' test, which is about half of that each.
  const std::size_t finalists = std::min(leadersOf(done).size() + 1, kMostFinalists);
  const double left = all - spent - around * (1 + static_cast<double>(finalists) / 2);
  if (left < std::min(kShortest, all * 0.1) || done.size() >= kMostTries) return std::nullopt;
  std::optional<PlannedBest> planned = firstLook(done, left);
  if (!planned) {
    double others = 0;
    for (const std::string& model : request_.panel) others += secondsOfOthers(model, done, around);
    if (secondsOfLonger(done) <= others) planned = longer(done, left);
    if (!planned) planned = otherSettings(done, left, around);
    if (!planned) planned = longer(done, left);
  }
  if (planned) planned->number = done.empty() ? 1 : done.back().number + 1;  // some may be deleted
  return planned;
}

std::optional<PlannedBest> BestPlan::firstLook(const std::vector<BestTrial>& done,
                                               double left) const {
  for (const std::string& model : request_.panel) {
    if (triesOf(model, done) > 0) continue;
    const double most =
        isTrained(model) ? look() : request_.minutes * kSecondsOfMinute * kMostSolving;
    return PlannedBest{.model = model, .seconds = std::min(most, left)};
  }
  return std::nullopt;
}

std::optional<PlannedBest> BestPlan::otherSettings(const std::vector<BestTrial>& done, double left,
                                                   double around) const {
  // Each leader is due as much as it has had over what it is to have: halves from the best on.
  std::vector<std::pair<double, const BestTrial*>> due;
  double share = 1;
  for (const BestTrial* leader : leadersOf(done)) {
    const double next = leader->run.seconds + around;
    due.emplace_back((secondsOfOthers(leader->run.model, done, around) + next) / share, leader);
    share /= 2;
  }
  std::ranges::stable_sort(due, {}, [](const auto& one) { return one.first; });
  for (const auto& [unused, leader] : due) {
    const bool trained = isTrained(leader->run.model);
    if (triesOf(leader->run.model, done) >= kMostTriesOfModel) continue;
    if (!trained && leader->run.seconds * kWorthwhile > left) continue;
    auto settings = settingsNear(*leader, done, static_cast<std::int64_t>(done.size()) + 1);
    if (!settings) continue;
    const double most = trained ? look() : request_.minutes * kSecondsOfMinute * kMostSolving;
    return PlannedBest{.model = leader->run.model,
                       .config = *std::move(settings),
                       .seconds = std::min(most, left)};
  }
  return std::nullopt;
}

/// About half of the parameters anew, each within its usual range around the value it has.
std::optional<Json> BestPlan::settingsNear(const BestTrial& best,
                                           const std::vector<BestTrial>& done,
                                           std::int64_t number) const {
  constexpr int kDraws = 50;
  const ParamSchema& schema = *findModel(best.run.model).schema;
  std::vector<SearchRange> space;
  for (ParamSpec spec : schema.specs()) {
    if (spec.advanced) continue;
    spec.defaultValue = best.run.config.at(spec.key);
    if (spec.defaultValue == kAutomatic) continue;
    if (auto range = usualRange(spec)) space.push_back(*std::move(range));
  }
  Rng rng(Rng::derive(request_.seed, static_cast<std::uint64_t>(number)));
  for (int draw = 0; draw < kDraws && !space.empty(); ++draw) {
    const Json drawn = drawSettings(space, rng);
    RunRecord wanted;
    wanted.model = best.run.model;
    wanted.config = best.run.config;
    const std::size_t surely = rng.below(space.size());
    for (std::size_t i = 0; i < space.size(); ++i) {
      const std::string& key = space[i].key;
      if (i == surely || rng.uniform() < 0.5) wanted.config[key] = drawn.at(key);
    }
    if (!schema.validate(wanted.config).empty()) continue;
    const bool known = std::ranges::any_of(
        done, [&wanted](const BestTrial& trial) { return sameSettings(trial.run, wanted); });
    if (!known) return wanted.config;
  }
  return std::nullopt;
}

std::vector<const BestTrial*> leadersOf(const std::vector<BestTrial>& trials) {
  std::vector<const BestTrial*> leaders;
  for (const BestTrial& trial : trials) {
    if (!trial.value) continue;
    const auto found = std::ranges::find_if(leaders, [&trial](const BestTrial* leader) {
      return leader->run.model == trial.run.model;
    });
    if (found == leaders.end()) {
      leaders.push_back(&trial);
    } else if (*trial.value > *(*found)->value) {
      *found = &trial;
    }
  }
  std::ranges::stable_sort(
      leaders, [](const BestTrial* a, const BestTrial* b) { return *a->value > *b->value; });
  return leaders;
}

}  // namespace tastescope
