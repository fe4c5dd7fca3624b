// LABELS: unit
// DEPENDS: core_latent
// Layouts on a plane: neighbours of all points against those of one, the gradient of t-SNE against its
// sum over all pairs, known shapes found again by t-SNE and UMAP, seeds and pauses.
#include <QtTest>
#include <cmath>
#include <map>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/latent/Neighbours.h"
#include "core/latent/Pca.h"
#include "core/latent/Tsne.h"
#include "core/latent/Umap.h"

using namespace tastescope;

namespace {

struct Points {
  std::size_t n = 0;
  std::size_t d = 0;
  std::vector<float> values;
  std::vector<int> groups;
};

float noise(Rng& rng, double deviation) { return static_cast<float>(deviation * rng.normal()); }

/// Gaussian clouds far apart.
Points blobs(std::size_t n, std::size_t d, int groups) {
  Rng rng(11);
  Points points{n, d, {}, {}};
  std::vector<float> centres(static_cast<std::size_t>(groups) * d);
  for (float& value : centres) value = noise(rng, 6);
  for (std::size_t i = 0; i < n; ++i) {
    const auto group = static_cast<std::size_t>(rng.below(static_cast<std::uint64_t>(groups)));
    points.groups.push_back(static_cast<int>(group));
    for (std::size_t j = 0; j < d; ++j)
      points.values.push_back(centres[group * d + j] + noise(rng, 1));
  }
  return points;
}

/// Two half circles that reach into each other.
Points moons(std::size_t n) {
  Rng rng(5);
  Points points{n, 2, {}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = std::numbers::pi * rng.uniform();
    const bool lower = i % 2 == 1;
    const double x = lower ? 1 - std::cos(angle) : std::cos(angle);
    const double y = lower ? 0.5 - std::sin(angle) : std::sin(angle);
    points.values.push_back(static_cast<float>(x) + noise(rng, 0.04));
    points.values.push_back(static_cast<float>(y) + noise(rng, 0.04));
    points.groups.push_back(lower ? 1 : 0);
  }
  return points;
}

/// A rolled sheet: places on it that are near in space can be far along it.
Points swissRoll(std::size_t n) {
  Rng rng(3);
  Points points{n, 3, {}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = 1.5 * std::numbers::pi * (1 + 2 * rng.uniform());
    points.values.push_back(static_cast<float>(angle * std::cos(angle)));
    points.values.push_back(static_cast<float>(21 * rng.uniform()));
    points.values.push_back(static_cast<float>(angle * std::sin(angle)));
  }
  return points;
}

NeighbourLists listsOf(const Points& points, std::size_t k) {
  Progress progress;
  return neighbourLists(points.values, points.n, points.d, k, progress, {});
}

std::vector<float> startOf(const Points& points) {
  return principalComponents(points.values, points.n, points.d, 2, {}).coordinates;
}

double trust(const Points& points, std::span<const float> map) {
  return trustworthiness(points.values, points.n, points.d, map, 15, 400, 1, {});
}

/// Share of points whose nearest on the map are mostly of their own group.
double purity(const Points& points, std::span<const float> map) {
  Progress progress;
  constexpr std::size_t kNear = 10;
  const NeighbourLists near = neighbourLists(map, points.n, 2, kNear, progress, {});
  std::size_t pure = 0;
  for (std::size_t i = 0; i < points.n; ++i) {
    std::size_t same = 0;
    for (std::size_t j = 0; j < kNear; ++j)
      same += points.groups[near.indices[i * kNear + j]] == points.groups[i];
    pure += same * 2 > kNear;
  }
  return static_cast<double>(pure) / static_cast<double>(points.n);
}

std::vector<float> tsneOf(const Points& points, const TsneOptions& options = {}) {
  Tsne layout(listsOf(points, tsneNeighbours(options.perplexity)), startOf(points), options, {});
  layout.advance(options.steps, {});
  return {layout.coordinates().begin(), layout.coordinates().end()};
}

std::vector<float> umapOf(const Points& points, const UmapOptions& options = {}) {
  Umap layout(listsOf(points, options.neighbours - 1), startOf(points), options, {});
  layout.advance(layout.total(), {});
  return {layout.coordinates().begin(), layout.coordinates().end()};
}

/// The sum over all pairs, in double precision.
std::vector<double> exactGradient(const Affinities& affinities, const std::vector<float>& map,
                                  double exaggeration) {
  const std::size_t n = map.size() / 2;
  std::vector<double> p(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t at = affinities.begins[i]; at < affinities.begins[i + 1]; ++at)
      p[i * n + affinities.others[at]] = double{affinities.values[at]};
  }
  const auto closeness = [&](std::size_t i, std::size_t j) {
    const double dx = double{map[2 * i]} - double{map[2 * j]};
    const double dy = double{map[2 * i + 1]} - double{map[2 * j + 1]};
    return 1 / (1 + dx * dx + dy * dy);
  };
  double all = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (i != j) all += closeness(i, j);
  std::vector<double> gradient(2 * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      const double w = closeness(i, j);
      const double factor = (exaggeration * p[i * n + j] - w / all) * w;
      for (std::size_t axis = 0; axis < 2; ++axis)
        gradient[2 * i + axis] += factor * (double{map[2 * i + axis]} - double{map[2 * j + axis]});
    }
  }
  return gradient;
}

