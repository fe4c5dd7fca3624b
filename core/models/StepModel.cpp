#include "core/models/StepModel.h"

#include "core/base/Error.h"
#include "core/models/TrainingStreams.h"
#include "core/models/WeightAccess.h"

namespace tastescope {

void StepModel::begin(const TrainingData& data) {
  train_ = data.train;
  seed_ = data.seed;
  std::vector<Index> users;
  for (Index user = 0; user < train_->userCount(); ++user) {
    if (train_->row(user).size() > 0) users.push_back(user);
  }
  if (users.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Models",
                         "The training part has no interactions, so there is nothing to "
                         "learn from. Choose another split or looser filters."));
  }
  batches_ = nn::UserBatches(std::move(users), batchSize_, Rng::derive(seed_, kOrderStream));
  stepsDone_ = 0;
  stepInEpoch_ = 0;
  Rng rng(Rng::derive(seed_, kWeightStream));
  initialise(rng);
  optimisers_ = makeOptimisers();
}

void StepModel::beginEpoch(std::int64_t epoch) {
  epoch_ = epoch;
  stepInEpoch_ = 0;
}

std::vector<NamedValue> StepModel::step() {
  const std::int64_t number = stepInEpoch_ % batches_.count();
  if (number == 0) {
    batches_.shuffle(epoch_ * passes() + pass());
    beginPass();
  }
  const std::uint64_t stepSeed = Rng::derive(seed_, kStepStream);
  Rng rng(Rng::derive(stepSeed, static_cast<std::uint64_t>(stepsDone_)));
  std::vector<NamedValue> losses = learn(batches_.batch(number), rng);
  ++stepInEpoch_;
  ++stepsDone_;
  return losses;
}

TensorMap StepModel::trainingState() const {
  TensorMap state;
  state[kStepsDone] = hostTensor(std::vector<std::int64_t>{stepsDone_});
  for (const nn::Adam* optimiser : optimisers_) optimiser->exportState(state);
  return state;
}

void StepModel::restoreTrainingState(const TensorMap& state) {
  stepsDone_ = requireTensor(state, kStepsDone, ElementType::Int64, {1}).as<std::int64_t>().front();
  for (nn::Adam* optimiser : optimisers_) optimiser->importState(state);
}

nn::SparseBatch StepModel::rowsOf(std::span<const Index> users, bool useValues) const {
  nn::SparseBatch batch;
  for (const Index user : users) {
    const HistoryView row = train_->row(user);
    batch.addRow(row.items, useValues ? row.values : std::span<const float>());
  }
  return batch;
}

nn::SparseBatch StepModel::rowsOf(std::span<const History> batch, bool useValues) {
  nn::SparseBatch rows;
  for (const History& history : batch) {
    rows.addRow(history.view.items, useValues ? history.view.values : std::span<const float>());
  }
  return rows;
}

}  // namespace tastescope
