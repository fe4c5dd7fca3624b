// LABELS: unit
// DEPENDS: core_train
// Products of float matrices: both libraries against plain loops, and libtorch's own products take the chosen one.
#include <dlfcn.h>

#include <QtTest>
#include <cmath>
#include <vector>

#include "core/nn/MatrixProduct.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;
using namespace tastescope::nn;

extern "C" void sgemm_(const char* transA, const char* transB, const int* m, const int* n,
                       const int* k, const float* alpha, const float* a, const int* lda,
                       const float* b, const int* ldb, const float* beta, float* c, const int* ldc);

namespace {

std::vector<float> waves(int count, double frequency) {
  std::vector<float> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<float>(std::sin(frequency * static_cast<double>(i + 1)));
  }
  return values;
}

/// op(matrix) at (row, column), counted by columns as BLAS does.
double entry(const std::vector<float>& matrix, bool turned, int rows, int row, int column) {
  const int at = turned ? row * rows + column : column * rows + row;
  return static_cast<double>(matrix[static_cast<std::size_t>(at)]);
}

}  // namespace

class TestMatrixProduct : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { prepareNumerics(0); }

  void bothLibrariesMultiply_data() {
    QTest::addColumn<bool>("oneDnn");
    QTest::newRow("BLAS") << false;
    QTest::newRow("oneDNN") << true;
  }
  void bothLibrariesMultiply() {
    QFETCH(bool, oneDnn);
    if (oneDnn && productLibrary() != ProductLibrary::OneDnn) QSKIP("this libtorch has no oneDNN");
    // [1 2; 3 4; 5 6] [1 0 2; 3 1 1]
    const std::vector<float> a{1, 2, 3, 4, 5, 6};
    const std::vector<float> b{1, 0, 2, 3, 1, 1};
    std::vector<float> c(9);
    multiply(oneDnn ? ProductLibrary::OneDnn : ProductLibrary::Blas, 3, 3, 2, a.data(), b.data(),
             c.data());
    QCOMPARE(c, (std::vector<float>{7, 2, 4, 15, 4, 10, 23, 6, 16}));
  }

  /// Every turn, scale and size that decides about threads, against plain loops in double.
  void theSymbolOfBlasMultiplies_data() {
    QTest::addColumn<char>("turnA");
    QTest::addColumn<char>("turnB");
    QTest::addColumn<int>("size");
    for (const int size : {5, 150}) {
      for (const char a : {'N', 'T'}) {
        for (const char b : {'N', 'T'}) {
          QTest::addRow("%c%c %d", a, b, size) << a << b << size;
        }
      }
    }
  }
  void theSymbolOfBlasMultiplies() {
    QFETCH(char, turnA);
    QFETCH(char, turnB);
    QFETCH(int, size);
    const int m = size;
    const int n = size + 3;
    const int k = size * 2 + 1;
    const std::vector<float> a = waves(m * k, 0.37);
    const std::vector<float> b = waves(k * n, 0.71);
    const std::vector<float> before = waves(m * n, 0.13);
    std::vector<float> c = before;
    const float alpha = 1.5F;
    const float beta = -0.5F;
    const int lda = turnA == 'N' ? m : k;
    const int ldb = turnB == 'N' ? k : n;
    sgemm_(&turnA, &turnB, &m, &n, &k, &alpha, a.data(), &lda, b.data(), &ldb, &beta, c.data(), &m);
    double worst = 0;
    for (int column = 0; column < n; ++column) {
      for (int row = 0; row < m; ++row) {
        const auto at = static_cast<std::size_t>(column * m + row);
        double sum = 0;
        for (int i = 0; i < k; ++i) {
          sum += entry(a, turnA == 'T', lda, row, i) * entry(b, turnB == 'T', ldb, i, column);
        }
        const double expected = 1.5 * sum - 0.5 * static_cast<double>(before[at]);
        worst = std::max(worst, std::abs(expected - static_cast<double>(c[at])));
      }
    }
    QVERIFY2(worst < 2e-5 * k, qPrintable(QString::number(worst)));
  }

  /// What the libraries find under BLAS's name is ours, or their products would pass by.
  void theLibrariesFindOurSymbol() {
    QCOMPARE(dlsym(RTLD_DEFAULT, "sgemm_"), reinterpret_cast<void*>(&sgemm_));
    QVERIFY(blasFile() != "unknown");
    Dl_info ours{};
    QVERIFY(dladdr(reinterpret_cast<void*>(&sgemm_), &ours) != 0);
    QVERIFY(blasFile() != ours.dli_fname);
  }

  /// The flavour of OpenBLAS without threads of its own, wherever it was there when we were built.
  void theBlasOnOpenMpIsLoaded() {
    const std::string built = TASTESCOPE_BLAS_FOLDER;
    if (built.empty()) QSKIP("built without OpenBLAS on OpenMP");
    QVERIFY2(blasFile().starts_with(built), blasFile().c_str());
    using GetConfig = const char* (*)();
    const auto config = reinterpret_cast<GetConfig>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
    QVERIFY(config != nullptr);
    QVERIFY2(QByteArray(config()).contains("USE_OPENMP"), config());
  }
};

QTEST_GUILESS_MAIN(TestMatrixProduct)
#include "tst_MatrixProduct.moc"
