// LABELS: model
// TIMEOUT: 600
// The search for the best model: which models, what comes next, what is found, going on, what the test
// part may decide.
#include <QtTest>
#include <map>

#include "ToyProject.h"
#include "core/search/BestWords.h"
#include "core/store/StudyStore.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/FindBest.h"
#include "core/workflow/train/Tune.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

struct BestWatcher : BestObserver {
  std::vector<std::int64_t> begun;
  BestOutcome last;
  std::function<void(const PlannedBest&)> each;
  void onProgress(const BestOutcome& soFar) override { last = soFar; }
  void onTrialStart(const PlannedBest& trial) override {
    begun.push_back(trial.number);
    if (each) each(trial);
  }
};

struct Looking {
  BestWatcher watcher;
  TrainFeed feed;
  TrainControl control;
  Progress search;
  Progress training;
  BestView view{watcher, feed, control, search, training};
};

BestRequest toySearch(double seconds) {
  BestRequest request{.study = "which"};
  request.panel = {"popularity", "item-knn", "ease", "mult-vae"};
  request.trainOptions = {{"threads", 2}, {"checkpoint-seconds", 0}};
  request.seed = 4;
  request.minutes = seconds / 60;
  return request;
}

BestTrial trial(std::int64_t number, const char* model, double value, double seconds,
                bool cut = false, std::int64_t round = 0) {
  BestTrial made{.number = number, .round = round};
  made.run.id = number;
  made.run.model = model;
  made.run.config = findModel(model).schema->defaults();
  for (const ParamSpec* open : findModel(model).schema->automaticIn(made.run.config))
    made.run.config[open->key] = open->usualValue();
  made.run.seconds = seconds;
  made.run.trainOptions = {{"minutes", seconds / 60}};
  made.run.stopReason = stopReasonKey(cut ? StopReason::TimeBudget : StopReason::Patience);
  made.value = value;
  made.half = 0.01;
  return made;
}

bool holds(const std::vector<std::string>& models, const char* key) {
  return std::ranges::find(models, key) != models.end();
}

PanelData usualData() {
  return {.shape = {.users = 1000, .items = 500, .interactions = 50'000, .medianHistory = 40},
          .memory = std::uint64_t{8} << 30};
}

std::string saidOf(const BestOutcome& outcome) {
  std::string all;
  for (const Text& sentence : bestSentences(outcome)) all += sentence.english() + "\n";
  return all;
}

}  // namespace