double relativeError(const std::vector<float>& found, const std::vector<double>& exact) {
  double off = 0;
  double length = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    off += (double{found[i]} - exact[i]) * (double{found[i]} - exact[i]);
    length += exact[i] * exact[i];
  }
  return std::sqrt(off / length);
}

}  // namespace

class TestPlaneLayouts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void neighboursOfAllAreThoseOfEach();
  void affinitiesHaveThePerplexity();
  void theTreesGradientComesToTheExactOne();
  void theGradientIsThatOfTheDivergence();
  void knownShapesAreFound_data();
  void knownShapesAreFound();
  void theCurveIsThePublishedOne();
  void aSeedRepeatsAndAPauseChangesNothing();
  void aStopLeavesWhatWasDone();
  void aStopEndsThePreparation();
  void fewAndEqualPointsAreLaidOut_data();
  void fewAndEqualPointsAreLaidOut();
};

void TestPlaneLayouts::neighboursOfAllAreThoseOfEach() {
  const Points points = blobs(333, 13, 5);  // no multiple of any block
  const NeighbourLists lists = listsOf(points, 20);
  QCOMPARE(lists.k, std::size_t{20});
  for (std::uint32_t i = 0; i < points.n; ++i) {
    const auto expected =
        nearestNeighbours(points.values, points.n, points.d, i, 20, Distance::Euclidean);
    for (std::size_t j = 0; j < 20; ++j) {
      QCOMPARE(lists.indices[i * 20 + j], expected[j].index);
      QVERIFY(std::abs(lists.distances[i * 20 + j] - expected[j].distance) < 1e-4F);
    }
  }
}

void TestPlaneLayouts::affinitiesHaveThePerplexity() {
  const Points points = blobs(200, 5, 3);
  const NeighbourLists lists = listsOf(points, 60);
  const Affinities affinities = tsneAffinities(lists, 20, {});
  double sum = 0;
  std::map<std::pair<std::size_t, std::size_t>, float> values;
  for (std::size_t i = 0; i < points.n; ++i) {
    for (std::size_t at = affinities.begins[i]; at < affinities.begins[i + 1]; ++at) {
      sum += double{affinities.values[at]};
      values[{i, affinities.others[at]}] = affinities.values[at];
    }
  }
  QVERIFY(std::abs(sum - 1) < 1e-4);
  for (const auto& [pair, value] : values) {
    QVERIFY(pair.first != pair.second);
    QCOMPARE(value, (values[{pair.second, pair.first}]));
  }
  // One point far from all others but near to two: half of its entropy is known.
  const std::vector<float> line{0, 1, 2, 3};
  Progress progress;
  const NeighbourLists few = neighbourLists(line, 4, 1, 3, progress, {});
  const Affinities uniform = tsneAffinities(few, 1, {});
  for (std::size_t at = 0; at < uniform.values.size(); ++at)
    QVERIFY(std::isfinite(uniform.values[at]));
}

