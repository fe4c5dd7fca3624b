// DEPENDS: core_eval core_recommend nlohmann_json::nlohmann_json
// Likelihood, latent use and distances between sets of histories, by hand.
#include <QtTest>

#include <cmath>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/base/TopK.h"
#include "core/eval/GenerativeDistance.h"
#include "core/eval/GenerativeLatent.h"
#include "core/eval/GenerativeLikelihood.h"
#include "core/recommend/GeneratedHistories.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;
using Points = std::vector<float>;
using Items = std::vector<Index>;
using Sets = std::vector<Items>;

namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

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

  void sharedItemsByHand() {
    QCOMPARE(sharedItems(Items{1, 2, 3}, Items{2, 3, 4, 9}), 2.0 / 5);
    QCOMPARE(sharedItems(Items{1, 2}, Items{1, 2}), 1.0);
    QCOMPARE(sharedItems(Items{1}, Items{2}), 0.0);
    QCOMPARE(sharedItems(Items{}, Items{}), 0.0);
  }

  void overlapByHand() {
    // With k = 1: {0,1} and {0,1,2} share 2 of 3 with each other, {0,3} shares 1 of 3 with {0,1}, and
    // {7} nothing with anybody.
    const Sets real{{0, 1}, {0, 1, 2}, {0, 3}, {7}};
    // {0,1}: 1 and 2/3 with the first two (near), 1/3 with the third (as far as its nearest).
    // {3}: 1/2 with the third. {8}: nothing. The neighbourhood of {7} holds nothing, not even {8}.
    const HistoryOverlap overlap = historyOverlap(real, Sets{{0, 1}, {3}, {8}}, 1, {});
    QVERIFY(near(overlap.density, 4.0 / 3));
    QVERIFY(near(overlap.coverage, 3.0 / 4));
    // With k = 2 the least shared are 1/3, 1/4 ({0,1,2} with {0,3}), 1/4 and 0: as before, over 2.
    QVERIFY(near(historyOverlap(real, Sets{{0, 1}, {3}, {8}}, 2, {}).density, 4.0 / 6));
    // Three that are alike: for k = 1 each of the two nearest counts a half, and so does a fourth.
    QVERIFY(near(historyOverlap(Sets(3, Items{4}), Sets{{4}}, 1, {}).density, 1.5));
    QVERIFY(near(historyOverlap(real, Sets{{7}}, 1, {}).coverage, 1.0 / 4));
  }

  /// Two groups of users, each with twelve of its own twenty items, the first more often. What is
  /// known: noise draws from all forty, popularity forgets the groups, a model mixes up a quarter.
  void theMeasuresOrderNoisePopularityAModelAndWhatIsReal() {
    const auto drawn = [](double own, double slope, std::uint64_t seed) {
      Sets made;
      Rng rng(seed);
      for (Index user = 0; user < 200; ++user) {
        std::vector<float> scores(40);
        for (Index item = 0; item < 40; ++item) {
          const bool mine = item / 20 == user % 2;
          scores[item] = static_cast<float>(std::log(mine ? own : 1 - own) - slope * (item % 20));
        }
        made.push_back(drawItems(scores, 12, 1, rng));
      }
      return made;
    };
    const Sets real = drawn(0.999, 0.1, 1);
    const std::vector<Sets> better{drawn(0.5, 0, 2), drawn(0.5, 0.1, 3), drawn(0.8, 0.1, 4),
                                   drawn(0.999, 0.1, 5)};
    for (std::size_t i = 1; i < better.size(); ++i) {
      const HistoryOverlap worse = historyOverlap(real, better[i - 1], 5, {});
      const HistoryOverlap overlap = historyOverlap(real, better[i], 5, {});
      const QString what = QStringLiteral("%1: %2 %3, %4 %5")
                               .arg(i)
                               .arg(worse.density)
                               .arg(overlap.density)
                               .arg(worse.coverage)
                               .arg(overlap.coverage);
      QVERIFY2(worse.density < overlap.density, qPrintable(what));
      QVERIFY2(worse.coverage <= overlap.coverage, qPrintable(what));
      QVERIFY(squaredDiscrepancy(real, better[i - 1], {}) >
              squaredDiscrepancy(real, better[i], {}));
    }
    const HistoryOverlap best = historyOverlap(real, better.back(), 5, {});
    QVERIFY2(std::abs(best.density - 1) < 0.2, qPrintable(QString::number(best.density)));
    QVERIFY2(best.coverage > 0.9, qPrintable(QString::number(best.coverage)));
    QVERIFY(std::abs(squaredDiscrepancy(real, better.back(), {})) < 0.01);
  }

  void aCollapsedGeneratorCoversLittle() {
    Sets real;
    for (Index i = 0; i < 50; ++i) real.push_back({i, i + 1, i + 2});
    const HistoryOverlap overlap = historyOverlap(real, Sets(50, real[20]), 2, {});
    QVERIFY(overlap.density >= 1);
    QVERIFY(overlap.coverage < 0.15);
  }

  void tooFewHistoriesAreRefused() {
    const Sets three{{1}, {2}, {3}};
    QVERIFY_EXCEPTION_THROWN(historyOverlap(three, three, 3, {}), Error);
    QVERIFY_EXCEPTION_THROWN(historyOverlap(three, Sets{}, 1, {}), Error);
    QVERIFY_EXCEPTION_THROWN(squaredDiscrepancy(three, Sets{{1}}, {}), Error);
  }

  void discrepancyByHand() {
    // Within {0,1}, {0}: 1/2, counted once for the pair; the same for {0}, {2}: 0. Between: {0,1}{0}
    // 1/2, {0,1}{2} 0, {0}{0} 1, {0}{2} 0: mean 3/8. 1/2 + 0 - 2 * 3/8.
    QVERIFY(near(squaredDiscrepancy(Sets{{0, 1}, {0}}, Sets{{0}, {2}}, {}), -0.25));
  }

  void aStopEndsTheComparison() {
    std::stop_source source;
    source.request_stop();
    const Sets sets(10, Items{1, 2});
    QVERIFY_EXCEPTION_THROWN(historyOverlap(sets, sets, 3, source.get_token()), Cancelled);
  }
};

QTEST_GUILESS_MAIN(GenerativeMetricsTest)
#include "tst_GenerativeMetrics.moc"
