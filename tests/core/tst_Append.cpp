// LABELS: unit
// DEPENDS: core_usecases
// Data that is added to a project: it becomes what one import of everything would have made of it, runs
// stay with what they have learned, and the last append can be taken back.
#include <map>
#include <tuple>

#include "ImportFixtures.h"
#include "StoreFixtures.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectRepair.h"
#include "core/workflow/ProjectWatch.h"
#include "core/workflow/Runs.h"
#include "core/workflow/Selections.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "core/workflow/evaluate/RunSegments.h"
#include "core/workflow/living/AppendData.h"
#include "core/workflow/recommend/RecommendUse.h"
#include "core/workflow/train/TrainRun.h"

using namespace tastescope;
using tastescope::test::codeOf;
using tastescope::testing::TextFiles;

namespace {

SessionPtr open(const std::filesystem::path& file) {
  Progress progress;
  return Session::open(file, progress, {});
}

/// A project of one file and what is added to it.
struct Living {
  TextFiles files;
  std::filesystem::path file = files.folder() / "p.tastescope";

  void import(ImportOptions options) const {
    Progress progress;
    importData({std::move(options), file, true, {}}, progress, {});
  }
  void import(const std::string& text, CleaningOptions cleaning = {}) const {
    ImportOptions options = testing::optionsFor(files.write("first.csv", text));
    options.cleaning = std::move(cleaning);
    import(std::move(options));
  }
  AppendOutcome append(const std::string& text, const std::string& name = "more.csv") const {
    return append(testing::optionsFor(files.write(name, text)));
  }
  AppendOutcome append(ImportOptions options) const {
    Progress progress;
    return appendData(*open(file), {std::move(options), {}, {}}, progress, {});
  }
  UndoneAppend undo(bool andWhatHangs = false) const {
    Progress progress;
    return undoAppend(*open(file), andWhatHangs, progress, {});
  }
  [[nodiscard]] Dataset data() const { return test::load(file); }
};

/// Every entry by its ids, in the order of each history.
using Rows = std::vector<std::tuple<std::string, std::string, double, Moment>>;
Rows rowsOf(const Dataset& data, const HistoryRows& rows) {
  std::map<std::string, Rows> byUser;
  for (Index user = 0; user < rows.userCount(); ++user) {
    const HistoryView row = rows.row(user);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string id(data.users.id(user));
      byUser[id].emplace_back(id, data.items.id(row.items[i]),
                              rows.amount(rows.offsets()[user] + i),
                              row.times.empty() ? 0 : row.times[i]);
    }
  }
  Rows all;
  for (const auto& [user, own] : byUser) all.insert(all.end(), own.begin(), own.end());
  return all;
}
Rows rowsOf(const Dataset& data) { return rowsOf(data, *data.interactions); }

const std::string kHead = "user,item,rating,timestamp\n";
const std::string kFirst =
    kHead + "ann,tea,4,1000\nann,jam,2.5,2000\nbob,tea,3,3000\nbob,egg,5,4000\n";
const std::string kMore =
    kHead + "bob,tea,1,5000\ncat,tea,12.35,6000\nann,nut,3,500\ncat,nut,2,7000\n";

template <typename Call>
std::string sentenceOf(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.message().english();
  }
  return {};
}

bool balanced(const RowCounts& rows) { return rows.balanced(); }

RunId train(const std::filesystem::path& file, const char* model = "ease") {
  const SessionPtr session = open(file);
  TrainRequest request{.model = model};
  request.split.kind = SplitKind::LeaveOneOut;
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  return trainRun(*session, request, feed, control, progress, {}).run.id;
}

/// Enough people with enough things for a leave-one-out split.
std::string crowd(int users, int from = 0) {
  std::string text = kHead;
  for (int user = from; user < from + users; ++user) {
    for (int item = 0; item < 5; ++item) {
      text += "u" + std::to_string(user) + ",i" + std::to_string((user + item) % 8) + ",1," +
              std::to_string(1'600'000'000 + 100 * user + item) + "\n";
    }
  }
  return text;
}

}  // namespace

