// LABELS: unit
// DEPENDS: core_store
// What can be wrong with a project file: each has its sentence, and damage never crashes.
#include <fstream>

#include "StoreFixtures.h"
#include "core/store/Schema.h"
#include "core/store/StudyStore.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_ProjectFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void badFilesHaveTheirSentences() {
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const std::string& bytes) {
      std::ofstream(inside(folder, name), std::ios::binary) << bytes;
      return inside(folder, name);
    };
    const auto codeOfOpening = [](const std::filesystem::path& file) {
      const auto error = errorOf([&] { return Project::open(file); });
      return error ? std::string(errorCodeName(error->code())) : std::string("none");
    };
    QCOMPARE(codeOfOpening(inside(folder, "none")), std::string("not-found"));
    QCOMPARE(codeOfOpening(folder.path().toStdString()), std::string("corrupt"));
    QCOMPARE(codeOfOpening(write("empty", "")), std::string("corrupt"));
    QCOMPARE(codeOfOpening(write("short", "user,item\n1,2\n")), std::string("corrupt"));
    QCOMPARE(codeOfOpening(write("long", std::string(100000, 'x'))), std::string("corrupt"));
    alter(inside(folder, "other.db"), "CREATE TABLE t(x)");
    QCOMPARE(codeOfOpening(inside(folder, "other.db")), std::string("corrupt"));
    create(inside(folder, "new"));
    alter(inside(folder, "new"), "PRAGMA user_version = 99");
    QCOMPARE(codeOfOpening(inside(folder, "new")), std::string("too-new"));
    const auto error = errorOf([&] { return Project::open(write("named", "")); });
    QVERIFY(error->message().english().find("named") != std::string::npos);
  }

  void aFileHeldByAnotherProgramIsLocked() {
    const QTemporaryDir folder;
    create(inside(folder, "p"));
    SQLite::Database other(inside(folder, "p"), SQLite::OPEN_READWRITE);
    other.exec(
        "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE project SET value = value;");
    QCOMPARE(codeOf([&] { return Project::open(inside(folder, "p")); }), std::string("locked"));
  }

  void aReadOnlyProjectOpensAndSaysSo() {
    if (::geteuid() != 0) QSKIP("Becoming another user needs root.");
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    create(inside(folder, "old"));
    alter(inside(folder, "old"), "PRAGMA user_version = 2");
    std::filesystem::permissions(folder.path().toStdString(), std::filesystem::perms(0755));
    QCOMPARE(::seteuid(65534), 0);
    std::string name;
    bool readOnly = false;
    const std::string changing = codeOf([&] {
      const Project project = Project::open(file);
      readOnly = project.readOnly();
      Progress progress;
      name = project.loadDataset(progress, {}).name;
    });
    const std::string creating = codeOf([&] { return create(inside(folder, "q")); });
    const std::string updating = codeOf([&] { return Project::open(inside(folder, "old")); });
    QCOMPARE(::seteuid(0), 0);
    QCOMPARE(changing, std::string("none"));
    QVERIFY(readOnly);
    QCOMPARE(name, std::string("small"));
    QCOMPARE(creating, std::string("read-only"));
    QCOMPARE(updating, std::string("read-only"));
  }

  void damageIsAnErrorNeverACrash_data() {
    QTest::addColumn<QString>("sql");
    const auto row = [](const char* name, const char* sql) {
      QTest::newRow(name) << QString::fromUtf8(sql);
    };
    row("short items", "UPDATE history SET items = x'00' WHERE user = 0");
    row("missing items", "UPDATE history SET items = x'' WHERE user = 0");
    row("item out of range", "UPDATE history SET items = x'01000000ffffff7f' WHERE user = 0");
    row("wrong count", "UPDATE history SET entries = 3 WHERE user = 0");
    row("negative count", "UPDATE history SET entries = -1 WHERE user = 0");
    row("huge count",
        "UPDATE project SET value = 1000000000000000 WHERE key = 'interactions';"
        "UPDATE history SET entries = 1000000000000000 WHERE user = 0");
    row("amount not finite",
        "UPDATE history SET amounts = x'0000c07f0000803f0000803f' WHERE user = 2");
    row("short amounts", "UPDATE history SET amounts = x'0000' WHERE user = 2");
    row("no times", "UPDATE history SET times = NULL WHERE user = 2");
    row("unit of times", "INSERT OR REPLACE INTO project VALUES('time_unit', 7)");
    row("short times", "UPDATE history SET times = x'00' WHERE user = 2");
    row("unknown part", "UPDATE history SET parts = x'0009' WHERE user = 0");
    row("missing user", "DELETE FROM history WHERE user = 1");
    row("text for a blob", "UPDATE history SET items = 'text' WHERE user = 0");
    row("gap in users", "UPDATE users SET position = 9 WHERE position = 2");
    row("link to nobody", "UPDATE link SET target = 77");
    row("unknown attribute type",
        "PRAGMA ignore_check_constraints = 1; UPDATE attribute SET type = 'odd'");
    row("missing attribute column",
        "UPDATE attribute SET sql_column = 'gone' WHERE name = 'title'");
    row("tag without label", "UPDATE attribute_tag SET code = 99");
    row("attribute of nobody", "UPDATE item_attributes SET position = 50 WHERE position = 3");
    row("no sentence", "UPDATE import_note SET template = '[1'");
    row("another time",
        "UPDATE history SET times = x'01000000000000000200000000000000' WHERE user = 0");
    row("another item", "UPDATE history SET items = x'0100000002000000' WHERE user = 0");
    row("another id", "UPDATE items SET id = 'e' WHERE position = 3");
    row("unknown domain", "UPDATE project SET value = 44 WHERE key = 'domain'");
    row("no table", "DROP TABLE link");
  }
  void damageIsAnErrorNeverACrash() {
    QFETCH(QString, sql);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    alter(file, "PRAGMA foreign_keys = OFF;" + sql.toStdString());
    const auto error = errorOf([&] { return load(file); });
    QVERIFY(error.has_value());
    QVERIFY(error->code() == ErrorCode::Corrupt);
  }

  void aSchemaThatIsNotOursIsRefusedByName_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* sql, const char* named) {
      QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(named);
    };
    const char* const endless =
        "AS WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c) "
        "SELECT x AS position, 'u' || x AS id FROM c";
    row("endless view for a table",
        (std::string("DROP TABLE users; CREATE VIEW users ") + endless).c_str(), "view “users”");
    row("view", (std::string("CREATE VIEW more ") + endless).c_str(), "view “more”");
    row("view made otherwise",
        (std::string("DROP VIEW links_by_id; CREATE VIEW links_by_id ") + endless).c_str(),
        "view “links_by_id”");
    row("trigger", "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM history; END",
        "trigger “t”");
    row("table", "CREATE TABLE more(x)", "table “more”");
    row("index", "CREATE INDEX more ON history(entries)", "index “more”");
    row("index over an expression",
        "DROP INDEX users_id; CREATE UNIQUE INDEX users_id ON users(lower(id))",
        "index “users_id”");
    row("collation", "CREATE INDEX more ON users(id COLLATE NOCASE)", "index “more”");
    row("virtual table", "CREATE VIRTUAL TABLE more USING fts5(x)", "table “more");
    row("generated column",
        "ALTER TABLE run ADD COLUMN big TEXT AS (hex(zeroblob(400000000))) VIRTUAL", "table “run”");
    row("column", "ALTER TABLE study ADD COLUMN more TEXT DEFAULT 'x'", "table “study”");
    row("attribute column nobody describes",
        "ALTER TABLE item_attributes ADD COLUMN more TEXT AS (hex(zeroblob(400000000)))",
        "table “item_attributes”");
    row("statistics", "ANALYZE", "table “sqlite_stat1”");
    row("object of the session",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_master(type, name, tbl_name, rootpage, "
        "sql) "
        "VALUES('view', 'more', 'more', 0, 'CREATE TEMP VIEW more AS SELECT 1 AS id')",
        "more");
  }
  void aSchemaThatIsNotOursIsRefusedByName() {
    QFETCH(QString, sql);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    alter(file, "PRAGMA foreign_keys = OFF;" + sql.toStdString());
    QElapsedTimer clock;
    clock.start();
    const auto error = errorOf([&] { return load(file); });
    QVERIFY(clock.elapsed() < 1000);
    QVERIFY(error.has_value());
    QVERIFY(error->code() == ErrorCode::Corrupt);
    const std::string sentence = error->message().english();
    const bool found = sentence.find(named.toStdString()) != std::string::npos ||
                       error->details().find(named.toStdString()) != std::string::npos;
    QVERIFY2(found, sentence.c_str());
  }

  void projectsOfEveryVersionAreOurs() {
    const QTemporaryDir folder;
    for (int version = 1; version <= schemaVersion(); ++version) {
      const auto file = inside(folder, ("v" + std::to_string(version)).c_str());
      {
        SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        migrate(database, version);
      }
      QCOMPARE(codeOf([&] { return Project::open(file); }), std::string("none"));  // is migrated
      QCOMPARE(codeOf([&] { return Project::open(file); }), std::string("none"));
    }
  }

  void pagesThatOnlyTheJournalHoldsAreNotMissing() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto copy = inside(folder, "copy");
    create(file);
    const auto before = std::filesystem::file_size(file);
    const auto copyWith = [&](std::uintmax_t bytes, bool journal) {
      const auto options = std::filesystem::copy_options::overwrite_existing;
      std::filesystem::remove(inside(folder, "copy-wal"));
      std::filesystem::remove(inside(folder, "copy-shm"));
      std::filesystem::copy_file(file, copy, options);
      std::filesystem::resize_file(copy, bytes);
      if (journal)
        std::filesystem::copy_file(inside(folder, "p-wal"), inside(folder, "copy-wal"), options);
    };
    SQLite::Database writer(file, SQLite::OPEN_READWRITE);
    writer.exec(
        "PRAGMA wal_autocheckpoint = 0; INSERT INTO study VALUES('s', 'ease', '[\"' || "
        "hex(zeroblob(50000)) || '\"]', 0)");
    // A disk that filled while the journal was copied into the file: half a page more than before.
    copyWith(before + 4096, true);
    QCOMPARE(codeOf([&] {
               const Project project = Project::open(copy);
               return StudyStore(project).get("s");
             }),
             std::string("none"));
    QVERIFY(sameEntries(load(copy), smallDataset()));
    // Without the journal the page that ends early is lost, and so is one that the journal has not.
    writer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto after = std::filesystem::file_size(file);
    copyWith(after - 4096, false);
    QCOMPARE(codeOf([&] { return Project::open(copy); }), std::string("corrupt"));
    writer.exec("UPDATE study SET created = 1");
    copyWith(after - 4096, true);
    QCOMPARE(codeOf([&] { return Project::open(copy); }), std::string("corrupt"));
  }

  /// Somebody deletes a project whose program was killed, but not the journal beside it.
  void theJournalOfADeletedProjectIsNotPlayedIntoANewOne() {
    for (const bool overwrite : {false, true}) {
      const QTemporaryDir folder;
      const auto file = inside(folder, "p");
      const auto beside = [&](const char* suffix) {
        return std::filesystem::path(file).concat(suffix);
      };
      create(file);
      const auto kept = inside(folder, "kept");
      {
        const Project open = Project::open(file);
        RunRecord run;
        run.model = "ease";
        RunStore(open).add(run, "EASE");
        std::filesystem::copy_file(beside("-wal"), kept);
      }
      std::filesystem::remove(file);
      std::filesystem::rename(kept, beside("-wal"));
      Progress progress;
      Project::create(file, smallDataset(), overwrite, progress, {});
      const Project project = Project::open(file);
      QVERIFY(sameEntries(project.loadDataset(progress, {}), smallDataset()));
      QVERIFY(RunStore(project).all().empty());
    }
  }

  void countsAskForNoMoreMemoryThanTheFileHas() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    // Tag columns cost memory for every item and nothing in the file.
    alter(
        file,
        "PRAGMA foreign_keys = OFF; WITH RECURSIVE c(x) AS (SELECT 10 UNION ALL SELECT x + 1 FROM "
        "c WHERE x < 1700) INSERT INTO attribute SELECT 'item', x - 7, 'a' || x, 'tags', NULL, 0 "
        "FROM c; WITH RECURSIVE c(x) AS (SELECT 4 UNION ALL SELECT x + 1 FROM c WHERE x < 20000) "
        "INSERT INTO items SELECT x, 'i' || x FROM c");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("corrupt"));
    create(file, smallDataset(), true);
    alter(file, "UPDATE users SET position = 4000000000 WHERE position = 2");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("corrupt"));
    create(file, smallDataset(), true);
    // What walks nested sentences calls itself for every level.
    std::string nested = "1";
    std::string end;
    for (int level = 0; level < 50000; ++level) {
      nested += R"(,{"context":"C","source":"S","args":["x")";
      end += "]}";
    }
    alter(file, "UPDATE import_note SET template = '" + nested.substr(2) + end + "'");
    QCOMPARE(codeOf([&] { return load(file); }), std::string("corrupt"));
  }

  void flippedBytesNeverCrash() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    create(file);
    std::string bytes;
    {
      std::ifstream in(file, std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    for (std::size_t at = 100; at < bytes.size(); at += 997) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 0x55);
      std::ofstream(inside(folder, "q"), std::ios::binary) << changed;
      errorOf(
          [&] { static_cast<void>(load(inside(folder, "q"))); });  // any Error, no other way out
    }
    for (std::size_t length = 1; length < bytes.size(); length += 8191) {
      std::ofstream(inside(folder, "q"), std::ios::binary) << bytes.substr(0, length);
      QVERIFY(errorOf([&] { return load(inside(folder, "q")); }).has_value());
    }
  }
};

QTEST_GUILESS_MAIN(tst_ProjectFiles)
#include "tst_ProjectFiles.moc"
