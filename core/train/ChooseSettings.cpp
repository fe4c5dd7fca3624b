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

/// Solves with one setting after the other and remembers the best.
class Candidates {
 public:
  Candidates(const ModelInfo& info, const ModelShape& shape, const TrainingData& data,
             const Split& split, const TrainOptions& options, Progress& progress,
             const std::stop_token& stop)
      : info_(info),
        shape_(shape),
        data_(data),
        split_(split),
        options_(options),
        progress_(progress),
        stop_(stop) {}

  /// Nothing when it was tried before.
  void tryOut(const Json& config) {
    throwIfStopped(stop_);
    if (!seen_.insert(config).second) return;
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
  [[nodiscard]] const Json& best() const { return best_; }
  [[nodiscard]] std::size_t tried() const { return seen_.size(); }

 private:
  const ModelInfo& info_;
  const ModelShape& shape_;
  const TrainingData& data_;
  const Split& split_;
  const TrainOptions& options_;
  Progress& progress_;
  const std::stop_token& stop_;
  Json best_;
  double bestValue_ = 0;
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
        candidates.tryOut(config);
      }
    }
  }
}

/// Hears at which weight of the divergence validation was best.
class WeightAtBest : public TrainObserver {
 public:
  void onBest(const std::shared_ptr<const TensorMap>&, const EpochRecord& record) override {
    const auto weight =
        std::ranges::find(record.losses, std::string("kl-weight"), &NamedValue::name);
    if (weight != record.losses.end()) weight_ = weight->value;
  }
  [[nodiscard]] double weight() const { return weight_; }

 private:
  double weight_ = 0;
};

/// The weight rises to 1 over all epochs there may be.
Json chooseKlWeight(const ModelInfo& info, Json config, const ModelShape& shape,
                    const TrainingData& data, const Split& split, const TrainOptions& options,
                    Progress& progress, const std::stop_token& stop) {
  constexpr double kGrain = 1000;
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
  TrainControl control;
  TrainingEngine(*model, options)
      .run(data, split, std::nullopt, {}, observer, control, progress, stop);
  const double weight = std::max(1.0, std::round(observer.weight() * kGrain)) / kGrain;
  config["kl-weight"] = weight;
  config["kl-steps"] = std::llround(weight * static_cast<double>(rise));
  return config;
}

}  // namespace

ChosenSettings chooseSettings(const ModelInfo& info, const Json& config, const ModelShape& shape,
                              const TrainingData& data, const Split& split,
                              const TrainOptions& options, Progress& progress,
                              const std::stop_token& stop) {
  const Parameters open = info.schema->automaticIn(config);
  if (open.empty()) return {config, {}};
  static_cast<void>(prepareNumerics(options.threads));
  Json usual = config;
  for (const ParamSpec* spec : open) usual[spec->key] = spec->usualValue();
  if (split.valid.target == nullptr || split.valid.target->size() == 0) {
    return {usual, coreText("Train", "Nothing to choose by without a validation part: %1 as usual.")
                       .arg(settingsText(open, usual))};
  }
  if (info.choosesUpTo > 0 && shape.items > info.choosesUpTo) {
    return {usual,
            coreText("Train", "Beyond %1 items it takes too long to try several: %2 as usual.")
                .arg(info.choosesUpTo)
                .arg(settingsText(open, usual))};
  }
  const Text metric = Metric::require(options.metric).label();
  if (info.defaultEpochs > 0) {
    const Json chosen = chooseKlWeight(info, usual, shape, data, split, options, progress, stop);
    return {chosen, coreText("Train", "Chosen by %1 on validation while it rose to 1: %2.")
                        .arg(metric)
                        .arg(settingsText(open, chosen))};
  }
  Candidates candidates(info, shape, data, split, options, progress, stop);
  descend(open, usual, candidates);
  return {candidates.best(), coreText("Train", "Chosen by %1 on validation: %2, of %3 tried.")
                                 .arg(metric)
                                 .arg(settingsText(open, candidates.best()))
                                 .arg(static_cast<unsigned long long>(candidates.tried()))};
}

}  // namespace tastescope
