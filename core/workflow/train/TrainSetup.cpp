#include "core/workflow/train/TrainSetup.h"

#include <utility>

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

RunRecord newRunRecord(const Dataset& data, const TrainRequest& request) {
  requireShortName(request.name);
  const ModelInfo& info = findModel(request.model);
  RunRecord record;
  record.name = request.name;
  record.model = info.key;
  record.config = info.schema->complete(request.config);
  record.trainOptions = completeTrainOptions(info, request.trainOptions);
  record.split = toJson(request.split);
  record.seed = request.seed;
  record.fingerprint = data.fingerprint;
  return record;
}

}  // namespace tastescope
