#include "core/train/ChooseSettings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/Joined.h"
#include "core/eval/Metric.h"
#include "core/train/TrainingLoop.h"

namespace tastescope {
namespace {

using Parameters = std::vector<const ParamSpec*>;

/// "lambda=250, neighbours=100".
std::string settingsText(const Parameters& parameters, const Json& config) {
  return joined(parameters, [&config](const ParamSpec* spec) {
    return spec->key + '=' + assignable(config.at(spec->key));
  });
}

/// How long may be chosen: half of the budget, for the other half is the training's.
class ChoiceTime {
 public:
  ChoiceTime(const TrainOptions& options, TrainControl& control, const std::stop_token& stop)
      : seconds_(options.minutes * 60 * kShareOfBudget), control_(control), stop_(stop) {}

  void waitWhilePaused() {
    if (!control_.paused()) return;
    clock_.pauseBegins();
    control_.waitWhilePaused(stop_);
    clock_.pauseEnds();
  }
  /// Whether something that takes `next` seconds can still be done.
  [[nodiscard]] bool allows(double next) const {
    return !control_.stopWanted() && (seconds_ <= 0 || clock_.seconds() + next <= seconds_);
  }
  [[nodiscard]] double seconds() const { return clock_.seconds(); }

  static constexpr double kShareOfBudget = 0.5;

 private:
  double seconds_;  ///< 0: no limit
  TrainControl& control_;
  const std::stop_token& stop_;
  TrainClock clock_{0};
};

/// Solves with one setting after the other and remembers the best.
class Candidates {
 public:
  Candidates(const ModelInfo& info, const ModelShape& shape, const TrainingData& data,
             const Split& split, const TrainOptions& options, ChoiceTime& time, Progress& progress,
             const std::stop_token& stop)
      : info_(info),
        shape_(shape),
        data_(data),
        split_(split),
        options_(options),
        time_(time),
        progress_(progress),
        stop_(stop) {}

  /// Nothing when it was tried before; false when there is no time for it, or the person wants none more.
  bool tryOut(const Json& config) {
    time_.waitWhilePaused();
    throwIfStopped(stop_);
    if (seen_.contains(config)) return true;
    if (!seen_.empty() && !time_.allows(longest_)) {
      cut_ = true;
      return false;
    }
    seen_.insert(config);
    const double before = time_.seconds();
    judge(config);
    longest_ = std::max(longest_, time_.seconds() - before);
    return true;
  }
  [[nodiscard]] const Json& best() const { return best_; }
  [[nodiscard]] std::size_t tried() const { return seen_.size(); }
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  void judge(const Json& config) {
    const std::unique_ptr<Recommender> model = info_.create(config, shape_);
    try {
      capability<ClosedForm>(*model)->fit(data_, progress_, stop_);
    } catch (const Error& error) {
      // The usual one must be solved; another that cannot be is not better.
      if (seen_.size() == 1 || error.code() != ErrorCode::Numeric) throw;
      return;
    }
    EpochRecord record;
    const Validation validation(*model, split_, options_);
    validation.fill(record, stop_);
    const double value = validation.valueOf(record);
    if (seen_.size() == 1 || value > bestValue_) {
      best_ = config;
      bestValue_ = value;
    }
  }

  const ModelInfo& info_;
  const ModelShape& shape_;
  const TrainingData& data_;
  const Split& split_;
  const TrainOptions& options_;
  ChoiceTime& time_;
  Progress& progress_;
  const std::stop_token& stop_;
  Json best_;
  double bestValue_ = 0;
  double longest_ = 0;  ///< seconds of one try
  bool cut_ = false;
  std::set<Json> seen_;
};

/// One parameter after the other, the rest as they were best, until nothing is better any more.
void descend(const Parameters& open, const Json& usual, Candidates& candidates) {
  candidates.tryOut(usual);
  Json before;
  while (before != candidates.best()) {
    before = candidates.best();
    for (const ParamSpec* spec : open) {
      Json config = candidates.best();
      for (const Json& value : spec->candidates) {
        config[spec->key] = value;
        if (!candidates.tryOut(config)) return;
      }
    }
  }
}

/// Hears at which weight of the divergence validation was best.
class WeightAtBest : public TrainObserver {
 public:
  void onBest(const std::shared_ptr<const TensorMap>&, const EpochRecord& record) override {
    best_ = record;
    const auto weight =
        std::ranges::find(record.losses, std::string("kl-weight"), &NamedValue::name);
    if (weight != record.losses.end()) weight_ = weight->value;
  }
  [[nodiscard]] double weight() const { return weight_; }
  [[nodiscard]] const EpochRecord& best() const { return best_; }

