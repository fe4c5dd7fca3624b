// LABELS: model
// TIMEOUT: 900
// Search over settings: the space, both methods, interruption, failures.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QtTest>
#include <cmath>
#include <set>

#include "ToyProject.h"
#include "core/search/SearchSpace.h"
#include "core/search/Study.h"
#include "core/store/StudyStore.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/TrainSetup.h"
#include "core/workflow/train/TuneFeed.h"
#include "tests/core/OldFeedback.h"

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

/// The feed of a training that goes wrong in its own way, or the machine's, at an epoch.
struct FailingFeed : TrainFeed {
  int failAt = 0;  ///< of all epochs of the study, from 1
  ErrorCode code = ErrorCode::InvalidConfig;
  int epochs = 0;
  void onEpoch(const EpochRecord& record) override {
    TrainFeed::onEpoch(record);
    if (++epochs == failAt) throw Error(code, coreText("Test", "It went wrong."));
  }
};

/// A project whose search of four trials, each of six epochs, was cut in the middle of the second.
struct CutStudy {
  ToyProject toy;
  RunId run = 0;  ///< of the second trial
  CutStudy() {
    struct Stopping : TrainFeed {
      std::stop_source source;
      int epochs = 0;
      void onEpoch(const EpochRecord& record) override {
        TrainFeed::onEpoch(record);
        if (++epochs == 6 + 3) source.request_stop();
      }
    } feed;
    Search search;
    const TuneView view{search.watcher, feed, search.trials, search.training};
    try {
      tune(*toy.session, vaeSearch(TuneMethod::Random, 4, 6), view, feed.source.get_token());
    } catch (const Cancelled&) {
      run = runSummaries(*toy.session).front().record.id;
    }
  }
};

std::vector<std::optional<double>> valuesOf(const TuneOutcome& outcome) {
  std::vector<std::optional<double>> values;
  for (const TuneTrial& trial : outcome.trials) values.push_back(trial.value);
  return values;
}

struct Attention {
  std::int64_t width = 64;
  std::int64_t heads = 1;
  double rate = 0.1;
};

const char* const kMultiple = "The width must be a multiple of the heads.";

