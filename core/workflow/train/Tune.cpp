#include "core/workflow/train/Tune.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/search/TunePlan.h"
#include "core/store/StudyStore.h"
#include "core/workflow/train/TrainSetup.h"

namespace tastescope {
namespace {

const char* const kSpent = "spent";  ///< seconds; beside the request in what a project keeps

Json specOf(const TuneRequest& request) {
  return {{"fixed", request.fixed},
          {"ranges", request.ranges},
          {"trainOptions", request.trainOptions},
          {"split", toJson(request.split)},
          {"seed", request.seed},
          {"method", tuneMethodKey(request.method)},
          {"trials", request.trials},
          {"minutes", request.minutes}};
}

TuneRequest requestFrom(const StudyRecord& study) {
  try {
    TuneRequest request{.study = study.name, .model = study.model};
    request.fixed = study.spec.at("fixed");
    study.spec.at("ranges").get_to(request.ranges);
    request.trainOptions = study.spec.at("trainOptions");
    request.split = splitSpecFromJson(study.spec.at("split"));
    study.spec.at("seed").get_to(request.seed);
    request.method = tuneMethodFromKey(study.spec.at("method").get<std::string>());
    study.spec.at("trials").get_to(request.trials);
    study.spec.at("minutes").get_to(request.minutes);
    return request;
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Corrupt,
                coreText("Tune", "What the study “%1” was to try cannot be read. Start a new one.")
                    .arg(study.name),
                error.what());
  }
}

std::string metricOf(const TuneRequest& request) {
  const TrainOptions usual = defaultTrainOptions(findModel(request.model));
  return request.trainOptions.value("metric", usual.metric);
}

std::string trialName(const std::string& study, std::int64_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%02lld", static_cast<long long>(number));
  return "tune " + study + " " + digits;
}

bool finished(const RunRecord& run) {
  return run.state == RunState::Done || run.state == RunState::KeptBest;
}

TuneTrial readTrial(const Project& project, const StudyTrial& stored, const std::string& metric) {
  TuneTrial trial{
      .number = stored.number, .rung = stored.rung, .run = RunStore(project).get(stored.run)};
  if (!finished(trial.run)) return trial;
  for (const MetricValue& value : RunResults(project).metrics(stored.run)) {
    if (value.part == "valid" && value.name == metric) trial.value = value.value;
  }
  return trial;
}

/// What one trial may run into without ending the study.
bool belongsToTheTrial(const Error& error) {
  return error.code() == ErrorCode::Numeric || error.code() == ErrorCode::Unsupported ||
         error.code() == ErrorCode::Internal;
}

class Study {
 public:
  /// `spent`: seconds, of earlier sittings.
  Study(Session& session, TuneRequest request, double spent)
      : session_(session),
        request_(std::move(request)),
        spent_(spent),
        plan_(request_),
        metric_(metricOf(request_)) {
    session_.withProject([&](Project& project) {
      for (const StudyTrial& stored : StudyStore(project).trials(request_.study)) {
        trials_.push_back(readTrial(project, stored, metric_));
      }
    });
  }

  TuneOutcome run(const TuneView& view, const std::stop_token& stop) {
    view.observer.onStudy(outcome());
    view.trials.begin(coreText("Tune", "Trying settings"), coreText("Tune", "trials"),
                      static_cast<std::uint64_t>(plan_.planned()));
    for (;;) {
      view.trials.set(trials_.size());
      const std::optional<PlannedTrial> next = plan_.next(trials_);
      if (!next) break;
      if (timeIsSpent()) break;
      const double left = std::max(0.0, request_.minutes - spent_ / 60);
      throwIfStopped(stop);
      view.observer.onTrialStart({next->number, next->rung, next->config, next->epochs});
      makeTrial(*next, left, view, stop);
      view.observer.onTrial(trials_.back(), spent_);
    }
    return outcome();
  }

