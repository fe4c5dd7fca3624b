#include "core/search/TunePlan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

constexpr std::int64_t kThird = 3;
/// Settings of successive halving when only a time is given: four rungs.
constexpr std::int64_t kHalvingTrials = 27;
constexpr std::int64_t kEndless = std::numeric_limits<std::int64_t>::max() / 2;

std::int64_t thirdOf(std::int64_t count) { return (count + kThird - 1) / kThird; }

bool isDone(const std::vector<TuneTrial>& done, std::int64_t number) {
  return std::ranges::find(done, number, &TuneTrial::number) != done.end();
}

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

TunePlan::TunePlan(const TuneRequest& request)
    : schema_(findModel(request.model).schema),
      fixed_(request.fixed),
      seed_(request.seed),
      space_(searchSpace(*schema_, fixed_, request.ranges)) {
  for (const auto& [key, value] : request.suggested.items()) {
    const bool varies = std::ranges::find(space_, key, &SearchRange::key) != space_.end();
    if (varies) first_[key] = value;
    if (!varies && !fixed_.contains(key)) fixed_[key] = value;
  }
  const ModelInfo& info = findModel(request.model);
  const Json options = completeTrainOptions(info, request.trainOptions);
  const std::int64_t epochs = info.defaultEpochs > 0 ? options.at("epochs").get<std::int64_t>() : 0;
  if (request.trials <= 0 && request.minutes <= 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune", "A search needs a number of trials or of minutes."));
  }
  if (request.trials > kMostTrials) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune", "A search tries %1 settings at most. Ask for fewer.")
                    .arg(static_cast<long long>(kMostTrials)));
  }
  // Rules no draw obeys are told before the first training: trial 1 takes the defaults, 2 is drawn.
  for (const std::int64_t number : {1, 2}) {
    if (request.trials <= 0 || number <= request.trials) static_cast<void>(settingsOf(number));
  }
  if (request.method == TuneMethod::Random) {
    rungs_.push_back({.trials = request.trials > 0 ? request.trials : kEndless, .epochs = epochs});
    return;
  }
  if (epochs == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune",
                         "%1 is solved in one go, without epochs to share out. Search at random "
                         "instead.")
                    .arg(info.name));
  }
  for (std::int64_t left = request.trials > 0 ? request.trials : kHalvingTrials;;
       left = thirdOf(left)) {
    rungs_.push_back({.trials = left});
    if (left == 1) break;
  }
  // The last rung trains in full, each before it for a third of the next one's; at least once.
  double share = 1;
  for (auto rung = rungs_.rbegin(); rung != rungs_.rend(); ++rung, share /= kThird) {
    const double exact = std::round(static_cast<double>(epochs) * share);
    rung->epochs = std::max<std::int64_t>(1, static_cast<std::int64_t>(exact));
  }
}

Json TunePlan::settingsOf(std::int64_t number) const {
  Rng rng(Rng::derive(seed_, static_cast<std::uint64_t>(number)));
  Json first = number > 1 ? drawSettings(space_, rng) : first_;
  return usableSettings(*schema_, space_, fixed_, std::move(first), rng);
}

std::int64_t TunePlan::planned() const {
  std::int64_t sum = 0;
  for (const Rung& rung : rungs_) sum += rung.trials;
  return sum < kEndless ? sum : 0;
}

std::int64_t TunePlan::plannedEpochs() const {
  if (planned() == 0) return 0;
  std::int64_t sum = 0;
  for (const Rung& rung : rungs_) sum += rung.trials * rung.epochs;
  return sum;
}

std::optional<PlannedTrial> TunePlan::next(const std::vector<TuneTrial>& done) const {
  std::int64_t first = 1;
  std::int64_t count = rungs_.front().trials;
  std::vector<std::int64_t> origins;  // the trials of rung 0 whose settings those of a rung take
  for (std::size_t rung = 0; rung < rungs_.size(); ++rung) {
    const auto originOf = [&](std::int64_t number) {
      return rung == 0 ? number : origins[static_cast<std::size_t>(number - first)];
    };
    const std::int64_t last = first + count - 1;
    for (std::int64_t number = first; number <= last; ++number) {
      if (isDone(done, number)) continue;
      return PlannedTrial{number, static_cast<std::int64_t>(rung), settingsOf(originOf(number)),
                          rungs_[rung].epochs};
    }
    if (rung + 1 == rungs_.size()) break;
    std::vector<std::int64_t> promoted;
    for (const std::int64_t number : bestOf(done, first, last, rungs_[rung + 1].trials)) {
      promoted.push_back(originOf(number));
    }
    origins = std::move(promoted);
    first = last + 1;
    count = static_cast<std::int64_t>(origins.size());
  }
  return std::nullopt;
}

}  // namespace tastescope
