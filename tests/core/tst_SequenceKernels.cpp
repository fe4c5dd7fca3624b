// LABELS: unit
// DEPENDS: core_nn
// Packing of sequences, causal attention and the ranking losses against values worked out by hand
// and against derivatives taken numerically.
#include <QtTest>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/nn/AttentionKernels.h"
#include "core/nn/RankingRows.h"
#include "core/nn/SequenceBatches.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

bool near(double a, double b, double within) { return std::abs(a - b) <= within; }

std::vector<float> normals(std::size_t n, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<float> values(n);
  for (float& value : values) value = static_cast<float>(rng.normal());
  return values;
}

/// One sequence of queries, keys and values side by side, as the model lays them out.
struct OneHead {
  OneHead(std::size_t length, std::size_t size, CounterDropout dropout)
      : shape{.length = length,
              .size = size,
              .stride = 3 * size,
              .outStride = size,
              .dropout = dropout},
        qkv(normals(length * 3 * size, 3)),
        out(length * size),
        probabilities(length * length) {}

  /// sum of weights * outputs, a scalar to differentiate.
  double value(const std::vector<float>& weights) {
    attendForward(shape, qkv.data(), qkv.data() + shape.size, qkv.data() + 2 * shape.size,
                  out.data(), probabilities.data(), scratch);
    double sum = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      sum += static_cast<double>(weights[i]) * static_cast<double>(out[i]);
    }
    return sum;
  }
  std::vector<float> gradient(const std::vector<float>& weights) {
    std::vector<float> grad(qkv.size(), 0.0F);
    attendBackward(shape, qkv.data(), qkv.data() + shape.size, qkv.data() + 2 * shape.size,
                   probabilities.data(), weights.data(), grad.data(), grad.data() + shape.size,
                   grad.data() + 2 * shape.size, scratch);
    return grad;
  }

  HeadShape shape;
  std::vector<float> qkv;
  std::vector<float> out;
  std::vector<float> probabilities;
  AttentionScratch scratch;
};

/// A ranking loss of one positive (item 9) and the negatives' scores.
double rankingLoss(const RankingSettings& settings, const std::vector<std::uint32_t>& items,
                   std::vector<float> scores, float positive) {
  return rankingRow(settings, 9, items, positive, scores, 1.0);
}

}  // namespace

