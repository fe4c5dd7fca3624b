// LABELS: unit
// DEPENDS: core_nn
// The pairwise loss against finite differences, the graph product against a dense one, and small
// least squares problems against their equation.
#include <QtTest>
#include <cmath>
#include <vector>

#include "core/base/Rng.h"
#include "core/nn/GraphPropagation.h"
#include "core/nn/PairwiseLoss.h"
#include "core/nn/RidgeSolver.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

std::vector<float> normals(std::size_t count, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(rng.normal());
  return values;
}

/// Three users, four items (the last has nobody): u0 = {0, 1}, u1 = {1, 2}, u2 = {}.
UserItemGraph smallGraph() {
  const std::vector<std::uint64_t> userOffsets{0, 2, 4, 4};
  const std::vector<std::uint32_t> items{0, 1, 1, 2};
  const std::vector<std::uint64_t> itemOffsets{0, 1, 3, 4, 4};
  const std::vector<std::uint32_t> users{0, 0, 1, 1};
  return {userOffsets, items, itemOffsets, users};
}

std::vector<double> denseGraph() {
  // Degrees: u0 2, u1 2, u2 0, i0 1, i1 2, i2 1, i3 0.
  constexpr std::size_t kNodes = 7;
  std::vector<double> dense(kNodes * kNodes, 0.0);
  const auto join = [&dense](std::size_t user, std::size_t item, double degrees) {
    dense[user * kNodes + item] = dense[item * kNodes + user] = 1 / std::sqrt(degrees);
  };
  join(0, 3, 2 * 1);
  join(0, 4, 2 * 2);
  join(1, 4, 2 * 2);
  join(1, 5, 2 * 1);
  return dense;
}

}  // namespace

