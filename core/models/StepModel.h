// What models trained by steps over batches of users share: named weights, shuffled batches, seeded
// randomness, Adam and a state for bit-exact resume. A model adds its network and its loss. Thread
// rule: as Recommender. Cost: none of its own.
#pragma once

#include "core/models/InteractionValues.h"
#include "core/models/Recommender.h"
#include "core/nn/Adam.h"
#include "core/nn/ParameterSet.h"
#include "core/nn/SparseBatch.h"
#include "core/nn/UserBatches.h"

namespace tastescope {

class StepModel : public Recommender, public TrainsByStep {
 public:
  [[nodiscard]] Index itemCount() const override { return items_; }
  [[nodiscard]] TensorMap weights() const override { return parameters_.exportAll(); }
  void setWeights(const TensorMap& weights) override { parameters_.importAll(weights); }

  /// Throws Error(InvalidInput) when nobody in training has an interaction.
  void begin(const TrainingData& data) override;
  [[nodiscard]] std::int64_t stepsPerEpoch() const override { return passes() * batches_.count(); }
  void beginEpoch(std::int64_t epoch) override;
  std::vector<NamedValue> step() override;
  [[nodiscard]] TensorMap trainingState() const override;
  void restoreTrainingState(const TensorMap& state) override;

 protected:
  StepModel(Index items, std::int64_t batchSize, const nn::AdamOptions& adam = {})
      : items_(items), batchSize_(batchSize), adam_(adam) {}

  /// Fills the weights.
  virtual void initialise(Rng& rng) = 0;
  /// Makes fresh optimisers; called by begin() after initialise(). One Adam for all weights unless
  /// a model says otherwise.
  virtual std::vector<nn::Adam*> makeOptimisers();
  /// How often an epoch visits every user; learn() can ask pass() which visit it is in.
  [[nodiscard]] virtual std::int64_t passes() const { return 1; }
  [[nodiscard]] std::int64_t pass() const { return stepInEpoch_ / batches_.count(); }
  /// Called before the first step of every pass.
  virtual void beginPass() {}
  /// One update from these users' histories. `rng` is this step's own.
  virtual std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) = 0;

  [[nodiscard]] const Interactions& train() const { return *train_; }
  /// Steps done before this one.
  [[nodiscard]] std::int64_t stepsDone() const { return stepsDone_; }
  /// Histories of training users.
  [[nodiscard]] nn::SparseBatch rowsOf(std::span<const Index> users,
                                       InteractionValues values) const;
  [[nodiscard]] static nn::SparseBatch rowsOf(std::span<const History> batch,
                                              InteractionValues values);
  /// Matrices after Glorot, vectors normal with that deviation or, at 0, zero.
  void fillParameters(double vectorDeviation, Rng& rng) const;
  /// One step of the Adam of all weights down the loss.
  void descend(const at::Tensor& loss);

  nn::ParameterSet parameters_;

 private:
  Index items_;
  std::int64_t batchSize_;
  nn::AdamOptions adam_;
  nn::Adam optimiser_;
  InteractionsPtr train_;
  std::uint64_t seed_ = 0;
  nn::UserBatches batches_;
  std::vector<nn::Adam*> optimisers_;
  std::int64_t stepsDone_ = 0;
  std::int64_t epoch_ = 0;
  std::int64_t stepInEpoch_ = 0;
};

}  // namespace tastescope