void TestPlaneLayouts::theTreesGradientComesToTheExactOne() {
  const Points points = blobs(500, 8, 6);
  const Affinities affinities = tsneAffinities(listsOf(points, 90), 30, {});
  std::vector<float> map = startOf(points);
  for (float& value : map) value *= 3;
  const std::vector<double> exact = exactGradient(affinities, map, 4);
  std::vector<float> found;
  double before = 1;
  for (const double theta : {1.0, 0.5, 0.2, 0.0}) {
    tsneGradient(affinities, map, theta, 4, found, {});
    const double error = relativeError(found, exact);
    QVERIFY2(error <= before, qPrintable(QString::number(error)));
    before = error;
    if (theta == 0.5) QVERIFY2(error < 0.01, qPrintable(QString::number(error)));
  }
  QVERIFY2(before < 1e-5, qPrintable(QString::number(before)));
}

void TestPlaneLayouts::theGradientIsThatOfTheDivergence() {
  const Points points = blobs(60, 4, 3);
  const Affinities affinities = tsneAffinities(listsOf(points, 30), 10, {});
  const std::vector<float> map = startOf(points);
  const std::size_t n = map.size() / 2;
  const auto divergence = [&](const std::vector<double>& at) {
    double all = 0;
    const auto w = [&](std::size_t i, std::size_t j) {
      const double dx = at[2 * i] - at[2 * j];
      const double dy = at[2 * i + 1] - at[2 * j + 1];
      return 1 / (1 + dx * dx + dy * dy);
    };
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j) all += w(i, j);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t e = affinities.begins[i]; e < affinities.begins[i + 1]; ++e) {
        const double p = double{affinities.values[e]};
        if (p > 0) sum += p * std::log(p * all / w(i, affinities.others[e]));
      }
    }
    return sum;
  };
  std::vector<float> gradient;
  tsneGradient(affinities, map, 0, 1, gradient, {});
  std::vector<double> at(map.begin(), map.end());
  for (const std::size_t i : {std::size_t{0}, std::size_t{17}, std::size_t{118}}) {
    constexpr double kStep = 1e-4;
    std::vector<double> up = at;
    std::vector<double> down = at;
    up[i] += kStep;
    down[i] -= kStep;
    const double slope = (divergence(up) - divergence(down)) / (2 * kStep);
    const double found = 4 * double{gradient[i]};
    QVERIFY2(std::abs(slope - found) < 1e-3 * std::abs(slope) + 1e-6,
             qPrintable(QStringLiteral("%1 %2").arg(slope).arg(found)));
  }
}

void TestPlaneLayouts::knownShapesAreFound_data() {
  QTest::addColumn<QString>("shape");
  QTest::addColumn<bool>("umap");
  QTest::addColumn<double>("fewestPure");  // 0: a shape without groups
  QTest::addColumn<double>("leastTrusted");
  for (const bool umap : {false, true}) {
    const char* const method = umap ? "UMAP" : "t-SNE";
    QTest::addRow("%s, clouds", method) << "clouds" << umap << 0.99 << 0.96;
    QTest::addRow("%s, moons", method) << "moons" << umap << 0.99 << 0.0;
    QTest::addRow("%s, roll", method) << "roll" << umap << 0.0 << (umap ? 0.97 : 0.98);
  }
}