  [[nodiscard]] TuneOutcome outcome() const {
    TuneOutcome found{.study = request_.study,
                      .model = request_.model,
                      .method = request_.method,
                      .metric = metric_,
                      .seed = request_.seed};
    for (const SearchRange& range : plan_.space()) found.searched.push_back(range.key);
    found.trials = trials_;
    std::ranges::sort(found.trials, {}, &TuneTrial::number);
    for (std::size_t i = 0; i < found.trials.size(); ++i) {
      const auto& value = found.trials[i].value;
      if (value && (!found.best || *value > *found.trials[*found.best].value)) found.best = i;
    }
    found.planned = plan_.planned();
    found.plannedEpochs = plan_.plannedEpochs();
    found.seconds = spent_;
    found.complete = !plan_.next(trials_);
    found.timeOver = !found.complete && timeIsSpent();
    return found;
  }

  [[nodiscard]] StudySummary summary(std::int64_t created) const {
    return {request_, created, outcome()};
  }

 private:
  [[nodiscard]] bool timeIsSpent() const {
    return request_.minutes > 0 && spent_ >= request_.minutes * 60;
  }

  /// Its time counts, with all that is around the training, however it ends.
  void makeTrial(const PlannedTrial& planned, double minutesLeft, const TuneView& view,
                 const std::stop_token& stop) {
    const auto start = std::chrono::steady_clock::now();
    const auto count = [&] {
      spent_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      Json spec = specOf(request_);
      spec[kSpent] = spent_;
      session_.withProject(
          [&](Project& project) { StudyStore(project).setSpec(request_.study, spec); });
    };
    try {
      add(perform(planned, minutesLeft, view, stop));
    } catch (...) {
      count();
      throw;
    }
    count();
  }

  [[nodiscard]] TrainRequest trainRequest(const PlannedTrial& planned, double minutesLeft) const {
    TrainRequest training{.model = request_.model,
                          .config = planned.config,
                          .trainOptions = request_.trainOptions,
                          .split = request_.split,
                          .seed = request_.seed,
                          .name = trialName(request_.study, planned.number)};
    if (planned.epochs > 0) training.trainOptions["epochs"] = planned.epochs;
    if (minutesLeft > 0) {
      const double own = training.trainOptions.value("minutes", 0.0);
      training.trainOptions["minutes"] = own > 0 ? std::min(own, minutesLeft) : minutesLeft;
    }
    return training;
  }

  /// The run a study was interrupted in: it has the trial's name and settings but is no trial yet.
  [[nodiscard]] std::optional<RunRecord> interrupted(const PlannedTrial& planned) const {
    const std::string name = trialName(request_.study, planned.number);
    return session_.withProject([&](Project& project) -> std::optional<RunRecord> {
      for (RunRecord& run : RunStore(project).all()) {
        const bool same = run.name == name && run.model == request_.model &&
                          run.config == planned.config && run.seed == request_.seed &&
                          run.fingerprint == session_.data().fingerprint;
        const bool known = std::ranges::any_of(
            trials_, [&run](const TuneTrial& trial) { return trial.run.id == run.id; });
        if (same && !known) return std::move(run);
      }
      return std::nullopt;
    });
  }

  /// Returns the trial's run, finished or failed.
  RunId train(const PlannedTrial& planned, double minutesLeft, const TuneView& view,
              const std::stop_token& stop) {
    TrainControl control;
    control.leave();  // a cancel pauses the trial of the moment; resuming the study goes on with it
    view.feed.setRun(0);
    const std::optional<RunRecord> before = interrupted(planned);
    if (before && finished(*before)) return before->id;
    try {
      const TrainOutcome outcome =
          before ? resumeRun(session_, before->id, view.feed, control, view.training, stop)
                 : trainRun(session_, trainRequest(planned, minutesLeft), view.feed, control,
                            view.training, stop);
      return outcome.run.id;
    } catch (const Error& error) {
      const RunId failed = view.feed.take().run;
      if (!belongsToTheTrial(error) || failed == 0) throw;
      return failed;
    }
  }

