// LABELS: unit
// The data explorer's figures, curves and pages on a dataset small enough to count by hand.
#include <cmath>

#include "StoreFixtures.h"
#include "core/base/FoldCase.h"
#include "core/workflow/data/DescribeData.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

constexpr Moment kDay = kMicrosPerDay;
constexpr Moment kMonday = momentOf(1704067200);  // 1 January 2024, 00:00 UTC

/// Users 10, 9, 100, Zoé; items pen, Ink, 纸. Counts per user 3, 1, 2, 0; per item 3, 2, 1.
Dataset countable() {
  Dataset data;
  for (const char* id : {"10", "9", "100", "Zoé"}) data.users.add(id);
  for (const char* id : {"pen", "Ink", "纸"}) data.items.add(id);
  data.interactions = std::make_shared<Interactions>(
      std::vector<std::uint64_t>{0, 3, 4, 6, 6}, std::vector<Index>{0, 1, 2, 0, 1, 0},
      std::vector<float>{1, 2, 3, 4, 5, 6},
      std::vector<Moment>{kMonday, kMonday + kDay, kMonday + 8 * kDay, kMonday + kDay,
                          kMonday + 2 * kDay - 1, kMonday + 40 * kDay},
      3);
  data.userAttributes = AttributeTable(4);
  data.userAttributes.add(categoryColumn("city", {"Łódź", "Bonn", "never"}, {1, 0, 1, kNoIndex}));
  data.userAttributes.add(numberColumn("age", {30, std::nan(""), -5, 99.5}));
  data.userAttributes.add(tagColumn("likes", {"x", "Y"}, {1, 0, 1}, {0, 2, 2, 3, 3}));
  data.itemAttributes = AttributeTable(3);
  data.itemAttributes.add(textColumn("name", {"A blue Pen", "", "红色的纸"}));
  data.itemAttributes.setTitleColumn(0);
  data.report.rows = {8, 6, 2, 0, 0};
  data.fingerprint = fingerprintOf(data);
  return data;
}

std::vector<std::string> ids(const EntityPage& page) {
  std::vector<std::string> list;
  for (const EntityRow& row : page.rows) list.push_back(row.id);
  return list;
}
using Ids = std::vector<std::string>;

}  // namespace

