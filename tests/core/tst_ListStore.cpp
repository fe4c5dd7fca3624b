// LABELS: unit
// DEPENDS: core_store
// Stored recommendations and feedback.
#include "StoreFixtures.h"
#include "core/store/ListStore.h"
#include "core/store/RunResults.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

std::vector<StoredRecommendation> listOf(Index user) {
  if (user == 1) return {};
  return {{user, 0.5F}, {3, 0.25F}};
}

bool same(const std::vector<StoredRecommendation>& a, const std::vector<StoredRecommendation>& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.item == y.item && x.score == y.score; });
}

}  // namespace

class tst_ListStore : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::unique_ptr<Project> m_project;
  RunId m_run = 0;

 private Q_SLOTS:
  void init() {
    const auto file = inside(m_folder, "p");
    std::filesystem::remove(file);
    create(file);
    m_project = std::make_unique<Project>(Project::open(file));
    RunRecord run;
    run.model = "ease";
    m_run = RunStore(*m_project).add(run, "EASE");
  }
  void cleanup() { m_project.reset(); }

  void listsComeBackPerUser() {
    ListStore lists(*m_project);
    QCOMPARE(lists.longest(m_run), 0U);
    lists.replaceAll(m_run, 3, listOf);
    QVERIFY(same(lists.list(m_run, 0), listOf(0)));
    QVERIFY(lists.list(m_run, 1).empty());
    QVERIFY(same(lists.list(m_run, 2), listOf(2)));
    QCOMPARE(lists.count(m_run), 4U);
    QCOMPARE(lists.longest(m_run), 2U);
    std::vector<std::string> seen;
    lists.forEach(m_run, [&](Index user, std::size_t rank, const StoredRecommendation& row) {
      seen.push_back(std::to_string(user) + "/" + std::to_string(rank) + "/" +
                     std::to_string(row.item));
    });
    QCOMPARE(seen, (std::vector<std::string>{"0/1/0", "0/2/3", "2/1/2", "2/2/3"}));
    lists.replaceAll(m_run, 1, listOf);
    QCOMPARE(lists.count(m_run), 2U);
    QVERIFY(lists.list(m_run, 2).empty());
  }

  /// Rows are inserted many at once and the rest one by one.
  void listsOfEveryLengthComeBack() {
    const auto longList = [](Index user) {
      std::vector<StoredRecommendation> list;
      for (Index row = 0; row < user; ++row)
        list.push_back({(user + 7 * row) % 4, 1.0F / static_cast<float>(row + 1)});
      return list;
    };
    constexpr Index kUsers = 64;
    ListStore lists(*m_project);
    lists.replaceAll(m_run, kUsers, longList);
    for (Index user = 0; user < kUsers; ++user)
      QVERIFY2(same(lists.list(m_run, user), longList(user)), std::to_string(user).c_str());
    QCOMPARE(lists.count(m_run), std::uint64_t{kUsers * (kUsers - 1) / 2});
    std::uint64_t seen = 0;
    lists.forEach(m_run, [&](Index, std::size_t, const StoredRecommendation&) { ++seen; });
    QCOMPARE(seen, lists.count(m_run));
  }

  void aScoreNoModelGivesIsDamage() {
    ListStore lists(*m_project);
    lists.replaceAll(m_run, 3, listOf);
    sqlOf(*m_project).exec("UPDATE recommendation SET score = 1e300 WHERE rank = 1");
    QCOMPARE(codeOf([&] { return lists.list(m_run, 0); }), std::string("corrupt"));
    QCOMPARE(codeOf([&] {
               lists.forEach(m_run, [](Index, std::size_t, const StoredRecommendation&) {});
               return 0;
             }),
             std::string("corrupt"));
  }

  void listsCanBeReadByIdWithSql() {
    ListStore(*m_project).replaceAll(m_run, 3, listOf);
    const SQLite::Database database = sqlOf(*m_project);
    SQLite::Statement select(
        database,
        "SELECT user, item, score FROM recommendations_by_id WHERE rank = 1 ORDER BY user");
    QVERIFY(select.executeStep());
    QCOMPARE(select.getColumn(0).getString(), std::string("007"));
    QCOMPARE(select.getColumn(1).getString(), std::string("a"));
    QCOMPARE(select.getColumn(2).getDouble(), 0.5);
  }

  void aCancelKeepsTheOldLists() {
    ListStore lists(*m_project);
    lists.replaceAll(m_run, 3, listOf);
    QVERIFY_THROWS_EXCEPTION(Cancelled, lists.replaceAll(m_run, 3, [](Index user) {
      if (user == 2) throw Cancelled{};
      return listOf(0);
    }));
    QVERIFY(same(lists.list(m_run, 2), listOf(2)));
  }

  void otherWritersAreNotKeptWaitingWhileListsAreMade() {
    ListStore lists(*m_project);
    SQLite::Database other = sqlOf(*m_project);  // without a busy timeout: it would fail at once
    lists.replaceAll(m_run, 1, [&](Index) {
      other.exec("INSERT INTO feedback(user, item, value, created) VALUES (0, 1, 1, 5)");
      return listOf(0);
    });
    QCOMPARE(lists.feedbackCount(), 1U);
  }

  void newWeightsDropTheLists() {
    ListStore lists(*m_project);
    lists.replaceAll(m_run, 3, listOf);
    RunResults(*m_project)
        .saveWeights(m_run, {{"w", HostTensor::zeros(ElementType::Float32, {1})}});
    QCOMPARE(lists.count(m_run), 0U);
    QVERIFY(lists.list(m_run, 0).empty());
  }

  void listsOfARunThatIsGoneAreAnError() {
    QVERIFY(errorOf([&] { return ListStore(*m_project).replaceAll(99, 1, listOf); }).has_value());
  }

  void feedbackIsKeptReplacedAndForgotten() {
    ListStore lists(*m_project);
    lists.setFeedback({2, 0, 1, 100});
    lists.setFeedback({2, 1, -1, 200});
    lists.setFeedback({2, 0, -1, 300});
    const auto feedback = lists.feedback(2);
    QCOMPARE(feedback.size(), 2U);
    QCOMPARE(feedback[0].item, 0U);  // newest first
    QCOMPARE(feedback[0].value, -1);
    QCOMPARE(feedback[0].created, 300);
    lists.setFeedback({2, 0, 0, 0});
    QCOMPARE(lists.feedbackCount(), 1U);
    QVERIFY(lists.feedback(0).empty());
    lists.setFeedback({0, 0, 1, 0});
    QVERIFY(lists.feedback(0)[0].created > 1'600'000'000);  // now
  }
};

QTEST_GUILESS_MAIN(tst_ListStore)
#include "tst_ListStore.moc"
