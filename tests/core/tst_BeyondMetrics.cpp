// LABELS: unit
// DEPENDS: core_eval
// Diversity, popularity lift and calibration of lists, and the labels behind them, worked out by
// hand.
#include <QtTest>
#include <cmath>
#include <limits>

#include "core/eval/Calibration.h"
#include "core/eval/ListDiversity.h"
#include "core/eval/PopularityLift.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

namespace {

using Strings = std::vector<std::string>;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

AttributeColumn tags(Strings labels, const std::vector<std::vector<Index>>& rows) {
  AttributeColumn column{.name = "tags", .type = AttributeType::Tags, .tagOffsets = {0}};
  column.labels = std::move(labels);
  for (const auto& row : rows) {
    column.codes.insert(column.codes.end(), row.begin(), row.end());
    column.tagOffsets.push_back(column.codes.size());
  }
  return column;
}

AttributeColumn numbers(std::vector<double> values) {
  AttributeColumn column{.name = "price", .type = AttributeType::Number};
  column.numbers = std::move(values);
  return column;
}

RankedList list(Index user, std::vector<Index> items) { return {user, std::move(items), {}, {}}; }

std::vector<double> diversity(const std::vector<RankedList>& lists, std::size_t k,
                              const ItemSimilarity& similarity) {
  return listDiversity(lists, k, similarity, 1, {});
}

std::vector<Index> labelsOfEntity(const EntityLabels& labels, Index entity) {
  const auto own = labels.of(entity);
  return {own.begin(), own.end()};
}

bool near(double value, double expected) { return std::abs(value - expected) < 1e-12; }

}  // namespace

class TestBeyondMetrics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void categoriesAndTagsKeepTheirLabels();
  void fewNumbersAreLabelsOfTheirOwn();
  void manyNumbersFallIntoFiveBands();
  void textAndAColumnOfOneLabelAreNotSuitable();
  void categoriesComeBeforeNumbers();
  void diversityByTagsIsJaccard();
  void diversityByCategoryIsTheShareOfUnequalPairs();
  void diversityByVectorsIsOneMinusCosine();
  void diversityByCoOccurrenceIsOneMinusTheCosineOfColumns();
  void diversityDoesNotDependOnThreads();
  void liftComparesTheMeansOfUsers();
  void liftNeedsAHistoryWithPopularity();
  void calibrationIsStecksSmoothedKl();
  void calibrationSharesAreMeansOverUsers();
};

void TestBeyondMetrics::categoriesAndTagsKeepTheirLabels() {
  AttributeColumn category{.name = "kind", .type = AttributeType::Category};
  category.labels = {"red", "blue"};
  category.codes = {1, kNoIndex, 0};
  const EntityLabels kinds = labelsOf(category).value();
  QCOMPARE(labelsOfEntity(kinds, 0), (std::vector<Index>{1}));
  QVERIFY(labelsOfEntity(kinds, 1).empty());
  QCOMPARE(kinds.names, (Strings{"red", "blue"}));
  // A tag that stands twice counts once, and order does not matter.
  const EntityLabels own = labelsOf(tags({"a", "b", "c"}, {{2, 0, 2}, {}})).value();
  QCOMPARE(labelsOfEntity(own, 0), (std::vector<Index>{0, 2}));
  QVERIFY(labelsOfEntity(own, 1).empty());
}

void TestBeyondMetrics::fewNumbersAreLabelsOfTheirOwn() {
  const EntityLabels labels = labelsOf(numbers({2, 0.5, kMissing, 2})).value();
  QCOMPARE(labels.names, (Strings{"0.5", "2"}));
  QCOMPARE(labelsOfEntity(labels, 0), (std::vector<Index>{1}));
  QCOMPARE(labelsOfEntity(labels, 1), (std::vector<Index>{0}));
  QVERIFY(labelsOfEntity(labels, 2).empty());
}

