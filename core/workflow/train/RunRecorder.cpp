#include "core/workflow/train/RunRecorder.h"

#include <algorithm>
#include <utility>

namespace tastescope {
namespace {

constexpr std::int64_t kPointsPerEpoch = 100;
constexpr std::chrono::seconds kFlushEvery{1};

/// The part of a checkpoint's header that says which epoch was the best.
Json bestOf(std::int64_t epoch, double value) {
  return {{"bestEpoch", epoch}, {"bestValue", value}};
}

}  // namespace

RunRecorder::RunRecorder(Session& session, RunRecord record, std::string metric,
                         TrainObserver& viewer)
    : session_(session),
      record_(std::move(record)),
      metric_(std::move(metric)),
      viewer_(viewer),
      lastFlush_(std::chrono::steady_clock::now()) {}

void RunRecorder::onStart(std::int64_t stepsPerEpoch) {
  stride_ = std::max<std::int64_t>(1, stepsPerEpoch / kPointsPerEpoch);
  viewer_.onStart(stepsPerEpoch);
}

void RunRecorder::onStep(const StepRecord& record) {
  viewer_.onStep(record);
  if (record.step % stride_ != 0) return;
  for (const NamedValue& loss : record.losses) {
    add("loss/" + loss.name, {record.epoch, record.step, record.seconds, loss.value});
  }
  if (std::chrono::steady_clock::now() - lastFlush_ >= kFlushEvery) flush();
}

void RunRecorder::onEpoch(const EpochRecord& record) {
  for (const auto& [name, value] : record.valid) {
    add("valid/" + name, {record.epoch, record.step, record.seconds, value});
  }
  if (record.valid.contains(metric_)) {
    add("valid-half/" + metric_, {record.epoch, record.step, record.seconds, record.validHalf});
  }
  viewer_.onEpoch(record);
}

void RunRecorder::onBest(const std::shared_ptr<const TensorMap>& weights,
                         const EpochRecord& record) {
  const auto value = record.valid.find(metric_);
  unsavedBest_ = {weights, record.epoch, value == record.valid.end() ? 0.0 : value->second};
  viewer_.onBest(weights, record);
}

void RunRecorder::onCheckpoint(Checkpoint&& checkpoint) {
  record_.epochs = checkpoint.epoch;
  record_.bestEpoch = checkpoint.bestEpoch;
  record_.seconds = checkpoint.seconds;
  const StoredCheckpoint stored{checkpointHeader(checkpoint), std::move(checkpoint.weights),
                                std::move(checkpoint.trainingState)};
  session_.withProject([&](Project& project) {
    RunResults(project).saveCheckpoint(record_, stored, pending_,
                                       unsavedBest_ ? unsavedBest_->weights.get() : nullptr);
  });
  pending_.clear();
  unsavedBest_.reset();
  lastFlush_ = std::chrono::steady_clock::now();
  session_.forget(record_.id);
  viewer_.onCheckpoint(std::move(checkpoint));  // what is left of it: the moment
}

void RunRecorder::settle(const Json& config, const Text& origin, double seconds) {
  record_.config = config;
  record_.origin = origin;
  record_.seconds = seconds;
  session_.withProject([&](Project& project) { RunStore(project).update(record_); });
}

void RunRecorder::flush() {
  if (!pending_.empty()) {
    session_.withProject(
        [&](Project& project) { RunResults(project).appendCurves(record_.id, pending_); });
    pending_.clear();
  }
  lastFlush_ = std::chrono::steady_clock::now();
}

void RunRecorder::keepBest(RunRecord record) {
  session_.withProject([&](Project& project) {
    RunResults results(project);
    if (unsavedBest_) {
      record.bestEpoch = unsavedBest_->epoch;
      record.epochs = std::max(record.epochs, unsavedBest_->epoch);
      results.saveWeights(record.id, *unsavedBest_->weights);
      // Whoever goes on from the older checkpoint must not take a worse epoch for the best.
      results.changeCheckpoint(record.id, bestOf(unsavedBest_->epoch, unsavedBest_->value));
    }
    RunStore(project).update(record);
  });
  unsavedBest_.reset();
  session_.forget(record.id);
}

void RunRecorder::add(const std::string& series, const CurvePoint& point) {
  pending_[series].push_back(point);
}

Json checkpointHeader(const Checkpoint& checkpoint) {
  Json header{
      {"epoch", checkpoint.epoch}, {"step", checkpoint.step}, {"seconds", checkpoint.seconds}};
  header.update(
      bestOf(checkpoint.bestEpoch, checkpoint.bestEpoch > 0 ? checkpoint.bestValue : 0.0));
  return header;
}

Checkpoint checkpointFrom(StoredCheckpoint stored) {
  Checkpoint checkpoint;
  try {
    stored.header.at("epoch").get_to(checkpoint.epoch);
    stored.header.at("step").get_to(checkpoint.step);
    stored.header.at("seconds").get_to(checkpoint.seconds);
    stored.header.at("bestEpoch").get_to(checkpoint.bestEpoch);
    stored.header.at("bestValue").get_to(checkpoint.bestValue);
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Corrupt,
                coreText("Train", "The saved state of this run cannot be read. Train it again."),
                error.what());
  }
  checkpoint.weights = std::move(stored.weights);
  checkpoint.trainingState = std::move(stored.trainingState);
  return checkpoint;
}

}  // namespace tastescope
