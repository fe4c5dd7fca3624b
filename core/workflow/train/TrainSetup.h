// From a request to what training needs: complete settings, the data as a model sees it. Shared by
// training and its estimate. Thread rule: pure. Cost: nothing worth naming.
#pragma once

#include "core/workflow/StoredModel.h"
#include "core/workflow/train/TrainRun.h"

namespace tastescope {

TrainingData trainingData(const Dataset& data, InteractionsPtr train, std::uint64_t seed);

/// Error(InvalidConfig) when the model uses the order of a history and the data has none, and when
/// the split holds out whole users and the model cannot serve users it has not seen.
void requireSuited(const ModelInfo& info, const Dataset& data, const SplitSpec& split);

/// A record with settings, split, seed and data stored complete, so that later defaults never
/// change it. What the request leaves open is as the data suggests, and `origin` says so. Errors:
/// NotFound for the model, InvalidConfig for a setting.
RunRecord newRunRecord(const Dataset& data, const TrainRequest& request);

}  // namespace tastescope
