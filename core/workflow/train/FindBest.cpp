#include "core/workflow/train/FindBest.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/Clock.h"
#include "core/base/Deadline.h"
#include "core/base/Log.h"
#include "core/base/NameLength.h"
#include "core/eval/Evaluate.h"
#include "core/eval/Metric.h"
#include "core/eval/Significance.h"
#include "core/workflow/train/TrainSetup.h"
#include "core/workflow/train/TrialRun.h"

namespace tastescope {
namespace {

using SearchClock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// A trial that ends by its own clock gets so much longer, for what is around a training.
constexpr double kGrace = 1.25;

double secondsSince(SearchClock::time_point moment) {
  return Seconds(SearchClock::now() - moment).count();
}

std::string bestTrialName(const std::string& study, const PlannedBest& trial) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%02lld", static_cast<long long>(trial.number));
  return study + " " + digits + " " + findModel(trial.model).name;
}

/// "coverage@10" beside "ndcg@10".
std::string beside(const char* kind, const std::string& metric) {
  return Metric(kind, Metric::require(metric).cutoff()).key();
}

BestTrial readBestTrial(const Project& project, const StudyTrial& stored,
                        const std::string& metric) {
  BestTrial trial{
      .number = stored.number, .round = stored.rung, .run = RunStore(project).get(stored.run)};
  if (!hasEnded(trial.run)) return trial;
  const RunResults results(project);
  for (const MetricValue& value : results.metrics(stored.run)) {
    if (value.part != "valid") continue;
    if (value.name == metric) {
      trial.value = value.value;
      trial.half = value.half;
    }
    if (value.name == beside("coverage", metric)) trial.coverage = value.value;
    if (value.name == beside("novelty", metric)) trial.novelty = value.value;
  }
  trial.bytes = results.weightBytes(stored.run);
  return trial;
}

BestStudy readBest(Session& session, const StudyRecord& record) {
  BestStudy study(record);
  session.withProject([&](Project& project) {
    for (const StudyTrial& stored : StudyStore(project).trials(record.name)) {
      if (stored.ended) study.add(readBestTrial(project, stored, study.metric()));
    }
  });
  return study;
}

StudyRecord bestRecord(Session& session, const std::string& study) {
  StudyRecord record =
      session.withProject([&](Project& project) { return StudyStore(project).get(study); });
  if (isBestStudy(record)) return record;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Best",
                       "“%1” is a search over the settings of one model, not for the best model. "
                       "Go on with it there.")
                  .arg(study));
}

/// Trainings on other data say nothing of this, and may know what its test part hides.
BestStudy readToGoOn(Session& session, const StudyRecord& record) {
  BestStudy study = readBest(session, record);
  const bool same = std::ranges::all_of(study.trials(), [&](const BestTrial& trial) {
    return trial.run.fingerprint == session.data().fingerprint;
  });
  if (same) return study;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Best",
                       "The data of this project has changed since the search “%1” began. Start "
                       "a new one.")
                  .arg(record.name));
}

void store(Session& session, const BestStudy& study) {
  session.withProject(
      [&](Project& project) { StudyStore(project).setSpec(study.request().study, study.spec()); });
}

/// The finalists on the test part, and their paired tests.
class FinalTest {
 public:
  FinalTest(Session& session, const BestStudy& study)
      : session_(session), study_(study), split_(session.split(study.request().split)) {}

  BestFinal run(Progress& progress, const std::stop_token& stop) {
    BestFinal final;
    if (split_->test.target->size() == 0) return final;
    std::vector<std::vector<double>> values;
    for (const RunId run : study_.finalists()) {
      EvaluationResult found = evaluate(run, progress, stop);
      const std::string& metric = study_.metric();
      values.push_back(std::move(found.perUser.at(metric)));
      final.finalists.push_back({run, found.metrics.at(metric), meanInterval(values.back()).half,
                                 found.metrics.at(beside("coverage", metric)),
                                 found.metrics.at(beside("novelty", metric))});
    }
    final.pairs = pairsOf(final.finalists, values);
    return final;
  }

 private:
  EvaluationResult evaluate(RunId run, Progress& progress, const std::stop_token& stop) {
    const auto model = session_.model(run);
    EvaluationOptions options;
    options.cutoffs = {Metric::require(study_.metric()).cutoff()};
    options.keepPerUser = true;
    options.threads = study_.request().trainOptions.value("threads", 0U);
    return evaluateRanking(split_->test, *split_->train,
                           scoreFromHistories(*model, split_->test.input), options, progress, stop);
  }

