// LABELS: model
// DEPENDS: core_train
#include <QtTest>
#include <cmath>
#include <thread>

#include "ToyData.h"
#include "core/train/StopRules.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

const Split& toyWorld() {
  static const Split split = toy::world();
  return split;
}

const Json kSmallModel = {{"hidden", {32}}, {"latent", 8}, {"batch", 50}, {"kl-steps", 40}};

std::unique_ptr<Recommender> make(const Json& overrides = Json::object()) {
  Json config = kSmallModel;
  config.update(overrides);
  return findModel("mult-vae")
      .create(config,
              {.users = toyWorld().train->userCount(), .items = toyWorld().train->itemCount()});
}

/// Keeps what an observer is told; `stopAfterEpoch` simulates a kill.
struct Recorder : TrainObserver {
  std::vector<StepRecord> steps;
  std::vector<EpochRecord> epochs;
  std::vector<Checkpoint> checkpoints;
  std::map<std::int64_t, TensorMap> bestAt;  ///< by epoch
  TensorMap best;
  std::function<void(const StepRecord&)> eachStep;

  void onStep(const StepRecord& record) override {
    steps.push_back(record);
    if (eachStep) eachStep(record);
  }
  void onEpoch(const EpochRecord& record) override { epochs.push_back(record); }
  void onBest(const std::shared_ptr<const TensorMap>& weights, const EpochRecord& record) override {
    best = *weights;
    bestAt[record.epoch] = *weights;
  }
  void onCheckpoint(Checkpoint&& checkpoint) override {
    checkpoints.push_back(std::move(checkpoint));
  }
};

TrainOptions quick(std::int64_t epochs) {
  TrainOptions options;
  options.epochs = epochs;
  options.patience = 0;
  options.threads = 2;
  options.checkpointSeconds = 0;
  return options;
}

TrainResult run(Recommender& model, const TrainOptions& options, Recorder& recorder,
                TrainControl& control, const std::optional<Checkpoint>& resume = std::nullopt,
                const TensorMap& best = {}, const std::stop_token& stop = {},
                const Split& split = toyWorld()) {
  const TrainingData data{.train = split.train, .seed = 5};
  Progress progress;
  TrainingEngine engine(model, options);
  return engine.run(data, split, resume, best, recorder, control, progress, stop);
}

bool sameLosses(const std::vector<NamedValue>& a, const std::vector<NamedValue>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name != b[i].name || a[i].value != b[i].value) return false;
  }
  return true;
}

}  // namespace

class TestTrainingEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameSeedGivesTheSameWeights() {
    Recorder first;
    Recorder second;
    TrainControl control;
    const auto a = make();
    const auto b = make();
    run(*a, quick(4), first, control);
    run(*b, quick(4), second, control);
    QVERIFY(a->weights() == b->weights());
    QCOMPARE(first.steps.size(), std::size_t{4 * 5});  // 240 users in batches of 50
  }

  void aResumedRunEqualsTheUninterruptedOne_data() {
    QTest::addColumn<int>("killAfterSteps");
    for (const int steps : {1, 4, 5, 6, 13, 20, 27, 33, 41, 48}) {
      QTest::addRow("killed after %d steps", steps) << steps;
    }
  }
  void aResumedRunEqualsTheUninterruptedOne() {
    QFETCH(int, killAfterSteps);
    constexpr std::int64_t kEpochs = 10;
    TrainControl control;
    Recorder whole;
    const auto uninterrupted = make();
    const TrainResult expected = run(*uninterrupted, quick(kEpochs), whole, control);

    Recorder before;
    std::stop_source killer;
    before.eachStep = [&](const StepRecord& record) {
      if (record.step == killAfterSteps) killer.request_stop();
    };
    bool killed = false;
    try {
      const auto lost = make();
      run(*lost, quick(kEpochs), before, control, std::nullopt, {}, killer.get_token());
    } catch (const Cancelled&) {
      killed = true;
    }
    QVERIFY(killed);
    std::optional<Checkpoint> last;
    TensorMap best;
    if (!before.checkpoints.empty()) {
      last = before.checkpoints.back();
      best = before.bestAt.at(last->bestEpoch);
    }

    Recorder after;
    const auto resumed = make();
    const TrainResult got = run(*resumed, quick(kEpochs), after, control, last, best);
    QVERIFY(resumed->weights() == uninterrupted->weights());
    QCOMPARE(got.bestEpoch, expected.bestEpoch);
    QCOMPARE(got.bestValue, expected.bestValue);
    QCOMPARE(got.epochs, expected.epochs);
    const auto offset = static_cast<std::size_t>(last ? last->epoch : 0);
    QCOMPARE(after.epochs.size() + offset, whole.epochs.size());
    for (std::size_t e = 0; e < after.epochs.size(); ++e) {
      const EpochRecord& mine = after.epochs[e];
      const EpochRecord& theirs = whole.epochs[e + offset];
      QVERIFY(mine.valid == theirs.valid);
      QVERIFY(sameLosses(mine.losses, theirs.losses));
      QCOMPARE(mine.step, theirs.step);
      QCOMPARE(mine.best, theirs.best);
    }
    if (after.checkpoints.empty()) return;  // killed in the last epoch, which ends without one
    QVERIFY(after.checkpoints.back().trainingState == whole.checkpoints.back().trainingState);
  }

  void patienceStopsAndTheBestIsKept() {
    TrainOptions options = quick(1000);
    options.patience = 3;
    Recorder recorder;
    TrainControl control;
    const auto model = make({{"learning-rate", 0.05}});
    const TrainResult result = run(*model, options, recorder, control);
    QVERIFY(result.reason == StopReason::Patience);
    QCOMPARE(result.epochs, result.bestEpoch + 3);
    QCOMPARE(QString::fromStdString(result.sentence.english()),
             QStringLiteral("No better NDCG@10 for 3 epochs."));
    QVERIFY(model->weights() == recorder.best);
    const auto best = std::max_element(
        recorder.epochs.begin(), recorder.epochs.end(),
        [](const auto& a, const auto& b) { return a.valid.at("ndcg@10") < b.valid.at("ndcg@10"); });
    QCOMPARE(best->valid.at("ndcg@10"), result.bestValue);
    QVERIFY(best->validHalf > 0);
  }

  void theLastEpochIsNamed() {
    Recorder recorder;
    TrainControl control;
    const auto model = make();
    const TrainResult result = run(*model, quick(2), recorder, control);
    QVERIFY(result.reason == StopReason::MaxEpochs);
    QCOMPARE(result.epochs, std::int64_t{2});
  }

  void aTinyTimeBudgetEndsTheFirstEpoch() {
    TrainOptions options = quick(100000);
    options.minutes = 1e-9;
    Recorder recorder;
    TrainControl control;
    const auto model = make();
    const TrainResult result = run(*model, options, recorder, control);
    QVERIFY(result.reason == StopReason::TimeBudget);
    QCOMPARE(recorder.steps.size(), std::size_t{1});
    QVERIFY(model->weights() == recorder.best);
  }

  void aHugeLearningRateDivergesAndKeepsTheLastGoodWeights_data() {
    QTest::addColumn<QString>("model");
    for (const ModelInfo& info : modelRegistry()) {
      if (info.defaultEpochs > 0 && info.schema->find("learning-rate") != nullptr) {
        QTest::newRow(info.key.c_str()) << QString::fromStdString(info.key);
      }
    }
  }
  void aHugeLearningRateDivergesAndKeepsTheLastGoodWeights() {
    QFETCH(QString, model);
    Recorder recorder;
    TrainControl control;
    const auto trained =
        findModel(model.toStdString())
            .create({{"learning-rate", 1e3}}, {.users = toyWorld().train->userCount(),
                                               .items = toyWorld().train->itemCount()});
    const TrainResult result = run(*trained, quick(50), recorder, control);
    QVERIFY(result.reason == StopReason::Diverged);
    const QString sentence = QString::fromStdString(result.sentence.english());
    QVERIFY2(sentence.contains(QStringLiteral("learning rate")), qPrintable(sentence));
    for (const auto& [name, tensor] : trained->weights()) {
      for (const float value : tensor.as<float>()) QVERIFY2(std::isfinite(value), name.c_str());
    }
    if (recorder.best.empty()) {  // within the first epoch: what training began with
      const auto fresh =
          findModel(model.toStdString())
              .create({{"learning-rate", 1e3}}, {.users = toyWorld().train->userCount(),
                                                 .items = toyWorld().train->itemCount()});
      capability<TrainsByStep>(*fresh)->begin({.train = toyWorld().train, .seed = 5});
      QVERIFY(trained->weights() == fresh->weights());
      return;
    }
    QVERIFY(trained->weights() == recorder.best);
  }

  void aWishStopsAndKeepsTheBest() {
    Recorder recorder;
    TrainControl control;
    recorder.eachStep = [&](const StepRecord& record) {
      if (record.step == 13) control.stopAndKeepBest();
    };
    const auto model = make();
    const TrainResult result = run(*model, quick(100), recorder, control);
    QVERIFY(result.reason == StopReason::UserKeepBest);
    QCOMPARE(recorder.steps.size(), std::size_t{13});
    QCOMPARE(result.epochs, std::int64_t{2});
    QVERIFY(model->weights() == recorder.best);
  }

  void aPauseStandsStillUntilResumed() {
    Recorder recorder;
    TrainControl control;
    std::jthread person;
    recorder.eachStep = [&](const StepRecord& record) {
      if (record.step != 3) return;
      control.pause();
      person = std::jthread([&control] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        control.resume();
      });
    };
    const auto model = make();
    const auto start = std::chrono::steady_clock::now();
    const TrainResult result = run(*model, quick(2), recorder, control);
    const double wall =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    QVERIFY(result.seconds < wall - 0.25);  // the pause is not counted
    QCOMPARE(recorder.steps.size(), std::size_t{10});
  }

  void cancelEndsAPause() {
    Recorder recorder;
    TrainControl control;
    std::stop_source source;
    std::jthread person;
    recorder.eachStep = [&](const StepRecord& record) {
      if (record.step != 2) return;
      control.pause();
      person = std::jthread([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        source.request_stop();
      });
    };
    const auto model = make();
    bool cancelled = false;
    try {
      run(*model, quick(2), recorder, control, std::nullopt, {}, source.get_token());
    } catch (const Cancelled&) {
      cancelled = true;
    }
    QVERIFY(cancelled);
  }

  void withoutValidationTheLastEpochCounts() {
    Split split = toyWorld();
    const std::vector<std::vector<Index>> none(split.train->userCount());
    split.valid.target = toy::matrix(none, split.train->itemCount());
    TrainOptions options = quick(3);
    options.patience = 1;
    Recorder recorder;
    TrainControl control;
    const auto model = make();
    const TrainResult result = run(*model, options, recorder, control, std::nullopt, {}, {}, split);
    QVERIFY(result.reason == StopReason::MaxEpochs);
    QCOMPARE(result.bestEpoch, std::int64_t{3});
    QVERIFY(recorder.epochs.back().valid.empty());
  }

  void validationCanBeSpared() {
    TrainOptions options = quick(7);
    options.validateEvery = 3;
    options.metric = "recall@20";
    Recorder recorder;
    TrainControl control;
    const auto model = make();
    run(*model, options, recorder, control);
    std::vector<std::int64_t> validated;
    for (const EpochRecord& record : recorder.epochs) {
      if (!record.valid.empty()) validated.push_back(record.epoch);
      if (!record.valid.empty()) QVERIFY(record.valid.contains("recall@20"));
    }
    QVERIFY(validated == std::vector<std::int64_t>({1, 3, 6, 7}));  // the first and last always
  }

  void aClosedFormIsFittedOnce() {
    Recorder recorder;
    TrainControl control;
    const auto model = findModel("ease").create(
        Json::object(), {.users = 240, .items = toyWorld().train->itemCount()});
    const TrainResult result = run(*model, quick(5), recorder, control);
    QVERIFY(result.reason == StopReason::Fitted);
    QCOMPARE(recorder.epochs.size(), std::size_t{1});
    QVERIFY(recorder.epochs.front().valid.at("ndcg@10") > 0);
    QVERIFY(recorder.epochs.front().best);
    QVERIFY(recorder.best.empty());  // what may be half the memory is not handed around
  }

  void nothingToLearnFromIsSaid() {
    Split split = toyWorld();
    const std::vector<std::vector<Index>> none(split.train->userCount());
    split.train = toy::matrix(none, split.train->itemCount());
    Recorder recorder;
    TrainControl control;
    const auto model = make();
    QVERIFY_EXCEPTION_THROWN(run(*model, quick(3), recorder, control, std::nullopt, {}, {}, split),
                             Error);
  }

  void optionsGoThereAndBack() {
    const Json defaults = trainOptionsSchema().defaults();
    QVERIFY(trainOptionsSchema().toJson(trainOptionsSchema().parse(defaults)) == defaults);
    for (const ParamSpec& spec : trainOptionsSchema().specs()) {
      QVERIFY2(spec.help.english().size() > 30, spec.key.c_str());
    }
    const TrainOptions options = defaultTrainOptions(findModel("mult-vae"));
    QCOMPARE(options.epochs, findModel("mult-vae").defaultEpochs);
  }

  void anEpochOfFewStepsIsTrainedMoreOften() {
    const auto optionsFor = [](const char* key, const Json& set, const DataShape& data) {
      const ModelInfo& info = findModel(key);
      return defaultTrainOptions(info, info.schema->complete(set), data);
    };
    const ModelInfo& info = findModel("mult-vae");
    const TrainOptions few = optionsFor("mult-vae", {{"batch", 500}}, {.users = 1000});
    QCOMPARE(few.epochs, 4 * info.defaultEpochs);  // 2 steps are a fourth of 8
    QCOMPARE(few.patience, 4 * info.defaultPatience);
    const TrainOptions one = optionsFor("mult-vae", {{"batch", 500}}, {.users = 3});
    QCOMPARE(one.epochs, 8 * info.defaultEpochs);
    for (const Index users : {4000U, 100000U}) {
      const TrainOptions many = optionsFor("mult-vae", {{"batch", 500}}, {.users = users});
      QCOMPARE(many.epochs, info.defaultEpochs);
      QCOMPARE(many.patience, info.defaultPatience);
    }
    // RecVAE visits everyone four times an epoch; pairwise models count interactions.
    QCOMPARE(optionsFor("recvae", {{"batch", 500}}, {.users = 1000}).epochs,
             findModel("recvae").defaultEpochs);
    QCOMPARE(optionsFor("bpr-mf", {{"batch", 512}}, {.users = 9, .interactions = 1000}).epochs,
             4 * findModel("bpr-mf").defaultEpochs);
    QCOMPARE(optionsFor("ease", Json::object(), {.users = 1}).epochs, TrainOptions().epochs);
  }

  void theNumericsAreNamed() {
    const std::string line = prepareNumerics(1);
    QVERIFY(line.find("BLAS") != std::string::npos);
    QVERIFY(line.find("1 threads") != std::string::npos);
    QVERIFY(prepareNumerics(1) == line);
  }
};

QTEST_GUILESS_MAIN(TestTrainingEngine)
#include "tst_TrainingEngine.moc"
