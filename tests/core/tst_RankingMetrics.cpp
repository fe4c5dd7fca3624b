// LABELS: unit
// DEPENDS: core_eval
// Accuracy metrics of one list against values worked out by hand.
#include <QtTest>
#include <cmath>
#include <map>
#include <set>

#include "core/eval/RankingMetrics.h"

using namespace tastescope;

class TestRankingMetrics : public QObject {
  Q_OBJECT

  /// Every metric of one list, by its key.
  static std::map<std::string, double> measured(std::vector<int> cutoffs,
                                                const std::vector<char>& hits,
                                                std::size_t targetSize) {
    const RankingMetrics ranking(std::move(cutoffs));
    std::vector<double> values(ranking.metrics().size(), -1.0);
    ranking.measure(hits, targetSize, values);
    std::map<std::string, double> named;
    for (std::size_t i = 0; i < values.size(); ++i) named[ranking.metrics()[i].key()] = values[i];
    return named;
  }

 private Q_SLOTS:
  void aListWithHitsAtTwoAndThree();
  void ndcgIsOneForAPerfectRanking();
  void aTargetLongerThanTheListSeparatesTheTwoRecalls();
  void aListWithoutHitsIsZeroEverywhere();
  void aShortListKeepsTheDivisorOfPrecision();
  void rankBiasedPrecisionFadesWithThePlace();
  void everyKindOfListIsMeasuredAtEveryCutoff();
};

void TestRankingMetrics::aListWithHitsAtTwoAndThree() {
  const auto values = measured({2, 4}, {0, 1, 1, 0}, 2);  // the target has 2 items, both found

  // k = 2: one hit at position 2.
  QCOMPARE(values.at("recall@2"), 0.5);         // 1 / 2
  QCOMPARE(values.at("recall-capped@2"), 0.5);  // 1 / min(2, 2)
  QCOMPARE(values.at("precision@2"), 0.5);      // 1 / 2
  QCOMPARE(values.at("mrr@2"), 0.5);            // 1 / 2
  QCOMPARE(values.at("hit@2"), 1.0);
  QCOMPARE(values.at("map@2"), 0.25);  // (1/2) / min(2, 2)
  // DCG = 1 / log2(3) = 0.63093; ideal = 1 + 0.63093; 0.63093 / 1.63093 = 0.386853
  QVERIFY(std::abs(values.at("ndcg@2") - 0.38685280723454163) < 1e-12);

  // k = 4: hits at 2 and 3.
  QCOMPARE(values.at("recall@4"), 1.0);
  QCOMPARE(values.at("precision@4"), 0.5);  // 2 / 4
  QCOMPARE(values.at("mrr@4"), 0.5);
  // (1/2 + 2/3) / min(4, 2) = 7/12
  QVERIFY(std::abs(values.at("map@4") - 7.0 / 12.0) < 1e-12);
  // DCG = 0.63093 + 1 / log2(4) = 1.13093; 1.13093 / 1.63093 = 0.693426
  QVERIFY(std::abs(values.at("ndcg@4") - 0.6934264036172708) < 1e-12);
}

void TestRankingMetrics::ndcgIsOneForAPerfectRanking() {
  const auto values = measured({3}, {1, 1, 0}, 2);
  QCOMPARE(values.at("ndcg@3"), 1.0);
  QCOMPARE(values.at("map@3"), 1.0);
}

void TestRankingMetrics::aTargetLongerThanTheListSeparatesTheTwoRecalls() {
  const auto values = measured({2}, {1, 1}, 8);
  QCOMPARE(values.at("recall@2"), 0.25);        // 2 / 8
  QCOMPARE(values.at("recall-capped@2"), 1.0);  // 2 / min(2, 8)
  QCOMPARE(values.at("map@2"), 1.0);            // (1 + 1) / min(2, 8)
  QCOMPARE(values.at("ndcg@2"), 1.0);
}

void TestRankingMetrics::aListWithoutHitsIsZeroEverywhere() {
  for (const auto& [name, value] : measured({1, 5}, {0, 0, 0, 0, 0}, 3))
    QVERIFY2(value == 0.0, name.c_str());
}

void TestRankingMetrics::aShortListKeepsTheDivisorOfPrecision() {
  // Two items were left to rank, one of them is right: precision@5 = 1/5, not 1/2.
  const auto values = measured({5}, {0, 1}, 1);
  QCOMPARE(values.at("precision@5"), 0.2);
  QCOMPARE(values.at("recall@5"), 1.0);
}

void TestRankingMetrics::rankBiasedPrecisionFadesWithThePlace() {
  // p = 0.8; hits at places 2 and 4 of five: 0.2 * (0.8^1 + 0.8^3) = 0.2 * 1.312 = 0.2624. Up to
  // k = 3 the second hit is out of sight: 0.2 * 0.8 = 0.16. The size of the target plays no part.
  for (const std::size_t targetSize : {2U, 9U}) {
    const auto values = measured({3, 5}, {0, 1, 0, 1, 0}, targetSize);
    QVERIFY(std::abs(values.at("rbp@3") - 0.16) < 1e-12);
    QVERIFY(std::abs(values.at("rbp@5") - 0.2624) < 1e-12);
  }
  // All five places right: 1 - 0.8^5 = 0.67232, the most a list of five can have.
  QVERIFY(std::abs(measured({5}, {1, 1, 1, 1, 1}, 5).at("rbp@5") - 0.67232) < 1e-12);
}

void TestRankingMetrics::everyKindOfListIsMeasuredAtEveryCutoff() {
  const RankingMetrics ranking({5, 20});
  std::set<std::string> keys;
  for (const Metric& metric : ranking.metrics()) keys.insert(metric.key());
  QCOMPARE(keys.size(), ranking.metrics().size());
  QVERIFY(keys.contains("recall-capped@20"));
  QVERIFY(keys.contains("rbp@5"));
  QVERIFY(!keys.contains("coverage@5"));  // of all lists together
}

QTEST_APPLESS_MAIN(TestRankingMetrics)
#include "tst_RankingMetrics.moc"
