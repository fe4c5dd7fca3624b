// LABELS: model
// DEPENDS: core_recommend
// The user-item conditional VAE and the VAE with side information.
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "StepTraining.h"
#include "core/models/SideFeatures.h"
#include "core/recommend/PosteriorSamples.h"

using namespace tastescope;

namespace {

const Json kPairs = {{"latent", 8}, {"hidden", 16}, {"batch", 25}, {"learning-rate", 0.02}};
const Json kSide = {{"latent", 8}, {"hidden", 32}, {"batch", 25}, {"learning-rate", 0.01}};

/// toy::world() with one more item for each of the four groups that nobody has.
Split worldWithColdItems() {
  const Split warm = toy::world(160);
  std::vector<std::vector<Index>> rows;
  for (Index user = 0; user < warm.train->userCount(); ++user) {
    const auto items = warm.train->row(user).items;
    rows.emplace_back(items.begin(), items.end());
  }
  Split split;
  split.train = toy::matrix(rows, 64);
  return split;
}

/// Items 0 to 59 in groups of 15, then one item of each group.
AttributeTable groupsOfItems() {
  AttributeTable table(64);
  AttributeColumn column{.name = "group", .type = AttributeType::Category};
  column.labels = {"a", "b", "c", "d"};
  for (Index item = 0; item < 60; ++item) column.codes.push_back(item / 15);
  for (Index group = 0; group < 4; ++group) column.codes.push_back(group);
  table.add(std::move(column));
  return table;
}

AttributeTable groupsOfUsers(Index users) {
  AttributeTable table(users);
  AttributeColumn column{.name = "club", .type = AttributeType::Category};
  column.labels = {"a", "b", "c", "d"};
  for (Index user = 0; user < users; ++user) column.codes.push_back(user % 4);
  table.add(std::move(column));
  return table;
}

}  // namespace