class TestPairwiseKernels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalScoresCostLogTwo() {
    const std::vector<float> vectors(4 * 3, 0.0F);
    std::vector<float> gradient(vectors.size(), 0.0F);
    const std::vector<Triplet> triplets{{0, 1, 2}, {0, 3, 1}};
    QVERIFY(std::abs(addPairwiseGradient(triplets, vectors, 3, gradient) - std::log(2.0)) < 1e-6);
  }

  void gradientEqualsFiniteDifferences() {
    constexpr std::size_t kWidth = 37;  // a slice and a bit
    constexpr std::size_t kRows = 6;
    constexpr double kDecay = 0.3;
    std::vector<float> vectors = normals(kRows * kWidth, 3);
    const std::vector<Triplet> triplets{{0, 2, 3}, {0, 3, 4}, {1, 2, 5}, {1, 5, 2}};
    const auto objective = [&] {
      std::vector<float> unused(vectors.size(), 0.0F);
      double sum = addPairwiseGradient(triplets, vectors, kWidth, unused);
      for (const Triplet& t : triplets) {
        for (const std::size_t row : {t.user, t.item, t.other}) {
          for (std::size_t k = 0; k < kWidth; ++k) {
            const double x = static_cast<double>(vectors[row * kWidth + k]);
            sum += kDecay / 2 * x * x / static_cast<double>(triplets.size());
          }
        }
      }
      return sum;
    };
    std::vector<float> gradient(vectors.size(), 0.0F);
    addPairwiseGradient(triplets, vectors, kWidth, gradient);
    addDecayGradient(triplets, kDecay, vectors, kWidth, gradient);
    constexpr float kStep = 1e-2F;
    for (std::size_t at = 0; at < vectors.size(); at += 5) {
      const float before = vectors[at];
      vectors[at] = before + kStep;
      const double above = objective();
      vectors[at] = before - kStep;
      const double below = objective();
      vectors[at] = before;
      const double slope = (above - below) / (2 * static_cast<double>(kStep));
      QVERIFY2(std::abs(slope - static_cast<double>(gradient[at])) < 2e-4,
               qPrintable(QStringLiteral("%1: %2, %3")
                              .arg(at)
                              .arg(slope)
                              .arg(static_cast<double>(gradient[at]))));
    }
  }

  void aLargeBatchAddsUpLikeItsParts() {
    // Above the size where threads start; every number is still summed in the triplets' order.
    constexpr std::size_t kWidth = 64;
    constexpr std::uint32_t kRows = 50;
    const std::vector<float> vectors = normals(kRows * kWidth, 4);
    Rng rng(9);
    std::vector<Triplet> triplets(10000);
    for (Triplet& t : triplets) {
      t = {static_cast<std::uint32_t>(rng.below(20)),
           static_cast<std::uint32_t>(20 + rng.below(15)),
           static_cast<std::uint32_t>(35 + rng.below(15))};
    }
    std::vector<float> whole(vectors.size(), 0.0F);
    std::vector<float> parts(vectors.size(), 0.0F);
    const double loss = addPairwiseGradient(triplets, vectors, kWidth, whole);
    double sum = 0;
    constexpr std::size_t kPart = 1000;
    for (std::size_t at = 0; at < triplets.size(); at += kPart) {
      sum += addPairwiseGradient(std::span(triplets).subspan(at, kPart), vectors, kWidth, parts);
    }
    QVERIFY(std::abs(loss - sum / 10) < 1e-9);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      QVERIFY(std::abs(whole[i] - parts[i] / 10) < 1e-5F);
    }
  }

  void theHardestOfEachGroupIsKept() {
    // One dimension: scores of rows 1 to 4 for the user of row 0 are 2, 6, -4, 6.
    const std::vector<float> vectors{2, 1, 3, -2, 3};
    const std::vector<Triplet> triplets{{0, 9, 1}, {0, 9, 2}, {0, 9, 4},
                                        {0, 8, 3}, {0, 8, 1}, {0, 8, 3}};
    const std::vector<Triplet> kept = hardestOf(triplets, 3, vectors, 1);
    QCOMPARE(kept.size(), std::size_t{2});
    QCOMPARE(kept[0].item, 9U);
    QCOMPARE(kept[0].other, 2U);  // the first of equals
    QCOMPARE(kept[1].item, 8U);
    QCOMPARE(kept[1].other, 1U);
  }

  void smoothingEqualsTheDenseProduct() {
    constexpr std::size_t kNodes = 7;
    constexpr std::size_t kWidth = 5;
    constexpr std::int64_t kLayers = 3;
    const UserItemGraph graph = smallGraph();
    QCOMPARE(graph.nodes(), std::int64_t{kNodes});
    const std::vector<float> x = normals(kNodes * kWidth, 1);
    std::vector<float> out(x.size());
    graph.smooth(x, kWidth, kLayers, out);

    const std::vector<double> dense = denseGraph();
    std::vector<double> layer(x.begin(), x.end());
    std::vector<double> sum = layer;
    for (std::int64_t l = 0; l < kLayers; ++l) {
      std::vector<double> next(layer.size(), 0.0);
      for (std::size_t i = 0; i < kNodes; ++i) {
        for (std::size_t j = 0; j < kNodes; ++j) {
          for (std::size_t k = 0; k < kWidth; ++k) {
            next[i * kWidth + k] += dense[i * kNodes + j] * layer[j * kWidth + k];
          }
        }
      }
      layer = next;
      for (std::size_t at = 0; at < sum.size(); ++at) sum[at] += layer[at];
    }
    for (std::size_t at = 0; at < sum.size(); ++at) {
      QVERIFY(std::abs(sum[at] / (kLayers + 1) - static_cast<double>(out[at])) < 1e-6);
    }
  }

  void smoothingIsItsOwnTranspose() {
    // <S x, y> = <x, S y>: what lets the same products carry the gradient.
    const UserItemGraph graph = smallGraph();
    const std::vector<float> x = normals(7 * 4, 11);
    const std::vector<float> y = normals(7 * 4, 12);
    std::vector<float> sx(x.size());
    std::vector<float> sy(y.size());
    graph.smooth(x, 4, 2, sx);
    graph.smooth(y, 4, 2, sy);
    double left = 0;
    double right = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      left += static_cast<double>(sx[i]) * static_cast<double>(y[i]);
      right += static_cast<double>(x[i]) * static_cast<double>(sy[i]);
    }
    QVERIFY(std::abs(left - right) < 1e-5);
  }

  void ridgeProblemsAreSolved_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("entries");
    for (const auto& [size, entries] : std::vector<std::pair<int, int>>{
             {1, 3}, {7, 0}, {8, 5}, {16, 16}, {37, 9}, {64, 100}, {131, 40}}) {
      QTest::addRow("%d x %d", size, entries) << size << entries;
    }
  }
  void ridgeProblemsAreSolved() {
    QFETCH(int, size);
    QFETCH(int, entries);
    const auto n = static_cast<std::size_t>(size);
    constexpr std::uint32_t kRows = 120;
    constexpr float kHold = 0.7F;
    const std::vector<float> table = normals(kRows * n, 21);
    Rng rng(8);
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(entries));
    std::vector<float> weights(rows.size());
    for (std::size_t e = 0; e < rows.size(); ++e) {
      rows[e] = static_cast<std::uint32_t>(rng.below(kRows));
      weights[e] = static_cast<float>(0.5 + rng.uniform());
    }
    std::vector<float> base(n * n, 0.0F);
    addOuterProducts(table.data(), n, std::vector<std::uint32_t>{3, 50, 119}, {}, base.data());
    std::vector<float> x(n, 9.0F);
    RidgeSolver solver(n);
    const double gained = solver.solve(base, kHold, table.data(), rows, weights, x);

    std::vector<double> residual(n);
    double expected = 0;
    for (std::size_t k = 0; k < n; ++k) residual[k] = static_cast<double>(kHold * x[k]);
    const auto add = [&](std::uint32_t row, double weight, double wanted) {
      double product = 0;
      for (std::size_t k = 0; k < n; ++k) {
        product += static_cast<double>(table[row * n + k]) * static_cast<double>(x[k]);
      }
      for (std::size_t k = 0; k < n; ++k) {
        residual[k] += weight * (product - wanted) * static_cast<double>(table[row * n + k]);
      }
      expected += weight * wanted * product;
    };
    for (const std::uint32_t row : {3U, 50U, 119U}) add(row, 1, 0);
    for (std::size_t e = 0; e < rows.size(); ++e) add(rows[e], static_cast<double>(weights[e]), 1);
    for (const double r : residual) QVERIFY2(std::abs(r) < 2e-3, qPrintable(QString::number(r)));
    QVERIFY(std::abs(gained - expected) < 1e-3 * (1 + std::abs(expected)));
  }

  void aMatrixWithoutAFactorGivesZero() {
    RidgeSolver solver(2);
    const std::vector<float> base{-1, 0, 0, -1};
    const std::vector<float> table{1, 1};
    std::vector<float> x{5, 5};
    QCOMPARE(solver.solve(base, 0.5F, table.data(), {}, {}, x), 0.0);
    QVERIFY(x == std::vector<float>({0, 0}));
  }
};

QTEST_APPLESS_MAIN(TestPairwiseKernels)
#include "tst_PairwiseKernels.moc"
