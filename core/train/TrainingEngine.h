// Owns the training loop: epochs, validation, stop rules, keeping the best, pause, checkpoints. A
// model supplies steps. Thread rule: run() blocks its (training) thread; TrainControl and the
// observer's data may be used from others as stated. Cost: the model's steps plus one validation an
// epoch (or every `validateEvery`).
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/config/ParamSchema.h"
#include "core/data/Split.h"
#include "core/models/Registry.h"

namespace tastescope {

struct TrainOptions {
  std::int64_t epochs = 200;
  std::int64_t patience = 30;  ///< epochs without a new best; 0 = never stop for it
  std::int64_t validateEvery = 1;
  double minutes = 0;                   ///< time budget; 0 = none
  std::string metric = "ndcg@10";       ///< on validation; decides the best epoch
  std::int64_t threads = 0;             ///< 0 = all cores
  std::int64_t checkpointSeconds = 20;  ///< at least this long between two checkpoints (taken at an
                                        ///< epoch's end); 0 = every epoch
};

/// The schema of TrainOptions with a model's own defaults for epochs and patience.
const Schema<TrainOptions>& trainOptionsSchema();
TrainOptions defaultTrainOptions(const ModelInfo& info);
/// The same for this data: an epoch of a few steps teaches little, so where `config`, complete, makes
/// such there are more of them, and more patience.
TrainOptions defaultTrainOptions(const ModelInfo& info, const Json& config, const DataShape& data);
/// The defaults overlaid by `overrides`, every option present. Error(InvalidConfig) names the first
/// that cannot be used.
Json completeTrainOptions(const TrainOptions& defaults, const Json& overrides);
Json completeTrainOptions(const ModelInfo& info, const Json& overrides);

enum class StopReason { MaxEpochs, Patience, TimeBudget, Diverged, UserKeepBest, Fitted };
/// "max-epochs", "patience", "time-budget", "diverged", "kept-best", "fitted".
const char* stopReasonKey(StopReason reason);

struct StepRecord {
  std::int64_t epoch = 0;  ///< from 1
  std::int64_t step = 0;   ///< from 1, over all epochs
  double seconds = 0;      ///< trained so far, pauses not counted
  std::vector<NamedValue> losses = {};
};

struct EpochRecord {
  std::int64_t epoch = 0;
  std::int64_t step = 0;
  double seconds = 0;
  std::vector<NamedValue> losses = {};       ///< means over the epoch
  std::map<std::string, double> valid = {};  ///< empty when not validated
  double validHalf = 0;  ///< half-width of the metric's 95 % interval over users
  bool best = false;
};

/// Everything needed to go on as if nothing had happened.
struct Checkpoint {
  std::int64_t epoch = 0;
  std::int64_t step = 0;
  double seconds = 0;
  std::int64_t bestEpoch = 0;
  double bestValue = 0;
  TensorMap weights = {};
  TensorMap trainingState = {};
};

/// Called on the training thread; must be quick.
class TrainObserver {
 public:
  virtual ~TrainObserver() = default;
  virtual void onStart(std::int64_t stepsPerEpoch) { static_cast<void>(stepsPerEpoch); }
  virtual void onStep(const StepRecord&) {}
  virtual void onEpoch(const EpochRecord&) {}
  /// Of a model that learns by steps; a closed form's weights may be half the memory. They are shared, not copied.
  virtual void onBest(const std::shared_ptr<const TensorMap>& weights, const EpochRecord&) {
    static_cast<void>(weights);
  }
  virtual void onCheckpoint(Checkpoint&&) {}
};

/// Wishes of a person, from any thread. Discard is the stop token's cancel.
class TrainControl {
 public:
  void pause();
  void resume();
  void stopAndKeepBest();
  /// Before a cancel: the run is not thrown away but stays, paused at its last checkpoint (the program
  /// is closing).
  void leave() { leaving_.store(true); }
  [[nodiscard]] bool leaving() const { return leaving_.load(); }
  [[nodiscard]] bool paused() const { return paused_.load(); }
  [[nodiscard]] bool stopWanted() const { return stopWanted_.load(); }
  /// Blocks while paused; returns at once on resume, stop or cancel.
  void waitWhilePaused(const std::stop_token& stop);

 private:
  std::atomic<bool> paused_{false};
  std::atomic<bool> stopWanted_{false};
  std::atomic<bool> leaving_{false};
  std::mutex mutex_;
  std::condition_variable_any changed_;
};

struct TrainResult {
  std::int64_t epochs = 0;  ///< completed; 0 for a closed form
  std::int64_t bestEpoch = 0;
  double bestValue = 0;
  double seconds = 0;
  StopReason reason = StopReason::Fitted;
  Text sentence = {};  ///< the reason for a person: "No better ndcg@10 for 30 epochs."
};

class TrainingEngine {
 public:
  /// `secondsBefore`: what choosing its settings took; it counts as trained.
  TrainingEngine(Recommender& model, TrainOptions options, double secondsBefore = 0);
  /// Trains until a rule stops it and leaves the best weights in the model. `resume` continues a
  /// checkpoint bit for bit (same seed and threads); `bestWeights` are then those kept so far.
  /// Throws Cancelled on discard. Divergence (a loss that is not finite) ends the run with
  /// StopReason::Diverged and the best weights so far.
  TrainResult run(const TrainingData& data, const Split& split, std::optional<Checkpoint> resume,
                  TensorMap bestWeights, TrainObserver& observer, TrainControl& control,
                  Progress& progress, const std::stop_token& stop);

 private:
  Recommender& model_;
  TrainOptions options_;
  double secondsBefore_;
};

/// Scores users by their rows of `histories` (for evaluateRanking).
std::function<void(std::span<const Index>, std::span<float>)> scoreFromHistories(
    const Recommender& model, InteractionsPtr histories);

/// Seeds torch, sets its threads and the allocator's thresholds; returns a line for the log (BLAS,
/// threads, CPU features). Idempotent.
std::string prepareNumerics(std::int64_t threads);

}  // namespace tastescope