  static std::vector<FinalPair> pairsOf(const std::vector<Finalist>& finalists,
                                        const std::vector<std::vector<double>>& values) {
    std::vector<FinalPair> pairs;
    std::vector<double> p;
    for (std::size_t a = 0; a < finalists.size(); ++a) {
      for (std::size_t b = a + 1; b < finalists.size(); ++b) {
        pairs.push_back({finalists[a].run, finalists[b].run});
        p.push_back(wilcoxonSignedRank(values[a], values[b]).p);
      }
    }
    const std::vector<double> corrected = holmAdjusted(p);
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].p = corrected[i];
    return pairs;
  }

  Session& session_;
  const BestStudy& study_;
  std::shared_ptr<const Split> split_;
};

/// A search at work, until its end is made, it is cancelled or in the way of an error.
class BestSitting {
 public:
  BestSitting(Session& session, const StudyRecord& record, const BestView& view)
      : session_(session), study_(readToGoOn(session, record)), view_(view) {}

  BestOutcome run(const std::stop_token& stop) {
    view_.search.begin(coreText("Best", "Looking for the best model"), coreText("Best", "seconds"),
                       static_cast<std::uint64_t>(study_.request().minutes * kMinuteSeconds));
    tell();
    while (!view_.control.stopWanted()) {
      const std::optional<PlannedBest> next = study_.next();
      if (!next) break;
      throwIfStopped(stop);
      view_.observer.onTrialStart(*next);
      makeTrial(*next, stop);
      tell();
    }
    if (!study_.outcome().tested && !study_.finalists().empty()) makeEnd(stop);
    return study_.outcome();
  }

 private:
  static constexpr double kMinuteSeconds = 60;

  [[nodiscard]] const std::string& name() const { return study_.request().study; }

  void tell() {
    view_.search.set(static_cast<std::uint64_t>(study_.seconds()));
    view_.observer.onProgress(study_.outcome());
  }

  /// Does `work` and counts its time, however it ends.
  template <typename Work>
  double counted(Work&& work) {
    const auto start = SearchClock::now();
    const auto count = [&] {
      study_.spend(secondsSince(start));
      store(session_, study_);
    };
    try {
      work();
    } catch (...) {
      count();
      throw;
    }
    count();
    return secondsSince(start);
  }

  void makeTrial(const PlannedBest& planned, const std::stop_token& stop) {
    const double seconds = counted([&] {
      StudyTrial trial = begin(planned);
      train(trial.run, planned, stop);
      trial.ended = true;
      session_.withProject([&](Project& project) {
        StudyStore(project).putTrial(name(), trial);
        study_.add(readBestTrial(project, trial, study_.metric()));
      });
    });
    const RunRecord& run = study_.trials().back().run;
    if (hasEnded(run)) study_.noteAround(seconds - run.seconds);
  }

  void makeEnd(const std::stop_token& stop) {
    counted([&] { study_.setFinal(FinalTest(session_, study_).run(view_.training, stop)); });
    tell();
  }

  /// The run an interrupted sitting began the trial with, else a new one, known to the search before it
  /// is trained.
  StudyTrial begin(const PlannedBest& planned) {
    StudyTrial trial{.number = planned.number, .rung = planned.round};
    session_.withProject([&](Project& project) {
      for (const StudyTrial& begun : StudyStore(project).trials(name())) {
        if (begun.ended || begun.number != planned.number) continue;
        const RunRecord run = RunStore(project).get(begun.run);
        if (run.fingerprint == session_.data().fingerprint) trial = begun;
      }
    });
    if (trial.run != 0) return trial;
    const BestRequest& request = study_.request();
    TrainRequest training{.model = planned.model,
                          .config = planned.config,
                          .trainOptions = request.trainOptions,
                          .split = request.split,
                          .seed = request.seed,
                          .name = bestTrialName(request.study, planned)};
    training.trainOptions["minutes"] = planned.seconds / kMinuteSeconds;
    trial.run = addRun(session_, training);
    session_.withProject([&](Project& project) { StudyStore(project).putTrial(name(), trial); });
    return trial;
  }

