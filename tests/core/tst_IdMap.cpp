// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/IdMap.h"

using namespace tastescope;

class IdMapTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void positionsFollowFirstAppearance() {
    IdMap ids;
    QCOMPARE(ids.add("b"), 0U);
    QCOMPARE(ids.add("a"), 1U);
    QCOMPARE(ids.add("b"), 0U);
    QCOMPARE(ids.size(), 2U);
    QVERIFY(ids.id(1) == "a");
  }
  void idsAreKeptByteForByte() {
    IdMap ids;
    const std::string odd("x\0y", 3);
    for (const std::string& id : {std::string("007"), std::string("7"), std::string(" 7"),
                                  std::string(""), odd, std::string("用户 \"1\", 😀")}) {
      const Index at = ids.add(id);
      QVERIFY(ids.id(at) == id);
    }
    QCOMPARE(ids.size(), 6U);
  }
  void unknownIdsAreNotFound() {
    IdMap ids;
    QVERIFY(!ids.find("a"));
    ids.add("a");
    QCOMPARE(*ids.find("a"), 0U);
    QVERIFY(!ids.find("b"));
  }
  void growingKeepsEveryId() {
    IdMap ids;
    constexpr Index kCount = 50'000;
    for (Index i = 0; i < kCount; ++i) QCOMPARE(ids.add("user-" + std::to_string(i * 7)), i);
    for (Index i = 0; i < kCount; ++i) QCOMPARE(*ids.find("user-" + std::to_string(i * 7)), i);
    QVERIFY(!ids.find("user-1"));
  }
  void reservingChangesNothing() {
    IdMap ids;
    ids.add("a");
    ids.reserve(1000, 8000);
    QCOMPARE(*ids.find("a"), 0U);
    QCOMPARE(ids.add("c"), 1U);
  }
};

QTEST_GUILESS_MAIN(IdMapTest)
#include "tst_IdMap.moc"
