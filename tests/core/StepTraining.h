// Training a model by hand, epoch by epoch, as the engine does it: for tests that look at single
// steps and at what survives a resume. Thread rule: one thread.
#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ToyData.h"
#include "core/models/Registry.h"

namespace tastescope::toy {

inline double named(const std::vector<NamedValue>& values, const std::string& name) {
  for (const NamedValue& value : values) {
    if (value.name == name) return value.value;
  }
  return std::nan("");
}

/// A model at the start of its training on a split's training part.
struct StepTraining {
  StepTraining(const std::string& key, const Json& config, const Split& data,
               const AttributeTable* users = nullptr, const AttributeTable* items = nullptr)
      : split(data) {
    const ModelShape shape{.users = split.train->userCount(),
                           .items = split.train->itemCount(),
                           .userAttributes = users,
                           .itemAttributes = items};
    model = findModel(key).create(config, shape);
    steps = capability<TrainsByStep>(*model);
    steps->begin(
        {.train = split.train, .userAttributes = users, .itemAttributes = items, .seed = 5});
  }

  /// Means of the epoch's named values, each over the steps that have it.
  std::map<std::string, double> epoch() {
    std::map<std::string, double> sums;
    std::map<std::string, int> counts;
    steps->beginEpoch(++done);
    for (std::int64_t s = 0; s < steps->stepsPerEpoch(); ++s) {
      for (const NamedValue& value : steps->step()) {
        sums[value.name] += value.value;
        ++counts[value.name];
      }
    }
    for (auto& [name, sum] : sums) sum /= counts[name];
    return sums;
  }
  void epochs(int count) {
    for (int e = 0; e < count; ++e) epoch();
  }

  [[nodiscard]] std::vector<float> scores(const History& history) const {
    std::vector<float> out(model->itemCount());
    model->score(std::span(&history, 1), out);
    return out;
  }
  [[nodiscard]] History historyOf(Index user) const { return {user, split.train->row(user)}; }

  /// Mean score of the items of `group` less that of all others (groups as in toy::world()).
  [[nodiscard]] double leadOf(Index group, const History& history, Index perGroup = 15) const {
    const std::vector<float> all = scores(history);
    double own = 0;
    double other = 0;
    for (Index i = 0; i < all.size(); ++i) (i / perGroup == group ? own : other) += double{all[i]};
    return own / perGroup - other / (static_cast<double>(all.size()) - perGroup);
  }

  Split split;
  std::unique_ptr<Recommender> model;
  TrainsByStep* steps = nullptr;
  std::int64_t done = 0;
};

/// True when training interrupted after `before` epochs and taken up by a fresh model ends, `after`
/// epochs later, with the very weights of the uninterrupted run.
inline bool resumesExactly(const std::string& key, const Json& config, const Split& split,
                           int before, int after) {
  StepTraining whole(key, config, split);
  whole.epochs(before);
  const TensorMap weights = whole.model->weights();
  const TensorMap state = whole.steps->trainingState();
  whole.epochs(after);
  StepTraining resumed(key, config, split);
  resumed.model->setWeights(weights);
  resumed.steps->restoreTrainingState(state);
  resumed.done = before;
  resumed.epochs(after);
  return resumed.model->weights() == whole.model->weights() && resumed.model->weights() != weights;
}

}  // namespace tastescope::toy