void TestBeyondMetrics::manyNumbersFallIntoFiveBands() {
  // 1 to 10 in fives: two each.
  const EntityLabels labels = labelsOf(numbers({10, 9, 8, 7, 6, 5, 4, 3, 2, 1})).value();
  QCOMPARE(labels.names, (Strings{"1–2", "3–4", "5–6", "7–8", "9–10"}));
  QVERIFY(labels.ordered);
  QCOMPARE(labelsOfEntity(labels, 0), (std::vector<Index>{4}));
  QCOMPARE(labelsOfEntity(labels, 7), (std::vector<Index>{1}));
  QCOMPARE(labelsOfEntity(labels, 9), (std::vector<Index>{0}));
}

void TestBeyondMetrics::textAndAColumnOfOneLabelAreNotSuitable() {
  AttributeColumn text{.name = "title", .type = AttributeType::Text};
  text.texts = {"one", "two"};
  QVERIFY(!labelsOf(text).has_value());
  QVERIFY(!labelsOf(numbers({3, 3, kMissing})).has_value());
  QVERIFY(!labelsOf(numbers({kMissing})).has_value());
}

void TestBeyondMetrics::categoriesComeBeforeNumbers() {
  AttributeTable table(2);
  table.add(numbers({1, 2}));
  table.add(tags({"a", "b"}, {{0}, {1}}));
  QCOMPARE(labelledAttributes(table), (Strings{"tags", "price"}));
}

void TestBeyondMetrics::diversityByTagsIsJaccard() {
  const EntityLabels labels = labelsOf(tags({"a", "b", "c"}, {{0, 1}, {1, 2}, {}, {0, 1}})).value();
  const LabelSimilarity similarity(labels);
  // {a,b} and {b,c} share one of three, {a,b} and {a,b} all: (2/3 + 0 + 2/3) / 3. Item 2 has no
  // tags: its pairs are left out, and a list of nothing else has no value.
  const auto values = diversity(
      {list(0, {0, 1, 3}), list(1, {0, 1, 2, 3}), list(2, {0, 2}), list(3, {1})}, 10, similarity);
  QVERIFY(near(values[0], 4.0 / 9));
  QVERIFY(near(values[1], 4.0 / 9));
  QVERIFY(std::isnan(values[2]));
  QVERIFY(std::isnan(values[3]));
  QVERIFY(near(meanOfKnown(values).mean, 4.0 / 9));
  // Up to place 2 only the pair {a,b}, {b,c} is left.
  QVERIFY(near(diversity({list(0, {0, 1, 3})}, 2, similarity)[0], 2.0 / 3));
}

void TestBeyondMetrics::diversityByCategoryIsTheShareOfUnequalPairs() {
  AttributeColumn category{.name = "kind", .type = AttributeType::Category};
  category.labels = {"red", "blue"};
  category.codes = {0, 0, 1};
  const EntityLabels labels = labelsOf(category).value();
  QVERIFY(near(diversity({list(0, {0, 1, 2})}, 3, LabelSimilarity(labels))[0], 2.0 / 3));
}

void TestBeyondMetrics::diversityByVectorsIsOneMinusCosine() {
  HostTensor vectors = HostTensor::zeros(ElementType::Float32, {5, 2});
  const std::vector<float> rows{1, 0, 2, 0, 0, 3, -1, 0, 0, 0};
  std::copy(rows.begin(), rows.end(), vectors.as<float>().begin());
  const VectorSimilarity similarity(vectors);
  // Same direction 0, right angles 1 and 1; opposite 2; a vector of zeros is like nothing.
  const auto values =
      diversity({list(0, {0, 1, 2}), list(1, {0, 3}), list(2, {0, 4})}, 10, similarity);
  QVERIFY(near(values[0], 2.0 / 3));
  QVERIFY(near(values[1], 2.0));
  QVERIFY(near(values[2], 1.0));
}

void TestBeyondMetrics::diversityByCoOccurrenceIsOneMinusTheCosineOfColumns() {
  // Item 0 has four users, item 1 two, item 2 one, item 3 none; 0 and 1 share two, 0 and 2 one.
  const auto train = test::matrix({{0, 1}, {0, 1}, {0, 2}, {0}}, 4);
  const auto values =
      diversity({list(0, {0, 1, 2}), list(1, {0, 3})}, 10, ColumnSimilarity(*train));
  QVERIFY(near(values[0], ((1 - 2 / std::sqrt(8.0)) + (1 - 0.5) + 1) / 3));
  QVERIFY(near(values[1], 1.0));
}

