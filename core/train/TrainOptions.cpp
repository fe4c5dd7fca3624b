#include <algorithm>

#include "core/eval/Metric.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

/// Of how many steps an epoch is at least, where epochs are counted by defaults.
constexpr std::int64_t kFullEpoch = 8;

std::int64_t ceilOfRatio(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// Batches in the data; none where the model has no such thing.
std::optional<std::int64_t> stepsOfEpoch(const ModelInfo& info, const Json& config,
                                         const DataShape& data) {
  const ParamSpec* const batch = info.schema->find("batch");
  if (batch == nullptr) return std::nullopt;
  const auto of = [&](std::uint64_t count) {
    const auto whole = static_cast<std::int64_t>(std::max<std::uint64_t>(1, count));
    return info.epochPasses * ceilOfRatio(whole, config.at("batch").get<std::int64_t>());
  };
  if (batch->unit == ParamUnit::Users) return of(data.users);
  if (batch->unit == ParamUnit::Interactions) return of(data.interactions);
  return std::nullopt;
}

std::vector<ChoiceValue<std::string>> metricChoices() {
  std::vector<ChoiceValue<std::string>> choices;
  for (const char* key : {"ndcg@10", "ndcg@20", "ndcg@100", "recall@10", "recall@20",
                          "recall-capped@20", "precision@10", "mrr@10", "hit@10", "map@10"}) {
    choices.push_back({key, key, Metric::require(key).label()});
  }
  return choices;
}

Schema<TrainOptions> makeSchema() {
  using O = TrainOptions;
  Schema<O> made;
  made.add(&O::epochs, {.key = "epochs",
                        .label = coreText("Train", "Epochs"),
                        .help = coreText("Train",
                                         "The most passes over all users. More gives slow learners "
                                         "time; the best one is kept in any case."),
                        .min = 1,
                        .max = 100000,
                        .logScale = true,
                        .unit = ParamUnit::Epochs});
  made.add(&O::patience,
           {.key = "patience",
            .label = coreText("Train", "Patience"),
            .help = coreText("Train",
                             "Stops after this many epochs without a better value on "
                             "validation. Raising it waits longer; 0 never stops for it."),
            .min = 0,
            .max = 100000,
            .unit = ParamUnit::Epochs});
  made.choose(&O::metric,
              {.key = "metric",
               .label = coreText("Train", "Best by"),
               .help = coreText("Train",
                                "The measure on validation that decides which epoch is the "
                                "best. Choose the one you will evaluate the model by.")},
              metricChoices());
  made.add(&O::minutes,
           {.key = "minutes",
            .label = coreText("Train", "Time budget"),
            .help = coreText("Train",
                             "Stops training after this time and keeps the best epoch. "
                             "Raising it allows more epochs; 0 sets no limit."),
            .min = 0,
            .max = 100000,
            .advanced = true,
            .unit = ParamUnit::Minutes});
  made.add(&O::validateEvery,
           {.key = "validate-every",
            .label = coreText("Train", "Validate every"),
            .help = coreText("Train",
                             "Raising it validates less often, which saves time on "
                             "large catalogues but may miss the best epoch."),
            .min = 1,
            .max = 1000,
            .advanced = true,
            .unit = ParamUnit::Epochs});
  made.add(&O::threads,
           {.key = "threads",
            .label = coreText("Train", "Threads"),
            .help = coreText("Train",
                             "More threads train faster, fewer leave the machine to other "
                             "work; 0 uses all cores."),
            .min = 0,
            .max = 256,
            .advanced = true});
  made.add(
      &O::checkpointSeconds,
      {.key = "checkpoint-seconds",
       .label = coreText("Train", "Checkpoint interval"),
       .help = coreText("Train",
                        "Raising it writes to the project less often; lowering it loses less when "
                        "the program is killed. 0 saves after every epoch."),
       .min = 0,
       .max = 86400,
       .advanced = true,
       .unit = ParamUnit::Seconds});
  return made;
}

}  // namespace

const Schema<TrainOptions>& trainOptionsSchema() {
  static const Schema<TrainOptions> schema = makeSchema();
  return schema;
}

TrainOptions defaultTrainOptions(const ModelInfo& info) {
  TrainOptions options;
  if (info.defaultEpochs > 0) {
    options.epochs = info.defaultEpochs;
    options.patience = info.defaultPatience;
  }
  return options;
}

TrainOptions defaultTrainOptions(const ModelInfo& info, const Json& config, const DataShape& data) {
  TrainOptions options = defaultTrainOptions(info);
  if (info.defaultEpochs == 0) return options;
  if (const auto steps = stepsOfEpoch(info, config, data)) {
    const std::int64_t times = ceilOfRatio(kFullEpoch, std::min(*steps, kFullEpoch));
    options.epochs *= times;
    options.patience *= times;
  }
  return options;
}

Json completeTrainOptions(const TrainOptions& defaults, const Json& overrides) {
  Json options = trainOptionsSchema().toJson(defaults);
  options.update(overrides);
  return trainOptionsSchema().complete(options);
}

Json completeTrainOptions(const ModelInfo& info, const Json& overrides) {
  return completeTrainOptions(defaultTrainOptions(info), overrides);
}

const char* stopReasonKey(StopReason reason) {
  switch (reason) {
    case StopReason::MaxEpochs: return "max-epochs";
    case StopReason::Patience: return "patience";
    case StopReason::TimeBudget: return "time-budget";
    case StopReason::Diverged: return "diverged";
    case StopReason::UserKeepBest: return "kept-best";
    case StopReason::Fitted: return "fitted";
  }
  return "fitted";
}

}  // namespace tastescope
