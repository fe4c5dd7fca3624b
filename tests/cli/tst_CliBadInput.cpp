// LABELS: unit
// DEPENDS: core_base
// Whatever a person hands over: a clear sentence, exit 1, no crash, and an existing project as it
// was.
#include <QtTest>

#include "CliRunner.h"

class CliBadInputTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString path(const QString& name) const { return m_dir.filePath(name); }

  CliResult import(const QStringList& sources, const QString& project) const {
    return runCli(QStringList{QStringLiteral("import")} + sources +
                  QStringList{QStringLiteral("--project"), project, QStringLiteral("--overwrite"),
                              QStringLiteral("--json")});
  }

 private Q_SLOTS:
  void unusableFilesAreRefusedAndTheProjectStays_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("header only") << QByteArray("user,item,rating\n");
    QTest::newRow("one column") << QByteArray("user\n1\n2\n3\n");
    QTest::newRow("binary") << QByteArray::fromHex("7f454c4602010100000000000000000003003e00") +
                                   QByteArray(500, '\0');
    QTest::newRow("truncated gzip") << QByteArray::fromHex("1f8b0800000000000003cb48cdc9");
    QTest::newRow("only blank lines") << QByteArray("\n\n\n\n");
  }

  void unusableFilesAreRefusedAndTheProjectStays() {
    QFETCH(QByteArray, bytes);
    const QString project = path(QStringLiteral("kept.tastescope"));
    writeTextFile(path(QStringLiteral("good.csv")), "user,item\nu1,i1\nu1,i2\nu2,i1\n");
    QCOMPARE(import({path(QStringLiteral("good.csv"))}, project).code, 0);
    const QByteArray before = readWholeFile(project);

    const QString bad = path(QStringLiteral("bad.csv"));
    writeTextFile(bad, bytes);
    const CliResult result = import({bad}, project);
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("bad.csv"), result.err.constData());
    QCOMPARE(readWholeFile(project), before);
    QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("kept.tastescope?*")}).size(), 0);
  }

  void badRowsAreCountedWithPlaceAndReason() {
    writeTextFile(path(QStringLiteral("rows.csv")),
                  "user,item,rating,time\n"
                  "007,\"a,b\",3,2011-12-09\n"
                  "007,x,1e999,2011-12-09\n"
                  "8,y,2,0000-01-01\n"
                  "9\n"
                  ",z,1,2011-12-09\n"
                  "10,\xF0\x9F\x98\x80,4,2011-12-10\n");
    const CliResult result =
        import({path(QStringLiteral("rows.csv"))}, path(QStringLiteral("rows.tastescope")));
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject rows = result.json()[QLatin1String("rows")].toObject();
    // Six rows: 007-"a,b" and 10-emoji are good, four are not (1e999, year 0, one cell, no user).
    QCOMPARE(rows[QLatin1String("read")].toInt(), 6);
    QCOMPARE(rows[QLatin1String("imported")].toInt(), 2);
    QCOMPARE(rows[QLatin1String("rejected")].toInt(), 4);
    const QJsonArray rejected = result.json()[QLatin1String("rejectedSample")].toArray();
    QCOMPARE(rejected.size(), 4);
    QCOMPARE(rejected[0].toObject()[QLatin1String("line")].toInt(), 3);
    QCOMPARE(rejected[0].toObject()[QLatin1String("column")].toInt(), 3);
    QVERIFY(!rejected[0].toObject()[QLatin1String("reason")].toString().isEmpty());
  }

  void idsStayTextWithTheirZeros() {
    const CliResult exported =
        runCli({QStringLiteral("export"), QStringLiteral("--project"),
                path(QStringLiteral("rows.tastescope")), QStringLiteral("--what"),
                QStringLiteral("interactions"), QStringLiteral("--out"),
                path(QStringLiteral("back.csv")), QStringLiteral("--quiet")});
    QVERIFY2(exported.code == 0, exported.err.constData());
    const QByteArray text = readWholeFile(path(QStringLiteral("back.csv")));
    QVERIFY(text.contains("007,\"a,b\""));
    QVERIFY(text.contains("\xF0\x9F\x98\x80"));
  }

  void filesThatAreNotProjectsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("hello, I am not a database\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("damaged") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, 'x');
  }

  void filesThatAreNotProjectsAreRefused() {
    QFETCH(QByteArray, bytes);
    const QString project = path(QStringLiteral("not-a-project.tastescope"));
    writeTextFile(project, bytes);
    const CliResult result = runCli(
        {QStringLiteral("info"), QStringLiteral("--project"), project, QStringLiteral("--json")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("not-a-project"), result.err.constData());
    QCOMPARE(readWholeFile(project), bytes);
  }

  void missingAndFolderSourcesAreNamed() {
    const QString project = path(QStringLiteral("x.tastescope"));
    QCOMPARE(import({path(QStringLiteral("missing.csv"))}, project).code, 1);
    QDir(m_dir.path()).mkdir(QStringLiteral("empty-folder"));
    const CliResult result = import({path(QStringLiteral("empty-folder"))}, project);
    QCOMPARE(result.code, 1);
    QVERIFY(!QFile::exists(project));
  }

  void anInterruptLeavesNothing() {
    QByteArray rows("user,item,rating\n");
    for (int i = 0; i < 3000000; ++i) {
      rows +=
          QByteArray::number(i % 50021) + ',' + QByteArray::number((i * 7919LL) % 20011) + ",1\n";
    }
    writeTextFile(path(QStringLiteral("many.csv")), rows);
    const QString project = path(QStringLiteral("many.tastescope"));
    // Too early the program has not begun to listen, too late it has ended: one moment is right.
    bool interrupted = false;
    for (int wait = 200; wait <= 3000 && !interrupted; wait += 200) {
      QFile::remove(project);
      QProcess process;
      process.start(cliProgram(), {QStringLiteral("import"), path(QStringLiteral("many.csv")),
                                   QStringLiteral("--project"), project});
      QVERIFY(process.waitForStarted());
      QTest::qWait(wait);
      process.terminate();
      QVERIFY(process.waitForFinished(20000));
      interrupted = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 130;
    }
    QVERIFY(interrupted);
    QVERIFY(!QFile::exists(project));
    QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("many.tastescope*")}).size(), 0);
  }
};

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "tst_CliBadInput.moc"
