// LABELS: unit
// DEPENDS: core_latent
// Nearest neighbours and trustworthiness against small arrangements worked out by hand.
#include <QtTest>
#include <cmath>

#include "core/base/Rng.h"
#include "core/latent/KeptNeighbours.h"
#include "core/latent/Neighbours.h"

using namespace tastescope;

class TestNeighbours : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void euclideanDistancesInOrder();
  void cosineLooksAtDirectionOnly();
  void tiesGoToTheLowerIndex();
  void aPerfectMapIsFullyTrustworthy();
  void aSwappedPointCostsWhatTheFormulaSays();
  void fewPointsDoNotBreakTheMeasure();
  void everyPointKeepsSomeOfItsNeighbours();
};

void TestNeighbours::everyPointKeepsSomeOfItsNeighbours() {
  // On a line at 0, 1, 2 and 10; on the map the last two have changed places.
  const std::vector<float> points{0, 1, 2, 10};
  const std::vector<float> map{0, 0, 1, 0, 10, 0, 2, 0};
  Progress progress;
  // Nearest in the space: 1, 0, 1, 2; on the map: 1, 0, 3, 1 (ties go to the lower index).
  QCOMPARE(keptNeighbours(points, 4, 1, map, 1, progress, {}), (std::vector<double>{1, 1, 0, 0}));
  // Two nearest: 1 2, 0 2, 1 0, 2 1; on the map 1 3, 0 3, 3 1, 1 0.
  QCOMPARE(keptNeighbours(points, 4, 1, map, 2, progress, {}),
           (std::vector<double>{0.5, 0.5, 0.5, 0.5}));
  QCOMPARE(keptNeighbours(points, 4, 1, map, 9, progress, {}), (std::vector<double>{1, 1, 1, 1}));
  QCOMPARE(keptNeighbours(std::vector<float>{3}, 1, 1, std::vector<float>{0, 0}, 3, progress, {}),
           std::vector<double>{1});
}

void TestNeighbours::euclideanDistancesInOrder() {
  const std::vector<float> points{0, 0, 3, 4, 1, 0, 0, 2};
  const auto found = nearestNeighbours(points, 4, 2, 0, 10, Distance::Euclidean);
  QCOMPARE(found.size(), std::size_t{3});
  QCOMPARE(found[0].index, 2U);
  QCOMPARE(found[0].distance, 1.0F);
  QCOMPARE(found[1].index, 3U);
  QCOMPARE(found[1].distance, 2.0F);
  QCOMPARE(found[2].index, 1U);
  QCOMPARE(found[2].distance, 5.0F);  // 3-4-5
}

void TestNeighbours::cosineLooksAtDirectionOnly() {
  const std::vector<float> points{1, 0, 0, 5, 100, 0, 0, 0, -1, 0};
  const auto found = nearestNeighbours(points, 5, 2, 0, 4, Distance::Cosine);
  QCOMPARE(found[0].index, 2U);  // the same direction
  QCOMPARE(found[0].distance, 0.0F);
  QCOMPARE(found[1].index, 1U);  // orthogonal, before the zero vector of equal distance
  QCOMPARE(found[1].distance, 1.0F);
  QCOMPARE(found[2].index, 3U);
  QCOMPARE(found[2].distance, 1.0F);
  QCOMPARE(found[3].index, 4U);  // opposite
  QCOMPARE(found[3].distance, 2.0F);
}

void TestNeighbours::tiesGoToTheLowerIndex() {
  // Equal rows of 7 values (not a multiple of the unrolling) at different places are at exactly
  // equal distance.
  Rng rng(9);
  std::vector<float> row(7);
  for (float& value : row) value = static_cast<float>(rng.normal());
  std::vector<float> points(7, 0.25F);
  for (int copy = 0; copy < 20; ++copy) points.insert(points.end(), row.begin(), row.end());
  const auto found = nearestNeighbours(points, 21, 7, 0, 20, Distance::Cosine);
  for (std::uint32_t i = 0; i < 20; ++i) QCOMPARE(found[i].index, i + 1);
}

void TestNeighbours::aPerfectMapIsFullyTrustworthy() {
  Rng rng(1);
  std::vector<float> points(200);
  for (float& value : points) value = static_cast<float>(rng.normal());
  QCOMPARE(trustworthiness(points, 100, 2, points, 15, 1000, 1, {}), 1.0);
  QCOMPARE(trustworthiness(points, 100, 2, points, 15, 20, 1, {}), 1.0);
}

void TestNeighbours::aSwappedPointCostsWhatTheFormulaSays() {
  // Five points on a line at 0, 1, 3, 6, 10. The map puts the last at 0.5, between the first two. k
  // = 1, n = 5. Nearest on the map (rank of it in the space, minus 1): 0 -> 4 (rank 4: excess 3), 1
  // -> 4 (rank of 10 from 1: 0, 3, 6, 10 -> 4, excess 3), 2 -> 1 (rank 1), 3 -> 2 (rank 1), 4 -> 0
  // (from 10: 6, 3, 1, 0 -> rank 4, excess 3). T = 1 - 2 / (5 * 1 * (10 - 3 - 1)) * 9 = 1 - 18 / 30
  // = 0.4
  const std::vector<float> points{0, 1, 3, 6, 10};
  const std::vector<float> map{0, 0, 1, 0, 3, 0, 6, 0, 0.5F, 0};
  QVERIFY(std::abs(trustworthiness(points, 5, 1, map, 1, 100, 1, {}) - 0.4) < 1e-12);
}

void TestNeighbours::fewPointsDoNotBreakTheMeasure() {
  const std::vector<float> points{0, 1, 2};
  const std::vector<float> map{0, 0, 1, 0, 2, 0};
  QCOMPARE(trustworthiness({}, 0, 3, {}, 15, 10, 1, {}), 1.0);
  QCOMPARE(
      trustworthiness(std::span(points).first(1), 1, 1, std::span(map).first(2), 15, 10, 1, {}),
      1.0);
  QCOMPARE(trustworthiness(points, 3, 1, map, 15, 10, 1, {}), 1.0);
}

QTEST_APPLESS_MAIN(TestNeighbours)
#include "tst_Neighbours.moc"