 private:
  double weight_ = 0;
  EpochRecord best_;
};

/// The weight rises to 1 over all epochs there may be.
ChosenSettings chooseKlWeight(const ModelInfo& info, Json config, bool paceToo,
                              const ModelShape& shape, const TrainingData& data, const Split& split,
                              TrainOptions options, TrainControl& control, Progress& progress,
                              const std::stop_token& stop) {
  constexpr double kGrain = 1000;
  const Json given = config.at("kl-steps");
  options.minutes *= ChoiceTime::kShareOfBudget;
  config["kl-weight"] = 1.0;
  std::unique_ptr<Recommender> model = info.create(config, shape);
  auto* steps = capability<TrainsByStep>(*model);
  steps->begin(data);
  const auto most = static_cast<std::int64_t>(info.schema->find("kl-steps")->max);
  const std::int64_t rise =
      std::clamp<std::int64_t>(steps->stepsPerEpoch() * options.epochs, 1, most);
  config["kl-steps"] = rise;
  model = info.create(config, shape);
  WeightAtBest observer;
  TrainResult result = TrainingEngine(*model, options)
                           .run(data, split, std::nullopt, {}, observer, control, progress, stop);
  const double weight = std::max(1.0, std::round(observer.weight() * kGrain)) / kGrain;
  const std::int64_t reached = std::llround(weight * static_cast<double>(rise));
  ChosenSettings chosen{.config = std::move(config), .seconds = result.seconds};
  chosen.config["kl-weight"] = weight;
  const bool stopped = result.reason == StopReason::UserKeepBest && result.bestEpoch > 0;
  chosen.config["kl-steps"] = paceToo || stopped ? Json(reached) : given;
  if (stopped) chosen.stopped = {model->releaseWeights(), std::move(result), observer.best()};
  return chosen;
}

bool canValidate(const Split& split) {
  return split.valid.target != nullptr && split.valid.target->size() > 0;
}

bool tooLarge(const ModelInfo& info, const ModelShape& shape) {
  return info.choosesUpTo > 0 && shape.items > info.choosesUpTo;
}

ChosenSettings chooseNumbers(const ModelInfo& info, const Parameters& open, const Json& usual,
                             const ModelShape& shape, const TrainingData& data, const Split& split,
                             const TrainOptions& options, TrainControl& control, Progress& progress,
                             const std::stop_token& stop) {
  ChoiceTime time(options, control, stop);
  Candidates candidates(info, shape, data, split, options, time, progress, stop);
  descend(open, usual, candidates);
  ChosenSettings chosen{
      .config = candidates.best(),
      .sentence = coreText("Train", "Chosen by %1 on validation: %2, of %3 tried.")
                      .arg(Metric::require(options.metric).label())
                      .arg(settingsText(open, candidates.best()))
                      .arg(static_cast<unsigned long long>(candidates.tried())),
      .seconds = time.seconds()};
  if (candidates.cut()) {
    chosen.sentence = coreText("Train",
                               "%1 Others were not tried, for want of time or because you "
                               "stopped.")
                          .arg(chosen.sentence);
  }
  return chosen;
}

}  // namespace

std::size_t trainingsToChoose(const ModelInfo& info, const Json& config, const ModelShape& shape,
                              const Split& split) {
  const Parameters open = info.schema->automaticIn(config);
  if (open.empty() || !canValidate(split) || tooLarge(info, shape)) return 0;
  std::size_t trainings = 1;
  if (info.defaultEpochs > 0) return trainings;
  // One round over all parameters from the usual values, and one in which the last has nothing new.
  for (const ParamSpec* spec : open) {
    const std::size_t others = std::max<std::size_t>(1, spec->candidates.size()) - 1;
    trainings += spec == open.back() ? others : 2 * others;
  }
  return trainings;
}

ChosenSettings chooseSettings(const ModelInfo& info, const Json& config, const ModelShape& shape,
                              const TrainingData& data, const Split& split,
                              const TrainOptions& options, TrainControl& control,
                              Progress& progress, const std::stop_token& stop) {
  const Parameters open = info.schema->automaticIn(config);
  if (open.empty()) return {config, {}};
  static_cast<void>(prepareNumerics(options.threads));
  Json usual = config;
  for (const ParamSpec* spec : open) usual[spec->key] = spec->usualValue();
  if (!canValidate(split)) {
    return {usual, coreText("Train", "Nothing to choose by without a validation part: %1 as usual.")
                       .arg(settingsText(open, usual))};
  }
  if (tooLarge(info, shape)) {
    return {usual,
            coreText("Train", "Beyond %1 items it takes too long to try several: %2 as usual.")
                .arg(info.choosesUpTo)
                .arg(settingsText(open, usual))};
  }
  if (info.defaultEpochs == 0)
    return chooseNumbers(info, open, usual, shape, data, split, options, control, progress, stop);
  const bool paceToo = config.at("kl-steps") == kAutomatic;
  ChosenSettings chosen =
      chooseKlWeight(info, usual, paceToo, shape, data, split, options, control, progress, stop);
  chosen.sentence = coreText("Train", "Chosen by %1 on validation while it rose to 1: %2.")
                        .arg(Metric::require(options.metric).label())
                        .arg(settingsText(open, chosen.config));
  return chosen;
}

}  // namespace tastescope