void TestBeyondMetrics::diversityDoesNotDependOnThreads() {
  const auto train = test::matrix({{0, 1}, {1, 2}, {0, 2, 3}, {3}}, 4);
  std::vector<RankedList> lists;
  for (Index user = 0; user < 1000; ++user)
    lists.push_back(list(user, {user % 4, (user + 1) % 4, (user * 7 + 2) % 4}));
  const ColumnSimilarity similarity(*train);
  QCOMPARE(listDiversity(lists, 3, similarity, 1, {}), listDiversity(lists, 3, similarity, 2, {}));
}

void TestBeyondMetrics::liftComparesTheMeansOfUsers() {
  const std::vector<std::uint32_t> entries{10, 4, 2};
  const auto histories = test::matrix({{1, 2}, {2}, {}}, 3);
  // Histories: 3 and 2, mean 2.5. Lists up to 2: 7 and 10, mean 8.5. User 2 has no history.
  const auto lift =
      popularityLift(std::vector<RankedList>{list(0, {0, 1, 2}), list(1, {0}), list(2, {0})}, 2,
                     *histories, entries)
          .value();
  QVERIFY(near(lift.history, 2.5));
  QVERIFY(near(lift.lists, 8.5));
  QVERIFY(near(lift.lift, 2.4));
}

void TestBeyondMetrics::liftNeedsAHistoryWithPopularity() {
  const auto histories = test::matrix({{0}, {}}, 2);
  const std::vector<std::uint32_t> entries{0, 5};
  QVERIFY(!popularityLift(std::vector<RankedList>{list(0, {1})}, 1, *histories, entries));
  QVERIFY(!popularityLift(std::vector<RankedList>{list(1, {1})}, 1, *histories, entries));
}

void TestBeyondMetrics::calibrationIsStecksSmoothedKl() {
  const EntityLabels labels = labelsOf(tags({"A", "B"}, {{0}, {0}, {1}, {0, 1}, {}})).value();
  const auto histories = test::matrix({{0, 2, 4}, {3}, {4}, {0}, {0}}, 5);
  const Calibration measured =
      calibration(std::vector<RankedList>{list(0, {0, 1}), list(1, {3}), list(2, {0}), list(3, {2}),
                                          list(4, {4})},
                  2, *histories, labels);
  // p = (1/2, 1/2), q = (1, 0), q~ = (0.99 + 0.005, 0.005).
  const double expected = 0.5 * std::log(0.5 / 0.995) + 0.5 * std::log(0.5 / 0.005);
  QVERIFY(near(measured.perUser[0], expected));
  QVERIFY(std::abs(expected - 1.958518) < 1e-6);
  QVERIFY(near(measured.perUser[1], 0));                // a list of just the shares of the history
  QVERIFY(std::isnan(measured.perUser[2]));             // nothing labelled in the history
  QVERIFY(near(measured.perUser[3], std::log(100.0)));  // nothing in common: -ln 0.01
  QVERIFY(std::isnan(measured.perUser[4]));             // nothing labelled in the list
}

void TestBeyondMetrics::calibrationSharesAreMeansOverUsers() {
  const EntityLabels labels = labelsOf(tags({"A", "B"}, {{0}, {1}, {0, 1}})).value();
  const auto histories = test::matrix({{0, 0, 0, 1}, {2}}, 3);
  const Calibration measured =
      calibration(std::vector<RankedList>{list(0, {0, 1}), list(1, {1})}, 10, *histories, labels);
  // Histories (3/4, 1/4) and (1/2, 1/2); lists (1/2, 1/2) and (0, 1).
  QVERIFY(near(measured.history[0], 0.625));
  QVERIFY(near(measured.history[1], 0.375));
  QVERIFY(near(measured.lists[0], 0.25));
  QVERIFY(near(measured.lists[1], 0.75));
}

QTEST_GUILESS_MAIN(TestBeyondMetrics)
#include "tst_BeyondMetrics.moc"
