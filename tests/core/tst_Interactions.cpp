// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/base/Error.h"
#include "core/data/DataShape.h"

using namespace tastescope;

namespace {

// u0: i0 (2), i2 (1)   u1: nothing   u2: i2 (5)
Interactions small() { return {{0, 2, 2, 3}, {0, 2, 2}, {2, 1, 5}, {10, 20, 30}, 3}; }

}  // namespace

class InteractionsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rowsAreViewsOfHistories() {
    const Interactions matrix = small();
    QCOMPARE(matrix.userCount(), 3U);
    QCOMPARE(matrix.size(), std::uint64_t{3});
    const HistoryView row = matrix.row(0);
    QCOMPARE(row.size(), std::size_t{2});
    QCOMPARE(row.items[1], 2U);
    QCOMPARE(row.times[1], std::int64_t{20});
    QCOMPARE(matrix.row(1).size(), std::size_t{0});
  }
  void theTwinHoldsTheSameEntries() {
    const Interactions matrix = small();
    const Interactions& twin = matrix.transposed();
    QCOMPARE(twin.userCount(), 3U);
    QCOMPARE(twin.itemCount(), 3U);
    QCOMPARE(twin.row(1).size(), std::size_t{0});
    QCOMPARE(twin.row(2).items[0], 0U);
    QCOMPARE(twin.row(2).items[1], 2U);
    QCOMPARE(twin.row(2).values[1], 5.0F);
    QCOMPARE(twin.row(2).times[0], std::int64_t{20});
    QCOMPARE(&matrix.transposed(), &twin);
  }
  void itemCountsCountUsers() {
    QVERIFY((small().itemCounts() == std::vector<std::uint32_t>{1, 0, 2}));
  }
  void theShapeCountsWhoHasAHistory() {
    Dataset data;
    data.interactions = std::make_shared<Interactions>(small());
    const DataShape shape = dataShape(data);
    QCOMPARE(shape.users, 2U);
    QCOMPARE(shape.items, 3U);
    QCOMPARE(shape.interactions, std::uint64_t{3});
    QCOMPARE(shape.medianHistory, 2.0);  // of 1 and 2 the later
    QCOMPARE(shape.density(), 0.5);
    QVERIFY(shape.hasOrder);
    const DataShape none = dataShape(Dataset());
    QCOMPARE(none.users, 0U);
    QCOMPARE(none.density(), 0.0);
    QCOMPARE(none.medianHistory, 0.0);
    QVERIFY(!none.hasOrder);
  }
  void wrongShapesAreRefused() {
    QVERIFY_EXCEPTION_THROWN(Interactions({0, 2}, {0}, {1}, {}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(Interactions({0, 1}, {1}, {1}, {}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(Interactions({0, 1}, {0}, {}, {}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(Interactions({0, 1}, {0}, {1}, {1, 2}, 1), Error);
  }
  void fingerprintsDependOnIdsEntriesTimesAndParts() {
    const auto make = [](const char* user, float value, std::int64_t time) {
      Dataset data;
      data.users.add(user);
      data.items.add("i");
      data.interactions = std::make_shared<Interactions>(
          std::vector<std::uint64_t>{0, 1}, std::vector<Index>{0}, std::vector<float>{value},
          std::vector<std::int64_t>{time}, 1);
      return data;
    };
    const std::string base = fingerprintOf(make("u", 1, 1));
    QCOMPARE(base.size(), std::size_t{16});
    QVERIFY(base == fingerprintOf(make("u", 1, 1)));
    QVERIFY(base != fingerprintOf(make("v", 1, 1)));
    QVERIFY(base != fingerprintOf(make("u", 2, 1)));
    QVERIFY(base != fingerprintOf(make("u", 1, 2)));
    Dataset parted = make("u", 1, 1);
    parted.parts = {Part::Test};
    QVERIFY(base != fingerprintOf(parted));
  }
};

QTEST_GUILESS_MAIN(InteractionsTest)
#include "tst_Interactions.moc"
