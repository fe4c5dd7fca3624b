#include "core/workflow/train/TrainRun.h"

#include <chrono>
#include <optional>
#include <utility>

#include "core/base/Clock.h"
#include "core/base/Memory.h"
#include "core/eval/Evaluate.h"
#include "core/eval/Metric.h"
#include "core/store/FiniteWeights.h"
#include "core/train/ChooseSettings.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/RunClaim.h"
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

RunRecord failedRecord(RunRecord record, const Text& message) {
  record.state = RunState::Failed;
  record.message = message;
  return record;
}

/// What failed for want of room has only to go on when there is some, or to begin again.
RunRecord failedRecord(RunRecord record, const Error& why, bool hasCheckpoint) {
  record = failedRecord(std::move(record), why.message());
  if (why.code() != ErrorCode::DiskFull) return record;
  record.touched = unixNow();
  if (hasCheckpoint) record.state = RunState::Paused;
  record.stopReason = kNoRoomKey;
  return record;
}

/// A cancelled training that is not thrown away.
RunRecord pausedRecord(RunRecord record, bool hasCheckpoint) {
  record.state = RunState::Paused;
  record.stopReason = kInterruptedKey;
  record.touched = unixNow();
  record.message =
      hasCheckpoint
          ? coreText("Runs", "The training was interrupted. It can go on from its last checkpoint.")
          : coreText("Runs",
                     "The training was interrupted before its first checkpoint. It can begin again "
                     "with the same settings.");
  return record;
}

/// One training, new or continued, from model to stored metrics.
class Training {
 public:
  /// Refuses what cannot be trained before anything is stored.
  Training(Session& session, const RunRecord& record)
      : session_(session),
        options_(trainOptionsSchema().parse(record.trainOptions)),
        split_(session.split(splitSpecFromJson(record.split))),
        info_(findModel(record.model)),
        model_(info_.create(record.config, shapeOf(session.data()))) {
    requireSuited(info_, session.data(), split_->spec);
  }

  /// From here on the run is in the project.
  void attach(RunRecord record, TrainFeed& feed) {
    feed.setRun(record.id);
    recorder_.emplace(session_, std::move(record), options_.metric, feed);
  }

  TrainOutcome run(std::optional<Checkpoint> resume, TensorMap best, TrainControl& control,
                   Progress& progress, const std::stop_token& stop) {
    const TrainingData data =
        trainingData(session_.data(), split_->train, recorder_->record().seed);
    TrainOutcome outcome;
    if (std::optional<StoppedChoice> stopped = settle(data, control, progress, stop)) {
      outcome.result = adopt(*std::move(stopped));
    } else {
      TrainingEngine engine(*model_, options_, recorder_->record().seconds);
      outcome.result = engine.run(data, *split_, std::move(resume), std::move(best), *recorder_,
                                  control, progress, stop);
    }
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

  /// What can still be kept of a training that failed. Where there is no room for weights there may
  /// be some for the record, and the run is not to look as if it were trained.
  void fail(const Error& why) {
    const RunRecord record = failedRecord(recorder_->record(), why, hasCheckpoint());
    try {
      recorder_->keepBest(record);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::DiskFull) throw;
      session_.withProject([&](Project& project) { RunStore(project).update(record); });
      return;
    }
    recorder_->flush();
  }

  /// What a cancel leaves: the run, paused at its last checkpoint, and its best weights so far.
  void pause() {
    recorder_->keepBest(pausedRecord(recorder_->record(), hasCheckpoint()));
    recorder_->flush();
  }

 private:
  /// Chooses what the settings leave open and stores it, so that a run has the numbers it was trained
  /// with, also when it is taken up again. A training when the person stopped it there.
  std::optional<StoppedChoice> settle(const TrainingData& data, TrainControl& control,
                                      Progress& progress, const std::stop_token& stop) {
    const RunRecord& record = recorder_->record();
    if (info_.schema->automaticIn(record.config).empty()) return std::nullopt;
    const ModelShape shape = shapeOf(session_.data());
    ChosenSettings chosen = chooseSettings(info_, record.config, shape, data, *split_, options_,
                                           control, progress, stop);
    recorder_->settle(chosen.config,
                      record.origin.empty()
                          ? chosen.sentence
                          : coreText("Train", "%1 %2").arg(record.origin).arg(chosen.sentence),
                      chosen.seconds);
    model_ = info_.create(chosen.config, shape);
    return std::move(chosen.stopped);
  }

