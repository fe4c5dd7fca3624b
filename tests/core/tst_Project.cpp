// LABELS: unit
// DEPENDS: core_store
// A project file: what goes in comes out, nothing half-written is ever left, older ones are
// updated.
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "OldFeedback.h"
#include "StoreFixtures.h"
#include "core/store/RunStore.h"
#include "core/store/Schema.h"
#include "core/store/SqlSupport.h"
#include "core/store/StudyStore.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

void compareTables(const AttributeTable& a, const AttributeTable& b) {
  QCOMPARE(a.entityCount(), b.entityCount());
  QCOMPARE(a.titleColumn(), b.titleColumn());
  QCOMPARE(a.columns().size(), b.columns().size());
  for (std::size_t c = 0; c < a.columns().size(); ++c) {
    QCOMPARE(a.columns()[c].name, b.columns()[c].name);
    QCOMPARE(a.columns()[c].type, b.columns()[c].type);
    QCOMPARE(a.columns()[c].labels, b.columns()[c].labels);
    for (Index e = 0; e < a.entityCount(); ++e) QCOMPARE(a.display(c, e), b.display(c, e));
  }
}

/// 20000 users with 50 entries each: long enough to be interrupted.
Dataset largeDataset() {
  Dataset data;
  constexpr Index kUsers = 20000;
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  for (Index user = 0; user < kUsers; ++user) {
    data.users.add("user" + std::to_string(user));
    for (Index i = 0; i < 50; ++i) items.push_back((user * 7 + i * 13) % 5000);
    offsets.push_back(items.size());
  }
  for (Index item = 0; item < 5000; ++item) data.items.add("item" + std::to_string(item));
  std::vector<float> values(items.size(), 1.0F);
  data.interactions =
      std::make_shared<Interactions>(offsets, items, values, std::vector<std::int64_t>{}, 5000);
  data.fingerprint = fingerprintOf(data);
  return data;
}

}  // namespace

