// LABELS: unit
// DEPENDS: core_usecases
// Generated sequences for use: ids and titles, what is never in them, filters, nobody.
#include <QtTest>
#include <set>

#include "core/workflow/recommend/GenerateUse.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestGenerateUse : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { m_run = test::trainClosedForm(*m_toy.session, "item-transitions"); }

  void rowsCarryIdsAndTitlesAndNothingKnown() {
    for (const auto strategy :
         {GenerationStrategy::Greedy, GenerationStrategy::Beam, GenerationStrategy::Sample}) {
      const auto lists = made({.run = m_run, .user = 3}, {.length = 6, .strategy = strategy});
      QCOMPARE(lists.size(),
               strategy == GenerationStrategy::Beam ? std::size_t{5} : std::size_t{1});
      const auto known = m_toy.session->data().interactions->row(3).items;
      std::set<Index> seen(known.begin(), known.end());
      for (const GeneratedRow& row : lists[0].rows) {
        QVERIFY(seen.insert(row.item).second);
        QCOMPARE(row.id, "item-" + std::to_string(row.item));
        QCOMPARE(row.title, "Title, no. " + std::to_string(row.item));
        QVERIFY(row.probability > 0 && row.probability <= 1);
      }
      QCOMPARE(lists[0].rows.size(), std::size_t{6});
      QCOMPARE(lists[0].rows[5].position, std::size_t{6});
    }
  }

  void filtersAndRemovedItemsHold() {
    const auto known = m_toy.session->data().interactions->row(1).items;
    RecommendRequest from{.run = m_run, .user = 1, .removed = {known[0]}};
    from.filters = {{"group", {"blue"}, {}, {}}};
    const auto lists = made(from, {.length = 100});
    QVERIFY(!lists[0].rows.empty());
    for (const GeneratedRow& row : lists[0].rows) {
      QVERIFY(row.item != known[0]);
      QCOMPARE(test::toyGroup(row.item), test::toyGroup(lists[0].rows[0].item));
    }
  }

  void somebodyNewIsWrittenOnFromItems() {
    QCOMPARE(made({.run = m_run, .added = {0, 4}}, {.length = 3})[0].rows.size(), std::size_t{3});
    QVERIFY_EXCEPTION_THROWN(made({.run = m_run}, {.length = 3}), Error);
  }

 private:
  std::vector<GeneratedList> made(const RecommendRequest& from, const GenerateOptions& options) {
    Progress progress;
    return generate(*m_toy.session, {.from = from, .options = options}, progress, {});
  }
  test::ToyProject m_toy;
  RunId m_run = 0;
};

QTEST_GUILESS_MAIN(TestGenerateUse)
#include "tst_GenerateUse.moc"
