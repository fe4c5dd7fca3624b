#include "core/workflow/train/TrainSetup.h"

#include <utility>

#include "core/base/Joined.h"
#include "core/base/NameLength.h"

namespace tastescope {

TrainingData trainingData(const Dataset& data, InteractionsPtr train, std::uint64_t seed) {
  return {std::move(train), &data.userAttributes, &data.itemAttributes, seed};
}

void requireSuited(const ModelInfo& info, const Dataset& data, const SplitSpec& split) {
  const ModelCapabilities able = capabilitiesOf(info);
  if (split.kind == SplitKind::Strong && !able.foldsIn) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Train",
                         "%1 cannot serve users it has not seen in training, so the split that "
                         "holds out whole "
                         "users does not suit it. Choose another split.")
                    .arg(info.name));
  }
  if (able.ordersByTime && !data.hasOrder()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Train",
                         "%1 learns from the order of a history, and this data has neither times "
                         "nor an order of its own. Import it with a time column or choose another "
                         "model.")
                    .arg(info.name));
  }
}

namespace {

/// "latent=400, hidden=": those of `settings` that are as `suggested`, where that is not `usual`.
std::string followed(const Json& usual, const Json& suggested, const Json& settings) {
  std::vector<std::string> said;
  for (const auto& [key, value] : suggested.items()) {
    if (value != usual.at(key) && value == settings.at(key))
      said.push_back(key + '=' + assignable(value));
  }
  return joined(said);
}

/// What the request leaves open, as this data suggests it.
void completeSettings(RunRecord& record, const ModelInfo& info, const DataShape& data,
                      const TrainRequest& request) {
  const Json suggested = defaultsFor(info, data);
  Json config = Json::object();
  for (Suggestion& one : suggestionsFor(info, data)) config[one.key] = std::move(one.value);
  if (request.config.is_object()) config.update(request.config);
  record.config = info.schema->complete(request.config.is_object() ? config : request.config);
  const TrainOptions options = defaultTrainOptions(info, record.config, data);
  record.trainOptions = completeTrainOptions(options, request.trainOptions);
  const std::string settings = followed(info.schema->defaults(), suggested, record.config);
  const std::string budget = followed(completeTrainOptions(info, Json::object()),
                                      trainOptionsSchema().toJson(options), record.trainOptions);
  std::vector<std::string> parts;
  for (const std::string& part : {settings, budget}) {
    if (!part.empty()) parts.push_back(part);
  }
  if (!parts.empty())
    record.origin = coreText("Train", "Suggested for this data: %1.").arg(joined(parts));
}

}  // namespace

RunRecord newRunRecord(const Dataset& data, const TrainRequest& request) {
  requireShortName(request.name);
  const ModelInfo& info = findModel(request.model);
  RunRecord record;
  record.name = request.name;
  record.model = info.key;
  completeSettings(record, info, dataShape(data), request);
  record.split = toJson(request.split);
  record.seed = request.seed;
  record.fingerprint = data.fingerprint;
  return record;
}

}  // namespace tastescope
