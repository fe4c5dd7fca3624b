// LABELS: unit
// DEPENDS: core_nn
#include <QtTest>
#include <cmath>
#include <numeric>

#include "core/nn/Kernels.h"
#include "core/nn/SparseBatch.h"
#include "core/nn/UserBatches.h"

using namespace tastescope;
using namespace tastescope::nn;

class TestTrainingKernels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void multinomialLossAndGradientOfAUniformRow() {
    // Four equal logits: softmax is 1/4, the loss of two chosen items 2 log 4, the gradient 2/4 -
    // x.
    std::vector<float> logits(4, 3.0F);
    const std::vector<std::uint32_t> items{1, 3};
    const std::vector<float> values{1, 1};
    const double loss = multinomialRow(logits.data(), logits.size(), items, values, 1.0F);
    QVERIFY(std::abs(loss - 2 * std::log(4.0)) < 1e-6);
    const float expected[] = {0.5F, -0.5F, 0.5F, -0.5F};
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(logits[i] - expected[i]) < 1e-6F);
  }

  void multinomialGradientEqualsDoublePrecision() {
    constexpr std::size_t kItems = 1003;  // not a multiple of any vector width
    Rng rng(5);
    std::vector<float> logits(kItems);
    for (float& logit : logits) logit = static_cast<float>(6 * rng.normal());
    const std::vector<std::uint32_t> items{0, 17, 500, 1002};
    const std::vector<float> values{1, 2, 0.5F, 1};
    const std::vector<double> exact(logits.begin(), logits.end());
    const double highest = *std::max_element(exact.begin(), exact.end());
    double sum = 0;
    for (const double logit : exact) sum += std::exp(logit - highest);
    double loss = 0;
    std::vector<double> gradient(kItems);
    for (std::size_t i = 0; i < kItems; ++i) {
      gradient[i] = 0.25 * 4.5 * std::exp(exact[i] - highest) / sum;
    }
    for (std::size_t e = 0; e < items.size(); ++e) {
      loss += static_cast<double>(values[e]) * (highest + std::log(sum) - exact[items[e]]);
      gradient[items[e]] -= 0.25 * static_cast<double>(values[e]);
    }
    const double got = multinomialRow(logits.data(), kItems, items, values, 0.25F);
    QVERIFY(std::abs(got - loss) < 1e-5 * loss);
    for (std::size_t i = 0; i < kItems; ++i) {
      QVERIFY(std::abs(static_cast<double>(logits[i]) - gradient[i]) < 2e-6);
    }
  }

  void hugeLogitsStayFinite() {
    std::vector<float> logits{1e30F, -1e30F, 0};
    const std::vector<std::uint32_t> items{1};
    const std::vector<float> values{1};
    const double loss = multinomialRow(logits.data(), 3, items, values, 1.0F);
    QVERIFY(std::isfinite(loss));
    for (const float g : logits) QVERIFY(std::isfinite(g));
  }

  void anEmptyRowCostsNothing() {
    std::vector<float> logits{1, 2, 3};
    QCOMPARE(multinomialRow(logits.data(), 3, {}, {}, 1.0F), 0.0);
    QVERIFY(logits == std::vector<float>({0, 0, 0}));
  }

  void firstAdamStepMovesByTheLearningRate() {
    // m = 0.1 g, v = 0.001 g^2; with the corrections 0.1 and 0.001 the step is rate * g / |g|.
    const double correction = std::sqrt(0.001);
    const AdamStep step{.rate = static_cast<float>(0.01 * correction / 0.1),
                        .epsilon = static_cast<float>(1e-8 * correction),
                        .beta1 = 0.9F,
                        .beta2 = 0.999F};
    const std::vector<float> gradient{2, -3, 0};
    std::vector<float> parameter{1, 1, 1};
    std::vector<float> first(3, 0);
    std::vector<float> second(3, 0);
    adamUpdate(step, gradient.data(), parameter.data(), first.data(), second.data(), 3);
    QVERIFY(std::abs(parameter[0] - 0.99F) < 1e-5F);
    QVERIFY(std::abs(parameter[1] - 1.01F) < 1e-5F);
    QCOMPARE(parameter[2], 1.0F);
  }

  void rowsAreNormalisedToLengthOne() {
    SparseBatch batch;
    batch.addRow(std::vector<std::uint32_t>{1, 2, 3, 4});
    batch.addRow({});
    batch.addRow(std::vector<std::uint32_t>{0, 5}, std::vector<float>{3, 4});
    batch.normaliseRows();
    QVERIFY(batch.values == std::vector<float>({0.5F, 0.5F, 0.5F, 0.5F, 0.6F, 0.8F}));
    QCOMPARE(batch.rows(), std::int64_t{3});
  }

  void dropoutKeepsRowsAndExpectation() {
    SparseBatch batch;
    std::vector<std::uint32_t> items(10000);
    std::iota(items.begin(), items.end(), 0U);
    batch.addRow(items);
    batch.addRow(items);
    Rng rng(3);
    batch.dropout(0.25, rng);
    QCOMPARE(batch.rows(), std::int64_t{2});
    for (const std::int64_t row : {0, 1}) {
      const auto values = batch.valuesOf(row);
      QVERIFY(values.size() > 7300 && values.size() < 7700);
      QVERIFY(std::abs(values.front() - 4.0F / 3) < 1e-6F);
      const auto kept = batch.itemsOf(row);
      QVERIFY(std::is_sorted(kept.begin(), kept.end()));
    }
  }

  void aBatchByItemHoldsTheSameEntries() {
    SparseBatch batch;
    batch.addRow(std::vector<std::uint32_t>{4, 1}, std::vector<float>{0.5F, 2});
    batch.addRow(std::vector<std::uint32_t>{4}, std::vector<float>{3});
    const ItemEntries entries = byItem(batch, 6);
    QVERIFY(entries.items == std::vector<std::uint32_t>({1, 4}));
    QVERIFY(entries.offsets == std::vector<std::int64_t>({0, 1, 3}));
    QVERIFY(entries.rows == std::vector<std::uint32_t>({0, 0, 1}));
    QVERIFY(entries.values == std::vector<float>({2, 0.5F, 3}));
  }

  void everyUserComesOnceAnEpoch() {
    UserBatches batches({3, 5, 7, 9, 11}, 2, 42);
    QCOMPARE(batches.count(), std::int64_t{3});
    const auto order = [&batches](std::int64_t epoch) {
      batches.shuffle(epoch);
      std::vector<Index> all;
      for (std::int64_t b = 0; b < batches.count(); ++b) {
        const auto part = batches.batch(b);
        all.insert(all.end(), part.begin(), part.end());
      }
      return all;
    };
    auto first = order(1);
    const auto second = order(2);
    QVERIFY(order(1) == first);  // the order depends on the epoch alone
    QVERIFY(second != first);
    std::sort(first.begin(), first.end());
    QVERIFY(first == std::vector<Index>({3, 5, 7, 9, 11}));
  }
};

QTEST_APPLESS_MAIN(TestTrainingKernels)
#include "tst_TrainingKernels.moc"