  TrainResult adopt(StoppedChoice stopped) {
    model_->adoptWeights(std::move(stopped.weights));
    recorder_->onStart(0);
    recorder_->onEpoch(stopped.best);
    return std::move(stopped.result);
  }

  [[nodiscard]] bool hasCheckpoint() const {
    return session_.withProject([&](Project& project) {
      return RunResults(project).hasCheckpoint(recorder_->record().id);
    });
  }

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
    record.message = result.sentence;
    session_.withProject([&](Project& project) {
      RunStore store(project);
      RunResults results(project);
      results.saveWeights(record.id, model_->releaseWeights());  // nobody scores with it any more
      results.setMetrics(record.id, metrics);
      store.update(record);
      results.dropCheckpoint(record.id);
      record = store.get(record.id);  // with the name it may have been given meanwhile
    });
    session_.forget(record.id);
    return record;
  }

  Session& session_;
  TrainOptions options_;
  std::shared_ptr<const Split> split_;
  const ModelInfo& info_;
  std::unique_ptr<Recommender> model_;
  std::optional<RunRecorder> recorder_;
};

Error withDetails(const Error& why, const std::string& more) {
  const std::string& own = why.details();
  return {why.code(), why.message(), own.empty() ? more : own + "; " + more};
}

/// Does `work` on a stored run. What fails it becomes a sentence that `keep` stores with the run. Why a
/// project cannot even take that goes with the details: the first error is the one to tell.
template <typename Work, typename Keep>
auto orFail(RunId run, Work&& work, Keep&& keep) -> decltype(work()) {
  const auto failed = [&](const Error& why) {
    try {
      keep(why);
    } catch (const Error& error) {
      // A full disk keeps what it has; a project that is not where it was takes the run with it.
      return RunFailed(withDetails(why, error.what()), run, error.code() != ErrorCode::NotFound);
    } catch (const std::exception& error) {
      return RunFailed(withDetails(why, error.what()), run, true);
    }
    return RunFailed(why, run, true);
  };
  try {
    return work();
  } catch (const Error& error) {
    throw failed(error);
  } catch (const std::exception& error) {
    if (saysNoMemory(error)) {
      throw failed({ErrorCode::Internal,
                    coreText("Train",
                             "Training needs more memory than this computer has free. Choose "
                             "smaller layers or a smaller batch."),
                    error.what()});
    }
    throw failed({ErrorCode::Internal,
                  coreText("Train",
                           "Training stopped because of an unexpected error. Its last checkpoint "
                           "is kept."),
                  error.what()});
  }
}

TrainOutcome execute(Training& training, RunId run, std::optional<Checkpoint> resume,
                     TensorMap best, TrainControl& control, Progress& progress,
                     const std::stop_token& stop) {
  return orFail(
      run,
      [&] { return training.run(std::move(resume), std::move(best), control, progress, stop); },
      [&](const Error& why) { training.fail(why); });
}

void requireWritable(const Session& session) {
  if (!session.readOnly()) return;
  throw Error(
      ErrorCode::ReadOnly,
      coreText("Train",
               "The project can only be read, so a run cannot be stored in it. Copy the project to "
               "a folder you can write to."));
}

RunRecord freshRecord(const Session& session, const TrainRequest& request) {
  requireWritable(session);
  RunRecord record = newRunRecord(session.data(), request);
  record.created = unixNow();
  return record;
}

RunRecord added(Session& session, const RunRecord& record) {
  return session.withProject([&](Project& project) {
    RunStore store(project);
    return store.get(store.add(record, findModel(record.model).name));
  });
}