class tst_Project : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everythingComesBack() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p.tastescope");
    create(file);
    const Dataset before = smallDataset();
    const Dataset after = load(file);
    QVERIFY(sameEntries(before, after));
    compareTables(before.userAttributes, after.userAttributes);
    compareTables(before.itemAttributes, after.itemAttributes);
    QCOMPARE(after.itemAttributes.columns()[2].codes, before.itemAttributes.columns()[2].codes);
    QCOMPARE(after.links, before.links);
    QCOMPARE(after.domain, Domain::Commerce);
    QCOMPARE(after.name, before.name);
    QCOMPARE(after.fingerprint, before.fingerprint);
    QVERIFY(after.report.rows.balanced());
    QCOMPARE(after.report.rows.read, 9U);
    QCOMPARE(after.report.seconds, 0.25);
    QCOMPARE(after.report.notes.front().english(), std::string("Note of 1"));
    QCOMPARE(after.report.rejected.size(), 1U);
    QCOMPARE(after.report.rejected[0].line, 3U);
    QCOMPARE(std::string(after.report.rejected[0].reason.source()), std::string("No number: %1"));
    QCOMPARE(namesIn(folder), std::vector<std::string>{"p.tastescope"});
  }

  void aDatasetWithoutExtrasComesBack() {
    const QTemporaryDir folder;
    Dataset data;
    data.users.add("u");
    data.items.add("i");
    data.interactions =
        std::make_shared<Interactions>(std::vector<std::uint64_t>{0, 1}, std::vector<Index>{0},
                                       std::vector<float>{1}, std::vector<std::int64_t>{}, 1);
    create(inside(folder, "p"), data);
    const Dataset after = load(inside(folder, "p"));
    QVERIFY(sameEntries(data, after));
    QVERIFY(!after.interactions->hasTimes());
    create(inside(folder, "empty"), Dataset());
    QCOMPARE(load(inside(folder, "empty")).users.size(), 0U);
  }

  void timesAreStoredInTheirCoarsestUnit_data() {
    QTest::addColumn<qlonglong>("last");  // microseconds
    QTest::addColumn<QString>("stored");  // little-endian, behind 5 seconds before 1970
    QTest::addColumn<qlonglong>("unit");  // 0: not said, as in files of old
    // 300 s = 0x12c s; 300.25 s = 300250 = 0x494da ms; 300.25 s + 1 us = 300250001 = 0x11e57391 us
    QTest::newRow("seconds") << 300'000'000LL << "FBFFFFFFFFFFFFFF2C01000000000000" << 0LL;
    QTest::newRow("milliseconds") << 300'250'000LL << "78ECFFFFFFFFFFFFDA94040000000000" << 1000LL;
    QTest::newRow("microseconds") << 300'250'001LL << "C0B4B3FFFFFFFFFF9173E51100000000" << 1LL;
  }
  void timesAreStoredInTheirCoarsestUnit() {
    QFETCH(qlonglong, last);
    QFETCH(QString, stored);
    QFETCH(qlonglong, unit);
    const QTemporaryDir folder;
    Dataset data;
    data.users.add("u");
    for (const char* item : {"a", "b"}) data.items.add(item);
    data.interactions = std::make_shared<Interactions>(
        std::vector<std::uint64_t>{0, 2}, std::vector<Index>{0, 1}, std::vector<float>{1, 1},
        std::vector<Moment>{momentOf(-5), last}, 2);
    data.timesArePositions = unit == 1;  // either way
    create(inside(folder, "p"), data);
    QVERIFY(sameEntries(data, load(inside(folder, "p"))));
    SQLite::Database database(inside(folder, "p"));
    QCOMPARE(
        QString::fromStdString(database.execAndGet("SELECT hex(times) FROM history").getString()),
        stored);
    QCOMPARE(
        database.execAndGet("SELECT coalesce(max(value), 0) FROM project WHERE key = 'time_unit'")
            .getInt64(),
        unit);
  }

  void theDataCanBeQueriedWithSql() {
    const QTemporaryDir folder;
    create(inside(folder, "p"));
    SQLite::Database database(inside(folder, "p"));
    QCOMPARE(database.execAndGet("SELECT title FROM item_list WHERE id = 'd'").getString(),
             std::string("Éclair 苹果"));
    QCOMPARE(database.execAndGet("SELECT country FROM user_list WHERE id = '007'").getString(),
             std::string("中国"));
    QCOMPARE(database.execAndGet("SELECT Title_2 FROM item_list WHERE id = 'a'").getDouble(), 1.5);
    QCOMPARE(
        database.execAndGet("SELECT group_concat(tag) FROM item_tags WHERE item = 'a'").getString(),
        std::string("y,x"));
    QCOMPARE(database.execAndGet("SELECT target FROM links_by_id WHERE source = '007'").getString(),
             std::string("三 \"x\", 😀"));
    QCOMPARE(database.execAndGet("SELECT amounts IS NULL FROM history WHERE user = 0").getInt(), 1);
    QCOMPARE(database.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    SQLite::Statement violations(database, "PRAGMA foreign_key_check");
    QVERIFY(!violations.executeStep());
  }

  void anExistingFileNeedsPermissionToBeReplaced() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    QCOMPARE(codeOf([&] { return create(file); }), std::string("invalid-input"));
    QCOMPARE(codeOf([&] { return Project::requireCreatable(file, false); }),
             std::string("invalid-input"));
    Dataset other = smallDataset();
    other.name = "other";
    create(file, other, true);
    QCOMPARE(load(file).name, std::string("other"));
    QCOMPARE(codeOf([&] { return create(inside(folder, "none/p")); }), std::string("not-found"));
    QCOMPARE(codeOf([&] { return create(folder.path().toStdString(), other, true); }),
             std::string("invalid-input"));
  }

  void anOpenProjectIsNotReplaced() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    {
      const Project open = Project::open(file);
      QCOMPARE(codeOf([&] { return create(file, Dataset(), true); }), std::string("locked"));
      QCOMPARE(namesIn(folder).front(), std::string("p"));
    }
    QCOMPARE(load(file).name, std::string("small"));
  }

  void aStaleJournalIsNotPlayedIntoANewProject() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    std::filesystem::copy_file(file, inside(folder, "copy"));
    {
      const Project open = Project::open(file);
      alter(file, "INSERT INTO study VALUES('from the journal', 'ease', '{}', 0)");
      std::filesystem::copy_file(inside(folder, "p-wal"), inside(folder, "copy-wal"));
    }
    create(inside(folder, "copy"), smallDataset(), true);
    QCOMPARE(load(inside(folder, "copy")).name, std::string("small"));
    QVERIFY(StudyStore(Project::open(inside(folder, "copy"))).all().empty());
  }

  void aCancelLeavesNothing() {
    const QTemporaryDir folder;
    const Dataset data = largeDataset();
    for (const int milliseconds : {0, 5, 20, 40}) {
      std::stop_source source;
      std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        source.request_stop();
      });
      Progress progress;
      bool cancelled = false;
      try {
        Project::create(inside(folder, "p"), data, false, progress, source.get_token());
      } catch (const Cancelled&) {
        cancelled = true;
      }
      QVERIFY(namesIn(folder) ==
              (cancelled ? std::vector<std::string>{} : std::vector<std::string>{"p"}));
      std::filesystem::remove(inside(folder, "p"));
    }
  }

  void aStoppedLoadIsCancelled() {
    const QTemporaryDir folder;
    create(inside(folder, "p"), largeDataset());
    std::stop_source source;
    source.request_stop();
    Progress progress;
    const Project project = Project::open(inside(folder, "p"));
    QVERIFY_THROWS_EXCEPTION(Cancelled, project.loadDataset(progress, source.get_token()));
    QCOMPARE(project.loadDataset(progress, {}).users.size(), 20000U);
  }

  void aKilledImportLeavesTheOldProjectAndItsLeftoversAreRemoved() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    const Dataset data = largeDataset();
    const pid_t child = inChild([&]() -> int {
      Progress progress;
      for (;;) Project::create(file, data, true, progress, {});
    });
    // Wait until something lies aside, then kill in the middle of it.
    QTRY_VERIFY_WITH_TIMEOUT(namesIn(folder).size() > 1, 5000);
    killed(child);
    const Index users = load(file).users.size();
    QVERIFY(users == 3 || users == 20000);
    QCOMPARE(namesIn(folder), std::vector<std::string>{"p"});
    // As earlier releases named theirs; another program's file is none of ours.
    std::ofstream(inside(folder, ".p.tastescope.part-999999999-1")) << "x";
    std::ofstream(inside(folder, ".p.tastescope.part-999999999-1-wal")) << "x";
    std::ofstream(inside(folder, ".p.part-other")) << "x";
    QCOMPARE(load(file).users.size(), users);
    QCOMPARE(namesIn(folder), (std::vector<std::string>{".p.part-other", "p"}));
    std::filesystem::remove(inside(folder, ".p.part-other"));
    create(file, smallDataset(), true);
    QCOMPARE(namesIn(folder), std::vector<std::string>{"p"});
  }

  void valuesComeBackAsTheyCameIn() {
    const QTemporaryDir folder;
    Dataset data = smallDataset();
    // 16777217 = 2^24 + 1 and 1/3 are no floats; 12.35 is said by the float nearest to it.
    for (const std::vector<double>& amounts :
         {std::vector<double>{12.35, 0.1, 1, 5, -2}, {12.35, 16777217, 1, 1, 1.0 / 3}}) {
      EntryValues values = EntryValues::of(amounts);
      const bool exact = amounts[1] != 0.1;
      QCOMPARE(values.exact.empty(), !exact);
      const Interactions& old = *data.interactions;
      data.interactions = std::make_shared<Interactions>(
          std::vector(old.offsets().begin(), old.offsets().end()),
          std::vector(old.items().begin(), old.items().end()), values.values,
          std::vector(old.times().begin(), old.times().end()), old.itemCount(), values.exact);
      data.fingerprint = fingerprintOf(data);
      create(inside(folder, "p"), data, true);
      const Dataset loaded = load(inside(folder, "p"));
      QVERIFY(sameEntries(loaded, data));
      QCOMPARE(loaded.interactions->hasExactAmounts(), exact);
      for (std::size_t entry = 0; entry < amounts.size(); ++entry)
        QCOMPARE(loaded.interactions->amount(entry), amounts[entry]);
    }
    // The first user's row has doubles; one that is no number must not be read.
    alter(inside(folder, "p"),
          "UPDATE history SET amounts = x'0000000000000000000000000000F07F' WHERE user = 0");
    QCOMPARE(codeOf([&] { return load(inside(folder, "p")); }), std::string("corrupt"));
  }

  void aLargeProjectIsReadOnTwoConnections() {
    const QTemporaryDir folder;
    constexpr Index kUsers = 4000;
    constexpr Index kItems = 500;
    constexpr Index kEach = 100;
    Dataset data;
    for (Index user = 0; user < kUsers; ++user) data.users.add("u" + std::to_string(user));
    for (Index item = 0; item < kItems; ++item) data.items.add("i" + std::to_string(item));
    std::vector<std::uint64_t> offsets{0};
    std::vector<Index> items;
    for (Index user = 0; user < kUsers; ++user) {
      for (Index i = 0; i < kEach; ++i) items.push_back((user + i * 5) % kItems);
      offsets.push_back(items.size());
    }
    data.interactions = std::make_shared<Interactions>(
        offsets, items, std::vector<float>(items.size(), 1.0F), std::vector<Moment>{}, kItems);
    data.links = {{3, 1}};
    data.fingerprint = fingerprintOf(data);
    const auto file = inside(folder, "p");
    create(file, data);
    QVERIFY(std::filesystem::file_size(file) > std::uintmax_t{1} << 20);
    const Dataset loaded = load(file);
    QVERIFY(sameEntries(loaded, data));
    QVERIFY(loaded.links == data.links);
    QVERIFY(loaded.users.id(kUsers - 1) == "u3999");
    alter(file, "UPDATE link SET target = 2");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("corrupt"));
  }

  void olderProjectsAreBroughtUpToDate() {
    const QTemporaryDir folder;
    // Version 1 knew the imported data alone; version 0 is a file that was only marked as ours.
    create(inside(folder, "v1"));
    alter(inside(folder, "v1"),
          "DROP TABLE study_trial; DROP TABLE study; DROP VIEW recommendations_by_id; DROP VIEW "
          "feedback_by_id; DROP TABLE feedback; DROP "
          "TABLE recommendation; "
          "DROP TABLE recommendation_sum; DROP TABLE recommendation_set; DROP VIEW curves; DROP "
          "TABLE checkpoint; DROP TABLE "
          "tensor_chunk; "
          "DROP TABLE tensor; DROP TABLE metric; DROP TABLE curve_point; DROP TABLE curve_series; "
          "DROP TABLE run; DROP TABLE event_history; DROP TABLE person_item; DROP TABLE person; "
          "DROP TABLE metric_sum; DROP TABLE feedback_sum; DROP TABLE layout; DROP TABLE "
          "selection; DROP TABLE append_history; DROP TABLE append; PRAGMA user_version "
          "= 1");
    alter(inside(folder, "v0"),
          "PRAGMA application_id = " + std::to_string(kApplicationId) + "; VACUUM");
    for (const char* name : {"v1", "v0"}) {
      static_cast<void>(Project::open(inside(folder, name)));
      SQLite::Database database(inside(folder, name));
      QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), schemaVersion());
      QCOMPARE(database.execAndGet("SELECT count(*) FROM run").getInt(), 0);
      QCOMPARE(database.execAndGet("SELECT count(*) FROM recommendations_by_id").getInt(), 0);
    }
    QVERIFY(sameEntries(load(inside(folder, "v1")), smallDataset()));
    QCOMPARE(load(inside(folder, "v0")).users.size(), 0U);
  }

  void oldRunMessagesAreRecognisedOrStayAsTheyAre() {
    const QTemporaryDir folder;
    create(inside(folder, "v4"));
    // Version 4 kept a run's sentence in English alone. {sentence, template, arguments}
    const std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> cases{
        {"", "", {}},
        {"All 200 epochs are done.", "All %1 epochs are done.", {"200"}},
        {"No better ndcg@10 for 30 epochs.", "No better %1 for %2 epochs.", {"ndcg@10", "30"}},
        {"The time budget of 1.5 minutes is used up.",
         "The time budget of %1 minutes is used up.",
         {"1.5"}},
        {"Training diverged in epoch 7: elbo is no longer a number. Lower the learning rate; the "
         "best weights so far are kept.",
         "Training diverged in epoch %1: %2 is no longer a number. Lower the learning rate; the "
         "best weights so far are kept.",
         {"7", "elbo"}},
        {"Training diverged in epoch 7: a weight is no longer a number. Lower the learning rate; "
         "the best weights so far are kept.",
         "Training diverged in epoch %1: a weight is no longer a number. Lower the learning rate; "
         "the best weights so far are kept.",
         {"7"}},
        {"Solved directly, without epochs.", "Solved directly, without epochs.", {}},
        {"All 200 epochs are done. Really.", "%1", {"All 200 epochs are done. Really."}},
        {"The disk is full: 100 %1.", "%1", {"The disk is full: 100 %1."}}};
    for (const auto& [sentence, source, args] : cases) {
      const Project project = Project::open(inside(folder, "v4"));
      RunRecord run;
      if (!sentence.empty()) run.message = plainText(sentence);
      RunStore(project).add(run, "EASE");
    }
    alter(
        inside(folder, "v4"),
        std::string(kOldFeedback) +
            "ALTER TABLE run DROP COLUMN message_template; ALTER TABLE study_trial DROP COLUMN "
            "ended; "
            "ALTER TABLE recommendation_set DROP COLUMN owned; DROP TABLE event_history; DROP "
            "TABLE "
            "recommendation_sum; ALTER TABLE recommendation_set DROP COLUMN checksum; ALTER TABLE "
            "run "
            "DROP COLUMN checksum; ALTER TABLE tensor DROP COLUMN checksum; ALTER TABLE checkpoint "
            "DROP "
            "COLUMN checksum; "
            "ALTER TABLE run DROP COLUMN touched; ALTER TABLE run DROP COLUMN origin; DROP TABLE "
            "person_item; DROP TABLE person; "
            "ALTER TABLE curve_series DROP COLUMN checksum; DROP TABLE metric_sum; DROP TABLE "
            "feedback_sum; DROP TABLE layout; DROP TABLE selection; DROP TABLE append_history; "
            "DROP TABLE append; PRAGMA user_version = 4");
    const Project project = Project::open(inside(folder, "v4"));
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const auto& [sentence, source, args] = cases[i];
      const Text message = RunStore(project).get(static_cast<RunId>(i) + 1).message;
      QCOMPARE(message.english(), sentence);
      QCOMPARE(std::string(message.source()), source);
      std::vector<std::string> found;
      for (const Text::Arg& arg : message.args()) found.push_back(std::get<std::string>(arg));
      QCOMPARE(found, args);
    }
  }

  void aFullDiskIsSaidAndHurtsNothing() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    {
      SQLite::Database database(file, SQLite::OPEN_READWRITE);
      database.exec("PRAGMA max_page_count = 1");  // SQLite raises it to the pages in use
      const auto error = errorOf([&] {
        sqlGuard(file, [&] {
          database.exec("CREATE TABLE big(x); INSERT INTO big VALUES(zeroblob(1000000))");
        });
      });
      QVERIFY(error && error->code() == ErrorCode::DiskFull);
      QVERIFY(error->message().english().find(file.string()) != std::string::npos);
    }
    QVERIFY(sameEntries(load(file), smallDataset()));
  }

  void aWriteThatFailsLeavesNothing() {
    // A size limit of the process stands for the disk: writes beyond it fail.
    const QTemporaryDir folder;
    const Dataset data = largeDataset();
    const pid_t child = inChild([&] {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{1 << 20, 1 << 20};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      return codeOf([&] { return create(inside(folder, "p"), data); }) == "none" ? 1 : 0;
    });
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    QVERIFY(namesIn(folder).empty());
  }

  void pathsMayHoldAnything() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "a b%20?#'数据.tastescope");
    create(file);
    QCOMPARE(load(file).name, std::string("small"));
  }
};

QTEST_GUILESS_MAIN(tst_Project)
#include "tst_Project.moc"
