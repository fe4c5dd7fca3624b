// LABELS: unit
// Users and items kept under a name: they come back, have names of their own, are found by ids and files,
// and stand for all in evaluations, lists and exports.
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "ToyProject.h"
#include "core/workflow/Selections.h"
#include "core/workflow/evaluate/Findings.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/recommend/RecommendUse.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_Selections : public QObject {
  Q_OBJECT
  std::unique_ptr<ToyProject> m_toy;

  Session& session() const { return *m_toy->session; }
  SelectionId keep(const char* name, std::vector<Index> members,
                   Entity entity = Entity::User) const {
    return keepSelection(session(),
                         {.entity = entity, .name = name, .members = std::move(members)});
  }
  static std::string refused(const std::function<void()>& act) {
    try {
      act();
    } catch (const Error& error) {
      return error.message().english();
    }
    return {};
  }
  static bool says(const std::function<void()>& act, const char* words) {
    return refused(act).find(words) != std::string::npos;
  }
  std::filesystem::path write(const char* name, const char* text) const {
    const std::filesystem::path file = m_toy->file.parent_path() / name;
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  std::size_t linesOf(ExportRequest request) const {
    const std::filesystem::path file = m_toy->file.parent_path() / "out.csv";
    request.file = OutputFile(file);
    Progress progress;
    exportTable(session(), request, progress, {});
    std::ifstream in(file);
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line);) ++lines;
    return lines;
  }

 private Q_SLOTS:
  void init() { m_toy = std::make_unique<ToyProject>(); }

  void theyComeBackAsTheyWereKept() {
    keep("regulars", {9, 3, 9, 5});
    keep("Teas", {1}, Entity::Item);
    m_toy->session = openSession(m_toy->file);
    const auto kept = keptSelections(session());
    QCOMPARE(kept.size(), 2U);
    QCOMPARE(kept[0].name, std::string("Teas"));  // capitals first
    QVERIFY(kept[0].entity == Entity::Item);
    QCOMPARE(kept[1].members, (std::vector<Index>{3, 5, 9}));
    QVERIFY(kept[1].created > 0);
    QCOMPARE(selectionByName(session(), "regulars").members.size(), 3U);
  }

  void theyAreRenamedAndForgotten() {
    const SelectionId id = keep("a", {3, 5});
    keep("b", {4});
    renameSelection(session(), id, "c");
    QVERIFY(says([&] { renameSelection(session(), id, "b"); }, "already a selection called"));
    QVERIFY(says([&] { keep("b", {1}); }, "already a selection called"));
    QVERIFY(says([&] { keep(" ", {1}); }, "needs a name"));
    QVERIFY(says([&] { keep("d", {}); }, "Nothing is selected"));
    const KeptSelection gone = forgetSelection(session(), id);
    QCOMPARE(gone.name, std::string("c"));
    QVERIFY(says([&] { forgetSelection(session(), id); }, "no longer kept"));
    QVERIFY(says([&] { selectionByName(session(), "B"); }, "Did you mean “b”?"));
    QVERIFY(says([&] { selectionByName(session(), Entity::Item, "b"); }, "is of users"));
    keepSelection(session(), gone);  // the undo
    QCOMPARE(selectionByName(session(), "c").members, (std::vector<Index>{3, 5}));
    QCOMPARE(selectionByName(session(), "c").created, gone.created);
  }

  void aChangedByteIsNoticed_data() {
    QTest::addColumn<QString>("sql");
    QTest::newRow("members") << "UPDATE selection SET members = x'0400000005000000'";
    QTest::newRow("name") << "UPDATE selection SET name = 'other'";
    QTest::newRow("entity") << "UPDATE selection SET entity = 'item'";
    QTest::newRow("size") << "UPDATE selection SET members = x'040000'";
    QTest::newRow("nobody") << "UPDATE selection SET members = x''";
    QTest::newRow("more than there are") << "UPDATE selection SET members = zeroblob(4000000)";
  }
  void aChangedByteIsNoticed() {
    QFETCH(QString, sql);
    keep("a", {3, 5});
    m_toy->session.reset();
    SQLite::Database(m_toy->file.string(), SQLite::OPEN_READWRITE).exec(sql.toStdString());
    m_toy->session = openSession(m_toy->file);
    QVERIFY(says([&] { keptSelections(session()); }, "damaged"));
  }

  void idsOfAFileAreALineOrAColumnEach() {
    const auto ids = [&](const char* text) { return idsFromFile(write("ids", text)); };
    const std::vector<std::string> wanted{"user-3", "user,5"};
    QCOMPARE(ids("user-3\r\n\r\nuser,5\r\n"), wanted);
    QCOMPARE(ids("\xEF\xBB\xBFid,title\nuser-3,\"two\nlines\"\n\"user,5\",x\n"), wanted);
    QCOMPARE(ids("x;id\n1;user-3\n2;user,5\n"), wanted);
    QCOMPARE(ids("id\nuser-3\nuser,5\n"), (std::vector<std::string>{"user-3", "user"}));
    QCOMPARE(ids("id\n'-5\n\"=\"\"007\"\"\"\n"), (std::vector<std::string>{"-5", "007"}));
    QVERIFY(says([&] { idsFromFile(m_toy->file.parent_path() / "none"); }, "cannot be read"));
    QVERIFY(says([&] { idsFromFile(m_toy->file.parent_path()); }, "cannot be read"));
    const std::vector<std::string> twice{"user-5", "user-3", "user-5"};
    QCOMPARE(membersFromIds(session(), Entity::User, twice), (std::vector<Index>{5, 3}));
    const std::vector<std::string> unknown{"user-3", "User-5"};
    QVERIFY(
        says([&] { membersFromIds(session(), Entity::User, unknown); }, "Did you mean “user-5”?"));
  }

  void anEvaluationComparesThemWithEveryoneElse() {
    std::vector<Index> half;
    for (Index user = 0; user < kToyUsers; user += 2) half.push_back(user);
    keep("even", half);
    keep("few items", {0, 1, 2, 3, 4, 5, 6, 7}, Entity::Item);
    Progress progress;
    Question question{.runs = {trainClosedForm(session(), "popularity")}};
    question.segments = {"selection:even", "selection:few items"};
    question.options.keepPerUser = question.options.keepLists = true;
    const Findings findings = evaluate(session(), question, progress, {});
    const RunFindings& run = findings.runs.front();
    const auto& values = run.evaluation.result.perUser.at("ndcg@10");
    // By hand: the means of those with an even position, and of the others.
    std::vector<double> sums(2);
    std::vector<std::uint64_t> counts(2);
    for (std::size_t at = 0; at < values.size(); ++at) {
      const std::size_t group = run.evaluation.result.users[at] % 2;
      sums[group] += values[at];
      ++counts[group];
    }
    const SegmentTable& users = run.segments.at(0);
    QCOMPARE(users.groups.size(), 2U);
    QCOMPARE(users.groups[0].name.english(), std::string("even"));
    for (std::size_t group = 0; group < 2; ++group) {
      QCOMPARE(users.groups[group].users, counts[group]);
      QVERIFY(std::abs(users.groups[group].value.mean -
                       sums[group] / static_cast<double>(counts[group])) < 1e-12);
    }
    QCOMPARE(run.segments.at(1).metric, std::string("recall@10"));
    QCOMPARE(run.segments.at(1).groups[0].name.english(), std::string("few items"));
    const auto usual = usualSegments(session());
    QVERIFY(std::ranges::count(usual, "selection:even") == 1);
    QVERIFY(std::ranges::count(usual, "selection:few items") == 0);
    question.segments = {"selection:odd"};
    QVERIFY(says([&] { evaluate(session(), question, progress, {}); }, "No selection is kept"));
  }

  void listsAndExportsAreOfThemAlone() {
    const RunId run = trainClosedForm(session(), "ease");
    Progress progress;
    const std::vector<Index> users{5, 3};
    const auto lists = recommendEach(session(), run, users, 4, false, progress, {});
    QCOMPARE(lists.size(), 2U);
    const auto alone = recommend(session(), {.run = run, .user = 3, .k = 4});
    for (std::size_t rank = 0; rank < 4; ++rank) QCOMPARE(lists[1][rank].item, alone[rank].item);
    QCOMPARE(linesOf({.run = run, .k = 4, .users = users}), 1U + 2 * 4);
    QCOMPARE(linesOf({.table = ExportTable::Users, .users = users}), 3U);
    QCOMPARE(linesOf({.table = ExportTable::Items, .items = {0, 7, 8}}), 4U);
    const Interactions& all = *session().data().interactions;
    QCOMPARE(linesOf({.table = ExportTable::Interactions, .users = users}),
             1 + all.row(5).size() + all.row(3).size());
    QCOMPARE(linesOf({.table = ExportTable::Interactions, .items = {7}}), 1U + all.itemCounts()[7]);
    QVERIFY(says([&] { linesOf({.table = ExportTable::Items, .items = {kToyItems}}); },
                 "no item number"));
  }
};

QTEST_GUILESS_MAIN(tst_Selections)
#include "tst_Selections.moc"