/// Refuses what cannot go on; from here on the run is this process's, and this thread's while `claim`
/// lives. What it was before goes to `before`.
RunRecord claimedRun(Session& session, RunId run, RunRecord& before,
                     std::optional<RunClaim>& claim) {
  return session.withProject([&](Project& project) {
    RunStore store(project);
    return store.change(run, [&](RunRecord& record) {
      if (record.state == RunState::Done || record.state == RunState::KeptBest) {
        throw Error(ErrorCode::InvalidConfig,
                    coreText("Train", "%1 is finished. Clone it to train it with other settings.")
                        .arg(record.name));
      }
      claim.emplace(session.file(), run);
      if (!claim->held() || store.trainedElsewhere(run)) {
        throw Error(ErrorCode::Locked,
                    coreText("Train", "%1 is being trained by another window or command.")
                        .arg(record.name));
      }
      if (record.fingerprint != session.data().fingerprint) {
        throw Error(ErrorCode::InvalidConfig,
                    coreText("Train", "%1 was trained on other data, so it cannot go on here.")
                        .arg(record.name));
      }
      before = record;
      record.state = RunState::Running;
      record.message = {};
      record.stopReason.clear();
      return true;
    });
  });
}

/// Where a training goes on.
struct ResumePoint {
  std::optional<Checkpoint> checkpoint;
  TensorMap best;
};

ResumePoint resumePoint(Session& session, const RunRecord& record) {
  return session.withProject([&](Project& project) {
    ResumePoint point;
    RunResults results(project);
    if (auto stored = results.checkpoint(record.id)) {
      point.checkpoint = checkpointFrom(std::move(*stored));
      requireFinite(point.checkpoint->weights, record);
      if (point.checkpoint->bestEpoch > 0) point.best = results.weights(record.id);
      requireFinite(point.best, record);
    }
    results.truncateCurves(record.id, point.checkpoint ? point.checkpoint->step : 0);
    return point;
  });
}

/// On the data the run was begun with.
TrainOutcome resumeKnown(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                         Progress& progress, const std::stop_token& stop) {
  requireWritable(session);
  RunRecord before;
  std::optional<RunClaim> claim;
  const RunRecord record = claimedRun(session, run, before, claim);
  const auto putBack = [&](const RunRecord& as) {
    session.withProject([&](Project& project) { RunStore(project).update(as); });
    session.forget(run);
  };
  std::optional<Training> training;
  orFail(
      run, [&] { training.emplace(session, record); },
      [&](const Error& why) { putBack(failedRecord(before, why.message())); });
  ResumePoint point;
  try {
    point = resumePoint(session, record);
  } catch (...) {
    putBack(before.state == RunState::Running ? pausedRecord(before, true) : before);
    throw;
  }
  training->attach(record, feed);
  try {
    return execute(*training, run, std::move(point.checkpoint), std::move(point.best), control,
                   progress, stop);
  } catch (const Cancelled&) {
    training->pause();
    throw;
  }
}

}  // namespace

RunId addRun(Session& session, const TrainRequest& request) {
  return added(session, freshRecord(session, request)).id;
}

TrainOutcome trainRun(Session& session, const TrainRequest& request, TrainFeed& feed,
                      TrainControl& control, Progress& progress, const std::stop_token& stop) {
  RunRecord record = freshRecord(session, request);
  Training training(session, record);
  record = added(session, record);
  const RunClaim claim(session.file(), record.id);
  training.attach(record, feed);
  try {
    return execute(training, record.id, std::nullopt, {}, control, progress, stop);
  } catch (const Cancelled&) {
    if (control.leaving()) {
      training.pause();
    } else {
      session.withProject([&](Project& project) { RunStore(project).remove(record.id); });
      session.forget(record.id);
    }
    throw;
  }
}

TrainOutcome resumeRun(Session& session, RunId run, TrainFeed& feed, TrainControl& control,
                       Progress& progress, const std::stop_token& stop) {
  const SessionPtr known = session.knownBy(run);
  try {
    TrainOutcome outcome = resumeKnown(*known, run, feed, control, progress, stop);
    session.forget(run);
    return outcome;
  } catch (...) {
    session.forget(run);
    throw;
  }
}

}  // namespace tastescope