  /// What does not end by its own clock, as one long solving, is ended and has failed.
  void train(RunId run, const PlannedBest& planned, const std::stop_token& stop) {
    std::stop_source source;
    const std::stop_callback forward(stop, [&source] { source.request_stop(); });
    const Deadline deadline(source, Seconds(mostSeconds(planned)));
    const auto start = SearchClock::now();
    try {
      trainTrial(session_, run, view_.feed, view_.control, view_.training, source.get_token());
    } catch (const Cancelled&) {
      throwIfStopped(stop);
      session_.withProject([&](Project& project) {
        RunRecord record = RunStore(project).get(run);
        record.state = RunState::Failed;
        record.seconds = std::max(record.seconds, secondsSince(start));
        record.stopReason.clear();
        record.message = coreText("Best", "It did not end within the time there was for it.");
        RunStore(project).update(record);
      });
    }
  }

  /// A model that is trained ends by its own clock, and what it has learned is to be evaluated: only the
  /// whole search's time ends that.
  [[nodiscard]] double mostSeconds(const PlannedBest& planned) const {
    const double own =
        planned.seconds * kGrace + std::max(kLeastGrace, kAroundGrace * study_.around());
    if (findModel(planned.model).defaultEpochs == 0) return own;
    const double whole = study_.request().minutes * kMinuteSeconds * kOverTime - study_.seconds();
    return std::max(kLeastGrace, std::max(planned.seconds, whole));
  }

  static constexpr double kOverTime = 1.05;  ///< of all minutes, at most
  static constexpr double kLeastGrace = 2;   ///< seconds
  static constexpr double kAroundGrace = 2;  ///< times what was the longest so far

  Session& session_;
  BestStudy study_;
  const BestView& view_;
};

}  // namespace

ModelPanel panelFor(const Dataset& data, const BestRequest& request) {
  if (request.panel.empty())
    return modelPanel(panelData(data, request.split.kind, request.minutes));
  for (const std::string& model : request.panel)
    requireSuited(findModel(model), data, request.split);
  return {request.panel, {}};
}

std::vector<LeftOut> leftOutOf(const Dataset& data, const BestRequest& request,
                               const std::vector<std::string>& tried) {
  std::vector<LeftOut> out =
      modelPanel(panelData(data, request.split.kind, request.minutes)).leftOut;
  std::erase_if(out, [&tried](const LeftOut& one) {
    return std::ranges::find(tried, one.model) != tried.end();
  });
  return out;
}

BestOutcome findBest(Session& session, const BestRequest& asked, const BestView& view,
                     const std::stop_token& stop) {
  const auto start = SearchClock::now();
  BestRequest request = asked;
  requireShortName(request.study, kMostStudyNameCharacters);
  request.panel = panelFor(session.data(), request).models;
  BestStudy study(request);
  if (session.split(request.split)->valid.target->size() == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Best",
                         "The split has no validation part, and a model is never chosen by the "
                         "test. Give it one."));
  }
  study.spend(secondsSince(start));
  StudyRecord record{
      .name = request.study, .model = kBestStudy, .spec = study.spec(), .created = unixNow()};
  record.name =
      session.withProject([&](Project& project) { return StudyStore(project).add(record); });
  return BestSitting(session, record, view).run(stop);
}

BestOutcome resumeBest(Session& session, const std::string& study, const BestView& view,
                       const std::stop_token& stop) {
  return BestSitting(session, bestRecord(session, study), view).run(stop);
}

void extendBest(Session& session, const std::string& study, double minutes) {
  BestStudy extended = readToGoOn(session, bestRecord(session, study));
  extended.extend(minutes);
  store(session, extended);
}

void chooseBestBy(Session& session, const std::string& study, BestBy by) {
  BestStudy found = readBest(session, bestRecord(session, study));
  found.chooseBy(by);
  store(session, found);
}

BestOutcome bestOutcome(Session& session, const std::string& study) {
  return readBest(session, bestRecord(session, study)).outcome();
}

std::vector<BestSummary> bestSummaries(Session& session) {
  const auto records =
      session.withProject([](Project& project) { return StudyStore(project).all(); });
  std::vector<BestSummary> summaries;
  for (const StudyRecord& record : records) {
    if (!isBestStudy(record)) continue;
    try {
      const BestStudy study = readBest(session, record);
      summaries.push_back({study.request(), record.created, study.outcome()});
    } catch (const Error& error) {
      log::warning("search " + record.name + ": " + error.message().english());
    }
  }
  return summaries;
}

}  // namespace tastescope