const Schema<Attention>& attention() {
  static const Schema<Attention> made = [] {
    Schema<Attention> s;
    s.add(&Attention::width, {.key = "width", .min = 1, .max = 1024, .logScale = true});
    s.add(&Attention::heads, {.key = "heads", .min = 1, .max = 64, .advanced = true});
    s.add(&Attention::rate, {.key = "rate", .min = 0, .max = 1});
    s.require([](const Attention& c) { return c.width % c.heads == 0; }, {"width", "heads"},
              coreText("Test", kMultiple));
    return s;
  }();
  return made;
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

  void settingsThatBreakARuleAreDrawnAgain() {
    const Json fixed = {{"heads", 2}};
    const auto space = searchSpace(attention(), fixed, {});
    int redrawn = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      Rng rng(seed);
      const Json first = drawSettings(space, rng);
      const Json usable = usableSettings(attention(), space, fixed, first, rng);
      QCOMPARE(usable.at("width").get<std::int64_t>() % 2, std::int64_t{0});
      QCOMPARE(usable.at("heads").get<std::int64_t>(), std::int64_t{2});
      // A first draw that obeys is taken as it is: studies made before there were rules replay.
      const bool odd = first.at("width").get<std::int64_t>() % 2 != 0;
      if (!odd) QVERIFY(usable.at("width") == first.at("width") && usable["rate"] == first["rate"]);
      redrawn += odd ? 1 : 0;
    }
    QVERIFY(redrawn > 60 && redrawn < 140);  // every other width is odd
  }

  void aRuleThatNoDrawObeysIsTold() {
    const Json fixed = {{"heads", 2}};
    const auto space = searchSpace(attention(), fixed, {"width=63|65"});
    Rng rng(1);
    try {
      usableSettings(attention(), space, fixed, Json::object(), rng);  // the default width is 64
      usableSettings(attention(), space, fixed, drawSettings(space, rng), rng);
      QFAIL("drew what cannot be");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::InvalidConfig);
      QCOMPARE(error.message().english(), std::string(kMultiple));
    }
  }

  void defaultsThatBreakARuleWithTheFixedSettingsAreDrawnToo() {
    const Json fixed = {{"heads", 3}};  // 64 is no multiple of it
    const auto space = searchSpace(attention(), fixed, {});
    Rng rng(1);
    const Json usable = usableSettings(attention(), space, fixed, Json::object(), rng);
    QCOMPARE(usable.at("width").get<std::int64_t>() % 3, std::int64_t{0});
  }

  void aSearchOverWidthsObeysTheHeads() {
    const ToyProject toy;
    TuneRequest request;
    request.study = "heads";
    request.model = "sasrec";
    request.fixed = {{"heads", 2}, {"loss", "bce"}};
    request.trainOptions = {{"epochs", 1}, {"threads", 2}};
    request.trials = 8;
    Search search;
    const auto outcome = tune(*toy.session, request, search.view, {});
    QCOMPARE(outcome.trials.size(), std::size_t{8});
    QVERIFY(outcome.complete);
    std::set<std::int64_t> widths;
    for (const TuneTrial& trial : outcome.trials) {
      QVERIFY2(trial.value.has_value(), trial.run.message.english().c_str());
      widths.insert(trial.run.config.at("width").get<std::int64_t>());
      QCOMPARE(*widths.rbegin() % 2, std::int64_t{0});
    }
    QVERIFY(widths.size() > 4);
    // What no draw obeys is refused before a study is stored.
    request.study = "odd";
    request.ranges = {"width=63|65"};
    QVERIFY_EXCEPTION_THROWN(tune(*toy.session, request, search.view, {}), Error);
    QVERIFY(studyNames(*toy.session) == std::vector<std::string>{"heads"});
  }

  void rangesThatCannotBeAreRefused() {
    const ParamSchema& schema = *findModel("mult-vae").schema;
    for (const char* bad : {"latent", "latent=0:10", "latent=9:3", "latent=a:b", "no-such=1:2",
                            "learning-rate=1e-3|x"}) {
      QVERIFY_EXCEPTION_THROWN(searchSpace(schema, Json::object(), {bad}), Error);
    }
  }

  void theFirstTrialTakesWhatTheDataSuggests() {
    TuneRequest request = vaeSearch(TuneMethod::Random, 4, 6);
    request.suggested = {{"latent", 12}, {"batch", 7}, {"values", "data"}};
    const TunePlan plan(request);
    const Json first = plan.next({})->config;
    QCOMPARE(first.at("latent").get<int>(), 12);
    QCOMPARE(first.at("batch").get<int>(), 32);  // is fixed
    const Json second = plan.next({{.number = 1}})->config;
    QVERIFY(second.at("latent") == 4 || second.at("latent") == 8);
    for (const Json& config : {first, second})
      QCOMPARE(config.at("values").get<std::string>(), std::string("data"));
    // A study remembers it.
    QVERIFY(Study(request).spec().at("suggested") == request.suggested);
  }

  void randomSearchBeginsWithTheDefaultsAndKeepsTheBest() {
    const ToyProject toy;
    Search search;
    const TuneOutcome outcome = tune(*toy.session, knnSearch(5), search.view, {});
    QCOMPARE(outcome.trials.size(), std::size_t{5});
    QVERIFY(outcome.complete);
    QVERIFY(search.watcher.numbers == std::vector<std::int64_t>({1, 2, 3, 4, 5}));
    // Its defaults are chosen on validation, so the run has the numbers and says so.
    const RunRecord& first = outcome.trials.front().run;
    const ParamSchema& schema = *findModel("item-knn").schema;
    QVERIFY(schema.automaticIn(first.config).empty());
    QVERIFY(first.origin.english().find("on validation: neighbours=") != std::string::npos);
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

    const CutStudy cut;
    QVERIFY(cut.run != 0);
    const TuneOutcome soFar = studyOutcome(*cut.toy.session, "vae");
    QCOMPARE(soFar.trials.size(), std::size_t{1});
    QVERIFY(!soFar.complete);
    QCOMPARE(runSummaries(*cut.toy.session).size(), std::size_t{2});  // finished and paused
    Search search;
    const auto resumed = resumeStudy(*cut.toy.session, "vae", search.view, {});
    QVERIFY(search.watcher.numbers == std::vector<std::int64_t>({2, 3, 4}));
    QVERIFY(configsOf(resumed) == configsOf(expected));
    QCOMPARE(runSummaries(*cut.toy.session).size(), std::size_t{4});  // the paused one was taken up
    for (std::size_t i = 0; i < resumed.trials.size(); ++i) {
      QCOMPARE(resumed.trials[i].value.value(), expected.trials[i].value.value());
    }
    QVERIFY(resumed.complete);
    Search again;
    QVERIFY(resumeStudy(*cut.toy.session, "vae", again.view, {}).complete);
    QVERIFY(again.watcher.numbers.empty());
  }

  void aTrialIsFoundAgainByItsRunNotByTheName() {
    const ToyProject whole;
    Search undisturbed;
    const auto expected =
        tune(*whole.session, vaeSearch(TuneMethod::Random, 4, 6), undisturbed.view, {});
    const CutStudy cut;
    Session& session = *cut.toy.session;
    const auto stored =
        session.withProject([](Project& project) { return StudyStore(project).trials("vae"); });
    QCOMPARE(stored.size(), std::size_t{2});
    QVERIFY(stored[0].ended && !stored[1].ended);
    QCOMPARE(stored[1].run, cut.run);
    renameRun(session, cut.run, "the promising one");
    Search search;
    const auto resumed = resumeStudy(session, "vae", search.view, {});
    QCOMPARE(resumed.trials[1].run.id, cut.run);
    QCOMPARE(resumed.trials[1].run.name, std::string("the promising one"));
    QVERIFY(configsOf(resumed) == configsOf(expected) && valuesOf(resumed) == valuesOf(expected));
    QCOMPARE(runSummaries(session).size(), std::size_t{4});
  }

  void studiesOfOlderProjectsGoOn() {
    // They knew the run of a trial when it had ended; until then its name alone told.
    const CutStudy cut;
    SQLite::Database(cut.toy.file, SQLite::OPEN_READWRITE)
        .exec(
            std::string(test::kOldFeedback) +
            "DELETE FROM study_trial WHERE ended = 0; ALTER TABLE study_trial DROP COLUMN ended; "
            "ALTER TABLE recommendation_set DROP COLUMN owned; DROP TABLE event_history; DROP "
            "TABLE "
            "recommendation_sum; ALTER TABLE recommendation_set DROP COLUMN checksum; ALTER TABLE "
            "run "
            "DROP COLUMN checksum; ALTER TABLE tensor DROP COLUMN checksum; ALTER TABLE checkpoint "
            "DROP COLUMN checksum; "
            "ALTER TABLE run DROP COLUMN touched; ALTER TABLE run DROP COLUMN origin; DROP TABLE "
            "person_item; DROP TABLE person; "
            "ALTER TABLE curve_series DROP COLUMN checksum; DROP TABLE metric_sum; DROP TABLE "
            "feedback_sum; DROP TABLE layout; DROP TABLE selection; DROP TABLE append_history; "
            "DROP TABLE append; PRAGMA "
            "user_version = 5");
    const SessionPtr session = openSession(cut.toy.file);
    Search search;
    const auto resumed = resumeStudy(*session, "vae", search.view, {});
    QVERIFY(search.watcher.numbers == std::vector<std::int64_t>({2, 3, 4}));
    QCOMPARE(resumed.trials[1].run.id, cut.run);
    QCOMPARE(runSummaries(*session).size(), std::size_t{4});
  }

  void whatASettingCausesFailsItsTrialAlone() {
    const ToyProject whole;
    Search undisturbed;
    auto expected =
        valuesOf(tune(*whole.session, vaeSearch(TuneMethod::Random, 4, 6), undisturbed.view, {}));
    expected[1].reset();
    for (const ErrorCode code : {ErrorCode::InvalidConfig, ErrorCode::InvalidInput}) {
      const ToyProject toy;
      FailingFeed feed;
      feed.failAt = 6 + 3;  // in the middle of the second trial
      feed.code = code;
      Search search;
      const TuneView view{search.watcher, feed, search.trials, search.training};
      const auto outcome = tune(*toy.session, vaeSearch(TuneMethod::Random, 4, 6), view, {});
      QVERIFY(outcome.complete);
      QVERIFY(valuesOf(outcome) == expected);
      QCOMPARE(outcome.trials[1].run.state, RunState::Failed);
      QCOMPARE(outcome.trials[1].run.message.english(), std::string("It went wrong."));
      // It has ended: it is not tried once more.
      Search again;
      resumeStudy(*toy.session, "vae", again.view, {});
      QVERIFY(again.watcher.numbers.empty());
    }
  }

  void whatTheMachineCausesEndsTheSittingOnly() {
    const ToyProject whole;
    Search undisturbed;
    const auto expected =
        tune(*whole.session, vaeSearch(TuneMethod::Random, 4, 6), undisturbed.view, {});
    for (const ErrorCode code : {ErrorCode::DiskFull, ErrorCode::Locked}) {
      const ToyProject toy;
      FailingFeed feed;
      feed.failAt = 6 + 3;
      feed.code = code;
      Search search;
      const TuneView view{search.watcher, feed, search.trials, search.training};
      try {
        tune(*toy.session, vaeSearch(TuneMethod::Random, 4, 6), view, {});
        QFAIL("went on without a disk");
      } catch (const Error& error) {
        QCOMPARE(error.code(), code);
      }
      QCOMPARE(studyOutcome(*toy.session, "vae").trials.size(), std::size_t{1});
      Search rest;
      const auto resumed = resumeStudy(*toy.session, "vae", rest.view, {});
      QVERIFY(rest.watcher.numbers == std::vector<std::int64_t>({2, 3, 4}));
      QVERIFY(configsOf(resumed) == configsOf(expected) && valuesOf(resumed) == valuesOf(expected));
      QCOMPARE(runSummaries(*toy.session).size(), std::size_t{4});
    }
  }

  void aTrialOfOpenNumbersThatWasCutIsNotMadeAgain() {
    const ToyProject toy;
    TuneRequest request = vaeSearch(TuneMethod::Random, 2, 6);
    request.fixed = {{"batch", 32}, {"kl-weight", "auto"}};
    request.ranges = {"latent=4|8"};
    struct Stopping : TrainFeed {
      std::stop_source source;
      void onEpoch(const EpochRecord& record) override {
        TrainFeed::onEpoch(record);
        if (record.epoch == 3) source.request_stop();
      }
    } feed;
    Search search;
    const TuneView view{search.watcher, feed, search.trials, search.training};
    QVERIFY_EXCEPTION_THROWN(tune(*toy.session, request, view, feed.source.get_token()), Cancelled);
    const RunRecord cut = runSummaries(*toy.session).front().record;
    QVERIFY(cut.config.at("kl-weight").is_number());
    Search rest;
    const auto resumed = resumeStudy(*toy.session, "vae", rest.view, {});
    QCOMPARE(resumed.trials[0].run.id, cut.id);
    QCOMPARE(runSummaries(*toy.session).size(), std::size_t{2});
  }

  void aSearchHasTheEpochsOfAPlainRun() {
    const ToyProject toy;
    TuneRequest request = vaeSearch(TuneMethod::Random, 1, 1);
    request.trainOptions = {{"threads", 2}, {"patience", 1}};
    TrainRequest plain{.model = request.model, .config = request.fixed};
    const RunRecord expected = newRunRecord(toy.session->data(), plain);
    QVERIFY(expected.trainOptions.at("epochs").get<std::int64_t>() >
            findModel(request.model).defaultEpochs);
    Search search;
    const auto outcome = tune(*toy.session, request, search.view, {});
    QCOMPARE(outcome.trials[0].run.trainOptions.at("epochs"), expected.trainOptions.at("epochs"));
    QCOMPARE(outcome.trials[0].run.trainOptions.at("patience"), Json(1));  // as given
  }

  void aTrialThatCannotEvenBeginFailsAlone() {
    const CutStudy cut;
    Session& session = *cut.toy.session;
    session.withProject([&](Project& project) {
      RunRecord run = RunStore(project).get(cut.run);
      run.trainOptions["epochs"] = -1;
      RunStore(project).update(run);
    });
    Search search;
    const auto resumed = resumeStudy(session, "vae", search.view, {});
    QVERIFY(resumed.complete);
    QVERIFY(!resumed.trials[1].value && resumed.trials[2].value && resumed.trials[3].value);
    QCOMPARE(resumed.trials[1].run.id, cut.run);
    QCOMPARE(resumed.trials[1].run.state, RunState::Failed);
    QVERIFY(!resumed.trials[1].run.message.empty());
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
    data.fingerprint = fingerprintOf(data);
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

  void moreTrialsThanAnybodyWaitsForAreRefused() {
    for (const std::int64_t trials : {kMostTrials + 1, std::int64_t{99'999'999'999}}) {
      TuneRequest request = knnSearch(1);
      request.trials = trials;
      QVERIFY_EXCEPTION_THROWN(Study{request}, Error);
    }
    TuneRequest request = knnSearch(1);
    request.trials = kMostTrials;
    Study study(request);
    QCOMPARE(study.outcome().planned, kMostTrials);
    QVERIFY_EXCEPTION_THROWN(study.extend(1, 0), Error);
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
