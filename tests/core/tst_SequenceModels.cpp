// LABELS: model
// DEPENDS: core_train
// Item transitions, SASRec and GRU4Rec: counts by hand, what the order changes, every loss, exact
// resume, and scores that do not depend on who is scored beside whom.
#include <QtTest>
#include <cmath>

#include "ToyData.h"
#include "core/eval/Evaluate.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

constexpr Index kItems = 24;

/// Everybody walks around the circle of items one by one, from anywhere: the next item is certain,
/// and popularity knows nothing.
Split circle() {
  std::vector<std::vector<Index>> train, valid, test, shown;
  for (Index user = 0; user < 96; ++user) {
    std::vector<Index> walk;
    for (Index step = 0; step < 3 + user % 7; ++step) walk.push_back((user + step) % kItems);
    const Index end = user + 3 + user % 7;
    train.push_back(walk);
    valid.push_back({end % kItems});
    walk.push_back(end % kItems);
    shown.push_back(walk);
    test.push_back({(end + 1) % kItems});
  }
  Split split;
  split.train = toy::matrix(train, kItems);
  split.valid = {split.train, split.train, toy::matrix(valid, kItems)};
  const auto all = toy::matrix(shown, kItems);
  split.test = {all, all, toy::matrix(test, kItems)};
  return split;
}

std::unique_ptr<Recommender> make(const std::string& key, const Json& config) {
  return findModel(key).create(config, {.users = 96, .items = kItems});
}

std::vector<float> scoresOf(const Recommender& model, const std::vector<Index>& items) {
  const std::vector<float> values(items.size(), 1.0F);
  const History history{kNoIndex, {items, values, {}}};
  std::vector<float> scores(model.itemCount());
  model.score(std::span(&history, 1), scores);
  return scores;
}

void train(Recommender& model, const Split& split, std::int64_t epochs) {
  auto& steps = *capability<TrainsByStep>(model);
  steps.begin({.train = split.train, .seed = 3});
  for (std::int64_t epoch = 1; epoch <= epochs; ++epoch) {
    steps.beginEpoch(epoch);
    for (std::int64_t i = 0; i < steps.stepsPerEpoch(); ++i) steps.step();
  }
}

double hitAtOne(const Recommender& model, const Split& split, std::size_t batch = 64) {
  EvaluationOptions options;
  options.cutoffs = {1};
  options.batch = batch;
  Progress progress;
  return evaluateRanking(split.test, *split.train, scoreFromHistories(model, split.test.input),
                         options, progress, {})
      .metrics.at("hit@1");
}

Json quick(const Json& extra = Json::object()) {
  Json config{{"width", 16},    {"length", 6},           {"batch", 16},
              {"dropout", 0.0}, {"learning-rate", 0.01}, {"negatives", 12}};
  config.update(extra);
  return config;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-5; }

}  // namespace

class TestSequenceModels : public QObject {
  Q_OBJECT