class TestFindBest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePanelFollowsTheData() {
    const ModelPanel plain = modelPanel(usualData());
    QCOMPARE(plain.models.size() + plain.leftOut.size(), modelRegistry().size());
    for (const char* key : {"popularity", "ease", "item-knn", "mult-vae", "recvae"})
      QVERIFY2(holds(plain.models, key), key);
    for (const char* key : {"sasrec", "item-transitions", "cfgan", "side-vae"})
      QVERIFY2(!holds(plain.models, key), key);
    for (const LeftOut& one : plain.leftOut) QVERIFY2(!one.reason.empty(), one.model.c_str());
    // What is solved in one go comes first, popularity among the first.
    const auto solved = [](const std::string& key) { return findModel(key).defaultEpochs == 0; };
    QVERIFY(std::ranges::is_partitioned(plain.models, solved));
    QVERIFY2(plain.models.front().ends_with("popularity"), plain.models.front().c_str());
  }

  void thePanelKnowsWhatModelsNeed() {
    PanelData data = usualData();
    data.shape.hasOrder = true;
    QVERIFY(!holds(modelPanel(data).models, "sasrec"));  // a random split asks for no next item
    data.split = SplitKind::LeaveOneOut;
    QVERIFY(holds(modelPanel(data).models, "sasrec"));
    data.attributes = true;
    QVERIFY(holds(modelPanel(data).models, "side-vae"));
    data.minutes = 60;
    QVERIFY(holds(modelPanel(data).models, "cfgan"));
    data.split = SplitKind::Strong;
    for (const std::string& key : modelPanel(data).models)
      QVERIFY2(capabilitiesOf(findModel(key)).foldsIn, key.c_str());
    data = usualData();
    data.memory = 1 << 20;  // 500 x 500 floats, twice, take more
    QVERIFY(!holds(modelPanel(data).models, "ease"));
    data = usualData();
    data.minutes = 3;  // 60 seconds for looks of 15.75
    const std::vector<std::string> some = modelPanel(data).models;
    QVERIFY(std::vector<std::string>(some.end() - 3, some.end()) ==
            std::vector<std::string>({"mult-vae", "recvae", "ials"}));
    data.minutes = 0.1;  // fewer trained models, never none
    const ModelPanel hurried = modelPanel(data);
    const auto trained = std::ranges::count_if(
        hurried.models, [](const std::string& key) { return findModel(key).defaultEpochs > 0; });
    QCOMPARE(trained, std::ptrdiff_t{2});
    QVERIFY(holds(hurried.models, "mult-vae"));
  }

  void everyModelHasItsSuggestionsFirst() {
    const BestPlan plan(toySearch(600));
    std::vector<BestTrial> done;
    for (const char* model : {"popularity", "item-knn", "ease", "mult-vae"}) {
      const auto next = plan.next(done, 0, 0);
      QVERIFY(next.has_value());
      QCOMPARE(next->model, std::string(model));
      QVERIFY(next->config.empty());
      QCOMPARE(next->number, static_cast<std::int64_t>(done.size()) + 1);
      done.push_back(trial(next->number, model, 0.1, 1));
    }
    // One trained model has the whole third for its first look.
    QCOMPARE(plan.next({trial(1, "popularity", 0.1, 1), trial(2, "item-knn", 0.1, 1),
                        trial(3, "ease", 0.1, 1)},
                       3, 0)
                 ->seconds,
             200.0);
  }

  void otherSettingsGoToTheBetterModels() {
    const BestPlan plan(toySearch(600));
    std::vector<BestTrial> done{trial(1, "popularity", 0.01, 1), trial(2, "item-knn", 0.1, 1),
                                trial(3, "ease", 0.2, 1), trial(4, "mult-vae", 0.15, 1)};
    std::map<std::string, int> tries;
    for (int i = 0; i < 30; ++i) {
      const auto next = plan.next(done, 100, 0);
      QVERIFY(next.has_value());
      QVERIFY(!next->config.empty());
      QVERIFY(findModel(next->model).schema->validate(next->config).empty());
      for (const BestTrial& before : done)
        QVERIFY(before.run.model != next->model || before.run.config != next->config);
      ++tries[next->model];
      BestTrial made = trial(next->number, next->model.c_str(), 0.05, 1);
      made.run.config = next->config;
      done.push_back(made);
    }
    QVERIFY(tries["ease"] > tries["mult-vae"] && tries["mult-vae"] > tries["item-knn"]);
    QVERIFY(tries["popularity"] < tries["item-knn"]);
  }

  void whatTheTimeCutShortIsTrainedLonger() {
    const BestPlan plan(toySearch(600));
    std::vector<BestTrial> done{trial(1, "popularity", 0.01, 1), trial(2, "item-knn", 0.3, 1),
                                trial(3, "ease", 0.32, 1), trial(4, "mult-vae", 0.2, 50, true)};
    // What is cut short has not shown what it can: it is not held against what has ended.
    auto next = plan.next(done, 450, 0);
    QVERIFY(next.has_value());
    QCOMPARE(next->model, std::string("mult-vae"));
    QCOMPARE(next->round, std::int64_t{1});
    QVERIFY(next->config == done.back().run.config);
    QCOMPARE(next->seconds, 150.0);
    // 10 seconds around a trial, and the test of five: 35 are kept free.
    QCOMPARE(plan.next(done, 450, 10)->seconds, 115.0);
    done.push_back(trial(5, "mult-vae", 0.22, 140, false, 1));
    next = plan.next(done, 450, 0);  // it ended by itself: no more of it
    QVERIFY(next.has_value() && next->round == 0);
  }

  void longerTrainingsAndOtherSettingsShareTheTime() {
    const BestPlan plan(toySearch(600));
    std::vector<BestTrial> done{trial(1, "popularity", 0.01, 1), trial(2, "item-knn", 0.3, 1),
                                trial(3, "ease", 0.32, 1), trial(4, "mult-vae", 0.2, 20, true),
                                trial(5, "mult-vae", 0.25, 60, true, 1)};
    // 60 seconds of longer trainings stand against none of other settings.
    for (int i = 0; i < 5; ++i) {
      const auto next = plan.next(done, 200, 0);
      QVERIFY2(next->round == 0, qPrintable(QString::number(i)));
      BestTrial made = trial(next->number, next->model.c_str(), 0.1, 12);
      made.run.config = next->config;
      done.push_back(made);
    }
    const auto next = plan.next(done, 200, 0);
    QCOMPARE(next->round, std::int64_t{2});
    QCOMPARE(next->seconds, 180.0);
  }

  void nothingIsBegunWithoutTime() {
    const BestPlan plan(toySearch(600));
    QVERIFY(!plan.next({}, 600, 0));
    QVERIFY(!plan.next({}, 580, 20));
    QVERIFY(plan.next({}, 500, 20)->seconds <= 70);
    BestRequest none = toySearch(0);
    QVERIFY_THROWS_EXCEPTION(Error, BestPlan{none});
    none.minutes = 1;
    none.panel = {"no such"};
    QVERIFY_THROWS_EXCEPTION(Error, BestPlan{none});
  }

  void theChoiceIsMadeByWhatIsAskedAmongTheBest() {
    BestOutcome found{.study = "s", .metric = "ndcg@10"};
    found.trials = {trial(1, "popularity", 0.05, 0.1), trial(2, "ease", 0.201, 0.4),
                    trial(3, "mult-vae", 0.205, 30)};
    found.trials[0].coverage = 0.9;
    found.trials[1].coverage = 0.44;
    found.trials[2].coverage = 0.51;
    found.trials[1].novelty = 8;
    found.trials[2].novelty = 7;
    found.trials[1].bytes = 900;
    found.trials[2].bytes = 800;
    const auto by = [&found](BestBy what) {
      found.by = what;
      return found.chosen()->run.model;
    };
    QCOMPARE(by(BestBy::Accuracy), std::string("mult-vae"));
    QCOMPARE(by(BestBy::Time), std::string("ease"));  // popularity is not as accurate
    QCOMPARE(by(BestBy::Coverage), std::string("mult-vae"));
    QCOMPARE(by(BestBy::Novelty), std::string("ease"));
    QCOMPARE(by(BestBy::Memory), std::string("mult-vae"));
    QVERIFY(!found.nearBest(found.trials[0]) && found.nearBest(found.trials[1]));
    for (const std::string& key : bestByKeys())
      QCOMPARE(std::string(bestByKey(bestByFromKey(key))), key);
    QVERIFY_THROWS_EXCEPTION(Error, bestByFromKey("luck"));
  }

  void theSentencesSayWhatWasFound() {
    BestOutcome found{.study = "s", .metric = "ndcg@10"};
    QVERIFY(bestSentences(found).empty());
    found.trials = {trial(1, "ease", 0.201, 0.4), trial(2, "recvae", 0.205, 30)};
    QCOMPARE(saidOf(found),
             std::string("RecVAE is the most accurate: NDCG@10 0.2050 ± 0.0100 on validation, of 2 "
                         "trainings.\n"));
    found.final = BestFinal{{{2, 0.2, 0.01, 0.51, 7}, {1, 0.199, 0.01, 0.44, 7}}, {{2, 1, 0.34}}};
    const std::string level = saidOf(found);
    for (const char* part :
         {"RecVAE and EASE cannot be told apart (p = 0.34)", "EASE trains in 0.4 s, RecVAE in 30 s",
          "RecVAE covers 51 % of the catalogue against 44 %", "the best of 2, so it flatters",
          "gives 0.2000 ± 0.0100"}) {
      QVERIFY2(level.find(part) != std::string::npos, level.c_str());
    }
    found.final->pairs = {{1, 2, 0.0001}};
    QVERIFY(saidOf(found).find("RecVAE is better than EASE (p < 0.001)") != std::string::npos);
    found.final->finalists[1].test = 0.3;  // chosen on validation, and the test says otherwise
    QVERIFY(saidOf(found).find("EASE is better than RecVAE (p < 0.001)") != std::string::npos);
    found.by = BestBy::Time;
    QVERIFY(saidOf(found).find("By time of training it is EASE") == 0);
  }

  void itEndsInTimeAndIsKept() {
    const ToyProject toy;
    Looking looking;
    const BestOutcome found = findBest(*toy.session, toySearch(6), looking.view, {});
    QVERIFY(found.tested && found.ended && !found.canGoOn());
    QVERIFY2(found.seconds < 6 * 3, qPrintable(QString::number(found.seconds)));
    QCOMPARE(found.leaders().size(), std::size_t{4});
    QVERIFY(found.trials.size() > 4);
    QVERIFY(found.leaders().front()->run.model != "popularity");
    QVERIFY(found.final->finalists.size() >= 3);
    QCOMPARE(found.final->pairs.size(),
             found.final->finalists.size() * (found.final->finalists.size() - 1) / 2);
    // What the finalists have on the test is what their runs have.
    for (const Finalist& one : found.final->finalists) {
      const auto metrics = toy.session->withProject(
          [&](Project& project) { return RunResults(project).metrics(one.run); });
      QVERIFY(std::abs(metricOf(metrics, "test", "ndcg@10")->value - one.test) < 1e-12);
    }
    for (const BestTrial& one : found.trials) QVERIFY(one.bytes > 0);
    const BestOutcome again = bestOutcome(*toy.session, "which");
    QCOMPARE(saidOf(again), saidOf(found));
    QCOMPARE(again.trials.size(), found.trials.size());
    QCOMPARE(bestSummaries(*toy.session).size(), std::size_t{1});
    QVERIFY(studyNames(*toy.session).empty() && studySummaries(*toy.session).empty());
    QVERIFY_THROWS_EXCEPTION(Error, studyOutcome(*toy.session, "which"));
    // The trials are runs of the project.
    QCOMPARE(runSummaries(*toy.session).size(), found.trials.size());
    QCOMPARE(runSummaries(*toy.session).front().study, std::string("which"));
    // Chosen by something else, nothing is trained or tested again.
    chooseBestBy(*toy.session, "which", BestBy::Time);
    const BestOutcome quick = bestOutcome(*toy.session, "which");
    QVERIFY(quick.tested && quick.by == BestBy::Time);
    QVERIFY(quick.chosen()->run.seconds <= found.chosen()->run.seconds);
  }

  void theTestPartDecidesNothing() {
    // The finalists follow from validation, whatever stands in the runs' test metrics.
    BestRequest request = toySearch(600);
    BestStudy study(request);
    study.add(trial(1, "popularity", 0.01, 1));
    study.add(trial(2, "item-knn", 0.1, 1));
    study.add(trial(3, "ease", 0.12, 1));
    study.add(trial(4, "mult-vae", 0.11, 1));
    QVERIFY(study.finalists() == std::vector<RunId>({3, 4, 2}));
    study.setFinal({{{3, 0.1, 0, 0, 0}, {4, 0.5, 0, 0, 0}, {2, 0.9, 0, 0, 0}}, {}});
    QCOMPARE(study.outcome().chosen()->run.id, RunId{3});
    QVERIFY(!study.next());
  }

  void theBestOfTheOtherKindIsAFinalist() {
    BestStudy study(toySearch(600));
    study.add(trial(1, "ease", 0.4, 1));
    study.add(trial(2, "item-knn", 0.3, 1));
    study.add(trial(3, "rp3beta", 0.2, 1));
    study.add(trial(4, "mult-vae", 0.1, 1));
    QVERIFY(study.finalists() == std::vector<RunId>({1, 2, 3, 4}));
  }

  void whatWasStoppedGoesOn() {
    const ToyProject toy;
    std::int64_t stoppedAt = 0;
    {
      std::stop_source source;
      struct Stopping : TrainFeed {
        std::stop_source* source = nullptr;
        void onEpoch(const EpochRecord& record) override {
          TrainFeed::onEpoch(record);
          if (record.epoch == 2) source->request_stop();  // of the first model with epochs
        }
      } feed;
      feed.source = &source;
      Looking looking;
      const BestView view{looking.watcher, feed, looking.control, looking.search, looking.training};
      QVERIFY_EXCEPTION_THROWN(findBest(*toy.session, toySearch(8), view, source.get_token()),
                               Cancelled);
      stoppedAt = looking.watcher.begun.back();
    }
    QCOMPARE(stoppedAt, std::int64_t{4});
    const BestOutcome cut = bestOutcome(*toy.session, "which");
    QCOMPARE(cut.trials.size(), std::size_t{3});
    QVERIFY(cut.canGoOn() && !cut.ended && cut.chosen() != nullptr);
    const RunRecord paused = runSummaries(*toy.session).front().record;
    QCOMPARE(paused.state, RunState::Paused);
    Looking rest;
    const BestOutcome found = resumeBest(*toy.session, "which", rest.view, {});
    QCOMPARE(rest.watcher.begun.front(), std::int64_t{4});
    QCOMPARE(found.trials[3].run.id, paused.id);  // from its checkpoint
    QVERIFY(found.tested && found.seconds >= cut.seconds);
    // More time makes the test again.
    extendBest(*toy.session, "which", 0.05);
    QVERIFY(bestOutcome(*toy.session, "which").canGoOn());
    Looking more;
    QVERIFY(resumeBest(*toy.session, "which", more.view, {}).trials.size() > found.trials.size());
  }

  void itCanBeEndedAtOnce() {
    const ToyProject toy;
    Looking looking;
    looking.watcher.each = [&looking](const PlannedBest& next) {
      if (next.number == 3) looking.control.stopAndKeepBest();
    };
    const BestOutcome found = findBest(*toy.session, toySearch(600), looking.view, {});
    QCOMPARE(found.trials.size(), std::size_t{3});
    QVERIFY(found.tested && !found.canGoOn());
    QVERIFY(found.seconds < 60);
  }

  void whatTakesTooLongIsEndedAlone() {
    const ToyProject toy;
    BestRequest request = toySearch(5);
    request.panel = {"popularity", "ease"};
    struct Slow : TrainFeed {
      int fits = 0;
      void onStart(std::int64_t steps) override {
        TrainFeed::onStart(steps);
        if (++fits == 2) std::this_thread::sleep_for(std::chrono::milliseconds(5500));
      }
    } feed;
    Looking looking;
    const BestView view{looking.watcher, feed, looking.control, looking.search, looking.training};
    const BestOutcome found = findBest(*toy.session, request, view, {});
    QVERIFY(found.tested);
    QVERIFY(!found.trials[1].value);
    QVERIFY(found.trials[1].run.message.english().find("did not end within the time") !=
            std::string::npos);
    QCOMPARE(found.chosen()->run.model, std::string("popularity"));
  }

  void whatCannotBeSearchedIsRefused() {
    const ToyProject toy;
    Looking looking;
    BestRequest request = toySearch(5);
    request.split.kind = SplitKind::Strong;
    request.panel = {"bpr-mf"};
    QVERIFY_THROWS_EXCEPTION(Error, findBest(*toy.session, request, looking.view, {}));
    request = toySearch(5);
    request.minutes = -1;
    QVERIFY_THROWS_EXCEPTION(Error, findBest(*toy.session, request, looking.view, {}));
    QVERIFY(bestSummaries(*toy.session).empty());
    QVERIFY_THROWS_EXCEPTION(Error, bestOutcome(*toy.session, "none"));
  }
};

QTEST_GUILESS_MAIN(TestFindBest)
#include "tst_FindBest.moc"
