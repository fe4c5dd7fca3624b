#include "core/search/TunePlan.h"

#include <algorithm>
#include <cmath>

#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

constexpr std::int64_t kThird = 3;
/// Settings of successive halving when only a time is given: four rungs.
constexpr std::int64_t kHalvingTrials = 27;

const TuneTrial* find(const std::vector<TuneTrial>& done, std::int64_t number) {
  const auto found = std::ranges::find(done, number, &TuneTrial::number);
  return found == done.end() ? nullptr : &*found;
}

std::int64_t thirdOf(std::int64_t count) { return (count + kThird - 1) / kThird; }

/// Numbers of the best `count` of trials first..last that have a value, best first.
std::vector<std::int64_t> bestOf(const std::vector<TuneTrial>& done, std::int64_t first,
                                 std::int64_t last, std::int64_t count) {
  std::vector<const TuneTrial*> ranked;
  for (const TuneTrial& trial : done) {
    if (trial.number >= first && trial.number <= last && trial.value) ranked.push_back(&trial);
  }
  std::ranges::stable_sort(ranked, [](const TuneTrial* a, const TuneTrial* b) {
    return *a->value != *b->value ? *a->value > *b->value : a->number < b->number;
  });
  ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(count)));
  std::vector<std::int64_t> numbers;
  for (const TuneTrial* trial : ranked) numbers.push_back(trial->number);
  return numbers;
}

}  // namespace

TunePlan::TunePlan(const TuneRequest& request) : request_(request) {
  const ModelInfo& info = findModel(request.model);
  static_cast<void>(info.schema->complete(request.fixed));
  space_ = searchSpace(*info.schema, request.fixed, request.ranges);
  const Json options = completeTrainOptions(info, request.trainOptions);
  if (info.defaultEpochs > 0) epochs_ = options.at("epochs").get<std::int64_t>();
  if (request_.trials <= 0 && request_.minutes <= 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune", "A search needs a number of trials or of minutes."));
  }
  if (request_.method != TuneMethod::Halving) return;
  if (epochs_ == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune",
                         "%1 is solved in one go, without epochs to share out. Search at random "
                         "instead.")
                    .arg(info.name));
  }
  if (request_.trials <= 0) request_.trials = kHalvingTrials;
  for (std::int64_t left = request_.trials; left > 1; left = thirdOf(left)) ++rungs_;
}

Json TunePlan::settingsOf(std::int64_t number) const {
  Json config = Json::object();
  if (number > 1) {
    Rng rng(Rng::derive(request_.seed, static_cast<std::uint64_t>(number)));
    config = drawSettings(space_, rng);
  }
  config.update(request_.fixed);
  return findModel(request_.model).schema->complete(config);
}

std::int64_t TunePlan::planned() const {
  if (request_.method == TuneMethod::Random) return request_.trials;
  std::int64_t sum = 0;
  std::int64_t count = request_.trials;
  for (std::int64_t rung = 0; rung < rungs_; ++rung, count = thirdOf(count)) sum += count;
  return sum;
}

std::int64_t TunePlan::plannedEpochs() const {
  if (request_.method == TuneMethod::Random) return request_.trials * epochs_;
  std::int64_t sum = 0;
  std::int64_t count = request_.trials;
  for (std::int64_t rung = 0; rung < rungs_; ++rung, count = thirdOf(count)) {
    sum += count * epochsOf(rung);
  }
  return sum;
}

/// A third of the next rung's; at least one.
std::int64_t TunePlan::epochsOf(std::int64_t rung) const {
  const double share =
      std::pow(static_cast<double>(kThird), static_cast<double>(rung + 1 - rungs_));
  const auto epochs = static_cast<std::int64_t>(std::round(static_cast<double>(epochs_) * share));
  return std::max<std::int64_t>(1, epochs);
}

std::optional<PlannedTrial> TunePlan::next(const std::vector<TuneTrial>& done) const {
  return request_.method == TuneMethod::Random ? nextRandom(done) : nextHalving(done);
}

std::optional<PlannedTrial> TunePlan::nextRandom(const std::vector<TuneTrial>& done) const {
  for (std::int64_t number = 1; request_.trials <= 0 || number <= request_.trials; ++number) {
    if (find(done, number) == nullptr) return PlannedTrial{number, 0, settingsOf(number), epochs_};
  }
  return std::nullopt;
}

std::optional<PlannedTrial> TunePlan::nextHalving(const std::vector<TuneTrial>& done) const {
  std::int64_t first = 1;
  std::vector<std::int64_t> settings(static_cast<std::size_t>(request_.trials));
  for (std::size_t i = 0; i < settings.size(); ++i) settings[i] = static_cast<std::int64_t>(i) + 1;
  // settings[i]: the trial of rung 0 whose settings trial first + i takes.
  std::int64_t count = request_.trials;
  for (std::int64_t rung = 0; rung < rungs_ && !settings.empty(); ++rung) {
    const std::int64_t last = first + static_cast<std::int64_t>(settings.size()) - 1;
    for (std::int64_t number = first; number <= last; ++number) {
      if (find(done, number) != nullptr) continue;
      const std::int64_t origin = settings[static_cast<std::size_t>(number - first)];
      return PlannedTrial{number, rung, settingsOf(origin), epochsOf(rung)};
    }
    count = thirdOf(count);
    std::vector<std::int64_t> promoted;
    for (const std::int64_t number : bestOf(done, first, last, count)) {
      promoted.push_back(settings[static_cast<std::size_t>(number - first)]);
    }
    first = last + 1;
    settings = std::move(promoted);
  }
  return std::nullopt;
}

}  // namespace tastescope