class tst_DescribeData : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  SessionPtr m_session;

  Ids sorted(const std::string& by, bool descending, Entity entity = Entity::User) {
    return ids(entityPage(*m_session, {entity, "", by, descending, 0, 100}));
  }
  Ids found(const std::string& text, Entity entity = Entity::User) {
    return ids(entityPage(*m_session, {entity, text, "id", false, 0, 100}));
  }

 private Q_SLOTS:
  void initTestCase() {
    create(inside(m_folder, "p"), countable());
    Progress progress;
    m_session = Session::open(inside(m_folder, "p"), progress, {});
  }

  void figuresAreCounted() {
    const DataFigures figures = dataFigures(*m_session);
    QCOMPARE(figures.users, 4U);
    QCOMPARE(figures.items, 3U);
    QCOMPARE(figures.interactions, 6U);
    QCOMPARE(figures.rows, 8U);
    QCOMPARE(figures.density, 0.5);        // 6 of 12
    QCOMPARE(figures.medianPerUser, 1.5);  // 0 1 2 3
    QCOMPARE(figures.medianPerItem, 2.0);  // 1 2 3
    QCOMPARE(figures.minPerUser, 0U);
    QCOMPARE(figures.maxPerUser, 3U);
    QVERIFY(figures.hasDates && !figures.positions);
    QCOMPARE(figures.firstTime, kMonday);
    QCOMPARE(figures.lastTime, kMonday + 40 * kDay);
    // 2 (1*1 + 2*2 + 3*3) / (3 * 6) - 4/3 = 28/18 - 24/18
    QVERIFY(std::abs(figures.giniItems - 4.0 / 18) < 1e-12);
  }

  void theLongTailEndsAtOne() {
    const LongTail tail = longTail(*m_session);
    QCOMPARE(tail.users, (std::vector<std::uint32_t>{3, 2, 1}));
    QCOMPARE(tail.share[0], 0.5);
    QCOMPARE(tail.share[2], 1.0);
    QCOMPARE(tail.shareOfFirst(0), 0.0);
    QCOMPARE(tail.shareOfFirst(0.34), 0.5);
    QCOMPARE(tail.shareOfFirst(7), 1.0);
  }

  void activityHasNoGapsAndStartsOnDaysMondaysAndMonths() {
    const auto days = activity(*m_session, TimeBin::Day);
    QCOMPARE(days.size(), 41U);
    QCOMPARE(days[0].begin, kMonday);
    QCOMPARE(days[0].count, 1U);
    QCOMPARE(days[1].count, 3U);  // one of them in the day's last second
    QCOMPARE(days[2].count, 0U);
    const auto weeks = activity(*m_session, TimeBin::Week);
    QCOMPARE(weeks.size(), 6U);
    QCOMPARE(weeks[0].begin, kMonday);
    QCOMPARE(weeks[0].count, 4U);
    QCOMPARE(weeks[1].count, 1U);
    const auto months = activity(*m_session, TimeBin::Month);
    QCOMPARE(months.size(), 2U);
    QCOMPARE(months[1].begin, kMonday + 31 * kDay);
    QCOMPARE(months[1].count, 1U);
  }

  void timesBefore1970AreBinnedToo() {
    Dataset data = countable();
    data.interactions = std::make_shared<Interactions>(
        std::vector<std::uint64_t>{0, 1, 1, 1, 2}, std::vector<Index>{0, 0},
        std::vector<float>{1, 1}, std::vector<Moment>{-1, momentOf(253402300799)}, 3);
    data.fingerprint = fingerprintOf(data);
    create(inside(m_folder, "old"), data);
    Progress progress;
    const SessionPtr session = Session::open(inside(m_folder, "old"), progress, {});
    const auto months = activity(*session, TimeBin::Month);
    QCOMPARE(months.front().begin, -31 * kDay);  // December 1969
    QCOMPARE(months.front().count, 1U);
    QCOMPARE(months.back().count, 1U);
    QCOMPARE(userSparkline(*session, 0, 4), (std::vector<std::uint32_t>{1, 0, 0, 0}));
  }

  void aDateThatIsHardlyMeantDoesNotStretchTheSpan() {
    // .NET's year 1 and the year 9999 for "not known" beside two real days.
    Dataset data = countable();
    data.interactions = std::make_shared<Interactions>(
        std::vector<std::uint64_t>{0, 2, 3, 4, 4}, std::vector<Index>{0, 1, 0, 0},
        std::vector<float>{1, 1, 1, 1},
        std::vector<Moment>{momentOf(-62135596800), kMonday, kMonday + kDay,
                            momentOf(253402300799)},
        3);
    data.fingerprint = fingerprintOf(data);
    create(inside(m_folder, "odd"), data);
    Progress progress;
    const SessionPtr session = Session::open(inside(m_folder, "odd"), progress, {});
    QCOMPARE(dataFigures(*session).firstTime, kMonday);
    QCOMPARE(dataFigures(*session).lastTime, kMonday + kDay);
    QCOMPARE(activity(*session, TimeBin::Day).size(), 2U);
    QCOMPARE(userSparkline(*session, 0, 2), (std::vector<std::uint32_t>{1, 0}));
    QCOMPARE(historyOf(*session, 0).back().time, momentOf(-62135596800));
  }

  void positionsAreNoDates() {
    Dataset data = countable();
    data.timesArePositions = true;
    create(inside(m_folder, "positions"), data);
    Progress progress;
    const SessionPtr session = Session::open(inside(m_folder, "positions"), progress, {});
    QVERIFY(session->data().timesArePositions && session->data().hasOrder());
    const DataFigures figures = dataFigures(*session);
    QVERIFY(figures.positions && !figures.hasDates);
    QVERIFY(activity(*session, TimeBin::Day).empty());
    QCOMPARE(historyOf(*session, 0)[0].id, std::string("纸"));  // newest first
    QCOMPARE(historyOf(*session, 0)[0].time, Moment{0});
  }

  void pagesAreSortedEitherWayMissingLast() {
    QCOMPARE(sorted("count", true), (Ids{"10", "100", "9", "Zoé"}));
    QCOMPARE(sorted("count", false), (Ids{"Zoé", "9", "100", "10"}));
    QCOMPARE(sorted("total", true), (Ids{"100", "10", "9", "Zoé"}));  // 11 6 4 0
    QCOMPARE(sorted("last", false), (Ids{"9", "10", "100", "Zoé"}));
    QCOMPARE(sorted("last", true), (Ids{"100", "10", "9", "Zoé"}));
    QCOMPARE(sorted("age", true), (Ids{"Zoé", "10", "100", "9"}));
    QCOMPARE(sorted("age", false), (Ids{"100", "10", "Zoé", "9"}));
    QCOMPARE(sorted("city", false), (Ids{"10", "100", "9", "Zoé"}));   // Bonn Bonn Łódź -
    QCOMPARE(sorted("likes", false), (Ids{"100", "10", "9", "Zoé"}));  // "Y" before "Y, x"
    QCOMPARE(sorted("title", false, Entity::Item), (Ids{"pen", "纸", "Ink"}));
    QCOMPARE(sorted("id", false, Entity::Item), (Ids{"Ink", "pen", "纸"}));
    QCOMPARE(codeOf([&] { return sorted("nonsense", true); }), std::string("invalid-input"));
  }

  void idsThatAreNumbersSortAsNumbers() {
    Dataset data = countable();
    data.users = IdMap();
    for (const char* id : {"10", "9", "007", "7"}) data.users.add(id);
    data.fingerprint = fingerprintOf(data);
    create(inside(m_folder, "numbers"), data);
    Progress progress;
    const SessionPtr session = Session::open(inside(m_folder, "numbers"), progress, {});
    QCOMPARE(ids(entityPage(*session, {Entity::User, "", "id", false, 0, 10})),
             (Ids{"007", "7", "9", "10"}));
  }

  void filtersKnowNoCase() {
    QCOMPARE(found("ZOÉ"), (Ids{"Zoé"}));
    QCOMPARE(found("ŁÓD"), (Ids{"9"}));  // in a category
    QCOMPARE(found("bonn"), (Ids{"10", "100"}));
    QCOMPARE(found("y"), (Ids{"10", "100"}));  // a tag
    QCOMPARE(found("99.5"), (Ids{"Zoé"}));     // a number as shown
    QCOMPARE(found("nobody has this"), Ids{});
    QCOMPARE(found("BLUE", Entity::Item), (Ids{"pen"}));
    QCOMPARE(found("红色", Entity::Item), (Ids{"纸"}));
    QCOMPARE(found("纸", Entity::Item), (Ids{"纸"}));
  }

  void aPageIsAPieceOfTheWholeOrder() {
    EntityQuery query{Entity::User, "", "count", true, 1, 2};
    EntityPage page = entityPage(*m_session, query);
    QCOMPARE(ids(page), (Ids{"100", "9"}));
    QCOMPARE(page.matching, 4U);
    query.offset = 9;
    page = entityPage(*m_session, query);
    QVERIFY(page.rows.empty());
    QCOMPARE(page.matching, 4U);
    query.filter = "0";
    query.offset = 0;
    QCOMPARE(entityPage(*m_session, query).matching, 2U);
  }

  void aRowHoldsWhatIsShown() {
    const EntityRow row =
        entityPage(*m_session, {Entity::User, "", "count", true, 0, 1}).rows.front();
    QCOMPARE(row.count, 3U);
    QCOMPARE(row.total, 6.0);
    QCOMPARE(row.lastTime, kMonday + 8 * kDay);
    QCOMPARE(row.attributes, (std::vector<std::string>{"Bonn", "30", "Y, x"}));
  }

  void historiesAreNewestFirst() {
    const auto rows = historyOf(*m_session, 0);
    QCOMPARE(rows.size(), 3U);
    QCOMPARE(rows[0].id, std::string("纸"));
    QCOMPARE(rows[0].title, std::string("红色的纸"));
    QCOMPARE(rows[0].value, 3.0F);
    QCOMPARE(rows[2].time, kMonday);
    QVERIFY(historyOf(*m_session, 3).empty());
  }

  void sparklinesCoverTheDatasSpan() {
    // Bins of 10 days; the very last moment belongs to the last bin.
    QCOMPARE(userSparkline(*m_session, 0, 4), (std::vector<std::uint32_t>{3, 0, 0, 0}));
    QCOMPARE(userSparkline(*m_session, 2, 4), (std::vector<std::uint32_t>{1, 0, 0, 1}));
    QVERIFY(userSparkline(*m_session, 0, 0).empty());
  }

  void coloursComeFromActivityNumbersCategoriesAndTags() {
    QCOMPARE(colourings(*m_session, Entity::User), (Ids{"activity", "city", "age", "likes"}));
    QCOMPARE(colourings(*m_session, Entity::Item), (Ids{"activity"}));
    QCOMPARE(attributeValues(*m_session, Entity::User, "activity").numbers,
             (std::vector<double>{3, 1, 2, 0}));
    const AttributeValues cities = attributeValues(*m_session, Entity::User, "city");
    QCOMPARE(cities.labels, (Ids{"Bonn", "Łódź"}));  // most frequent first, unused left out
    QCOMPARE(cities.codes, (std::vector<Index>{0, 1, 0, kNoIndex}));
    QCOMPARE(attributeValues(*m_session, Entity::User, "likes").codes,
             (std::vector<Index>{0, kNoIndex, 0, kNoIndex}));
    QVERIFY(std::isnan(attributeValues(*m_session, Entity::User, "age").numbers[1]));
    QCOMPARE(codeOf([&] { return attributeValues(*m_session, Entity::Item, "name"); }),
             std::string("invalid-input"));
  }

  void foldingKeepsWhatHasNoCase() {
    QCOMPARE(folded("ÀÉÎŒŸŽŁ ÑØ×ß"), std::string("àéîœÿžł ñø×ß"));
    QCOMPARE(folded("ΑΆΩΣς ЖЁЯ"), std::string("αάωσσ жёя"));
    QCOMPARE(folded("ＡＢｃ 数据 Ế"), std::string("ａｂｃ 数据 ế"));
    QCOMPARE(folded("\xC3"), std::string("\xC3"));
    QCOMPARE(folded("\xE4\xB8"), std::string("\xE4\xB8"));
  }
};

QTEST_GUILESS_MAIN(tst_DescribeData)
#include "tst_DescribeData.moc"