 private:
  static void eachLoss() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("loss");
    for (const char* model : {"sasrec", "gru4rec"}) {
      for (const ParamChoice& loss : findModel(model).schema->find("loss")->choices) {
        QTest::addRow("%s %s", model, loss.key.c_str())
            << QString::fromLatin1(model) << QString::fromStdString(loss.key);
      }
    }
  }

 private Q_SLOTS:
  void initTestCase() { prepareNumerics(1); }

  void transitionsAreCountedWithDecay() {
    // Histories 0 1 2 and 1 2; popularity 1, 2, 2. c(0,1) = 1, c(0,2) = 0.5, c(1,2) = 2.
    const auto data = toy::matrix({{0, 1, 2}, {1, 2}}, 3);
    const auto model = findModel("item-transitions")
                           .create({{"decay", 0.5}, {"damping", 0.5}}, {.users = 2, .items = 3});
    Progress progress;
    capability<ClosedForm>(*model)->fit({.train = data}, progress, {});
    const double damp = std::sqrt(2.0);
    const auto zero = scoresOf(*model, {0});
    QVERIFY(near(zero[0], 0) && near(zero[1], 1 / damp) && near(zero[2], 0.5 / damp));
    const auto both = scoresOf(*model, {0, 1});  // 1 is the latest, 0 counts half
    QVERIFY(near(both[1], 0.5 / damp) && near(both[2], 2 / damp + 0.25 / damp));
    const auto reversed = scoresOf(*model, {1, 0});
    QVERIFY(near(reversed[2], 0.5 / damp + 1 / damp));
  }

  void theWindowEndsAndWeakSuccessorsAreDropped() {
    const auto data = toy::matrix({{0, 1, 2, 3}, {0, 1}}, 4);
    const auto fitted = [&data](const Json& config) {
      auto model = findModel("item-transitions").create(config, {.users = 2, .items = 4});
      Progress progress;
      capability<ClosedForm>(*model)->fit({.train = data}, progress, {});
      return model;
    };
    const auto narrow = scoresOf(*fitted({{"window", 2}}), {0});
    QVERIFY(narrow[2] > 0 && narrow[3] == 0);
    const auto one = scoresOf(*fitted({{"successors", 1}, {"damping", 0.0}}), {0});
    QVERIFY(one[1] > 0 && one[2] == 0 && one[3] == 0);
  }

  void everyLossLearnsTheOrder_data() { eachLoss(); }
  void everyLossLearnsTheOrder() {
    QFETCH(QString, model);
    QFETCH(QString, loss);
    const Split split = circle();
    const auto made = make(model.toStdString(), quick({{"loss", loss.toStdString()}}));
    train(*made, split, 60);
    const double hit = hitAtOne(*made, split);
    QVERIFY2(hit > 0.8, qPrintable(QString::number(hit)));
  }

  void negativesFromTheBatchLearnToo() {
    const Split split = circle();
    for (const char* loss : {"sampled", "bpr-max"}) {
      const auto made = make("gru4rec", quick({{"loss", loss}, {"negative-source", "batch"}}));
      train(*made, split, 60);
      QVERIFY(hitAtOne(*made, split) > 0.8);
    }
  }

  void theFirstLossIsThatOfAUniformGuess() {
    for (const char* key : {"sasrec", "gru4rec"}) {
      const Split split = circle();
      const auto model = make(key, quick());
      auto& steps = *capability<TrainsByStep>(*model);
      steps.begin({.train = split.train, .seed = 3});
      steps.beginEpoch(1);
      const double loss = steps.step().front().value;
      QVERIFY2(std::abs(loss - std::log(24.0)) < 0.15, qPrintable(QString::number(loss)));
    }
  }

  void onlyTheNewestItemsAreRead() {
    for (const char* key : {"sasrec", "gru4rec"}) {
      const auto model = make(key, quick());  // reads 6 items
      train(*model, circle(), 2);
      const auto recent = scoresOf(*model, {1, 2, 3, 4, 5, 6});
      QVERIFY(scoresOf(*model, {9, 8, 1, 2, 3, 4, 5, 6}) == recent);
      QVERIFY(scoresOf(*model, {2, 1, 3, 4, 5, 6}) != recent);
    }
  }

  void scoresDoNotDependOnTheBatch() {
    const Split split = circle();
    for (const char* key : {"sasrec", "gru4rec", "item-transitions"}) {
      const auto model = make(key, key == std::string("item-transitions") ? Json() : quick());
      if (auto* closed = capability<ClosedForm>(*model)) {
        Progress progress;
        closed->fit({.train = split.train}, progress, {});
      } else {
        train(*model, split, 3);
      }
      std::vector<History> batch;
      for (Index user = 0; user < 96; ++user) batch.push_back({user, split.test.input->row(user)});
      std::vector<float> together(96 * kItems);
      model->score(batch, together);
      for (Index user = 0; user < 96; ++user) {
        std::vector<float> alone(kItems);
        model->score(std::span(batch).subspan(user, 1), alone);
        for (Index i = 0; i < kItems; ++i) {
          QVERIFY(std::abs(alone[i] - together[user * kItems + i]) < 1e-5F);
        }
      }
      const double one = hitAtOne(*model, split, 1);
      for (const std::size_t size : {7, 96}) QCOMPARE(hitAtOne(*model, split, size), one);
    }
  }

  void resumingIsExact_data() { eachLoss(); }
  void resumingIsExact() {
    QFETCH(QString, model);
    QFETCH(QString, loss);
    const Split split = circle();
    const Json config = quick({{"loss", loss.toStdString()}, {"dropout", 0.3}});
    const auto run = [&](Recommender& made, std::int64_t first, std::int64_t last) {
      auto& steps = *capability<TrainsByStep>(made);
      for (std::int64_t epoch = first; epoch <= last; ++epoch) {
        steps.beginEpoch(epoch);
        for (std::int64_t i = 0; i < steps.stepsPerEpoch(); ++i) steps.step();
      }
    };
    const TrainingData data{.train = split.train, .seed = 5};
    const auto whole = make(model.toStdString(), config);
    capability<TrainsByStep>(*whole)->begin(data);
    run(*whole, 1, 2);
    const TensorMap weights = whole->weights();
    const TensorMap state = capability<TrainsByStep>(*whole)->trainingState();
    run(*whole, 3, 4);
    const auto resumed = make(model.toStdString(), config);
    auto& steps = *capability<TrainsByStep>(*resumed);
    steps.begin(data);
    resumed->setWeights(weights);
    steps.restoreTrainingState(state);
    run(*resumed, 3, 4);
    QVERIFY(resumed->weights() == whole->weights());
  }

  void headsMustDivideTheWidth() {
    const auto issues = findModel("sasrec").schema->validate({{"width", 103}, {"heads", 2}});
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues.front().concerns("width") && issues.front().concerns("heads"));
    QVERIFY_EXCEPTION_THROWN(make("sasrec", quick({{"heads", 3}})), Error);
    const Split split = circle();
    const auto model = make("sasrec", quick({{"heads", 4}, {"layers", 3}, {"expansion", 2}}));
    train(*model, split, 40);
    QVERIFY(hitAtOne(*model, split) > 0.8);
  }
};

QTEST_GUILESS_MAIN(TestSequenceModels)
#include "tst_SequenceModels.moc"
