// LABELS: model
// DEPENDS: core_train
// Every model of the registry under what a project may ask of it: an interrupted training, side
// information, lists longer than the catalogue, any evaluation batch.
#include <QtTest>
#include <cmath>

#include "StepTraining.h"
#include "core/eval/Evaluate.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;

namespace {

constexpr Index kItemsInGroup = 15;

const Split& toyWorld() {
  static const Split split = toy::world();
  return split;
}

/// A label, a number with gaps, and tags for `count` entities, some of them without any.
AttributeTable allKindsOfAttributes(Index count) {
  AttributeTable table(count);
  AttributeColumn label{
      .name = "kind", .type = AttributeType::Category, .labels = {"a", "b", "c", "d"}};
  AttributeColumn number{.name = "size", .type = AttributeType::Number};
  AttributeColumn tags{.name = "tags", .type = AttributeType::Tags, .labels = {"x", "y"}};
  tags.tagOffsets.push_back(0);
  for (Index entity = 0; entity < count; ++entity) {
    label.codes.push_back(entity % 7 == 6 ? kNoIndex : entity / kItemsInGroup % 4);
    number.numbers.push_back(entity % 5 == 4 ? std::nan("") : static_cast<double>(entity));
    for (Index tag = 0; tag < entity % 3; ++tag) tags.codes.push_back(tag);
    tags.tagOffsets.push_back(tags.codes.size());
  }
  table.add(std::move(label));
  table.add(std::move(number));
  table.add(std::move(tags));
  return table;
}

struct Sides {
  const AttributeTable* users = nullptr;
  const AttributeTable* items = nullptr;
};

std::unique_ptr<Recommender> trained(const ModelInfo& info, const Split& split, std::int64_t epochs,
                                     const Sides& sides = {}) {
  auto model = info.create(Json::object(), {.users = split.train->userCount(),
                                            .items = split.train->itemCount(),
                                            .userAttributes = sides.users,
                                            .itemAttributes = sides.items});
  TrainOptions options = defaultTrainOptions(info);
  options.epochs = epochs;
  options.patience = 0;
  options.threads = 1;
  TrainObserver observer;
  TrainControl control;
  Progress progress;
  TrainingEngine engine(*model, options);
  engine.run({.train = split.train,
              .userAttributes = sides.users,
              .itemAttributes = sides.items,
              .seed = 11},
             split, std::nullopt, {}, observer, control, progress, {});
  return model;
}

EvaluationResult evaluated(const Recommender& model, const Split& split,
                           const EvaluationOptions& options) {
  Progress progress;
  return evaluateRanking(split.test, *split.train, scoreFromHistories(model, split.test.input),
                         options, progress, {});
}

}  // namespace

class TestEveryModel : public QObject {
  Q_OBJECT

 private:
  void eachModel(bool onlyStepModels = false) {
    QTest::addColumn<QString>("key");
    for (const ModelInfo& info : modelRegistry()) {
      if (onlyStepModels && !capabilitiesOf(info).trainsByStep) continue;
      QTest::newRow(info.key.c_str()) << QString::fromStdString(info.key);
    }
  }
  static const ModelInfo& current() {
    QFETCH(QString, key);
    return findModel(key.toStdString());
  }

 private Q_SLOTS:
  void anInterruptedTrainingEndsWithTheSameWeights_data() { eachModel(true); }
  void anInterruptedTrainingEndsWithTheSameWeights() {
    const ModelInfo& info = current();
    QVERIFY(toy::resumesExactly(info.key, Json::object(), toyWorld(), 2, 2));
  }

  void sideInformationIsServed_data() { eachModel(); }
  void sideInformationIsServed() {
    const Split& split = toyWorld();
    const AttributeTable users = allKindsOfAttributes(split.train->userCount());
    const AttributeTable items = allKindsOfAttributes(split.train->itemCount());
    for (const Sides& sides : {Sides{&users, &items}, Sides{nullptr, &items}, Sides{&users}}) {
      const auto model = trained(current(), split, 3, sides);
      const EvaluationResult result = evaluated(*model, split, {});
      QCOMPARE(result.evaluatedUsers, split.train->userCount());
      const auto copy = current().create(Json::object(), {.users = split.train->userCount(),
                                                          .items = split.train->itemCount(),
                                                          .userAttributes = sides.users,
                                                          .itemAttributes = sides.items});
      copy->setWeights(model->weights());
      QVERIFY(evaluated(*copy, split, {}).metrics == result.metrics);
    }
  }

  void aListLongerThanTheCatalogueHoldsWhatIsLeft_data() { eachModel(); }
  void aListLongerThanTheCatalogueHoldsWhatIsLeft() {
    Split split;
    split.train = toy::matrix({{0, 1}, {2}, {}}, 3);
    split.valid = {split.train, split.train, toy::matrix({{2}, {0}, {1}}, 3)};
    split.test = split.valid;
    const auto model = trained(current(), split, 2);
    const EvaluationResult result = evaluated(*model, split, {.cutoffs = {50}, .keepLists = true});
    // The first has two of three items already, the second one, the third none.
    QCOMPARE(result.lists[0].items.size(), std::size_t{1});
    QCOMPARE(result.lists[1].items.size(), std::size_t{2});
    QCOMPARE(result.lists[2].items.size(), std::size_t{3});
    QCOMPARE(result.metrics.at("hit@50"), 1.0);
  }

  void metricsDoNotDependOnBatchOrThreads_data() { eachModel(); }
  void metricsDoNotDependOnBatchOrThreads() {
    const Split& split = toyWorld();
    const auto model = trained(current(), split, 2);
    const EvaluationResult one =
        evaluated(*model, split, {.cutoffs = {5, 20}, .threads = 1, .batch = 1});
    for (const auto& [batch, threads] :
         {std::pair{7UL, 2U}, std::pair{64UL, 3U}, std::pair{999UL, 1U}}) {
      const EvaluationResult other =
          evaluated(*model, split, {.cutoffs = {5, 20}, .threads = threads, .batch = batch});
      for (const auto& [name, value] : one.metrics) {
        QVERIFY2(std::abs(value - other.metrics.at(name)) < 1e-9,
                 (name + " with batches of " + std::to_string(batch)).c_str());
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestEveryModel)
#include "tst_EveryModel.moc"
