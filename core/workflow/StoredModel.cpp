#include "core/workflow/StoredModel.h"

#include <utility>

#include "core/store/FiniteWeights.h"
#include "core/workflow/EarlierCatalogue.h"

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

std::shared_ptr<const Recommender> earlierModel(const RunRecord& run, TensorMap weights,
                                                const Dataset& data, const AppendRecord& next) {
  requireFinite(weights, run);
  const AttributeTable users = data.userAttributes.first(next.users, next.userLabels);
  const AttributeTable items = data.itemAttributes.first(next.items, next.itemLabels);
  std::shared_ptr<Recommender> model =
      findModel(run.model).create(run.config, {next.users, next.items, &users, &items});
  model->adoptWeights(std::move(weights));
  return amongMore(std::move(model), next.users, data.items.size());
}

}  // namespace tastescope
