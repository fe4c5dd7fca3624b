// LABELS: unit
// DEPENDS: core_latent
// Groups by k-means: clouds found again with their number, points worked out by hand, seeds, few points.
#include <QtTest>
#include <cmath>
#include <set>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/latent/KMeans.h"

using namespace tastescope;

namespace {

/// 20 points around each of some corners far apart; the first has 10 more.
std::vector<float> clouds(std::size_t groups) {
  Rng rng(4);
  std::vector<float> points;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t i = 0; i < (group == 0 ? 30U : 20U); ++i) {
      for (std::size_t axis = 0; axis < groups; ++axis)
        points.push_back((axis == group ? 20.0F : 0.0F) + static_cast<float>(rng.normal()));
    }
  }
  return points;
}

}  // namespace

class TestKMeans : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fourPointsByHand() {
    const std::vector<float> points{0, 2, 10, 12};
    const Clustering found = kMeans(points, 4, 1, 2, 1, {});
    QCOMPARE(found.labels[0], found.labels[1]);
    QCOMPARE(found.labels[2], found.labels[3]);
    QVERIFY(found.labels[0] != found.labels[2]);
    const std::set<float> centres(found.centres.begin(), found.centres.end());
    QCOMPARE(centres, (std::set<float>{1, 11}));
    // 1 to the own centre; 11 and 9 to the other one.
    QVERIFY(std::abs(found.silhouette - (10.0 / 11 + 8.0 / 9) / 2) < 1e-6);
  }

  void cloudsAreFoundWithTheirNumber() {
    for (const std::size_t groups : {3U, 5U}) {
      const std::vector<float> points = clouds(groups);
      const std::size_t n = points.size() / groups;
      const Clustering found = bestKMeans(points, n, groups, 2, 8, 1, {});
      QCOMPARE(found.k, groups);
      for (std::size_t i = 0; i < 30; ++i) QCOMPARE(found.labels[i], 0U);  // the largest
      for (std::size_t group = 1; group < groups; ++group) {
        const std::size_t first = 10 + 20 * group;
        for (std::size_t i = 0; i < 20; ++i) QCOMPARE(found.labels[first + i], found.labels[first]);
      }
    }
  }

  void aSeedRepeatsIt() {
    const std::vector<float> points = clouds(4);
    const Clustering one = kMeans(points, points.size() / 4, 4, 6, 9, {});
    const Clustering two = kMeans(points, points.size() / 4, 4, 6, 9, {});
    QCOMPARE(one.labels, two.labels);
    QCOMPARE(one.centres, two.centres);
  }

  void fewAndEqualPoints() {
    QCOMPARE(kMeans({}, 0, 3, 4, 1, {}).k, std::size_t{0});
    const std::vector<float> one{1, 2};
    QCOMPARE(bestKMeans(one, 1, 2, 2, 8, 1, {}).labels, (std::vector<std::uint32_t>{0}));
    const std::vector<float> same(10, 1.0F);
    const Clustering found = kMeans(same, 5, 2, 3, 1, {});
    QCOMPARE(found.labels.size(), std::size_t{5});
    QVERIFY(std::isfinite(found.silhouette));
  }

  void aStopEndsIt() {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<float> points = clouds(3);
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             kMeans(points, points.size() / 3, 3, 3, 1, stop.get_token()));
  }
};

QTEST_GUILESS_MAIN(TestKMeans)
#include "tst_KMeans.moc"
