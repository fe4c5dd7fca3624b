// LABELS: model
// TIMEOUT: 900
// Search over settings: the space, both methods, interruption, failures.
#include <QtTest>
#include <cmath>
#include <set>

#include "ToyProject.h"
#include "core/search/SearchSpace.h"
#include "core/store/StudyStore.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/TuneFeed.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

struct Watcher : TuneObserver {
  std::function<void(const TuneTrial&)> each;
  std::vector<std::int64_t> numbers;
  void onTrial(const TuneTrial& trial, double) override {
    numbers.push_back(trial.number);
    if (each) each(trial);
  }
};

struct Search {
  Watcher watcher;
  TrainFeed feed;
  Progress trials;
  Progress training;
  TuneView view{watcher, feed, trials, training};
};

TuneRequest knnSearch(std::int64_t trials) {
  TuneRequest request;
  request.study = "knn";
  request.model = "item-knn";
  request.ranges = {"shrink=1:100", "neighbours=5|10|20|40"};
  request.seed = 3;
  request.trials = trials;
  return request;
}

TuneRequest vaeSearch(TuneMethod method, std::int64_t trials, std::int64_t epochs) {
  TuneRequest request;
  request.study = "vae";
  request.model = "mult-vae";
  request.fixed = {{"batch", 32}};
  request.ranges = {"latent=4|8", "hidden=16|24", "learning-rate=1e-3:1e-2", "kl-weight=0.1:1",
                    "dropout=0.3:0.6"};
  request.trainOptions = {
      {"epochs", epochs}, {"patience", 0}, {"checkpoint-seconds", 0}, {"threads", 2}};
  request.seed = 3;
  request.method = method;
  request.trials = trials;
  return request;
}

std::vector<Json> configsOf(const TuneOutcome& outcome) {
  std::vector<Json> configs;
  for (const TuneTrial& trial : outcome.trials) configs.push_back(trial.run.config);
  return configs;
}

}  // namespace

