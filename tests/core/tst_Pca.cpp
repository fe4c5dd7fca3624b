// LABELS: unit
// DEPENDS: core_latent
// Principal components against an ellipse worked out by hand and against their defining properties.
#include <QtTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/latent/Pca.h"

using namespace tastescope;

class TestPca : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fourPointsOnACross();
  void moreDimensionsThanPointsGiveTheSameAsFewer();
  void axesAreOrthonormalAndSharesAddUp();
  void componentsBeyondTheRankAreZero();
  void equalPointsAreAllAtTheOrigin();
  void aStopIsHeard();
};

void TestPca::fourPointsOnACross() {
  // Along (0.6, 0.8): +-10; along (-0.8, 0.6): +-1; shifted by (3, -2). Variances 200 : 2 of 202.
  const std::vector<float> points{6 + 3,     8 - 2,    -6 + 3,   -8 - 2,
                                  -0.8F + 3, 0.6F - 2, 0.8F + 3, -0.6F - 2};
  const PcaResult result = principalComponents(points, 4, 2, 2, {});
  QVERIFY(std::abs(result.explainedShare[0] - 200.0 / 202.0) < 1e-6);
  QVERIFY(std::abs(result.explainedShare[1] - 2.0 / 202.0) < 1e-6);
  QVERIFY(std::abs(result.axes[0] - 0.6) < 1e-6);
  QVERIFY(std::abs(result.axes[1] - 0.8) < 1e-6);
  // The largest loading of (-0.8, 0.6) is the first, so it is turned to (0.8, -0.6).
  QVERIFY(std::abs(result.axes[2] - 0.8) < 1e-6);
  QVERIFY(std::abs(result.axes[3] + 0.6) < 1e-6);
  const std::vector<float> expected{10, 0, -10, 0, 0, -1, 0, 1};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    QVERIFY(std::abs(result.coordinates[i] - expected[i]) < 1e-5F);
  }
}

void TestPca::moreDimensionsThanPointsGiveTheSameAsFewer() {
  // The same 6 points in 4 dimensions and in 10 (6 of them empty) have the same map; 10 > 6 takes
  // the other way of computing.
  Rng rng(3);
  std::vector<float> narrow(6 * 4);
  std::vector<float> wide(6 * 10, 0.0F);
  for (std::size_t row = 0; row < 6; ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      narrow[row * 4 + column] = static_cast<float>(rng.normal());
      wide[row * 10 + column] = narrow[row * 4 + column];
    }
  }
  const PcaResult a = principalComponents(narrow, 6, 4, 2, {});
  const PcaResult b = principalComponents(wide, 6, 10, 2, {});
  for (std::size_t i = 0; i < a.coordinates.size(); ++i) {
    QVERIFY(std::abs(a.coordinates[i] - b.coordinates[i]) < 1e-5F);
  }
  QVERIFY(std::abs(a.explainedShare[1] - b.explainedShare[1]) < 1e-9);
}

void TestPca::axesAreOrthonormalAndSharesAddUp() {
  constexpr std::size_t kRows = 3000;  // more than one block
  constexpr std::size_t kColumns = 7;
  Rng rng(11);
  std::vector<float> points(kRows * kColumns);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = static_cast<float>(rng.normal() * static_cast<double>(1 + i % kColumns));
  }
  const PcaResult result = principalComponents(points, kRows, kColumns, kColumns, {});
  double total = 0;
  for (std::size_t a = 0; a < kColumns; ++a) {
    total += result.explainedShare[a];
    if (a > 0) QVERIFY(result.explainedShare[a] <= result.explainedShare[a - 1]);
    for (std::size_t b = 0; b < kColumns; ++b) {
      double product = 0;
      for (std::size_t i = 0; i < kColumns; ++i) {
        product += result.axes[a * kColumns + i] * result.axes[b * kColumns + i];
      }
      QVERIFY(std::abs(product - (a == b ? 1.0 : 0.0)) < 1e-9);
    }
  }
  QVERIFY(std::abs(total - 1.0) < 1e-9);
}

void TestPca::componentsBeyondTheRankAreZero() {
  const std::vector<float> line{0, 0, 0, 1, 2, 3, 2, 4, 6};
  const PcaResult result = principalComponents(line, 3, 3, 5, {});
  QVERIFY(std::abs(result.explainedShare[0] - 1.0) < 1e-9);
  for (std::size_t c = 1; c < 5; ++c) {
    QCOMPARE(result.explainedShare[c], 0.0);
    for (std::size_t row = 0; row < 3; ++row) QCOMPARE(result.coordinates[row * 5 + c], 0.0F);
  }
}

void TestPca::equalPointsAreAllAtTheOrigin() {
  const PcaResult result = principalComponents(std::vector<float>{4, 5, 4, 5}, 2, 2, 2, {});
  for (const float coordinate : result.coordinates) QCOMPARE(coordinate, 0.0F);
  for (const double share : result.explainedShare) QCOMPARE(share, 0.0);
}

void TestPca::aStopIsHeard() {
  std::stop_source source;
  source.request_stop();
  QVERIFY_EXCEPTION_THROWN(
      principalComponents(std::vector<float>{1, 2, 3, 4}, 2, 2, 2, source.get_token()), Cancelled);
}

QTEST_APPLESS_MAIN(TestPca)
#include "tst_Pca.moc"