class TestConditionalVaes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstLossIsThatOfEvenOdds() {
    // Fresh logits are near 0, so every item costs about log 2.
    toy::StepTraining training("ui-cvae", kPairs, toy::world(100));
    training.steps->beginEpoch(1);
    const double loss = toy::named(training.steps->step(), "reconstruction");
    QVERIFY(std::abs(loss - 60 * std::log(2.0)) < 0.15 * 60 * std::log(2.0));
  }

  void usersAreKnownByName() {
    toy::StepTraining training("ui-cvae", kPairs, toy::world(100));
    training.epochs(80);
    double lead = 0;
    for (Index user = 0; user < 40; ++user) {
      lead += training.leadOf(user % 4, training.historyOf(user));
      // The history plays no part for a known user.
      QVERIFY(training.scores({user, {}}) == training.scores(training.historyOf(user)));
    }
    QVERIFY2(lead / 40 > 1, qPrintable(QString::number(lead / 40)));
  }

  void newUsersArePlacedByTheirItems() {
    Json config = kPairs;
    config["user-dropout"] = 0.5;
    toy::StepTraining training("ui-cvae", config, toy::world(100));
    training.epochs(150);
    const std::vector<Index> items{30, 31, 32, 33};  // of the third group
    const History history{kNoIndex, {.items = items, .values = {}, .times = {}}};
    QVERIFY(training.leadOf(2, history) > 0.5);
  }

  void drawsFromThePosteriorSpreadAroundTheScore() {
    toy::StepTraining training("ui-cvae", kPairs, toy::world(100));
    training.epochs(40);
    const auto* space = capability<HasUserLatent>(*training.model);
    QVERIFY(space != nullptr && space->hasVariance());
    const History history = training.historyOf(7);
    const PosteriorSamples samples(*space, 60, history, 400, 9);
    const std::vector<float> means = samples.means();
    const std::vector<float> scores = training.scores(history);
    const std::vector<Index> items{0, 20, 45};
    const auto ranges = samples.ranges(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
      // The decoder is linear, so the mean of many draws is the decoded mean.
      const double spread = double{ranges[i].high} - double{ranges[i].low};
      QVERIFY(spread > 0);
      QVERIFY(std::abs(double{means[items[i]]} - double{scores[items[i]]}) < 0.1 * spread);
      QVERIFY(ranges[i].low < scores[items[i]] && scores[items[i]] < ranges[i].high);
    }
  }

  void pairsResumeExactly() {
    QVERIFY(toy::resumesExactly("ui-cvae", kPairs, toy::world(60), 3, 3));
  }

  void featuresAreTheOnesWorkedOutByHand() {
    AttributeTable table(4);
    AttributeColumn tags{.name = "tags", .type = AttributeType::Tags};
    tags.labels = {"shared", "single", "also shared"};
    tags.codes = {0, 1, 2, 0, 2};
    tags.tagOffsets = {0, 3, 5, 5, 5};
    table.add(std::move(tags));
    AttributeColumn title{.name = "title", .type = AttributeType::Text};
    title.texts = {"a", "b", "c", "d"};
    table.add(std::move(title));
    const SideFeatures features = sideFeatures(&table, 4);
    QCOMPARE(features.count, std::int64_t{2});  // "single" and the titles are left out
    for (const std::int64_t row : {0, 1}) {
      QCOMPARE(features.rows.itemsOf(row).size(), std::size_t{2});
      for (const float value : features.rows.valuesOf(row)) {
        QVERIFY(std::abs(double{value} - std::sqrt(0.5)) < 1e-6);
      }
    }
    QVERIFY(features.rows.itemsOf(2).empty());
    nn::SparseBatch x;
    const std::vector<std::uint32_t> both{0, 1, 3};
    x.addRow(both);
    const nn::SparseBatch projected = projectOnto(x, features);
    QCOMPARE(projected.itemsOf(0).size(), std::size_t{2});
    QVERIFY(std::abs(double{projected.valuesOf(0)[0]} - std::sqrt(2.0)) < 1e-6);
  }

  void numbersFallIntoEquallyFilledRanges() {
    AttributeTable table(33);
    AttributeColumn ages{.name = "age", .type = AttributeType::Number};
    for (int age = 0; age < 32; ++age) ages.numbers.push_back(age * age);
    ages.numbers.push_back(std::nan(""));
    table.add(std::move(ages));
    const SideFeatures features = sideFeatures(&table, 33);
    QCOMPARE(features.count, std::int64_t{8});
    for (Index entity = 0; entity < 32; ++entity) {  // four to a range, in order
      QCOMPARE(features.rows.itemsOf(entity)[0], entity / 4);
    }
    QVERIFY(features.rows.itemsOf(32).empty());
  }

  void withoutATableThereAreNoFeatures() {
    const SideFeatures features = sideFeatures(nullptr, 3);
    QCOMPARE(features.count, std::int64_t{0});
    QCOMPARE(features.rows.rows(), std::int64_t{3});
  }

  void anItemNobodyHasIsRankedByItsAttributes() {
    const AttributeTable items = groupsOfItems();
    toy::StepTraining training("side-vae", kSide, worldWithColdItems(), nullptr, &items);
    training.epochs(60);
    int right = 0;
    for (Index user = 0; user < 40; ++user) {
      const std::vector<float> scores = training.scores(training.historyOf(user));
      const auto best = std::max_element(scores.begin() + 60, scores.end()) - scores.begin() - 60;
      right += best == user % 4 ? 1 : 0;
    }
    QVERIFY2(right >= 36, qPrintable(QString::number(right)));
  }

  void attributesOfAUserWithoutHistoryCount() {
    const AttributeTable users = groupsOfUsers(160);
    toy::StepTraining training("side-vae", kSide, worldWithColdItems(), &users, nullptr);
    training.epochs(60);
    for (Index user = 0; user < 4; ++user) {
      QVERIFY(training.leadOf(user % 4, {user, {}}) > 0.3);
    }
    // Somebody of whom nothing is known is served too, and alike.
    QVERIFY(training.scores({}) == training.scores({kNoIndex, {}}));
  }

  void withoutAttributesItStillLearns() {
    toy::StepTraining training("side-vae", kSide, toy::world(100));
    training.epochs(40);
    QVERIFY(training.leadOf(1, training.historyOf(1)) > 1);
  }

  void weightsOfOtherAttributesAreRefused() {
    const AttributeTable items = groupsOfItems();
    toy::StepTraining with("side-vae", kSide, worldWithColdItems(), nullptr, &items);
    toy::StepTraining without("side-vae", kSide, worldWithColdItems());
    QVERIFY_EXCEPTION_THROWN(without.model->setWeights(with.model->weights()), Error);
  }

  void sideInformationResumesExactly() {
    QVERIFY(toy::resumesExactly("side-vae", kSide, toy::world(60), 3, 3));
  }
};

QTEST_APPLESS_MAIN(TestConditionalVaes)
#include "tst_ConditionalVaes.moc"
