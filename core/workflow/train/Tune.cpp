#include "core/workflow/train/Tune.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/Clock.h"
#include "core/base/Log.h"
#include "core/base/NameLength.h"
#include "core/search/BestStudy.h"
#include "core/search/Study.h"
#include "core/workflow/train/TrainSetup.h"
#include "core/workflow/train/TrialRun.h"

namespace tastescope {
namespace {

std::string trialName(const std::string& study, std::int64_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%02lld", static_cast<long long>(number));
  return "tune " + study + " " + digits;
}

/// Whether a run was made with what a trial asks for: numbers that were left open are by then chosen.
bool madeWith(const RunRecord& run, const Json& asked) {
  Json config = run.config;
  for (const ParamSpec* open : findModel(run.model).schema->automaticIn(asked))
    config[open->key] = kAutomatic;
  return config == asked;
}

/// Epochs and patience as a plain run of the first trial's settings has them, unless given.
void followData(TuneRequest& request, const ModelInfo& info, const DataShape& data) {
  Json first = request.suggested;
  first.update(request.fixed);
  if (!info.schema->validate(first).empty()) first = request.fixed;
  const TrainOptions options = defaultTrainOptions(info, info.schema->complete(first), data);
  request.trainOptions = completeTrainOptions(options, request.trainOptions);
}

TuneTrial readTrial(const Project& project, const StudyTrial& stored, const std::string& metric) {
  TuneTrial trial{
      .number = stored.number, .rung = stored.rung, .run = RunStore(project).get(stored.run)};
  if (!hasEnded(trial.run)) return trial;
  for (const MetricValue& value : RunResults(project).metrics(stored.run)) {
    if (value.part == "valid" && value.name == metric) trial.value = value.value;
  }
  return trial;
}

/// With the trials that have ended.
Study readStudy(Session& session, const StudyRecord& record) {
  Study study(record);
  session.withProject([&](Project& project) {
    for (const StudyTrial& stored : StudyStore(project).trials(record.name)) {
      if (stored.ended) study.add(readTrial(project, stored, study.metric()));
    }
  });
  return study;
}

StudyRecord recordOf(Session& session, const std::string& study) {
  StudyRecord record =
      session.withProject([&](Project& project) { return StudyStore(project).get(study); });
  if (!isBestStudy(record)) return record;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Tune",
                       "“%1” is a search for the best model, not over one model's settings. Go on "
                       "with it there.")
                  .arg(study));
}

/// A study at work, until it is complete, out of time, cancelled or in the way of an error.
class Sitting {
 public:
  Sitting(Session& session, const StudyRecord& record, const TuneView& view)
      : session_(session), study_(readStudy(session, record)), view_(view) {}

  TuneOutcome run(const std::stop_token& stop) {
    view_.observer.onStudy(study_.outcome());
    view_.trials.begin(coreText("Tune", "Trying settings"), coreText("Tune", "trials"),
                       static_cast<std::uint64_t>(study_.planned()));
    for (;;) {
      view_.trials.set(study_.trials().size());
      const std::optional<PlannedTrial> next = study_.next();
      if (!next) break;
      throwIfStopped(stop);
      view_.observer.onTrialStart(*next);
      makeTrial(*next, stop);
      view_.observer.onTrial(study_.trials().back(), study_.seconds());
    }
    return study_.outcome();
  }

 private:
  [[nodiscard]] const std::string& name() const { return study_.request().study; }

