// DEPENDS: core_eval nlohmann_json::nlohmann_json
// Paired tests by hand and against scipy's values.
#include <QtTest>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/eval/Significance.h"

using namespace tastescope;
using Values = std::vector<double>;

class SignificanceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalValuesGiveNoEvidence() {
    const Values a{0.1, 0.2, 0.3};
    QCOMPARE(pairedT(a, a).p, 1.0);
    QCOMPARE(wilcoxonSignedRank(a, a).p, 1.0);
  }

  void pairedTMatchesTheHandComputedCase() {
    // Differences 1, 2, 3: mean 2, sd 1, standard error 1/sqrt(3), t = 2 sqrt(3) = 3.4641.
    // With 2 degrees of freedom P(|T| >= t) = 1 - t / sqrt(t^2 + 2) = 1 - sqrt(12 / 14) =
    // 0.0741799.
    const PairedTest test = pairedT(Values{2, 4, 6}, Values{1, 2, 3});
    QVERIFY(std::abs(test.statistic - 2 * std::sqrt(3.0)) < 1e-12);
    QVERIFY(std::abs(test.p - (1 - std::sqrt(12.0 / 14.0))) < 1e-12);
  }

  void wilcoxonRanksByHand() {
    // Differences 1, -2, 3, 0: zero dropped, ranks 1, 2, 3; W- = 2, W+ = 4, W = 2.
    // mean = 3, variance = 3 * 4 * 7 / 24 = 3.5, z = -1 / sqrt(3.5), p = erfc(1 / sqrt(7)).
    const PairedTest test = wilcoxonSignedRank(Values{1, 0, 3, 5}, Values{0, 2, 0, 5});
    QCOMPARE(test.statistic, 2.0);
    QVERIFY(std::abs(test.p - std::erfc(1 / std::sqrt(7.0))) < 1e-12);
  }

  void holmStepsDownAndKeepsOrder() {
    // Sorted .01 .03 .04 times 3, 2, 1: .03, .06, .04 -> made monotone .03, .06, .06.
    const Values adjusted = holmAdjusted(Values{0.04, 0.01, 0.03});
    QVERIFY(std::abs(adjusted[0] - 0.06) < 1e-12);
    QVERIFY(std::abs(adjusted[1] - 0.03) < 1e-12);
    QVERIFY(std::abs(adjusted[2] - 0.06) < 1e-12);
  }

  void bootstrapIntervalHoldsTheMeanAndRepeats() {
    Values a, b;
    for (int i = 0; i < 200; ++i) {
      a.push_back(0.3 + 0.1 * std::sin(i));
      b.push_back(0.2 + 0.1 * std::cos(3.0 * i));
    }
    const Interval first = bootstrapDifference(a, b, 2000, 7);
    const Interval again = bootstrapDifference(a, b, 2000, 7);
    QCOMPARE(first.low, again.low);
    QVERIFY(first.low < 0.1 && 0.1 < first.high);
    QVERIFY(first.low > 0);
  }

  void agreesWithScipy() {
    const QByteArray data = qgetenv("TASTESCOPE_DATA");
    if (data.isEmpty()) QSKIP("TASTESCOPE_DATA is not set.");
    std::ifstream file(data.toStdString() + "/../oracle/significance.json");
    const auto oracle = nlohmann::json::parse(file);
    Values wilcoxon;
    for (const char* pair : {"ab", "ac", "bc"}) {
      const Values a = oracle[std::string(1, pair[0])].get<Values>();
      const Values b = oracle[std::string(1, pair[1])].get<Values>();
      const auto& expected = oracle["pairs"][pair];
      const PairedTest t = pairedT(a, b);
      QVERIFY(std::abs(t.statistic - expected["t"].get<double>()) < 1e-9);
      QVERIFY(std::abs(t.p - expected["t_p"].get<double>()) < 1e-9);
      const PairedTest w = wilcoxonSignedRank(a, b);
      QVERIFY(std::abs(w.statistic - expected["wilcoxon_w"].get<double>()) < 1e-9);
      QVERIFY(std::abs(w.p - expected["wilcoxon_p"].get<double>()) < 1e-9);
      wilcoxon.push_back(w.p);
    }
    const Values holm = holmAdjusted(wilcoxon);
    for (std::size_t i = 0; i < holm.size(); ++i) {
      QVERIFY(std::abs(holm[i] - oracle["holm"][i].get<double>()) < 1e-9);
    }
  }
};

QTEST_GUILESS_MAIN(SignificanceTest)
#include "tst_Significance.moc"
