// LABELS: unit
// DEPENDS: core_eval
// Catalogue metrics against values worked out by hand, and the conversion to RecBole's definitions.
#include <QtTest>
#include <cmath>

#include "core/eval/CatalogueMetrics.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

class TestCatalogueMetrics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void coverageCountsItemsThatAppear();
  void giniIsZeroForEqualAndHighForOneItem();
  void entropyIsThatOfTheWholeCatalogue();
  void selfInformationIsInBitsAndFiniteForUnseenItems();
  void nothingListedGivesZeros();
  void aPaddingItemGivesRecBolesValues();
};

void TestCatalogueMetrics::coverageCountsItemsThatAppear() {
  QCOMPARE(catalogueCoverage(std::vector<std::uint64_t>{3, 0, 1, 0}), 0.5);  // 2 of 4
}

void TestCatalogueMetrics::giniIsZeroForEqualAndHighForOneItem() {
  QCOMPARE(giniIndex(std::vector<std::uint64_t>{2, 2, 2}), 0.0);
  // ascending 0, 0, 6: (2*3 - 3 - 1) * 6 / (3 * 6) = 2/3
  QVERIFY(std::abs(giniIndex(std::vector<std::uint64_t>{0, 6, 0}) - 2.0 / 3.0) < 1e-15);
  // ascending 1, 2, 3: (-2*1 + 0*2 + 2*3) / (3 * 6) = 4/18
  QVERIFY(std::abs(giniIndex(std::vector<std::uint64_t>{3, 1, 2}) - 2.0 / 9.0) < 1e-15);
}

void TestCatalogueMetrics::entropyIsThatOfTheWholeCatalogue() {
  // shares 1/2, 1/2: entropy ln 2, of at most ln 3
  const double two = listEntropy(std::vector<std::uint64_t>{4, 0, 4});
  QVERIFY(std::abs(two - std::log(2.0) / std::log(3.0)) < 1e-15);
  // It rises as lists grow more diverse.
  QVERIFY(listEntropy(std::vector<std::uint64_t>{8, 0, 0}) == 0);
  QVERIFY(listEntropy(std::vector<std::uint64_t>{4, 2, 2}) > two);
  QVERIFY(std::abs(listEntropy(std::vector<std::uint64_t>{5, 5, 5}) - 1) < 1e-15);
  QCOMPARE(listEntropy(std::vector<std::uint64_t>{5}), 0.0);
}

void TestCatalogueMetrics::selfInformationIsInBitsAndFiniteForUnseenItems() {
  // Four users of whom one has nothing: 3 count. Item 0: 3 of 3 -> 0 bits; item 1: 1 of 3 -> log2
  // 3; item 2 unseen, as if once.
  const auto train = test::matrix({{0, 1}, {0}, {}, {0}}, 3);
  const std::vector<double> bits = selfInformation(*train);
  QCOMPARE(bits.size(), std::size_t{3});
  QVERIFY(std::abs(bits[0]) < 1e-15);
  QVERIFY(std::abs(bits[1] - std::log2(3.0)) < 1e-15);
  QCOMPARE(bits[2], bits[1]);
}

void TestCatalogueMetrics::nothingListedGivesZeros() {
  const std::vector<std::uint64_t> none(4, 0);
  QCOMPARE(catalogueCoverage(none), 0.0);
  QCOMPARE(giniIndex(none), 0.0);
  QCOMPARE(listEntropy(none), 0.0);
}

void TestCatalogueMetrics::aPaddingItemGivesRecBolesValues() {
  // RecBole counts one more item that is never listed; the header's conversion must give the same
  // as adding it.
  const std::vector<std::uint64_t> counts{5, 0, 2, 1};
  const std::vector<std::uint64_t> padded{0, 5, 0, 2, 1};
  const double n = 4;
  QVERIFY(std::abs(catalogueCoverage(padded) - catalogueCoverage(counts) * n / (n + 1)) < 1e-15);
  QVERIFY(std::abs(giniIndex(padded) - (n * giniIndex(counts) + 1) / (n + 1)) < 1e-15);
  const double shannon = listEntropy(counts) * std::log(n);
  QVERIFY(std::abs(listEntropy(padded) * std::log(n + 1) - shannon) < 1e-15);
}

QTEST_APPLESS_MAIN(TestCatalogueMetrics)
#include "tst_CatalogueMetrics.moc"
