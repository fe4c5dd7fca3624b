// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 900
// Results never cost anybody a file: not the project, not what is read, nothing that exists unless
// --overwrite says so; and what could not be written is no success.
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "CliRunner.h"

class CliOutputsTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  std::filesystem::path inside(const char* name) const { return path(name).toStdString(); }
  /// A command of words without spaces, on the project.
  CliResult run(const QString& command, const QStringList& more = {}) const {
    return runCli(command.split(QLatin1Char(' ')) + more +
                  QStringList{QStringLiteral("--project"), path("p.tastescope")});
  }
  CliResult import(const QString& command) const {
    QStringList words{QStringLiteral("import")};
    for (QString word : command.split(QLatin1Char(' ')))
      words << (word.startsWith(QLatin1Char('@')) ? m_folder.filePath(word.mid(1)) : word);
    return runCli(words);
  }
  CliResult redirected(const QString& command, const char* where) const {
    return shell(QStringLiteral("\"%1\" %2 --project \"%3\" %4")
                     .arg(cliProgram(), command, path("p.tastescope"), QLatin1String(where)));
  }
  static CliResult shell(const QString& line) {
    QProcess process;
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
    CliResult result;
    if (!process.waitForFinished(60000)) return result;
    result.code = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
  }
  static void commands() {
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"export --what interactions --out", "export --what weights --run 1 --out",
          "export --what item-vectors --run 1 --preset projector --out",
          "recommend --run 1 --user u1 --out", "recommend --run 1 --all --out",
          "latent --run 1 --out", "evaluate --run 1 --html", "evaluate --run 1 --csv",
          "evaluate --run 1 --per-user", "evaluate --run 1 --lists",
          "compare --run 1 --run 2 --html"}) {
      QTest::newRow(command) << QString::fromLatin1(command);
    }
  }

 private Q_SLOTS:
  void initTestCase() {
    QByteArray rows("user,item,rating\n");
    for (int user = 0; user < 20; ++user) {
      for (int step = 0; step < 6; ++step)
        rows += "u" + QByteArray::number(user) + ",i" + QByteArray::number((user + step) % 10) +
                "," + QByteArray::number(1 + step % 5) + "\n";
    }
    writeTextFile(path("ratings.csv"), rows);
    writeTextFile(path("items.csv"), "item,title\ni1,One\ni2,Two\n");
    QCOMPARE(import(QStringLiteral("@ratings.csv --project @p.tastescope")).code, 0);
    for (int i = 0; i < 2; ++i)
      QCOMPARE(run(QStringLiteral("train --model mult-vae --epochs 1 --quiet")).code, 0);
    std::filesystem::create_hard_link(inside("p.tastescope"), inside("hard"));
    std::filesystem::create_symlink("p.tastescope", inside("soft"));
  }

  void nothingReplacesTheOpenProject_data() { commands(); }
  void nothingReplacesTheOpenProject() {
    QFETCH(QString, command);
    static int turn = 0;
    const QByteArrayList others{"p.tastescope-wal", "hard", "soft"};
    for (const char* name : {"p.tastescope", others[turn++ % 3].constData()}) {
      const CliResult refused = run(command, {path(name), QStringLiteral("--overwrite")});
      QCOMPARE(refused.code, 1);
      QVERIFY2(refused.err.contains("open project"), refused.err.constData());
    }
    QCOMPARE(run(QStringLiteral("info --quiet")).code, 0);
  }

  void noResultTakesTheProjectOfAnother_data() { commands(); }
  void noResultTakesTheProjectOfAnother() {
    QFETCH(QString, command);
    QFile::remove(path("other.tastescope"));
    QVERIFY(QFile::copy(path("p.tastescope"), path("other.tastescope")));
    writeTextFile(path("other.tastescope-wal"), "");
    for (const char* name : {"other.tastescope", "other.tastescope-wal"}) {
      const QByteArray before = readWholeFile(path(name));
      const CliResult refused = run(command, {path(name), QStringLiteral("--overwrite")});
      QCOMPARE(refused.code, 1);
      QVERIFY2(refused.err.contains("database"), refused.err.constData());
      QVERIFY(readWholeFile(path(name)) == before);
    }
    QFile::remove(path("other.tastescope-wal"));
  }

  void whatExistsNeedsOverwrite_data() { commands(); }
  void whatExistsNeedsOverwrite() {
    QFETCH(QString, command);
    writeTextFile(path("kept"), "somebody's");
    const CliResult refused = run(command, {path("kept")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--overwrite"), refused.err.constData());
    QCOMPARE(readWholeFile(path("kept")), QByteArray("somebody's"));
    QCOMPARE(run(command, {path("kept"), QStringLiteral("--overwrite")}).code, 0);
    QVERIFY(readWholeFile(path("kept")) != QByteArray("somebody's"));
    QFile::remove(path("kept"));
  }

  void severalFilesAreAllThereOrNone() {
    writeTextFile(path("parts.valid.csv"), "somebody's");
    QCOMPARE(run(QStringLiteral("export --what interactions --split leave-one-out --split-files "
                                "--out ") +
                 path("parts.csv"))
                 .code,
             1);
    QVERIFY(!QFile::exists(path("parts.train.csv")));
    const CliResult twice =
        run(QStringLiteral("evaluate --run 1 --csv %1 --lists %1").arg(path("twice.csv")));
    QCOMPARE(twice.code, 1);
    QVERIFY2(twice.err.contains("two results"), twice.err.constData());
    QDir().mkdir(path("docs"));
    writeTextFile(path("docs/ease.md"), "somebody's");
    QCOMPARE(runCli({QStringLiteral("models"), QStringLiteral("--docs"), path("docs")}).code, 1);
    QCOMPARE(QDir(path("docs")).entryList(QDir::Files).size(), 1);
  }

  void anImportDoesNotEatWhatItReads_data() {
    QTest::addColumn<QString>("command");
    for (const char* command : {
             "@src/ratings.csv --project @n --rejected @src/ratings.csv",
             "@src/ratings.csv --project @n --rejected @src/items.csv",
             "@src --project @n --rejected @src/ratings.csv",
             "@src/ratings.csv --project @src/ratings.csv",
             "@src/ratings.csv --project @src/items.csv",
             "@src --project @src/ratings.csv",
             "@src --project @src/items.csv",
             "@src/ratings.csv --project @linked.csv",
             "--train @src/ratings.csv --test @src/test.csv --project @src/test.csv",
             "@src/ratings.csv --project @n --rejected @n",
             "@src/ratings.csv --project @n --rejected @n-wal",
         }) {
      QTest::newRow(command) << QString::fromLatin1(command);
    }
  }
  void anImportDoesNotEatWhatItReads() {
    QFETCH(QString, command);
    QDir().mkdir(path("src"));
    const QByteArray rows = readWholeFile(path("ratings.csv"));
    const QByteArray items = readWholeFile(path("items.csv"));
    writeTextFile(path("src/ratings.csv"), rows);
    writeTextFile(path("src/items.csv"), items);
    writeTextFile(path("src/test.csv"), rows);
    QFile::remove(path("linked.csv"));
    std::filesystem::create_hard_link(inside("src/ratings.csv"), inside("linked.csv"));
    const CliResult refused = import(command + QStringLiteral(" --overwrite"));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("is being read") || refused.err.contains("two results"),
             refused.err.constData());
    QCOMPARE(readWholeFile(path("src/ratings.csv")), rows);
    QCOMPARE(readWholeFile(path("src/items.csv")), items);
    QCOMPARE(readWholeFile(path("src/test.csv")), rows);
    QVERIFY(!QFile::exists(path("n")));
    QCOMPARE(QDir(path("src")).entryList(QDir::Files | QDir::Hidden).size(), 3);
  }

  void aListOfIdsIsNotReplacedByItsPoints() {
    writeTextFile(path("ids.txt"), "u1\nu2\nu3\n");
    const CliResult refused = run(
        QStringLiteral("latent --run 1 --overwrite --select @%1 --out %1").arg(path("ids.txt")));
    QCOMPARE(refused.code, 1);
    QCOMPARE(readWholeFile(path("ids.txt")), QByteArray("u1\nu2\nu3\n"));
  }

  void rejectedRowsNeedOverwriteToo() {
    writeTextFile(path("odd.csv"), "user,item,rating\nu,i,1\nv\nv,i,2\n");
    writeTextFile(path("rejected.csv"), "somebody's");
    const QString command = QStringLiteral("@odd.csv --project @odd.tastescope --rejected ");
    QCOMPARE(import(command + path("rejected.csv")).code, 1);
    QVERIFY(!QFile::exists(path("odd.tastescope")));
    QCOMPARE(import(command + path("rejected.csv") + QStringLiteral(" --overwrite")).code, 0);
    QVERIFY(readWholeFile(path("rejected.csv")).startsWith("file,line"));
  }

  void devicesAreWrittenInto() {
    const QString table = QStringLiteral("export --what interactions --out ");
    QCOMPARE(run(table + QStringLiteral("/dev/null")).code, 0);
    QVERIFY(std::filesystem::is_character_file("/dev/null"));
    const CliResult full = run(table + QStringLiteral("/dev/full"));
    QCOMPARE(full.code, 1);
    QVERIFY2(full.err.contains("disk is full"), full.err.constData());
    const CliResult piped = run(table + QStringLiteral("/dev/stdout"));
    QVERIFY2(piped.out.startsWith("user,item,"), piped.out.constData());
  }

  void aKilledImportLeavesNothingForLong() {
    const QString folder = path("killed");
    QDir().mkdir(folder);
    QByteArray rows("user,item\n");
    for (int i = 0; i < 600000; ++i)
      rows += QByteArray::number(i % 50021) + ',' + QByteArray::number((i * 7919LL) % 20011) + '\n';
    writeTextFile(path("many.csv"), rows);
    QProcess process;
    process.start(cliProgram(), {QStringLiteral("import"), path("many.csv"),
                                 QStringLiteral("--project"), path("killed/p.tastescope")});
    const auto parts = [&] {
      return QDir(folder).entryList({QStringLiteral(".p.tastescope.part-*")},
                                    QDir::Files | QDir::Hidden);
    };
    QTRY_VERIFY_WITH_TIMEOUT(!parts().isEmpty(), 60000);
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(!parts().isEmpty());
    QVERIFY(QFile::copy(path("p.tastescope"), path("killed/other.tastescope")));
    QCOMPARE(runCli({QStringLiteral("info"), QStringLiteral("--project"),
                     path("killed/other.tastescope")})
                 .code,
             0);
    QVERIFY2(parts().isEmpty(), qPrintable(parts().join(QLatin1Char(' '))));
  }

  void outputThatDoesNotArriveIsAFailure_data() {
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"evaluate --run 1 --json", "evaluate --run 1", "info", "info --json", "runs", "runs --id",
          "recommend --run 1 --user u1 --json", "models", "compare --run 1 --run 2 --json"}) {
      QTest::newRow(command) << QString::fromLatin1(command);
    }
  }
  void outputThatDoesNotArriveIsAFailure() {
    QFETCH(QString, command);
    const QByteArray before = readWholeFile(path("p.tastescope"));
    for (const char* where : {"> /dev/full", ">&-"}) {
      const CliResult lost = redirected(command + QStringLiteral(" --quiet"), where);
      QCOMPARE(lost.code, 1);
      QVERIFY2(lost.err.contains("Standard output"), lost.err.constData());
    }
    QCOMPARE(readWholeFile(path("p.tastescope")), before);
  }

  void helpThatDoesNotArriveIsAFailure() {
    QCOMPARE(shell(cliProgram() + QStringLiteral(" --help > /dev/full")).code, 1);
    QCOMPARE(shell(cliProgram() + QStringLiteral(" --help | head -1")).code, 0);
  }
};

QTEST_GUILESS_MAIN(CliOutputsTest)
#include "tst_CliOutputs.moc"
