// LABELS: unit
// DEPENDS: core_nn
// The inverse in place, within one block and across several.
#include <QtTest>
#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/nn/SymmetricInverse.h"

using namespace tastescope;
using namespace tastescope::nn;

class TestSymmetricInverse : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// [4 2; 2 3] has determinant 8, so its inverse is [3 -2; -2 4] / 8.
  void aSmallMatrixIsInvertedByHand() {
    std::vector<float> matrix{4, 99, 2, 3};
    QVERIFY(invertPositiveDefinite(matrix, 2, m_progress, {}));
    const std::vector<float> expected{0.375F, 99, -0.25F, 0.5F};
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(matrix[i] - expected[i]) < 1e-6F);
  }

  /// A = I + v v^T has the inverse I - v v^T / (1 + v^T v) (Sherman and Morrison).
  void aMatrixOfSeveralBlocksIsInverted() {
    constexpr std::size_t kSize = 2500;
    const auto v = [](std::size_t i) { return std::sin(0.37 * static_cast<double>(i + 1)) / 20; };
    double squares = 0;
    std::vector<float> matrix(kSize * kSize);
    for (std::size_t i = 0; i < kSize; ++i) {
      squares += v(i) * v(i);
      for (std::size_t j = 0; j < kSize; ++j)
        matrix[i * kSize + j] = static_cast<float>(v(i) * v(j) + (i == j ? 1 : 0));
    }
    QVERIFY(invertPositiveDefinite(matrix, kSize, m_progress, {}));
    double worst = 0;
    for (std::size_t i = 0; i < kSize; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const double expected = (i == j ? 1 : 0) - v(i) * v(j) / (1 + squares);
        worst = std::max(worst, std::abs(expected - matrix[i * kSize + j]));
      }
    }
    QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
  }

  void anIndefiniteMatrixIsRefused() {
    std::vector<float> matrix{1, 2, 2, 1};
    QVERIFY(!invertPositiveDefinite(matrix, 2, m_progress, {}));
  }

  void aStopIsHeeded() {
    std::stop_source source;
    source.request_stop();
    std::vector<float> matrix{1};
    QVERIFY_EXCEPTION_THROWN(invertPositiveDefinite(matrix, 1, m_progress, source.get_token()),
                             Cancelled);
  }

 private:
  Progress m_progress;
};

QTEST_APPLESS_MAIN(TestSymmetricInverse)
#include "tst_SymmetricInverse.moc"