class TestTune : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theUsualSpaceLooksAroundTheDefaults() {
    const ParamSchema& schema = *findModel("mult-vae").schema;
    const auto space = searchSpace(schema, {{"batch", 100}}, {});
    std::set<std::string> keys;
    for (const SearchRange& range : space) keys.insert(range.key);
    QVERIFY(keys.contains("learning-rate") && keys.contains("hidden"));
    QVERIFY(!keys.contains("batch"));      // fixed
    QVERIFY(!keys.contains("precision"));  // advanced
    Rng rng(1);
    for (int i = 0; i < 500; ++i) {
      Json config = drawSettings(space, rng);
      QVERIFY(schema.validate(config).empty());
      const double usual = schema.find("learning-rate")->defaultValue.get<double>();
      const double drawn = config.at("learning-rate").get<double>();
      QVERIFY(drawn >= usual / 10 * 0.999 && drawn <= usual * 10 * 1.001);
    }
  }

  void everyModelHasAUsableSpace() {
    for (const ModelInfo& info : modelRegistry()) {
      std::vector<SearchRange> space;
      try {
        space = searchSpace(*info.schema, Json::object(), {});
      } catch (const Error& error) {
        QVERIFY2(error.code() == ErrorCode::InvalidConfig, info.key.c_str());
        continue;
      }
      Rng rng(2);
      for (int i = 0; i < 50; ++i) {
        QVERIFY2(info.schema->validate(drawSettings(space, rng)).empty(), info.key.c_str());
      }
    }
  }

  void drawsAreEvenOnTheLogarithmicScale() {
    const auto space = searchSpace(*findModel("ease").schema, Json::object(), {"lambda=1:10000"});
    Rng rng(5);
    int below = 0;
    for (int i = 0; i < 2000; ++i) {
      if (drawSettings(space, rng).at("lambda").get<double>() < 100) ++below;
    }
    QVERIFY(below > 900 && below < 1100);
  }

  void rangesThatCannotBeAreRefused() {
    const ParamSchema& schema = *findModel("mult-vae").schema;
    for (const char* bad : {"latent", "latent=0:10", "latent=9:3", "latent=a:b", "no-such=1:2",
                            "learning-rate=1e-3|x"}) {
      QVERIFY_EXCEPTION_THROWN(searchSpace(schema, Json::object(), {bad}), Error);
    }
  }

  void randomSearchBeginsWithTheDefaultsAndKeepsTheBest() {
    const ToyProject toy;
    Search search;
    const TuneOutcome outcome = tune(*toy.session, knnSearch(5), search.view, {});
    QCOMPARE(outcome.trials.size(), std::size_t{5});
    QVERIFY(outcome.complete);
    QVERIFY(search.watcher.numbers == std::vector<std::int64_t>({1, 2, 3, 4, 5}));
    QVERIFY(outcome.trials.front().run.config == findModel("item-knn").schema->defaults());
    QCOMPARE(outcome.trials[2].run.name, std::string("tune knn 03"));
    double highest = 0;
    for (const TuneTrial& trial : outcome.trials) {
      highest = std::max(highest, trial.value.value());
      // The value is the run's own, on validation.
      double stored = -1;
      for (const RunSummary& run : runSummaries(*toy.session)) {
        if (run.record.id != trial.run.id) continue;
        for (const MetricValue& value : run.metrics) {
          if (value.part == "valid" && value.name == "ndcg@10") stored = value.value;
        }
      }
      QCOMPARE(stored, *trial.value);
    }
    QCOMPARE(*outcome.trials[outcome.best.value()].value, highest);
    QVERIFY(studyNames(*toy.session) == std::vector<std::string>{"knn"});
  }

  void theSameSeedTriesTheSame() {
    const ToyProject one;
    const ToyProject two;
    Search a;
    Search b;
    const auto first = tune(*one.session, knnSearch(4), a.view, {});
    const auto second = tune(*two.session, knnSearch(4), b.view, {});
    QVERIFY(configsOf(first) == configsOf(second));
    TuneRequest other = knnSearch(4);
    other.seed = 4;
    other.study = "other";
    Search c;
    QVERIFY(configsOf(tune(*two.session, other, c.view, {})) != configsOf(first));
  }

  void aCancelledStudyGoesOnWhereItStopped() {
    const ToyProject whole;
    Search undisturbed;
    const auto expected =
        tune(*whole.session, vaeSearch(TuneMethod::Random, 4, 6), undisturbed.view, {});

    const ToyProject cut;
    std::stop_source source;
    std::int64_t before = 0;
    {
      Search search;
      // The second trial is cancelled in the middle of its training.
      struct Stopping : TrainFeed {
        std::stop_source* source = nullptr;
        int epochs = 0;
        void onEpoch(const EpochRecord& record) override {
          TrainFeed::onEpoch(record);
          if (++epochs == 6 + 3) source->request_stop();
        }
      } feed;
      feed.source = &source;
      const TuneView view{search.watcher, feed, search.trials, search.training};
      bool cancelled = false;
      try {
        tune(*cut.session, vaeSearch(TuneMethod::Random, 4, 6), view, source.get_token());
      } catch (const Cancelled&) {
        cancelled = true;
      }
      QVERIFY(cancelled);
      const TuneOutcome soFar = studyOutcome(*cut.session, "vae");
      QCOMPARE(soFar.trials.size(), std::size_t{1});
      QVERIFY(!soFar.complete);
      before = static_cast<std::int64_t>(runSummaries(*cut.session).size());
      QCOMPARE(before, std::int64_t{2});  // the finished and the paused one
    }
    Search search;
    const auto resumed = resumeStudy(*cut.session, "vae", search.view, {});
    QVERIFY(search.watcher.numbers == std::vector<std::int64_t>({2, 3, 4}));
    QVERIFY(configsOf(resumed) == configsOf(expected));
    QCOMPARE(runSummaries(*cut.session).size(), std::size_t{4});  // the paused one was taken up
    for (std::size_t i = 0; i < resumed.trials.size(); ++i) {
      QCOMPARE(resumed.trials[i].value.value(), expected.trials[i].value.value());
    }
    QVERIFY(resumed.complete);
    Search again;
    QVERIFY(resumeStudy(*cut.session, "vae", again.view, {}).complete);
    QVERIFY(again.watcher.numbers.empty());
  }

  void halvingGivesTheBestThirdThreeTimesTheEpochs() {
    const ToyProject toy;
    Search search;
    const auto outcome = tune(*toy.session, vaeSearch(TuneMethod::Halving, 7, 9), search.view, {});
    // 7 settings for 1 epoch, ceil(7 / 3) = 3 for 3, 1 for 9.
    QCOMPARE(outcome.planned, std::int64_t{11});
    QCOMPARE(outcome.plannedEpochs, std::int64_t{7 * 1 + 3 * 3 + 1 * 9});
    QCOMPARE(outcome.trials.size(), std::size_t{11});
    const std::vector<std::int64_t> rungs{0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2};
    const std::vector<std::int64_t> epochs{1, 3, 9};
    std::vector<std::pair<double, Json>> first;
    for (std::size_t i = 0; i < outcome.trials.size(); ++i) {
      const TuneTrial& trial = outcome.trials[i];
      QCOMPARE(trial.rung, rungs[i]);
      QCOMPARE(trial.run.epochs, epochs[static_cast<std::size_t>(rungs[i])]);
      if (trial.rung == 0) first.emplace_back(-trial.value.value(), trial.run.config);
    }
    std::ranges::stable_sort(first, {}, [](const auto& pair) { return pair.first; });
    for (std::size_t i = 0; i < 3; ++i) {
      QVERIFY(outcome.trials[7 + i].run.config == first[i].second);
    }
  }

  void halvingNeedsEpochs() {
    const ToyProject toy;
    Search search;
    TuneRequest request = knnSearch(3);
    request.method = TuneMethod::Halving;
    QVERIFY_EXCEPTION_THROWN(tune(*toy.session, request, search.view, {}), Error);
    QVERIFY(studyNames(*toy.session).empty());
  }

  void aTrialThatDivergesFailsAlone() {
    const ToyProject toy;
    Search search;
    TuneRequest request = vaeSearch(TuneMethod::Random, 3, 4);
    request.ranges = {"learning-rate=1000|0.003"};
    request.fixed = {{"batch", 32}, {"latent", 8}, {"hidden", {16}}};
    request.seed = 12;
    const auto outcome = tune(*toy.session, request, search.view, {});
    QCOMPARE(outcome.trials.size(), std::size_t{3});
    bool wild = false;
    for (const TuneTrial& trial : outcome.trials) {
      if (trial.run.config.at("learning-rate").get<double>() < 1) {
        QVERIFY(trial.value.has_value());
      } else {
        wild = true;
        QVERIFY(!trial.run.message.empty());
      }
    }
    QVERIFY(wild);
    QVERIFY(outcome.trials[outcome.best.value()].run.config.at("learning-rate").get<double>() < 1);
  }

  void timeEndsTheSearch() {
    const ToyProject toy;
    Search search;
    TuneRequest request = vaeSearch(TuneMethod::Random, 0, 100000);
    request.minutes = 0.02;
    const auto outcome = tune(*toy.session, request, search.view, {});
    QCOMPARE(outcome.trials.size(), std::size_t{1});
    QVERIFY(outcome.trials.front().value.has_value());
    QVERIFY(!outcome.complete && outcome.timeOver);
    QVERIFY(outcome.seconds >= request.minutes * 60);
    QCOMPARE(outcome.planned, std::int64_t{0});
  }

  void aStudyCanBeGivenMore() {
    const ToyProject toy;
    Search search;
    const auto longer = tune(*toy.session, knnSearch(5), search.view, {});
    TuneRequest request = knnSearch(3);
    request.study = "short";
    Search first;
    QVERIFY(tune(*toy.session, request, first.view, {}).complete);
    extendStudy(*toy.session, "short", 2, 0);
    QVERIFY(!studyOutcome(*toy.session, "short").complete);
    Search rest;
    const auto extended = resumeStudy(*toy.session, "short", rest.view, {});
    QVERIFY(rest.watcher.numbers == std::vector<std::int64_t>({4, 5}));
    QVERIFY(configsOf(extended) == configsOf(longer));  // as if it had been longer from the start
    // It has no limit of time; that of minutes alone has none of trials.
    QVERIFY_EXCEPTION_THROWN(extendStudy(*toy.session, "short", 0, 1), Error);
    request = vaeSearch(TuneMethod::Random, 0, 100000);
    request.minutes = 0.01;
    Search timed;
    QCOMPARE(tune(*toy.session, request, timed.view, {}).trials.size(), std::size_t{1});
    for (const StudySummary& study : studySummaries(*toy.session))
      QVERIFY(!study.outcome.canGoOn());
    QVERIFY_EXCEPTION_THROWN(extendStudy(*toy.session, "vae", 1, 0), Error);
    extendStudy(*toy.session, "vae", 0, 0.01);
    Search more;
    resumeStudy(*toy.session, "vae", more.view, {});
    QVERIFY(more.watcher.numbers == std::vector<std::int64_t>{2});
    request = vaeSearch(TuneMethod::Halving, 3, 3);
    request.study = "rounds";
    Search rounds;
    tune(*toy.session, request, rounds.view, {});
    QVERIFY_EXCEPTION_THROWN(extendStudy(*toy.session, "rounds", 3, 0), Error);
  }

  void namesAndWhatIsMissingAreTold() {
    const ToyProject toy;
    Search search;
    tune(*toy.session, knnSearch(1), search.view, {});
    QVERIFY_EXCEPTION_THROWN(tune(*toy.session, knnSearch(1), search.view, {}), Error);
    QVERIFY_EXCEPTION_THROWN(resumeStudy(*toy.session, "no such", search.view, {}), Error);
    TuneRequest unnamed = knnSearch(1);
    unnamed.study.clear();
    QCOMPARE(tune(*toy.session, unnamed, search.view, {}).study, std::string("item-knn 1"));
  }

  void aLiveViewPullsEveryTrialOnceAndTheOneOfTheMoment() {
    const ToyProject toy;
    Progress trials;
    Progress training;
    std::vector<std::int64_t> seen;
    std::vector<std::int64_t> started;
    std::int64_t deepest = 0;
    // Pulled at every epoch on the same thread, so that what is seen is certain.
    struct Hook : TuneFeed {
      std::function<void()> each;
      void onEpoch(const EpochRecord& record) override {
        TuneFeed::onEpoch(record);
        each();
      }
    } hook;
    hook.each = [&] {
      const TuneFeed::News news = hook.pull();
      for (const TuneTrial& trial : news.trials) seen.push_back(trial.number);
      QVERIFY(news.current.has_value());
      if (started.empty() || started.back() != news.current->number) {
        started.push_back(news.current->number);
        QCOMPARE(news.epoch, std::int64_t{1});
      }
      QVERIFY(news.run != 0 && news.value.has_value());
      deepest = std::max(deepest, news.epoch);
    };
    const TuneView view{hook, hook, trials, training};
    const auto outcome = tune(*toy.session, vaeSearch(TuneMethod::Random, 3, 4), view, {});
    for (const TuneTrial& trial : hook.pull().trials) seen.push_back(trial.number);
    QVERIFY(started == std::vector<std::int64_t>({1, 2, 3}));
    QVERIFY(seen == std::vector<std::int64_t>({1, 2, 3}));
    QCOMPARE(deepest, std::int64_t{4});
    QCOMPARE(outcome.plannedEpochs, std::int64_t{12});
  }

  void summariesSayWhatCanGoOn() {
    const ToyProject toy;
    Search search;
    tune(*toy.session, knnSearch(2), search.view, {});
    TuneRequest timed = vaeSearch(TuneMethod::Random, 0, 100000);
    timed.minutes = 0.01;
    tune(*toy.session, timed, search.view, {});
    auto summaries = studySummaries(*toy.session);
    QCOMPARE(summaries.size(), std::size_t{2});
    for (const StudySummary& summary : summaries) {
      // One is complete, the other's time is spent.
      QVERIFY2(!summary.outcome.canGoOn(), summary.request.study.c_str());
      QVERIFY(summary.created > 0);
      QVERIFY(summary.outcome.best.has_value());
    }
    deleteRun(*toy.session, studyOutcome(*toy.session, "knn").trials[1].run.id, true);
    summaries = studySummaries(*toy.session);
    const auto knn = std::ranges::find_if(
        summaries, [](const StudySummary& summary) { return summary.request.study == "knn"; });
    QVERIFY(knn->outcome.canGoOn());
    QVERIFY(knn->request.ranges == knnSearch(2).ranges);
  }

  void modelsOfSequencesNeedAnOrder() {
    // The toy's times taken away: neither times nor an order of its own.
    Dataset data = toyDataset();
    const Interactions& timed = *data.interactions;
    data.interactions = std::make_shared<Interactions>(
        std::vector<std::uint64_t>(timed.offsets().begin(), timed.offsets().end()),
        std::vector<Index>(timed.items().begin(), timed.items().end()),
        std::vector<float>(timed.values().begin(), timed.values().end()),
        std::vector<std::int64_t>{}, timed.itemCount());
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.path().toStdString() + "/plain.tastescope";
    const auto tryIt = [&] {
      Progress progress;
      Project::create(file, data, true, progress, {});
      const SessionPtr session = openSession(file);
      return trainClosedForm(*session, "item-transitions");
    };
    try {
      tryIt();
      QFAIL("trained without an order");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::InvalidConfig);
      QVERIFY(error.message().english().find("neither times nor an order") != std::string::npos);
    }
    Search search;
    TuneRequest request = knnSearch(1);
    request.model = "item-transitions";
    request.ranges.clear();
    QVERIFY_EXCEPTION_THROWN(tune(*openSession(file), request, search.view, {}), Error);
    QVERIFY(studyNames(*openSession(file)).empty());
    // Imported from lists, the order is the file's and is kept through the project.
    data.listed = true;
    QVERIFY(tryIt() != 0);
  }

  void aDeletedTrialIsMadeAgain() {
    const ToyProject toy;
    Search search;
    const auto outcome = tune(*toy.session, knnSearch(2), search.view, {});
    deleteRun(*toy.session, outcome.trials[1].run.id, true);
    QVERIFY(!studyOutcome(*toy.session, "knn").complete);
    Search again;
    const auto made = resumeStudy(*toy.session, "knn", again.view, {});
    QVERIFY(again.watcher.numbers == std::vector<std::int64_t>{2});
    QVERIFY(configsOf(made) == configsOf(outcome));
  }
};

QTEST_GUILESS_MAIN(TestTune)
#include "tst_Tune.moc"
