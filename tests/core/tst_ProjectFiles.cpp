// LABELS: unit
// DEPENDS: core_store
// What can be wrong with a project file: each has its sentence, and damage never crashes.
#include <fstream>

#include "StoreFixtures.h"

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