class TestSequenceKernels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aHistoryPredictsEveryItemButTheFirst() {
    PackedSequences batch;
    Rng rng(1);
    addTraining(batch, std::vector<Index>{4, 7, 2, 9}, 5, 10, rng);
    addTraining(batch, std::vector<Index>{3}, 6, 10, rng);
    QVERIFY(batch.items == std::vector<std::int64_t>({4, 7, 2}));
    QVERIFY(batch.targets == std::vector<std::uint32_t>({7, 2, 9}));
    QVERIFY(batch.positions == std::vector<std::int64_t>({7, 8, 9}));
    QVERIFY(batch.offsets == std::vector<std::int64_t>({0, 3}));
    QVERIFY(batch.owners == std::vector<Index>({5}));
  }

  void longHistoriesAreCutAndNothingIsLost() {
    std::vector<Index> history(100);
    std::iota(history.begin(), history.end(), Index{0});
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      PackedSequences batch;
      Rng rng(seed);
      addTraining(batch, history, 0, 8, rng);
      std::vector<std::uint32_t> targets = batch.targets;
      std::sort(targets.begin(), targets.end());
      QCOMPARE(targets.size(), std::size_t{99});
      for (std::size_t i = 0; i < 99; ++i) QCOMPARE(targets[i], static_cast<std::uint32_t>(i + 1));
      for (std::int64_t s = 0; s < batch.sequences(); ++s) QVERIFY(batch.lengthOf(s) <= 8);
    }
  }

  void aContextIsTheNewestItems() {
    PackedSequences batch;
    addContext(batch, std::vector<Index>{1, 2, 3, 4}, 0, 3);
    addContext(batch, {}, 1, 3);
    addContext(batch, std::vector<Index>{8}, 2, 3);
    QVERIFY(batch.items == std::vector<std::int64_t>({2, 3, 4, 8}));
    QVERIFY(batch.positions == std::vector<std::int64_t>({0, 1, 2, 2}));
    QVERIFY(batch.offsets == std::vector<std::int64_t>({0, 3, 4}));
    QVERIFY(batch.targets.empty());
  }

  void stepsVisitTheLongestFirst() {
    // Sequences a = tokens 0, b = 1 2 3, c = 4 5. Step by step: b c a | b c | b.
    PackedSequences batch;
    addContext(batch, std::vector<Index>{1}, 0, 9);
    addContext(batch, std::vector<Index>{2, 3, 4}, 1, 9);
    addContext(batch, std::vector<Index>{5, 6}, 2, 9);
    const StepOrder order = stepOrder(batch);
    QVERIFY(order.token == std::vector<std::int64_t>({1, 4, 0, 2, 5, 3}));
    QVERIFY(order.batchSizes == std::vector<std::int64_t>({3, 2, 1}));
    for (std::size_t i = 0; i < order.token.size(); ++i) {
      QCOMPARE(order.place[static_cast<std::size_t>(order.token[i])], static_cast<std::int64_t>(i));
    }
  }

  void attentionLooksBackOnly() {
    // Size 1: scores are q k. Token 0 sees itself; token 1 weighs v by softmax(2 * 1, 2 * 3).
    OneHead head(2, 1, {});
    head.qkv = {5, 1, 10, 2, 3, 20};  // q0 k0 v0 q1 k1 v1
    head.value({0, 0});
    const double second = 1 / (1 + std::exp(2.0 - 6.0));
    QVERIFY(near(static_cast<double>(head.out[0]), 10, 1e-5));
    QVERIFY(near(static_cast<double>(head.out[1]), 10 * (1 - second) + 20 * second, 1e-4));
  }

  void oneQueryAgreesWithTheLastOfAll() {
    OneHead head(13, 5, {});
    head.value(std::vector<float>(65, 0.0F));
    std::vector<float> last(5);
    attendOnce(head.shape, head.qkv.data() + 12 * 15, head.qkv.data() + 5, head.qkv.data() + 10,
               last.data(), head.scratch);
    for (std::size_t c = 0; c < 5; ++c) QVERIFY(std::abs(last[c] - head.out[60 + c]) < 1e-5F);
  }

  void attentionGradientIsTheDerivative_data() {
    QTest::addColumn<float>("share");
    QTest::newRow("without dropout") << 0.0F;
    QTest::newRow("with dropout") << 0.3F;
  }
  void attentionGradientIsTheDerivative() {
    QFETCH(float, share);
    OneHead head(7, 3, {.share = share, .seed = 77});
    const std::vector<float> weights = normals(21, 8);
    head.value(weights);
    const std::vector<float> gradient = head.gradient(weights);
    constexpr float kStep = 1e-2F;
    for (std::size_t i = 0; i < head.qkv.size(); ++i) {
      const float kept = head.qkv[i];
      head.qkv[i] = kept + kStep;
      const double above = head.value(weights);
      head.qkv[i] = kept - kStep;
      const double below = head.value(weights);
      head.qkv[i] = kept;
      const double slope = (above - below) / (2 * static_cast<double>(kStep));
      QVERIFY2(
          near(slope, static_cast<double>(gradient[i]), 2e-3),
          qPrintable(
              QStringLiteral("%1: %2 %3").arg(i).arg(slope).arg(static_cast<double>(gradient[i]))));
    }
  }

  void counterDropoutKeepsTheExpectation() {
    const std::vector<float> ones(40000, 1.0F);
    std::vector<float> dropped(ones.size());
    dropByCounter({.share = 0.25F, .seed = 5}, 0, ones.data(), dropped.data(), ones.size());
    const auto zeros = std::count(dropped.begin(), dropped.end(), 0.0F);
    QVERIFY(zeros > 9700 && zeros < 10300);  // 10000 +- 3.5 deviations of 87
    const double sum = std::accumulate(dropped.begin(), dropped.end(), 0.0);
    QVERIFY(near(sum, 40000, 410));
    // Drawn by position: a piece of it is the same numbers.
    std::vector<float> piece(100);
    dropByCounter({.share = 0.25F, .seed = 5}, 300, ones.data(), piece.data(), piece.size());
    QVERIFY(std::equal(piece.begin(), piece.end(), dropped.begin() + 300));
    dropByCounter({.share = 0.25F, .seed = 6}, 300, ones.data(), piece.data(), piece.size());
    QVERIFY(!std::equal(piece.begin(), piece.end(), dropped.begin() + 300));
  }

  void rankingLossesOfEqualScores() {
    // p = r = 0, two negatives that count (the third is the target itself): s(0) = 1/2.
    const std::vector<std::uint32_t> items{1, 2, 9};
    const std::vector<float> zeros(3, 0.0F);
    const double log2 = std::log(2.0);
    const auto loss = [&](RankingLoss kind, double power = 1) {
      return rankingLoss({.kind = kind, .positivePower = power, .regularisation = 1}, items, zeros,
                         0.0F);
    };
    QVERIFY(near(loss(RankingLoss::SampledSoftmax), std::log(3.0), 1e-6));
    QVERIFY(near(loss(RankingLoss::BinaryCross), log2, 1e-9));  // 3 log 2 / 3
    QVERIFY(near(loss(RankingLoss::BinaryCross, 0.5), 2.5 * log2 / 3, 1e-9));
    QVERIFY(near(loss(RankingLoss::Bpr), log2, 1e-9));
    QVERIFY(near(loss(RankingLoss::Top1), 1.0, 1e-9));     // 1/2 + 1/2
    QVERIFY(near(loss(RankingLoss::Top1Max), 1.0, 1e-9));  // the same, weights 1/2
    QVERIFY(near(loss(RankingLoss::BprMax), log2, 1e-9));  // no penalty at 0
  }

  void bprMaxByHand() {
    // p = 1, r = (2, 0): w = (e^2, 1) / (e^2 + 1), won = w0 s(-1) + w1 s(1), penalty 0.5 * w0 * 4.
    const double w0 = std::exp(2.0) / (std::exp(2.0) + 1);
    const double low = 1 / (1 + std::exp(1.0));
    const double expected = -std::log(w0 * low + (1 - w0) * (1 - low)) + 0.5 * w0 * 4;
    const double got =
        rankingLoss({.kind = RankingLoss::BprMax, .regularisation = 0.5}, {3, 4}, {2, 0}, 1.0F);
    QVERIFY(near(got, expected, 1e-9));
  }

  void rankingGradientsAreTheDerivatives_data() {
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= static_cast<int>(RankingLoss::BprMax); ++kind) {
      QTest::addRow("loss %d", kind) << kind;
    }
  }
  void rankingGradientsAreTheDerivatives() {
    QFETCH(int, kind);
    const RankingSettings settings{
        .kind = static_cast<RankingLoss>(kind), .positivePower = 0.4, .regularisation = 0.7};
    const std::vector<std::uint32_t> items{1, 9, 5, 5, 0, 3};
    const std::vector<float> scores = normals(items.size(), 21);
    constexpr float kPositive = 0.3F;
    constexpr float kStep = 1e-2F;
    float gradP = kPositive;
    std::vector<float> gradients = scores;
    rankingRow(settings, 9, items, gradP, gradients, 2.0);
    const double slopeP = (rankingLoss(settings, items, scores, kPositive + kStep) -
                           rankingLoss(settings, items, scores, kPositive - kStep)) /
                          (2 * static_cast<double>(kStep));
    QVERIFY(near(2 * slopeP, static_cast<double>(gradP), 1e-3));
    for (std::size_t j = 0; j < scores.size(); ++j) {
      auto above = scores;
      auto below = scores;
      above[j] += kStep;
      below[j] -= kStep;
      const double slope = (rankingLoss(settings, items, above, kPositive) -
                            rankingLoss(settings, items, below, kPositive)) /
                           (2 * static_cast<double>(kStep));
      QVERIFY(near(2 * slope, static_cast<double>(gradients[j]), 1e-3));
      if (items[j] == 9) QCOMPARE(gradients[j], 0.0F);
    }
  }

  void withoutAnotherItemThereIsNothingToRank() {
    std::vector<float> scores{0.5F, 0.5F};
    float positive = 1;
    QCOMPARE(rankingRow({.kind = RankingLoss::Top1Max}, 9, std::vector<std::uint32_t>{9, 9},
                        positive, scores, 1.0),
             0.0);
    QVERIFY(positive == 0 && scores == std::vector<float>({0, 0}));
  }

  void gbcePowerFollowsThePaper() {
    // 256 negatives of 1001 items: a = 0.256; t = 0.75: b = a (0.75 (1 - 1/a) + 1/a) = 0.442.
    QVERIFY(near(generalisedPower(256, 1001, 0.75), 0.256 * 0.75 - 0.75 + 1, 1e-12));
    QVERIFY(near(generalisedPower(256, 1001, 0), 1, 1e-12));
    QVERIFY(near(generalisedPower(256, 1001, 1), 0.256, 1e-12));
    QCOMPARE(generalisedPower(256, 1, 0.75), 1.0);
  }
};

QTEST_APPLESS_MAIN(TestSequenceKernels)
#include "tst_SequenceKernels.moc"
