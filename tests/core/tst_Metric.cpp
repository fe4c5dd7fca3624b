// LABELS: unit
// DEPENDS: core_eval
// Names of metrics: read, written and looked up in one table.
#include <QtTest>
#include <set>

#include "core/base/Error.h"
#include "core/eval/Metric.h"

using namespace tastescope;

class TestMetric : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aNameIsReadAndWritten() {
    for (const char* key : {"ndcg@10", "recall-capped@20", "diversity-attribute@5", "rbp@100"}) {
      const auto metric = Metric::parse(key);
      QVERIFY2(metric.has_value(), key);
      QCOMPARE(metric->key(), std::string(key));
    }
    QCOMPARE(Metric::parse("recall-capped@20")->cutoff(), 20);
    QCOMPARE(Metric("mrr", 7).key(), std::string("mrr@7"));
  }

  void whatIsNoMetricIsRefused() {
    for (const char* key : {"", "ndcg", "@10", "ndcg@", "ndcg@0", "ndcg@-3", "ndcg@10x", "ndcg@ten",
                            "NDCG@10", "loss@10", "ndcg@99999999999"}) {
      QVERIFY2(!Metric::parse(key), key);
      QVERIFY_EXCEPTION_THROWN(Metric::require(key), Error);
    }
    QVERIFY_EXCEPTION_THROWN(Metric("loss", 10), Error);
  }

  void theUsualOneIsNdcgAtTenOrAtTheFirstLength() {
    const auto usual = [](std::vector<int> cutoffs) { return usualMetric(cutoffs).key(); };
    QCOMPARE(usual({5, 10, 20}), std::string("ndcg@10"));
    QCOMPARE(usual({20, 5}), std::string("ndcg@20"));
    QCOMPARE(usual({}), std::string(kUsualMetric));
  }

  void everyRowCanBeShown() {
    std::set<std::string> keys;
    for (const MetricKind& kind : metricKinds()) {
      QVERIFY2(keys.insert(kind.key).second, kind.key.c_str());
      QVERIFY2(!kind.name.empty() && !kind.help.empty(), kind.key.c_str());
      QVERIFY2(kind.help.english().ends_with('.'), kind.key.c_str());
      const int ways = (kind.ofHits ? 1 : 0) + (kind.ofItems ? 1 : 0) + (kind.ofCounts ? 1 : 0);
      QVERIFY2(ways <= 1, kind.key.c_str());
      QCOMPARE(kind.measured(), ways == 1);
    }
    QCOMPARE(metricKinds().front().key, std::string("ndcg"));  // tables are sorted by the first
  }
};

QTEST_APPLESS_MAIN(TestMetric)
#include "tst_Metric.moc"
