// DEPENDS: core_eval
// Two independent groups by hand and against exact fractions.
#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

#include "core/eval/TwoSamples.h"

using namespace tastescope;
using Values = std::vector<double>;

class TwoSamplesTest : public QObject {
  Q_OBJECT
  static bool near(double a, double b, double relative = 1e-9) {
    return std::abs(a - b) <= relative * std::abs(b);
  }

 private Q_SLOTS:
  void theRatioOfSharesByHand() {
    // 12 of 40 and 9 of 160: 0.3 / 0.05625 = 16/3; the logarithm's deviation is
    // sqrt(1/12 - 1/40 + 1/9 - 1/160) = sqrt(0.163194) = 0.403973, times 1.96 = 0.791773.
    const ShareRatio ratio = shareRatio({12, 40, 9, 160});
    QVERIFY(near(ratio.ratio, 16.0 / 3));
    QVERIFY(near(ratio.low, 2.4162174322419387));
    QVERIFY(near(ratio.high, 11.772303297245752));
    // Nobody of the others: (7.5 / 11) / (0.5 / 101).
    const ShareRatio zero = shareRatio({7, 10, 0, 100});
    QVERIFY(near(zero.ratio, 7.5 / 11 / (0.5 / 101)));
    QVERIFY(near(zero.low, 8.423468096100338));
    QVERIFY(near(zero.high, 2251.8992695745123));
  }

  void theLiftIsRelativeToEveryone() {
    // 12 of 40 against 21 of 200: 0.3 / 0.105; an end r of the ratio gives 200 r / (40 r + 160).
    const ShareRatio lift = liftOf({12, 40, 9, 160});
    QVERIFY(near(lift.ratio, 0.3 / 0.105));
    const auto toAll = [](double r) { return 200 * r / (40 * r + 160); };
    QVERIFY(near(toAll(16.0 / 3), lift.ratio));
    QVERIFY(near(lift.low, toAll(2.4162174322419387)));
    QVERIFY(near(lift.high, toAll(11.772303297245752)));
    // It cannot be more than when nobody else has it: 110 / 10.
    const ShareRatio most = liftOf({7, 10, 0, 100});
    QVERIFY(near(most.ratio, 11));
    QVERIFY(most.low > 1 && most.low < 11);
    QVERIFY(near(most.high, 11));
  }

  void fishersTestSumsTheTablesThatAreNoMoreProbable() {
    // The lady tasting tea, 3 of 4 cups right: 2 (16 + 1) / 70.
    QVERIFY(near(fisherExact({3, 4, 1, 4}), 34.0 / 70));
    // Exact fractions of whole numbers.
    QVERIFY(near(fisherExact({8, 10, 1, 10}), 0.005477494641581329));
    QVERIFY(near(fisherExact({12, 40, 9, 160}), 6.943973316228533e-05));
    QVERIFY(near(fisherExact({0, 7, 5, 30}), 0.5599075010839716));
    QVERIFY(near(fisherExact({300, 1000, 2000, 9000}), 6.698512455333518e-08, 1e-7));
    QCOMPARE(fisherExact({10, 10, 10, 10}), 1.0);
    QCOMPARE(fisherExact({0, 10, 0, 10}), 1.0);
    // The same table seen from the others.
    QVERIFY(near(fisherExact({9, 160, 12, 40}), 6.943973316228533e-05));
    // Millions take no longer than their probable tables.
    const double p = fisherExact({500'500, 1'000'000, 4'500'000, 9'000'000});
    QVERIFY(p > 0.2 && p < 0.5);  // z = 0.95
  }

  void ranksAreSummedByHand() {
    // 1 2 3 | 2 4: ranks 1, 2.5, 4 and 2.5, 5; sum 7.5, U = 7.5 - 6 = 1.5 of 6. Two are tied:
    // variance = 6 / 12 (6 - 6 / 20) = 2.85, z = -1.5 / sqrt(2.85).
    const RankSum test = rankSum(Values{3, 1, 2}, Values{4, 2});
    QVERIFY(near(test.larger, 0.25));
    QVERIFY(near(test.p, std::erfc(1.5 / std::sqrt(2.85) / std::sqrt(2.0))));
    const double none = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(rankSum(Values{3, none, 1, 2}, Values{4, 2, none}).p, test.p);
    QCOMPARE(rankSum(Values{1, 1}, Values{1, 1, 1}).p, 1.0);
    QCOMPARE(rankSum(Values{}, Values{1}).p, 1.0);
    QCOMPARE(rankSum(Values{2}, Values{1}).larger, 1.0);
  }
};

QTEST_GUILESS_MAIN(TwoSamplesTest)
#include "tst_TwoSamples.moc"
