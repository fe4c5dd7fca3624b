// DEPENDS: core_eval nlohmann_json::nlohmann_json
// Likelihood, latent use and distances between sets of histories, by hand.
#include <QtTest>

#include <cmath>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/base/TopK.h"
#include "core/eval/GenerativeDistance.h"
#include "core/eval/GenerativeLatent.h"
#include "core/eval/GenerativeLikelihood.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;
using Points = std::vector<float>;

namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

PointSet onALine(const Points& values) { return {values, values.size(), 1}; }

Points normals(std::size_t count, std::size_t width, float shift, std::uint64_t seed) {
  Rng rng(seed);
  Points values(count * width);
  for (float& value : values) value = shift + static_cast<float>(rng.normal());
  return values;
}

HeldOutLikelihood likelihood(const SplitPart& part, const Interactions& train,
                             const ScoreUsers& score, unsigned threads) {
  Progress progress;
  return heldOutLikelihood(part, train, score, threads, progress, {});
}

}  // namespace

class GenerativeMetricsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void likelihoodLeavesOutWhatIsMasked() {
    // User 0 gives the items the odds 1, 2, 3, 4, item 0 is masked, 3 is held out: p = 4 / 9.
    // User 1 gives all four the same odds and has 0 and 1 held out: p = 1 / 4 twice.
    // Counts 1, 1, 0, 0 make the unigram's odds 2, 2, 1, 1: p = 1 / 4 for user 0, 1 / 3 for user 1.
    const InteractionsPtr shown = test::matrix({{0}, {}}, 4);
    const SplitPart part{shown, shown, test::matrix({{3}, {0, 1}}, 4)};
    const InteractionsPtr train = test::matrix({{0}, {1}}, 4);
    const ScoreUsers score = [](std::span<const Index> users, std::span<float> scores) {
      for (std::size_t row = 0; row < users.size(); ++row) {
        for (std::size_t item = 0; item < 4; ++item) {
          const float odds = users[row] == 0 ? static_cast<float>(item + 1) : 7.0F;
          scores[row * 4 + item] = std::log(odds);
        }
      }
    };
    const HeldOutLikelihood result = likelihood(part, *train, score, 1);
    QCOMPARE(result.users, Index{2});
    QCOMPARE(result.interactions, std::uint64_t{3});
    const double mean = (std::log(4.0 / 9) + 2 * std::log(0.25)) / 3;
    QVERIFY(near(result.model.perInteraction, mean));
    QVERIFY(near(result.model.perplexity, std::exp(-mean)));
    QVERIFY(near(result.unigram.perInteraction, (std::log(0.25) + 2 * std::log(1.0 / 3)) / 3));
    // Residuals log(4 / 9) - mean and its negative; 1.96 sqrt(2 r^2 * 2 / 1) / 3.
    const double rest = std::abs(std::log(4.0 / 9) - mean);
    QVERIFY(near(result.model.half, 1.959963984540054 * 2 * rest / 3));
  }

  void likelihoodDependsOnNoThread() {
    std::vector<std::vector<Index>> rows;
    for (Index user = 0; user < 300; ++user) rows.push_back({user % 9, 9 + user % 11});
    const InteractionsPtr shown = test::matrix(std::vector<std::vector<Index>>(300), 20);
    const SplitPart part{shown, shown, test::matrix(rows, 20)};
    const ScoreUsers score = [](std::span<const Index> users, std::span<float> scores) {
      for (std::size_t at = 0; at < scores.size(); ++at)
        scores[at] = std::sin(static_cast<float>(users[at / 20] * 20 + at % 20));
    };
    const HeldOutLikelihood one = likelihood(part, *part.target, score, 1);
    const HeldOutLikelihood four = likelihood(part, *part.target, score, 4);
    QVERIFY(one.model.perInteraction == four.model.perInteraction);
    QVERIFY(one.model.half == four.model.half && one.model.half > 0);
  }

  void nothingHeldOutIsRefused() {
    const InteractionsPtr none = test::matrix({{}, {}}, 3);
    const SplitPart part{none, none, none};
    QVERIFY_EXCEPTION_THROWN(likelihood(part, *none, {}, 1), Error);
  }

  void reconstructionSumsOverTheHistory() {
    // Odds 1, 3, 4: log(3 / 8) + log(4 / 8). Hidden entries take no share.
    const Points logits{0, std::log(3.0F), std::log(4.0F), kHiddenScore};
    const std::vector<Index> items{1, 2};
    QVERIFY(near(softmaxLogLikelihood(logits, items), std::log(3.0 / 8) + std::log(0.5)));
    // Chances 1 / 2, 3 / 4, 4 / 5: (1 - 1 / 2) * 3 / 4 * 4 / 5.
    const Points bernoulli{0, std::log(3.0F), std::log(4.0F)};
    QVERIFY(near(bernoulliLogLikelihood(bernoulli, items), std::log(0.5 * 0.75 * 0.8)));
    QVERIFY(std::isfinite(bernoulliLogLikelihood(Points{500, -500}, std::vector<Index>{1})));
  }

  void latentUseByHand() {
    // Dimension 0: means 1 and -1, variance 1: KL = 1 / 2, spread 1. Dimension 1: mean 0.05 for
    // both, variance 1: KL = 0.00125, spread 0. Dimension 2: mean 0, variance 4: KL = (3 - log 4)
    // / 2.
    const float log4 = std::log(4.0F);
    const LatentUse use =
        latentUse(Points{1, 0.05F, 0, -1, 0.05F, 0}, Points{0, 0, log4, 0, 0, log4}, 3);
    QVERIFY(near(use.divergence[0], 0.5));
    QVERIFY(near(use.divergence[1], 0.00125));
    QVERIFY(near(use.divergence[2], (3 - std::log(4.0)) / 2));
    QVERIFY(near(use.total, 0.50125 + (3 - std::log(4.0)) / 2));
    QVERIFY(near(use.spread[0], 1));
    QVERIFY(near(use.spread[1], 0));
    QCOMPARE(use.active, std::size_t{1});
    QCOMPARE(latentUse({}, {}, 5).active, std::size_t{0});
  }

  void aDimensionIsActiveAboveOneHundredth() {
    // Means +-0.11 have variance 0.0121, +-0.09 have 0.0081.
    const LatentUse use = latentUse(Points{0.11F, 0.09F, -0.11F, -0.09F}, Points{0, 0, 0, 0}, 2);
    QCOMPARE(use.active, std::size_t{1});
  }

  void overlapByHand() {
    // With k = 1 the real points 0, 1, 3, 7 reach 1, 1, 2, 4. Of 0.5, 5, 20 the first two lie
    // within. The generated ones reach 4.5, 4.5, 15 and every real point lies within.
    const Points real{0, 1, 3, 7};
    const Points generated{0.5F, 5, 20};
    const ManifoldOverlap overlap = manifoldOverlap(onALine(real), onALine(generated), 1, {});
    QVERIFY(near(overlap.precision, 2.0 / 3));
    QVERIFY(near(overlap.recall, 1));
    // The other way round the two change places.
    const ManifoldOverlap other = manifoldOverlap(onALine(generated), onALine(real), 1, {});
    QVERIFY(near(other.precision, 1));
    QVERIFY(near(other.recall, 2.0 / 3));
  }

  void aCollapsedGeneratorIsPreciseAndRecallsLittle() {
    // All generated points are one real point: each lies within, but they reach nowhere.
    const Points real = normals(50, 3, 0, 1);
    Points generated;
    for (int i = 0; i < 50; ++i) generated.insert(generated.end(), real.begin(), real.begin() + 3);
    const ManifoldOverlap overlap = manifoldOverlap({real, 50, 3}, {generated, 50, 3}, 3, {});
    QCOMPARE(overlap.precision, 1.0);
    QCOMPARE(overlap.recall, 1.0 / 50);
  }

  void equalSetsOverlapWhollyAndFarOnesNotAtAll() {
    const Points here = normals(80, 4, 0, 1);
    const Points there = normals(80, 4, 100, 2);
    const ManifoldOverlap same = manifoldOverlap({here, 80, 4}, {here, 80, 4}, 3, {});
    QCOMPARE(same.precision, 1.0);
    QCOMPARE(same.recall, 1.0);
    const ManifoldOverlap far = manifoldOverlap({here, 80, 4}, {there, 80, 4}, 3, {});
    QCOMPARE(far.precision, 0.0);
    QCOMPARE(far.recall, 0.0);
  }

  void tooFewPointsAreRefused() {
    const Points three{1, 2, 3};
    const Points four{1, 2, 3, 4};
    QVERIFY_EXCEPTION_THROWN(manifoldOverlap(onALine(three), onALine(four), 3, {}), Error);
    QVERIFY_EXCEPTION_THROWN(squaredDiscrepancy(onALine(four), onALine({}), 1, {}), Error);
  }

  void medianOfDistances() {
    // 0, 1, 3: distances 1, 2, 3.
    QCOMPARE(medianDistance(onALine({0, 1, 3}), {}), 2.0);
    QCOMPARE(medianDistance(onALine({5, 5, 5}), {}), 1.0);
    QCOMPARE(medianDistance(onALine({5}), {}), 1.0);
  }

  void discrepancyByHand() {
    // Both sets are 0 and 2, width 1: within a set the one pair has e^-2, between the sets the four
    // pairs have 1, e^-2, e^-2, 1. 2 e^-2 - (1 + e^-2) = e^-2 - 1.
    const Points points{0, 2};
    QVERIFY(near(squaredDiscrepancy(onALine(points), onALine(points), 1, {}), std::exp(-2.0) - 1));
  }

  void discrepancyTellsDistributionsApart() {
    const Points a = normals(300, 2, 0, 1);
    const Points b = normals(300, 2, 0, 2);
    const Points c = normals(300, 2, 3, 3);
    const double width = medianDistance({a, 300, 2}, {});
    QVERIFY(std::abs(squaredDiscrepancy({a, 300, 2}, {b, 300, 2}, width, {})) < 0.01);
    QVERIFY(squaredDiscrepancy({a, 300, 2}, {c, 300, 2}, width, {}) > 0.3);
  }

  void aStopEndsTheComparison() {
    std::stop_source source;
    source.request_stop();
    const Points a = normals(10, 2, 0, 1);
    QVERIFY_EXCEPTION_THROWN(manifoldOverlap({a, 10, 2}, {a, 10, 2}, 3, source.get_token()),
                             Cancelled);
  }
};

QTEST_GUILESS_MAIN(GenerativeMetricsTest)
#include "tst_GenerativeMetrics.moc"