class tst_Append : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsAddedIsWhatOneImportWouldMake_data() {
    QTest::addColumn<int>("duplicates");
    QTest::addColumn<bool>("repeats");
    QTest::addRow("first") << int(DuplicatePolicy::KeepFirst) << false;
    QTest::addRow("last") << int(DuplicatePolicy::KeepLast) << false;
    QTest::addRow("sum") << int(DuplicatePolicy::Sum) << false;
    QTest::addRow("last and repeats") << int(DuplicatePolicy::KeepLast) << true;
    QTest::addRow("sum and repeats") << int(DuplicatePolicy::Sum) << true;
  }
  void whatIsAddedIsWhatOneImportWouldMake() {
    QFETCH(int, duplicates);
    QFETCH(bool, repeats);
    CleaningOptions cleaning;
    cleaning.duplicates = static_cast<DuplicatePolicy>(duplicates);
    cleaning.keepRepeats = repeats;
    const std::string third = kHead + "ann,tea,1,100\ndan,egg,2,9000\nbob,tea,2,9500\n";
    Living living;
    living.import(kFirst, cleaning);
    QVERIFY(balanced(living.append(kMore).report.rows));
    QVERIFY(balanced(living.append(third).report.rows));
    Living whole;
    whole.import(kFirst + kMore.substr(kHead.size()) + third.substr(kHead.size()), cleaning);
    const Dataset grown = living.data();
    const Dataset all = whole.data();
    QVERIFY(rowsOf(grown) == rowsOf(all));
    QCOMPARE(grown.interactions->events() != nullptr, all.interactions->events() != nullptr);
    if (const auto& events = grown.interactions->events())
      QVERIFY(rowsOf(grown, *events) == rowsOf(all, *all.interactions->events()));
  }

  void positionsStayAndNewOnesComeAfter() {
    Living living;
    living.import(kFirst);
    const Dataset before = living.data();
    const AppendOutcome outcome = living.append(kMore);
    QCOMPARE(outcome.users, 1U);
    QCOMPARE(outcome.items, 1U);
    // bob's tea was there; the other three rows are new.
    QCOMPARE(outcome.report.rows.read, 4U);
    QCOMPARE(outcome.report.rows.imported, 3U);
    QCOMPARE(outcome.report.rows.merged, 1U);
    const Dataset after = living.data();
    for (Index user = 0; user < before.users.size(); ++user)
      QVERIFY(after.users.id(user) == before.users.id(user));
    for (Index item = 0; item < before.items.size(); ++item)
      QVERIFY(after.items.id(item) == before.items.id(item));
    QCOMPARE(after.users.find("cat").value(), 2U);
    QCOMPARE(after.items.find("nut").value(), 3U);
    QCOMPARE(testing::valueOf(after, "bob", "tea").value(), 1.0F);
    QCOMPARE(testing::valueOf(after, "cat", "tea").value(), 12.35F);
    QVERIFY(after.fingerprint == outcome.record.fingerprint);
    QVERIFY(after.fingerprint == fingerprintOf(after));
  }

  void undoBringsBackWhatWas() {
    Living living;
    living.import(kFirst);
    const Dataset before = living.data();
    living.append(kMore);
    living.append(kHead + "eve,fig,1,100\n", "third.csv");
    QCOMPARE(living.undo().append.source, std::string("third.csv"));
    QVERIFY(!living.data().users.find("eve"));
    QVERIFY(living.data().users.find("cat").has_value());
    living.undo();
    const Dataset after = living.data();
    QVERIFY(test::sameEntries(after, before));
    QVERIFY(after.fingerprint == before.fingerprint);
    QCOMPARE(after.users.size(), before.users.size());
    QCOMPARE(codeOf([&] { living.undo(); }), std::string("not-found"));
    // The same again has the same fingerprint, so that runs find their data.
    const std::string again = living.append(kMore).record.fingerprint;
    living.undo();
    QCOMPARE(living.append(kMore).record.fingerprint, again);
  }

  void anEarlierRunSaysNothingOfWhatItDoesNotKnow() {
    Living living;
    living.import(crowd(30));
    const RunId run = train(living.file);
    const RunId learnsUsers = train(living.file, "bpr-mf");
    living.append(crowd(5, 100) + "u0,new,1,1700000000\nu100,new,1,1700000000\n");
    const SessionPtr session = open(living.file);
    const Index item = *session->data().items.find("new");
    const Index user = *session->data().users.find("u100");
    // However much is asked for, and for a history too.
    RecommendRequest asked{.run = run, .added = {0, item}, .k = session->data().items.size()};
    const auto rows = recommend(*session, asked);
    QVERIFY(!rows.empty());
    QVERIFY(std::ranges::find(rows, item, &RecommendationRow::item) == rows.end());
    asked.run = learnsUsers;
    QCOMPARE(codeOf([&] { recommend(*session, asked); }), std::string("invalid-config"));
    QCOMPARE(codeOf([&] { recommend(*session, {.run = learnsUsers, .user = user}); }),
             std::string("invalid-config"));
    // Groups of it hold who was there.
    keepSelection(*session, {.name = "people", .members = {0, 1, user}});
    keepSelection(*session, {.entity = Entity::Item, .name = "things", .members = {0, item}});
    EvaluateRequest request{run, "test", {}};
    request.options.keepPerUser = true;
    request.options.keepLists = true;
    Progress progress;
    const RunEvaluation evaluation = evaluateRun(*session, request, progress, {});
    for (const char* name : {"selection:people", "selection:things"})
      QVERIFY(!segmentRun(*session, evaluation, name, "ndcg@10", {}).metric.empty());
    // A session from before what was added passes over opinions and members it does not know.
    living.undo(true);
    const SessionPtr before = open(living.file);
    living.append(crowd(5, 100) + "u0,new,1,1700000000\nu100,new,1,1700000000\n");
    giveFeedback(*open(living.file), 0, item, kHides);
    keepSelection(*open(living.file), {.name = "later", .members = {0, user}});
    QVERIFY(!recommend(*before, {.run = run, .user = 0}).empty());
    QCOMPARE(selectionByName(*before, "later").members, std::vector<Index>{0});
  }

  void selectionsLoseWhoIsGone() {
    Living living;
    living.import(kFirst);
    const Index known = living.data().users.size();
    living.append(kMore);
    const SessionPtr session = open(living.file);
    QVERIFY(session->data().users.size() > known);
    keepSelection(*session, {.name = "both", .members = {0, known}});
    keepSelection(*session, {.name = "old", .members = {0}});
    keepSelection(*session, {.name = "new", .members = {known}});
    QCOMPARE(codeOf([&] { living.undo(); }), std::string("invalid-input"));
    QCOMPARE(keptSelections(*session).size(), std::size_t{3});
    QCOMPARE(living.undo(true).selections, 2U);
    const std::vector<KeptSelection> left = keptSelections(*open(living.file));
    QCOMPARE(left.size(), std::size_t{2});
    for (const KeptSelection& one : left) QCOMPARE(one.members, std::vector<Index>{0});
  }

  void theSameFileTwiceIsNothingNew_data() { whatIsAddedIsWhatOneImportWouldMake_data(); }
  void theSameFileTwiceIsNothingNew() {
    QFETCH(int, duplicates);
    QFETCH(bool, repeats);
    CleaningOptions cleaning;
    cleaning.duplicates = static_cast<DuplicatePolicy>(duplicates);
    cleaning.keepRepeats = repeats;
    Living living;
    living.import(kFirst, cleaning);
    QCOMPARE(codeOf([&] { living.append(kFirst, "first again.csv"); }),
             std::string("invalid-input"));
    living.append(kMore);
    const std::string fingerprint = living.data().fingerprint;
    QCOMPARE(codeOf([&] { living.append(kMore); }), std::string("invalid-input"));
    QCOMPARE(living.data().fingerprint, fingerprint);
    QCOMPARE(open(living.file)->appends().size(), std::size_t{1});
  }

  void filesOfAnotherKindAreRefusedInWords_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("says");
    const QString dated = QStringLiteral("user,item,date\na,x,2020-01-02\nb,y,2020-01-03\n");
    const QString plain = QStringLiteral("user,item\na,x\nb,y\n");
    const QString placed = QStringLiteral("user,item,position\na,x,1\na,y,2\nb,y,1\n");
    QTest::addRow("no times") << dated << QStringLiteral("user,item\nc,z\n")
                              << QStringLiteral("no column “date”");
    QTest::addRow("other columns") << dated << QStringLiteral("who,what,date\nc,z,2020-02-02\n")
                                   << QStringLiteral("no column “user”");
    QTest::addRow("positions for dates")
        << QStringLiteral("user,item,time\na,x,2020-01-02\nb,y,2020-01-03\n")
        << QStringLiteral("user,item,time\nc,z,1\nc,x,2\nc,y,3\n") << QStringLiteral("positions");
    QTest::addRow("dates for positions")
        << placed << QStringLiteral("user,item,position\nc,z,2020-02-02\nc,x,2020-02-03\n")
        << QString();
    QTest::addRow("empty") << plain << QString() << QString();
    QTest::addRow("nothing") << plain << plain << QStringLiteral("nothing new");
  }
  void filesOfAnotherKindAreRefusedInWords() {
    QFETCH(QString, first);
    QFETCH(QString, more);
    QFETCH(QString, says);
    Living living;
    living.import(first.toStdString());
    const std::string fingerprint = living.data().fingerprint;
    const std::string sentence = sentenceOf([&] { living.append(more.toStdString()); });
    QVERIFY(!sentence.empty());
    QVERIFY2(QString::fromStdString(sentence).contains(says), sentence.c_str());
    QCOMPARE(living.data().fingerprint, fingerprint);
  }

  void positionsGoOnAndAreDoubtedWhereTheyDoNot() {
    Living living;
    living.import("user,item,position\na,x,1\na,y,2\nb,y,1\n");
    QVERIFY(living.data().timesArePositions);
    QVERIFY(living.append("user,item,position\na,z,3\n").report.reading.doubts.empty());
    const AppendOutcome early = living.append("user,item,position\na,w,1\n", "early.csv");
    QCOMPARE(early.report.reading.doubts.size(), std::size_t{1});
    const Dataset data = living.data();
    const auto items = data.interactions->row(*data.users.find("a")).items;
    QVERIFY(data.items.id(items[0]) == "x" && data.items.id(items[1]) == "w");
  }

  void partsOfAGivenSplitStay() {
    Living living;
    living.import("user,item,split\na,x,train\na,y,test\nb,x,train\nb,y,valid\n");
    living.append("user,item\na,y\na,z\nc,x\n");
    const Dataset data = living.data();
    const auto part = [&](const char* user, const char* item) {
      const Index u = *data.users.find(user);
      const auto row = data.interactions->row(u).items;
      const auto at = std::ranges::find(row, *data.items.find(item)) - row.begin();
      return data.parts[data.interactions->offsets()[u] + static_cast<std::size_t>(at)];
    };
    QCOMPARE(data.parts.size(), data.interactions->size());
    QVERIFY(part("a", "y") == Part::Test);
    QVERIFY(part("a", "z") == Part::Train);
    QVERIFY(part("c", "x") == Part::Train);
    QVERIFY(part("b", "y") == Part::Valid);
  }

  void theRulesOfTheProjectHold() {
    CleaningOptions cleaning;
    cleaning.minRating = 3;
    cleaning.minPerUser = 2;
    Living living;
    living.import(kHead + "ann,tea,4,1\nann,jam,3,2\nbob,tea,3,3\nbob,jam,5,4\n", cleaning);
    // Too low; one item of a new user alone; one more of somebody who is there; a new user with two.
    const AppendOutcome outcome =
        living.append(kHead + "ann,nut,1,5\ncat,tea,4,6\nann,fig,5,7\ndan,tea,4,8\ndan,jam,4,9\n");
    QCOMPARE(outcome.report.rows.filtered, 2U);
    QCOMPARE(outcome.report.rows.imported, 3U);
    const Dataset data = living.data();
    QVERIFY(!data.users.find("cat") && !data.items.find("nut"));
    QVERIFY(data.users.find("dan") && data.items.find("fig"));
  }

  void sumsCountWithWhatIsThere() {
    CleaningOptions cleaning;
    cleaning.duplicates = DuplicatePolicy::Sum;
    cleaning.minRating = 2;
    Living living;
    living.import(kHead + "ann,tea,4,1\nbob,tea,3,2\nbob,jam,3,2\n", cleaning);
    // Less than two alone, but not with what is there; less for somebody new; a return.
    const AppendOutcome outcome =
        living.append(kHead + "ann,tea,0.5,5\ncat,tea,1,6\nbob,jam,-3,7\n");
    QVERIFY(balanced(outcome.report.rows));
    const Dataset data = living.data();
    QCOMPARE(testing::valueOf(data, "ann", "tea").value(), 4.5F);
    QVERIFY(!data.users.find("cat"));
    QVERIFY(!testing::valueOf(data, "bob", "jam"));
  }

  void attributesAndLinksJoin() {
    Living living;
    living.files.write("a/items.csv",
                       "item,title,genre\ntea,Tea,drink\njam,Jam,food\negg,Egg,food\n");
    living.files.write("a/links.csv", "user,friend\nann,bob\n");
    ImportOptions options = testing::optionsFor(living.files.write("a/first.csv", kFirst));
    options.itemsFile = living.files.folder() / "a/items.csv";
    options.linksFile = living.files.folder() / "a/links.csv";
    living.import(options);
    const Dataset before = living.data();
    ImportOptions more = testing::optionsFor(living.files.write("b/more.csv", kMore));
    more.itemsFile = living.files.write(
        "b/items.csv", "item,title,genre,colour\nnut,Nut,snack,brown\ntea,Chai,drink,red\n");
    more.linksFile = living.files.write("b/links.csv", "user,friend\nann,bob\ncat,ann\n");
    const AppendOutcome outcome = living.append(more);
    const Dataset data = living.data();
    const Index nut = *data.items.find("nut");
    QCOMPARE(data.itemAttributes.title(nut), std::string("Nut"));
    QCOMPARE(data.itemAttributes.title(*data.items.find("tea")), std::string("Tea"));
    QCOMPARE(data.itemAttributes.find("colour"), nullptr);
    QCOMPARE(data.links.size(), std::size_t{2});
    QVERIFY(outcome.report.notes.size() >= 2);
    living.undo();
    const Dataset after = living.data();
    QVERIFY(test::sameEntries(after, before));
    QCOMPARE(after.links.size(), std::size_t{1});
    QCOMPARE(after.itemAttributes.entityCount(), before.itemAttributes.entityCount());
    for (std::size_t c = 0; c < before.itemAttributes.columns().size(); ++c)
      QVERIFY(after.itemAttributes.columns()[c].labels ==
              before.itemAttributes.columns()[c].labels);
  }

  void runsStayWithWhatTheyHaveLearned() {
    Living living;
    living.import(crowd(30));
    const RunId run = train(living.file);
    const auto evaluated = [&] {
      const SessionPtr session = open(living.file);
      EvaluateRequest request{run, "test", {}};
      Progress progress;
      return evaluateRun(*session, request, progress, {}).result.metrics;
    };
    const auto before = evaluated();
    living.append(crowd(5, 100) + "u0,new,1,1700000000\nu100,new,1,1700000000\n");
    QVERIFY(evaluated() == before);

    const SessionPtr session = open(living.file);
    const Index item = *session->data().items.find("new");
    const RunRecord record = runByName(*session, std::to_string(run));
    const DataAge age = ageOf(*session, record);
    QVERIFY(age.known && age.isOld());
    QCOMPARE(age.interactions, 27U);
    QCOMPARE(age.users, 5U);
    QCOMPARE(age.items, 1U);
    QVERIFY(age.latest.has_value());
    QVERIFY(!inWords(age).empty());

    // What it has not learned scores below all others; somebody new is served by what is known.
    const auto model = session->model(run);
    QCOMPARE(model->itemCount(), session->data().items.size());
    std::vector<float> scores(model->itemCount());
    const History history =
        historyIn(*session->data().interactions, *session->data().users.find("u100"));
    model->score({&history, 1}, scores);
    QCOMPARE(std::ranges::min_element(scores) - scores.begin(), std::ptrdiff_t{item});
    RecommendRequest request;
    request.run = run;
    request.user = *session->data().users.find("u100");
    request.k = 2;
    const auto rows = recommend(*session, request);
    QCOMPARE(rows.size(), std::size_t{2});
    QVERIFY(rows[0].item != item && rows[1].item != item);

    const RunId later = train(living.file);
    const SessionPtr now = open(living.file);
    QVERIFY(!ageOf(*now, runByName(*now, std::to_string(later))).isOld());
    QVERIFY(now->model(later)->itemCount() == now->data().items.size());
    living.undo();
    const SessionPtr back = open(living.file);
    QVERIFY(back->model(run) != nullptr);
    QCOMPARE(codeOf([&] { back->model(later); }), std::string("invalid-config"));
  }

  void aProjectThatGrewIsWholeAndItsDamageIsNoticed() {
    Living living;
    living.import(kFirst);
    living.append(kMore);
    Progress progress;
    QVERIFY(checkProject(living.file, progress, {}).whole());
    const auto saved = living.files.folder() / "saved.tastescope";
    const RepairReport report = repairProject(living.file, saved, true, progress, {});
    QVERIFY(!report.lost.empty());  // that it can no longer be undone
    QVERIFY(rowsOf(test::load(saved)) == rowsOf(living.data()));
    test::alter(living.file, "UPDATE append SET rows_new = rows_new + 1");
    QCOMPARE(codeOf([&] { return living.data(); }), std::string("corrupt"));
    test::alter(living.file, "UPDATE append SET rows_new = rows_new - 1");
    test::alter(living.file, "DELETE FROM append_history WHERE user = 0");
    QCOMPARE(codeOf([&] { return living.data(); }), std::string("corrupt"));
  }

  void whatCannotFollowIsRefused_data() {
    QTest::addColumn<QString>("sql");
    for (const char* sql :
         {"UPDATE append SET users = 99", "UPDATE append SET items = -1",
          "UPDATE append SET generation = 7", "UPDATE append SET labels = '[]'",
          "UPDATE append SET labels = '{\"user\":[-1],\"item\":[]}'",
          "UPDATE append SET duplicates = 9", "UPDATE append SET notes = '3'",
          "UPDATE append_history SET items = x'ffffffffffffffff'",
          "UPDATE append_history SET entries = 1000000", "UPDATE append_history SET times = x'00'",
          "UPDATE append_history SET user = 1 WHERE user = 2"}) {
      QTest::addRow("%s", sql) << QString::fromLatin1(sql);
    }
  }
  void whatCannotFollowIsRefused() {
    QFETCH(QString, sql);
    Living living;
    living.import(kFirst);
    living.append(kHead + "cat,tea,2,6000\ncat,nut,3,7000\n");
    test::alter(living.file,
                "DELETE FROM project WHERE key = 'checksum'; PRAGMA foreign_keys = OFF");
    test::alter(living.file, sql.toStdString());
    QCOMPARE(codeOf([&] { return living.data(); }), std::string("corrupt"));
  }

  void twoWhoAddAtOnceDoNotMixTheirData() {
    Living living;
    living.import(kFirst);
    const SessionPtr one = open(living.file);
    const SessionPtr other = open(living.file);
    Progress progress;
    const ImportOptions more = testing::optionsFor(living.files.write("more.csv", kMore));
    appendData(*one, {more, {}, {}}, progress, {});
    const ImportOptions third =
        testing::optionsFor(living.files.write("third.csv", kHead + "eve,fig,1,100\n"));
    QCOMPARE(codeOf([&] {
               appendData(*other, {third, {}, {}}, progress, {});
             }),
             std::string("locked"));
    // Who has the project open goes on with the data they have.
    QCOMPARE(other->data().users.size(), 2U);
    QVERIFY(runSummaries(*other).empty());
    // Once it is taken back, who has it in memory is told.
    const SessionPtr grown = open(living.file);
    living.undo();
    QCOMPARE(codeOf([&] { runSummaries(*grown); }), std::string("locked"));
    QVERIFY(runSummaries(*other).empty());
  }

  void opinionsAndPeopleAreNotLostUnasked() {
    Living living;
    living.import(kFirst);
    living.append(kMore);
    {
      const SessionPtr session = open(living.file);
      const Index nut = *session->data().items.find("nut");
      giveFeedback(*session, 0, nut, 1);
      giveFeedback(*session, 0, 0, -1);
      giveFeedback(*session, *session->data().users.find("cat"), 0, 1);
    }
    QCOMPARE(codeOf([&] { living.undo(); }), std::string("invalid-input"));
    const UndoneAppend undone = living.undo(true);
    QCOMPARE(undone.opinions, 2U);
    const SessionPtr session = open(living.file);
    QCOMPARE(feedbackCount(*session), 1U);
    QCOMPARE(feedbackOf(*session, 0).size(), std::size_t{1});
    Progress progress;
    QVERIFY(checkProject(living.file, progress, {}).whole());
  }

  void trainingGoesOnWithTheDataItBeganWith() {
    Living living;
    living.import(crowd(30));
    const SessionPtr session = open(living.file);  // a window that trains
    living.append(crowd(5, 100));
    TrainRequest request{.model = "ease"};
    request.split.kind = SplitKind::LeaveOneOut;
    TrainFeed feed;
    TrainControl control;
    Progress progress;
    const RunRecord run = trainRun(*session, request, feed, control, progress, {}).run;
    const SessionPtr now = open(living.file);
    QVERIFY(ageOf(*now, run).isOld());
    QCOMPARE(now->model(run.id)->itemCount(), now->data().items.size());
  }

  void manyAppendsAreWhatOneImportWouldMake() {
    for (const bool repeats : {false, true}) {
      CleaningOptions cleaning;
      cleaning.duplicates = DuplicatePolicy::Sum;
      cleaning.keepRepeats = repeats;
      Living living;
      living.import(kFirst, cleaning);
      std::string all = kFirst;
      const std::vector<std::string> ids{"ann", "bob", "cat", "dan"};
      const std::vector<std::string> things{"tea", "jam", "egg", "nut", "fig"};
      for (int day = 0; day < 8; ++day) {
        std::string rows;
        for (int n = 0; n < 5; ++n) {
          const auto at = static_cast<std::size_t>(day * 7 + n * 3);
          rows += ids[at % 4] + "," + things[at % 5] + ",1.1," + std::to_string(10000 + at) + "\n";
        }
        living.append(kHead + rows, "day " + std::to_string(day) + ".csv");
        all += rows;
      }
      Living whole;
      whole.import(all, cleaning);
      const Dataset grown = living.data();
      const Dataset once = whole.data();
      QVERIFY(rowsOf(grown) == rowsOf(once));
      if (repeats)
        QVERIFY(rowsOf(grown, *grown.interactions->events()) ==
                rowsOf(once, *once.interactions->events()));
      for (int day = 0; day < 8; ++day) living.undo();
      QVERIFY(rowsOf(living.data()) == rowsOf([&] {
                Living first;
                first.import(kFirst, cleaning);
                return first.data();
              }()));
    }
  }

  void othersAreToldAndATrainingIsNotPulledFromUnder() {
    Living living;
    living.import(kFirst);
    ProjectWatch watch(living.file);
    living.append(kMore);
    QVERIFY(watch.look() == ProjectNews::Data);
    QVERIFY(watch.look() == ProjectNews::None);
    {
      const SessionPtr session = open(living.file);
      RunRecord run;
      run.model = "ease";
      run.name = "in training";
      run.state = RunState::Running;
      run.fingerprint = session->data().fingerprint;
      session->withProject([&](Project& project) { RunStore(project).add(run, "EASE"); });
    }
    QCOMPARE(codeOf([&] { living.undo(); }), std::string("locked"));
    test::alter(living.file, "UPDATE run SET state = 'failed', checksum = NULL");
    QCOMPARE(living.undo().runs, 1U);
    QVERIFY(watch.look() == ProjectNews::Data);
  }

  void aPausedTrainingGoesOnWithItsOwnData() {
    Living living;
    living.import(crowd(60));
    RunId run = 0;
    {
      const SessionPtr session = open(living.file);
      TrainRequest request{.model = "bpr-mf"};
      request.split.kind = SplitKind::LeaveOneOut;
      request.trainOptions["epochs"] = 4;
      TrainFeed feed;
      TrainControl control;
      control.leave();
      std::stop_source source;
      source.request_stop();
      Progress progress;
      run = addRun(*session, request);
      try {
        resumeRun(*session, run, feed, control, progress, source.get_token());
      } catch (const Cancelled&) {
      }
    }
    living.append(crowd(5, 100));
    const SessionPtr session = open(living.file);
    TrainFeed feed;
    TrainControl control;
    Progress progress;
    const TrainOutcome outcome = resumeRun(*session, run, feed, control, progress, {});
    QVERIFY(outcome.run.state == RunState::Done);
    QVERIFY(ageOf(*session, outcome.run).isOld());
    QCOMPARE(session->knownBy(run)->data().users.size(), 60U);
    QCOMPARE(session->model(run)->itemCount(), session->data().items.size());
  }

  void aKillLeavesAllOrNothing() {
    Living living;
    living.import(crowd(200));
    const std::string before = living.data().fingerprint;
    const auto more = living.files.write("more.csv", crowd(400, 1000));
    std::string after;
    {
      Living twin;
      twin.import(crowd(200));
      after = twin.append(crowd(400, 1000)).record.fingerprint;
    }
    for (int wait = 0; wait < 12; ++wait) {
      const pid_t child = fork();
      if (child == 0) {
        try {
          Progress progress;
          appendData(*open(living.file), {testing::optionsFor(more), {}, {}}, progress, {});
        } catch (...) {
        }
        _exit(0);
      }
      ::usleep(static_cast<useconds_t>(2000 + wait * 6000));
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      const std::string now = living.data().fingerprint;
      QVERIFY(now == before || now == after);
      if (now == after) living.undo();
      QCOMPARE(living.data().fingerprint, before);
    }
  }
};

QTEST_GUILESS_MAIN(tst_Append)
#include "tst_Append.moc"