  StudyTrial perform(const PlannedTrial& planned, double minutesLeft, const TuneView& view,
                     const std::stop_token& stop) {
    return {.number = planned.number,
            .rung = planned.rung,
            .run = train(planned, minutesLeft, view, stop)};
  }

  void add(const StudyTrial& trial) {
    session_.withProject([&](Project& project) {
      StudyStore(project).addTrial(request_.study, trial);
      trials_.push_back(readTrial(project, trial, metric_));
    });
  }

  Session& session_;
  TuneRequest request_;
  double spent_;  ///< seconds
  TunePlan plan_;
  std::string metric_;
  std::vector<TuneTrial> trials_;
};

/// Refuses what cannot be searched before a study is stored.
void check(Session& session, const TuneRequest& request) {
  static_cast<void>(TunePlan(request));
  const ModelInfo& info = findModel(request.model);
  if (capabilitiesOf(info).ordersByTime) requireOrder(session.data(), info);
  if (session.split(request.split)->valid.target->size() > 0) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Tune",
                       "The split has no validation part, and settings are never chosen by the "
                       "test. Give it one."));
}

Study studyOf(Session& session, const StudyRecord& record) {
  return {session, requestFrom(record), record.spec.value(kSpent, 0.0)};
}

StudyRecord recordOf(Session& session, const std::string& study) {
  return session.withProject([&](Project& project) { return StudyStore(project).get(study); });
}

}  // namespace

TuneOutcome tune(Session& session, const TuneRequest& request, const TuneView& view,
                 const std::stop_token& stop) {
  check(session, request);
  TuneRequest started = request;
  started.study = session.withProject([&](Project& project) {
    return StudyStore(project).add({.name = request.study,
                                    .model = request.model,
                                    .spec = specOf(request),
                                    .created = unixNow()});
  });
  return Study(session, std::move(started), 0).run(view, stop);
}

TuneOutcome resumeStudy(Session& session, const std::string& study, const TuneView& view,
                        const std::stop_token& stop) {
  return studyOf(session, recordOf(session, study)).run(view, stop);
}

void extendStudy(Session& session, const std::string& study, std::int64_t trials, double minutes) {
  StudyRecord record = recordOf(session, study);
  const TuneRequest request = requestFrom(record);
  if (trials > 0 && request.method == TuneMethod::Halving) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune",
                         "The rounds of “%1” are planned together, so it cannot have more trials. "
                         "Start a new search with more of them.")
                    .arg(study));
  }
  if (trials > 0 && request.trials == 0) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Tune", "The trials of “%1” are not limited. Give it more minutes instead.")
            .arg(study));
  }
  if (minutes > 0 && request.minutes <= 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune", "The time of “%1” is not limited. Give it more trials instead.")
                    .arg(study));
  }
  record.spec["trials"] = request.trials + std::max<std::int64_t>(trials, 0);
  record.spec["minutes"] = request.minutes + std::max(minutes, 0.0);
  session.withProject([&](Project& project) { StudyStore(project).setSpec(study, record.spec); });
}

TuneOutcome studyOutcome(Session& session, const std::string& study) {
  return studyOf(session, recordOf(session, study)).outcome();
}

std::vector<std::string> studyNames(Session& session) {
  std::vector<std::string> names;
  session.withProject([&](Project& project) {
    for (const StudyRecord& study : StudyStore(project).all()) names.push_back(study.name);
  });
  return names;
}

std::vector<StudySummary> studySummaries(Session& session) {
  const auto records =
      session.withProject([](Project& project) { return StudyStore(project).all(); });
  std::vector<StudySummary> summaries;
  for (const StudyRecord& record : records) {
    try {
      summaries.push_back(studyOf(session, record).summary(record.created));
    } catch (const Error& error) {
      log::warning("study " + record.name + ": " + error.message().english());
    }
  }
  return summaries;
}

}  // namespace tastescope