  /// Its time counts, with all that is around the training, however it ends.
  void makeTrial(const PlannedTrial& planned, const std::stop_token& stop) {
    const auto start = std::chrono::steady_clock::now();
    const auto count = [&] {
      study_.spend(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      session_.withProject(
          [&](Project& project) { StudyStore(project).setSpec(name(), study_.spec()); });
    };
    try {
      StudyTrial trial = begin(planned);
      TrainControl control;
      trainTrial(session_, trial.run, view_.feed, control, view_.training, stop);
      trial.ended = true;
      session_.withProject([&](Project& project) {
        StudyStore(project).putTrial(name(), trial);
        study_.add(readTrial(project, trial, study_.metric()));
      });
    } catch (...) {
      count();
      throw;
    }
    count();
  }

  /// The run an interrupted sitting began the trial with, unless settings or data are others by
  /// now; else a new one, known to the study before it is trained.
  StudyTrial begin(const PlannedTrial& planned) {
    StudyTrial trial{.number = planned.number, .rung = planned.rung};
    const TrainRequest training = trainRequest(planned);
    session_.withProject([&](Project& project) {
      for (const StudyTrial& begun : StudyStore(project).trials(name())) {
        if (begun.ended || begun.number != planned.number) continue;
        const RunRecord run = RunStore(project).get(begun.run);
        const bool same = madeWith(run, planned.config) && run.seed == training.seed &&
                          run.fingerprint == session_.data().fingerprint;
        if (same) trial.run = run.id;
      }
    });
    if (trial.run != 0) return trial;
    trial.run = addRun(session_, training);
    session_.withProject([&](Project& project) { StudyStore(project).putTrial(name(), trial); });
    return trial;
  }

  [[nodiscard]] TrainRequest trainRequest(const PlannedTrial& planned) const {
    const TuneRequest& request = study_.request();
    TrainRequest training{.model = request.model,
                          .config = planned.config,
                          .trainOptions = request.trainOptions,
                          .split = request.split,
                          .seed = request.seed,
                          .name = trialName(request.study, planned.number)};
    if (planned.epochs > 0) training.trainOptions["epochs"] = planned.epochs;
    if (const double left = study_.minutesLeft(); left > 0) {
      const double own = training.trainOptions.value("minutes", 0.0);
      training.trainOptions["minutes"] = own > 0 ? std::min(own, left) : left;
    }
    return training;
  }

  Session& session_;
  Study study_;
  const TuneView& view_;
};

/// Refuses what cannot be searched before a study is stored.
void check(Session& session, const TuneRequest& request) {
  requireShortName(request.study, kMostStudyNameCharacters);
  requireSuited(findModel(request.model), session.data(), request.split);
  if (session.split(request.split)->valid.target->size() > 0) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Tune",
                       "The split has no validation part, and settings are never chosen by the "
                       "test. Give it one."));
}

}  // namespace

TuneOutcome tune(Session& session, const TuneRequest& asked, const TuneView& view,
                 const std::stop_token& stop) {
  TuneRequest request = asked;
  const DataShape data = dataShape(session.data());
  for (const Suggestion& one : suggestionsFor(findModel(request.model), data))
    request.suggested[one.key] = one.value;
  followData(request, findModel(request.model), data);
  StudyRecord record{.name = request.study,
                     .model = request.model,
                     .spec = Study(request).spec(),
                     .created = unixNow()};
  check(session, request);
  record.name =
      session.withProject([&](Project& project) { return StudyStore(project).add(record); });
  return Sitting(session, record, view).run(stop);
}

TuneOutcome resumeStudy(Session& session, const std::string& study, const TuneView& view,
                        const std::stop_token& stop) {
  return Sitting(session, recordOf(session, study), view).run(stop);
}

void extendStudy(Session& session, const std::string& study, std::int64_t trials, double minutes) {
  Study extended(recordOf(session, study));
  extended.extend(trials, minutes);
  session.withProject(
      [&](Project& project) { StudyStore(project).setSpec(study, extended.spec()); });
}

TuneOutcome studyOutcome(Session& session, const std::string& study) {
  return readStudy(session, recordOf(session, study)).outcome();
}

std::vector<std::string> studyNames(Session& session) {
  std::vector<std::string> names;
  session.withProject([&](Project& project) {
    for (const StudyRecord& study : StudyStore(project).all()) {
      if (!isBestStudy(study)) names.push_back(study.name);
    }
  });
  return names;
}

std::vector<StudySummary> studySummaries(Session& session) {
  const auto records =
      session.withProject([](Project& project) { return StudyStore(project).all(); });
  std::vector<StudySummary> summaries;
  for (const StudyRecord& record : records) {
    if (isBestStudy(record)) continue;
    try {
      const Study study = readStudy(session, record);
      summaries.push_back({study.request(), record.created, study.outcome()});
    } catch (const Error& error) {
      log::warning("study " + record.name + ": " + error.message().english());
    }
  }
  return summaries;
}

}  // namespace tastescope
