#include "core/workflow/StoredModel.h"

#include <utility>

#include "core/store/FiniteWeights.h"

namespace tastescope {

ModelShape shapeOf(const Dataset& data) {
  return {data.users.size(), data.items.size(), &data.userAttributes, &data.itemAttributes};
}

std::shared_ptr<Recommender> storedModel(const RunRecord& run, TensorMap weights,
                                         const Dataset& data) {
  requireFinite(weights, run);
  std::shared_ptr<Recommender> model = findModel(run.model).create(run.config, shapeOf(data));
  model->adoptWeights(std::move(weights));
  return model;
}

}  // namespace tastescope