void TestPlaneLayouts::knownShapesAreFound() {
  QFETCH(QString, shape);
  QFETCH(bool, umap);
  QFETCH(double, fewestPure);
  QFETCH(double, leastTrusted);
  const bool clouds = shape == QLatin1String("clouds");
  const Points points = clouds                            ? blobs(1200, 16, 8)
                        : shape == QLatin1String("moons") ? moons(600)
                                                          : swissRoll(1000);
  const std::vector<float> map = umap ? umapOf(points) : tsneOf(points);
  if (!points.groups.empty()) {
    const double pure = purity(points, map);
    QVERIFY2(pure > fewestPure, qPrintable(QString::number(pure)));
  }
  const double trusted = trust(points, map);
  QVERIFY2(trusted > leastTrusted, qPrintable(QString::number(trusted)));
  // PCA lets some of these clouds lie over each other.
  if (clouds) QVERIFY(trusted > trust(points, startOf(points)));
}

void TestPlaneLayouts::theCurveIsThePublishedOne() {
  // What the paper's program finds for its default, min_dist = 0.1.
  const UmapCurve curve = umapCurve(0.1);
  QVERIFY(std::abs(curve.a - 1.5769) < 2e-3);
  QVERIFY(std::abs(curve.b - 0.8951) < 1e-3);
}

void TestPlaneLayouts::aSeedRepeatsAndAPauseChangesNothing() {
  const Points points = blobs(300, 6, 4);
  QCOMPARE(tsneOf(points), tsneOf(points));
  const std::vector<float> whole = umapOf(points);
  QCOMPARE(umapOf(points), whole);
  UmapOptions other;
  other.seed = 2;
  QVERIFY(umapOf(points, other) != whole);
  Umap paused(listsOf(points, 14), startOf(points), {}, {});
  while (paused.done() < paused.total()) paused.advance(7, {});
  QVERIFY(std::ranges::equal(paused.coordinates(), whole));
}

void TestPlaneLayouts::aStopLeavesWhatWasDone() {
  const Points points = blobs(300, 6, 4);
  Tsne layout(listsOf(points, 90), startOf(points), {}, {});
  layout.advance(20, {});
  std::stop_source stop;
  stop.request_stop();
  QVERIFY_THROWS_EXCEPTION(Cancelled, layout.advance(10, stop.get_token()));
  QCOMPARE(layout.done(), std::size_t{20});
  layout.advance(10, {});
  QCOMPARE(layout.done(), std::size_t{30});
}

void TestPlaneLayouts::aStopEndsThePreparation() {
  const Points points = blobs(300, 6, 4);
  const NeighbourLists lists = listsOf(points, 90);
  std::stop_source stop;
  stop.request_stop();
  const std::stop_token token = stop.get_token();
  QVERIFY_THROWS_EXCEPTION(Cancelled, tsneAffinities(lists, 20, token));
  QVERIFY_THROWS_EXCEPTION(Cancelled, Tsne(lists, startOf(points), {}, token));
  QVERIFY_THROWS_EXCEPTION(Cancelled, Umap(lists, startOf(points), {}, token));
}

void TestPlaneLayouts::fewAndEqualPointsAreLaidOut_data() {
  QTest::addColumn<int>("count");
  QTest::addColumn<bool>("equal");
  for (const int count : {0, 1, 2, 3, 20}) {
    QTest::addRow("%d points", count) << count << false;
    QTest::addRow("%d equal points", count) << count << true;
  }
}

void TestPlaneLayouts::fewAndEqualPointsAreLaidOut() {
  QFETCH(int, count);
  QFETCH(bool, equal);
  Points points = blobs(static_cast<std::size_t>(count), 3, 2);
  if (equal) std::ranges::fill(points.values, 1.0F);
  TsneOptions shortly;
  shortly.steps = 300;
  for (const std::vector<float>& map : {tsneOf(points, shortly), umapOf(points)}) {
    QCOMPARE(map.size(), points.n * 2);
    for (const float value : map) QVERIFY(std::isfinite(value));
  }
}

QTEST_GUILESS_MAIN(TestPlaneLayouts)
#include "tst_PlaneLayouts.moc"
