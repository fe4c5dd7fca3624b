// A model as its run left it. Thread rule: any thread. Cost: a copy of the weights.
#pragma once

#include <memory>

#include "core/data/Dataset.h"
#include "core/models/Registry.h"
#include "core/store/AppendStore.h"
#include "core/store/RunStore.h"

namespace tastescope {

/// Users, items and side information of the data.
ModelShape shapeOf(const Dataset& data);

/// The run's model, made with the run's settings for `data`, with `weights`. Errors: NotFound for the
/// model, InvalidConfig for a setting, Corrupt when the weights do not fit or are no numbers.
std::shared_ptr<Recommender> storedModel(const RunRecord& run, TensorMap weights,
                                         const Dataset& data);

/// The same for a run that was trained before `next` and what followed was added to `data`: a model over
/// all items of `data` that scores those it has not learned below all others, and asks of a history only
/// what it knows.
std::shared_ptr<const Recommender> earlierModel(const RunRecord& run, TensorMap weights,
                                                const Dataset& data, const AppendRecord& next);

}  // namespace tastescope
