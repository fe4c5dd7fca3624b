#include "core/workflow/train/TrainRun.h"

#include <chrono>
#include <new>
#include <optional>
#include <utility>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/eval/Evaluate.h"
#include "core/eval/Metric.h"
#include "core/workflow/train/RunRecorder.h"
#include "core/workflow/train/TrainSetup.h"

namespace tastescope {
namespace {

/// Cutoffs every finished run is stored with, and the one its own metric asks for.
std::vector<int> storedCutoffs(const std::string& metric) {
  return {5, 10, 20, Metric::require(metric).cutoff()};
}

std::map<std::string, double> evaluate(const Recommender& model, const char* name,
                                       const SplitPart& part, const Split& split,
                                       const TrainOptions& options,
                                       std::vector<MetricValue>& stored, Progress& progress,
                                       const std::stop_token& stop) {
  if (part.target->size() == 0) return {};
  EvaluationOptions evaluation;
  evaluation.cutoffs = storedCutoffs(options.metric);
  evaluation.keepPerUser = true;
  evaluation.threads = static_cast<unsigned>(options.threads);
  const EvaluationResult result = evaluateRanking(
      part, *split.train, scoreFromHistories(model, part.input), evaluation, progress, stop);
  for (const auto& [metric, value] : result.metrics) {
    const auto perUser = result.perUser.find(metric);
    const double half = perUser == result.perUser.end() ? 0 : meanInterval(perUser->second).half;
    stored.push_back({name, metric, value, half});
  }
  return result.metrics;
}

RunState stateAfter(StopReason reason) {
  return reason == StopReason::UserKeepBest || reason == StopReason::Diverged ? RunState::KeptBest
                                                                              : RunState::Done;
}

/// One training, new or continued, from model to stored metrics.
class Training {
 public:
  /// Refuses what cannot be trained before anything is stored.
  Training(Session& session, const RunRecord& record)
      : session_(session),
        options_(trainOptionsSchema().parse(record.trainOptions)),
        split_(session.split(splitSpecFromJson(record.split))),
        model_(findModel(record.model).create(record.config, shapeOf(session.data()))) {
    if (split_->spec.kind == SplitKind::Strong && capability<FoldsIn>(*model_) == nullptr) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Train",
                           "%1 cannot serve users it has not seen in training, so the split that "
                           "holds out whole "
                           "users does not suit it. Choose another split.")
                      .arg(findModel(record.model).name));
    }
    if (capability<OrdersByTime>(*model_) != nullptr) {
      requireOrder(session.data(), findModel(record.model));
    }
  }

  /// From here on the run is in the project.
  void attach(RunRecord record, TrainFeed& feed) {
    feed.setRun(record.id);
    recorder_.emplace(session_, std::move(record), options_.metric, feed);
  }

  TrainOutcome run(const std::optional<Checkpoint>& resume, const TensorMap& best,
                   TrainControl& control, Progress& progress, const std::stop_token& stop) {
    TrainingEngine engine(*model_, options_);
    TrainOutcome outcome;
    outcome.result =
        engine.run(trainingData(session_.data(), split_->train, recorder_->record().seed), *split_,
                   resume, best, *recorder_, control, progress, stop);
    if (outcome.result.reason == StopReason::Diverged && outcome.result.bestEpoch == 0) {
      throw Error(ErrorCode::Numeric, outcome.result.sentence);
    }
    std::vector<MetricValue> metrics;
    outcome.valid =
        evaluate(*model_, "valid", split_->valid, *split_, options_, metrics, progress, stop);
    outcome.test =
        evaluate(*model_, "test", split_->test, *split_, options_, metrics, progress, stop);
    outcome.run = finish(outcome.result, metrics);
    return outcome;
  }

  /// What can still be kept of a training that failed.
  void fail(const Text& message) {
    RunRecord record = recorder_->record();
    record.state = RunState::Failed;
    record.message = message.english();
    session_.withProject([&](Project& project) {
      RunStore store(project);
      store.update(record);
      if (recorder_->unsavedBest()) store.saveWeights(record.id, *recorder_->unsavedBest());
    });
    recorder_->flush();
    session_.forget(record.id);
  }

 private:
  /// The record says "done" last but one: until then the run is one that can go on from its
  /// checkpoint.
  RunRecord finish(const TrainResult& result, const std::vector<MetricValue>& metrics) {
    recorder_->flush();
    RunRecord record = recorder_->record();
    record.state = stateAfter(result.reason);
    record.seconds = result.seconds;
    record.epochs = result.epochs;
    record.bestEpoch = result.bestEpoch;
    record.stopReason = stopReasonKey(result.reason);
    record.message = result.sentence.english();
    session_.withProject([&](Project& project) {
      RunStore store(project);
      store.saveWeights(record.id, model_->weights());
      store.setMetrics(record.id, metrics);
      store.update(record);
      store.dropCheckpoint(record.id);
      record = store.get(record.id);  // with the name it may have been given meanwhile
    });
    session_.forget(record.id);
    return record;
  }

  Session& session_;
  TrainOptions options_;
  std::shared_ptr<const Split> split_;
  std::unique_ptr<Recommender> model_;
  std::optional<RunRecorder> recorder_;
};

