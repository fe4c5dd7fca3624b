// LABELS: unit
// DEPENDS: core_eval
// Accuracy metrics of one list against values worked out by hand.
#include <QtTest>
#include <cmath>

#include "core/eval/RankingMetrics.h"

using namespace tastescope;

class TestRankingMetrics : public QObject {
  Q_OBJECT

  static double at(const std::vector<double>& values, std::size_t cutoff, RankingMetric metric) {
    return values[cutoff * kRankingMetricCount + static_cast<std::size_t>(metric)];
  }

 private Q_SLOTS:
  void aListWithHitsAtTwoAndThree();
  void ndcgIsOneForAPerfectRanking();
  void aTargetLongerThanTheListSeparatesTheTwoRecalls();
  void aListWithoutHitsIsZeroEverywhere();
  void aShortListKeepsTheDivisorOfPrecision();
  void namesCarryTheCutoff();
};

void TestRankingMetrics::aListWithHitsAtTwoAndThree() {
  const RankingMetrics metrics({2, 4});
  std::vector<double> values(metrics.size());
  const std::vector<char> hits{0, 1, 1, 0};
  metrics.measure(hits, 2, values);  // the target has 2 items, both found

  // k = 2: one hit at position 2.
  QCOMPARE(at(values, 0, RankingMetric::Recall), 0.5);        // 1 / 2
  QCOMPARE(at(values, 0, RankingMetric::RecallCapped), 0.5);  // 1 / min(2, 2)
  QCOMPARE(at(values, 0, RankingMetric::Precision), 0.5);     // 1 / 2
  QCOMPARE(at(values, 0, RankingMetric::Mrr), 0.5);           // 1 / 2
  QCOMPARE(at(values, 0, RankingMetric::Hit), 1.0);
  QCOMPARE(at(values, 0, RankingMetric::Map), 0.25);  // (1/2) / min(2, 2)
  // DCG = 1 / log2(3) = 0.63093; ideal = 1 + 0.63093; 0.63093 / 1.63093 = 0.386853
  QVERIFY(std::abs(at(values, 0, RankingMetric::Ndcg) - 0.38685280723454163) < 1e-12);

  // k = 4: hits at 2 and 3.
  QCOMPARE(at(values, 1, RankingMetric::Recall), 1.0);
  QCOMPARE(at(values, 1, RankingMetric::Precision), 0.5);  // 2 / 4
  QCOMPARE(at(values, 1, RankingMetric::Mrr), 0.5);
  // (1/2 + 2/3) / min(4, 2) = 7/12
  QVERIFY(std::abs(at(values, 1, RankingMetric::Map) - 7.0 / 12.0) < 1e-12);
  // DCG = 0.63093 + 1 / log2(4) = 1.13093; 1.13093 / 1.63093 = 0.693426
  QVERIFY(std::abs(at(values, 1, RankingMetric::Ndcg) - 0.6934264036172708) < 1e-12);
}

void TestRankingMetrics::ndcgIsOneForAPerfectRanking() {
  const RankingMetrics metrics({3});
  std::vector<double> values(metrics.size());
  metrics.measure(std::vector<char>{1, 1, 0}, 2, values);
  QCOMPARE(at(values, 0, RankingMetric::Ndcg), 1.0);
  QCOMPARE(at(values, 0, RankingMetric::Map), 1.0);
}

void TestRankingMetrics::aTargetLongerThanTheListSeparatesTheTwoRecalls() {
  const RankingMetrics metrics({2});
  std::vector<double> values(metrics.size());
  metrics.measure(std::vector<char>{1, 1}, 8, values);
  QCOMPARE(at(values, 0, RankingMetric::Recall), 0.25);       // 2 / 8
  QCOMPARE(at(values, 0, RankingMetric::RecallCapped), 1.0);  // 2 / min(2, 8)
  QCOMPARE(at(values, 0, RankingMetric::Map), 1.0);           // (1 + 1) / min(2, 8)
  QCOMPARE(at(values, 0, RankingMetric::Ndcg), 1.0);
}

void TestRankingMetrics::aListWithoutHitsIsZeroEverywhere() {
  const RankingMetrics metrics({1, 5});
  std::vector<double> values(metrics.size(), -1.0);
  metrics.measure(std::vector<char>{0, 0, 0, 0, 0}, 3, values);
  for (const double value : values) QCOMPARE(value, 0.0);
}

void TestRankingMetrics::aShortListKeepsTheDivisorOfPrecision() {
  // Two items were left to rank, one of them is right: precision@5 = 1/5, not 1/2.
  const RankingMetrics metrics({5});
  std::vector<double> values(metrics.size());
  metrics.measure(std::vector<char>{0, 1}, 1, values);
  QCOMPARE(at(values, 0, RankingMetric::Precision), 0.2);
  QCOMPARE(at(values, 0, RankingMetric::Recall), 1.0);
}

void TestRankingMetrics::namesCarryTheCutoff() {
  QCOMPARE(metricName(rankingMetricNames()[1], 20), std::string("recall-capped@20"));
}

QTEST_APPLESS_MAIN(TestRankingMetrics)
#include "tst_RankingMetrics.moc"
