#include "core/models/StepModel.h"

#include "core/models/TrainingStreams.h"
#include "core/models/WeightAccess.h"

namespace tastescope {

void StepModel::begin(const TrainingData& data) {
  train_ = data.train;
  seed_ = data.seed;
  refuseEmpty(*train_);
  std::vector<Index> users;
  for (Index user = 0; user < train_->userCount(); ++user) {
    if (train_->row(user).size() > 0) users.push_back(user);
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

std::vector<nn::Adam*> StepModel::makeOptimisers() {
  optimiser_ = nn::Adam(parameters_.trainable(), adam_);
  return {&optimiser_};
}

nn::SparseBatch StepModel::rowsOf(std::span<const Index> users, InteractionValues values) const {
  std::vector<History> batch;
  for (const Index user : users) batch.push_back({user, train_->row(user)});
  return rowsOf(batch, values);
}

nn::SparseBatch StepModel::rowsOf(std::span<const History> batch, InteractionValues values) {
  nn::SparseBatch rows;
  for (const History& history : batch) {
    rows.addRow(history.view.items,
                values == InteractionValues::Data ? history.view.values : std::span<const float>());
  }
  return rows;
}

void StepModel::fillParameters(double vectorDeviation, Rng& rng) const {
  for (const at::Tensor& parameter : parameters_.trainable()) {
    if (parameter.dim() == 2) {
      nn::fillXavierNormal(parameter, rng);
    } else if (vectorDeviation > 0) {
      nn::fillNormal(parameter, vectorDeviation, rng);
    } else {
      nn::fillConstant(parameter, 0);
    }
  }
}

void StepModel::descend(const at::Tensor& loss) {
  loss.backward();
  optimiser_.step();
}

}  // namespace tastescope