/// Marks the run failed; a project that cannot even take that is only logged, the first error is
/// the one to tell.
void failQuietly(Training& training, const Text& message) {
  try {
    training.fail(message);
  } catch (const std::exception& error) {
    log::error(error.what());
  }
}

TrainOutcome execute(Training& training, const std::optional<Checkpoint>& resume,
                     const TensorMap& best, TrainControl& control, Progress& progress,
                     const std::stop_token& stop) {
  try {
    return training.run(resume, best, control, progress, stop);
  } catch (const Error& error) {
    failQuietly(training, error.message());
    throw;
  } catch (const std::bad_alloc&) {
    const Text message =
        coreText("Train",
                 "Training needs more memory than this computer has free. Choose smaller layers or "
                 "a smaller batch.");
    failQuietly(training, message);
    throw Error(ErrorCode::Internal, message);
  } catch (const std::exception& error) {
    const Text message = coreText(
        "Train", "Training stopped because of an unexpected error. Its last checkpoint is kept.");
    failQuietly(training, message);
    throw Error(ErrorCode::Internal, message, error.what());
  }
}

void requireWritable(const Session& session) {
  if (!session.readOnly()) return;
  throw Error(
      ErrorCode::ReadOnly,
      coreText("Train",
               "The project can only be read, so a run cannot be stored in it. Copy the project to "
               "a folder you can write to."));
}

RunRecord resumableRun(Session& session, RunId run) {
  return session.withProject([&](Project& project) {
    const RunStore store(project);
    RunRecord record = store.get(run);
    if (record.state == RunState::Done || record.state == RunState::KeptBest) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Train", "%1 is finished. Clone it to train it with other settings.")
                      .arg(record.name));
    }
    if (store.trainedElsewhere(run)) {
      throw Error(
          ErrorCode::Locked,
          coreText("Train", "%1 is being trained by another window or command.").arg(record.name));
    }
    if (record.fingerprint != session.data().fingerprint) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Train", "%1 was trained on other data, so it cannot go on here.")
                      .arg(record.name));
    }
    return record;
  });
}

/// A cancelled training that is not thrown away: it can go on from its last checkpoint.
void keepPaused(Session& session, RunId run) {
  session.withProject([&](Project& project) {
    RunStore store(project);
    RunRecord interrupted = store.get(run);
    interrupted.state = RunState::Paused;
    store.update(interrupted);
  });
}

}  // namespace

TrainOutcome trainRun(Session& session, const TrainRequest& request, TrainFeed& feed,
                      TrainControl& control, Progress& progress, const std::stop_token& stop) {
  requireWritable(session);
  RunRecord record = newRunRecord(session.data(), request);
  record.created = unixNow();
  Training training(session, record);
  record = session.withProject([&](Project& project) {
    RunStore store(project);
    return store.get(store.add(record, findModel(request.model).name));
  });
  training.attach(record, feed);
  try {
    return execute(training, std::nullopt, {}, control, progress, stop);
  } catch (const Cancelled&) {
    if (control.leaving()) {
      keepPaused(session, record.id);
    } else {
      session.withProject([&](Project& project) { RunStore(project).remove(record.id); });
    }
    session.forget(record.id);
    throw;
  }
}

TrainOutcome resumeRun(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                       Progress& progress, const std::stop_token& stop) {
  requireWritable(session);
  RunRecord record = resumableRun(session, run);
  Training training(session, record);
  std::optional<Checkpoint> checkpoint;
  TensorMap best;
  session.withProject([&](Project& project) {
    RunStore store(project);
    if (auto stored = store.checkpoint(run)) checkpoint = checkpointFrom(std::move(*stored));
    if (checkpoint && checkpoint->bestEpoch > 0) best = store.weights(run);
    store.truncateCurves(run, checkpoint ? checkpoint->step : 0);
    record.state = RunState::Running;
    record.message.clear();
    record.stopReason.clear();
    store.update(record);
  });
  training.attach(record, feed);
  try {
    return execute(training, checkpoint, best, control, progress, stop);
  } catch (const Cancelled&) {
    keepPaused(session, run);
    throw;
  }
}

}  // namespace tastescope
