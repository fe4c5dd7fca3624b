// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 900
// What no command can do anything with is refused in one sentence, as JSON under --json; what a
// terminal must not be given never reaches it.
#include <QTemporaryDir>
#include <QtTest>

#include "CliRunner.h"

class CliUsageTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  CliResult run(const QString& command, const QStringList& more = {}) const {
    return runCli(command.split(QLatin1Char(' ')) + more +
                  QStringList{QStringLiteral("--project"), path("p.tastescope")});
  }

 private Q_SLOTS:
  void initTestCase() {
    // An id that rings, one that colours, one that forges a row, and a title with a C1 code.
    QByteArray rows("user,item\n");
    const QByteArrayList items{"bell\a", "red\x1b[31m", "\"two\nlines\"", "plain",
                               "csi\xc2\x9b"
                               "2J"};
    for (int user = 0; user < 12; ++user) {
      for (int step = 0; step < 3; ++step)
        rows += "u" + QByteArray::number(user) + ',' + items[(user + step) % 5] + '\n';
    }
    writeTextFile(path("rows.csv"), rows);
    QCOMPARE(run(QStringLiteral("import ") + path("rows.csv")).code, 0);
    QCOMPARE(run(QStringLiteral("train --model popularity")).code, 0);
  }

  void absurdValuesAreRefusedInOneSentence_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("option");
    const auto row = [](const char* command, const char* option, const char* value) {
      QTest::newRow((QByteArray(command) + ' ' + option + ' ' + value).constData())
          << QString::fromLatin1(command) + QLatin1Char(' ') + QLatin1String(option) +
                 QLatin1Char(' ') + QLatin1String(value)
          << QString::fromLatin1(option);
    };
    const char* const train = "train --model popularity";
    const char* const tune = "tune --model ease";
    const char* const recommend = "recommend --run 1 --user u1";
    for (const char* value : {"-1", "12345678901234567890", "0x10", "1e3", "1.5", "nan", "+1", "x"})
      row(train, "--seed", value);
    row(train, "--split-seed", "-1");
    row(train, "--test-share", "nan");
    row(train, "--valid-share", "1.5");
    for (const char* command : {train, tune}) {
      for (const char* value : {"-1", "0", "100001", "99999999999"})
        row(command, "--epochs", value);
      row(command, "--patience", "100001");
      row(command, "--threads", "257");
    }
    row(train, "--validate-every", "0");
    row(train, "--checkpoint-seconds", "86401");
    for (const char* command : {train, tune}) {
      for (const char* value : {"nan", "-1", "inf", "1e300"}) row(command, "--minutes", value);
    }
    row(tune, "--seed", "-1");
    row(tune, "--trials", "-1");
    row(tune, "--trials", "10001");
    row(tune, "--trials", "99999999999");
    row(recommend, "-k", "0x10");
    row(recommend, "-k", "-1");
    row(recommend, "--samples", "-1");
    row(recommend, "--samples", "99999999999");
    row("recommend --run 1 --user u1 --generate 3", "--seed", "-1");
    row("recommend --run 1 --user u1 --generate 3", "--temperature", "nan");
    row("recommend --run 1 --user u1 --generate 3", "--top-p", "nan");
    row("evaluate --run 1", "--k", "0x10");
    row("evaluate --run 1", "--threads", "-1");
    row("evaluate --run 1 --generative", "--samples", "-1");
    row("evaluate --run 1 --generative", "--seed", "-1");
    row("export --what items --out x.csv", "-k", "0x10");
    row("export --what items --out x.csv", "--decimals", "-1");
    row("import none.csv", "--min-rating", "nan");
    row("import none.csv", "--min-rating", "inf");
    row("import none.csv", "--no-rating", "nan");
    row("import none.csv", "--k-core", "-1");
    row("import none.csv", "--min-per-user", "99999999999999");
    row("import none.csv", "--skip-lines", "-1");
  }
  void absurdValuesAreRefusedInOneSentence() {
    QFETCH(QString, command);
    QFETCH(QString, option);
    const CliResult refused = run(command, {QStringLiteral("--json")});
    QCOMPARE(refused.code, 2);
    QCOMPARE(refused.err.count('\n'), 1);
    if (option == QLatin1String("-k")) option = QStringLiteral("--top");  // its long name
    QVERIFY2(refused.err.contains(option.toUtf8()) && refused.err.contains(" is not a "),
             refused.err.constData());
    QVERIFY2(refused.err.contains("See tastescope-cli " +
                                  command.section(QLatin1Char(' '), 0, 0).toUtf8() + " --help."),
             refused.err.constData());
    const QJsonObject error = refused.json()[QLatin1String("error")].toObject();
    QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("usage"));
    QVERIFY(error[QLatin1String("message")].toString().contains(option));
  }

  void aRangeIsTheSameWordsInEveryCommand() {
    const auto said = [this](const char* command) {
      const QByteArray sentence = run(QLatin1String(command)).err;
      return sentence.left(sentence.indexOf(". See"));
    };
    const QByteArray train = said("train --model popularity --epochs 0");
    QVERIFY2(train.endsWith("--epochs: “0” is not a whole number from 1 to 100000"),
             train.constData());
    QCOMPARE(said("tune --model ease --epochs 0"), train);
  }

  void emptyValuesAreRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    const auto row = [](const char* command, const char* option) {
      const QString name = QLatin1String(option);
      QStringList arguments = QString::fromLatin1(command).split(QLatin1Char(' '));
      if (name.startsWith(QLatin1Char('-'))) arguments << name;
      QTest::newRow((QByteArray(command) + ' ' + option).constData())
          << arguments + QStringList{QString()} << name;
    };
    row("compare --run 1 --run 2 --project p", "--metric");
    row("compare --run 1 --run 2 --project p", "--html");
    row("compare --run 1 --project p", "--run");
    row("import rows.csv --project p", "--rejected");
    row("import rows.csv --project p", "--delimiter");
    row("import rows.csv --project p", "--rejected-delimiter");
    row("import rows.csv --project p", "--name");
    row("import rows.csv --project p", "--event");
    row("import rows.csv --project p", "--user");
    row("import --project p", "PATH");
    row("latent --run 1 --out x --project p", "--select");
    row("latent --run 1 --project p", "--out");
    row("train --model popularity --project p", "--name");
    row("train --model popularity --project p", "--set");
    row("train --project p", "--resume");
    row("recommend --run 1 --project p", "--user");
    row("info", "--project");
    row("models", "--docs");
    row("check", "FILE");
    row("repair --project p", "FILE");
  }
  void emptyValuesAreRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    const CliResult refused = runCli(arguments);
    QCOMPARE(refused.code, 2);
    QCOMPARE(refused.err.count('\n'), 1);
    QVERIFY2(refused.err.contains(option.toUtf8() + ": an empty value says nothing"),
             refused.err.constData());
  }

  void whatIsWrongWithAnEventIsSaid_data() {
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("negative") << QStringLiteral("view=-1")
                              << QByteArray("weight of the event “view” must not be negative");
    QTest::newRow("unknown") << QStringLiteral("nosuch=1")
                             << QByteArray("no event “nosuch”; the events are: view, buy.");
  }
  void whatIsWrongWithAnEventIsSaid() {
    QFETCH(QString, event);
    QFETCH(QByteArray, sentence);
    QByteArray rows("user,item,event\n");
    for (int user = 0; user < 12; ++user) {
      for (int item = 0; item < 4; ++item) {
        rows += "u" + QByteArray::number(user) + ",i" + QByteArray::number(item) +
                (item < 3 ? ",view\n" : ",buy\n");
      }
    }
    writeTextFile(path("events.csv"), rows);
    const auto import = [this](const QString& asked) {
      return runCli({QStringLiteral("import"), path("events.csv"), QStringLiteral("--event"), asked,
                     QStringLiteral("--overwrite"), QStringLiteral("--project"), path("events")});
    };
    const CliResult refused = import(event);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(sentence), refused.err.constData());
    // Beside one that is there it is a note: the rows of the other were wanted.
    const CliResult some = import(QStringLiteral("buy=2,nosuch=1"));
    QCOMPARE(some.code, 0);
    QVERIFY2(some.out.contains("no event “nosuch”"), some.out.constData());
    // In data without events every row would be kept, which is not what was asked for.
    const CliResult none =
        runCli({QStringLiteral("import"), path("rows.csv"), QStringLiteral("--event"),
                QStringLiteral("view=1"), QStringLiteral("--project"), path("none")});
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains("no column says what happened"), none.err.constData());
  }

  void aRunIsNotComparedWithItself() {
    const CliResult refused = run(QStringLiteral("compare --run 1 --run #1"));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("#1 is named twice"), refused.err.constData());
  }

  void namesHaveALength_data() {
    QTest::addColumn<QString>("command");
    QTest::newRow("train") << QStringLiteral("train --model popularity --name");
    QTest::newRow("tune") << QStringLiteral("tune --model item-knn --trials 1 --name");
    QTest::newRow("import") << QStringLiteral("import ") + path("rows.csv") +
                                   QStringLiteral(" --overwrite --name");
  }
  void namesHaveALength() {
    QFETCH(QString, command);
    const QByteArray before = run(QStringLiteral("runs --json")).out;
    const CliResult refused = run(command, {QString(100000, QLatin1Char('n'))});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("has 100000 characters") && refused.err.size() < 400,
             refused.err.left(400).constData());
    QCOMPARE(run(QStringLiteral("runs --json")).out, before);
  }

  void usageErrorsAreOneSentence_data() {
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"train --no-such-option", "nonsense", "recommend --run 1", "recommend --user u1",
          "recommend --run 1 --user u1 --all", "evaluate --run 1 --attribute x", "train --seed"}) {
      QTest::newRow(command) << QString::fromLatin1(command);
    }
  }
  void usageErrorsAreOneSentence() {
    QFETCH(QString, command);
    const QStringList words = command.split(QLatin1Char(' '));
    const CliResult plain = runCli(words);
    QCOMPARE(plain.code, 2);
    QCOMPARE(plain.out, QByteArray());
    QCOMPARE(plain.err.count('\n'), 1);
    QVERIFY2(plain.err.endsWith("--help.\n"), plain.err.constData());
    const CliResult json = runCli(QStringList{words} << QStringLiteral("--json"));
    QCOMPARE(json.code, 2);
    QVERIFY2(json.json().contains(QLatin1String("error")), json.out.constData());
  }

  void oneColumnIsNotTwoThingsByNumberEither() {
    const CliResult refused =
        runCli({QStringLiteral("import"), path("rows.csv"), QStringLiteral("--user"),
                QStringLiteral("1"), QStringLiteral("--item"), QStringLiteral("1"),
                QStringLiteral("--project"), path("two.tastescope")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("two meanings"), refused.err.constData());
  }

  void aCircleOfLinksHasASentence() {
    const QString circle = path("circle.csv");
    QVERIFY(QFile::link(circle, circle));
    for (const QStringList& arguments :
         {QStringList{QStringLiteral("import"), circle, QStringLiteral("--project"), path("c")},
          QStringList{QStringLiteral("import"), path("rows.csv"), QStringLiteral("--project"),
                      circle},
          QStringList{QStringLiteral("import"), path("rows.csv"), QStringLiteral("--items"), circle,
                      QStringLiteral("--project"), path("c")},
          QStringList{QStringLiteral("info"), QStringLiteral("--project"), circle},
          QStringList{QStringLiteral("export"), QStringLiteral("--what"), QStringLiteral("items"),
                      QStringLiteral("--out"), circle, QStringLiteral("--project"),
                      path("p.tastescope")}}) {
      const CliResult refused = runCli(arguments);
      QCOMPARE(refused.code, 1);
      QVERIFY2(!refused.err.contains("filesystem error") && refused.err.contains("circle.csv"),
               refused.err.constData());
      QVERIFY2(!refused.err.contains("unexpected"), refused.err.constData());
    }
  }

  void controlCharactersDoNotReachTheTerminal() {
    const CliResult text = run(QStringLiteral("recommend --run 1 --user u1 -k 5 --keep-owned"));
    QCOMPARE(text.code, 0);
    for (const char byte : {'\a', '\x1b'}) QVERIFY(!text.out.contains(byte));
    QVERIFY(!text.out.contains("\xc2\x9b"));
    for (const char* shown : {"bell\\x07", "red\\x1b[31m", "two\\x0alines", "csi\\x9b2J", "plain"})
      QVERIFY2(text.out.contains(shown), text.out.constData());
    const CliResult refused =
        run(QStringLiteral("recommend --run 1 --user"), {QString::fromLatin1("\x1b]0;title\a")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(!refused.err.contains('\x1b') && refused.err.contains("\\x1b]0;title\\x07"),
             refused.err.constData());
    // Files are for programs, which want the ids as they are.
    QCOMPARE(run(QStringLiteral("export --what items --out ") + path("items.csv")).code, 0);
    QVERIFY(readWholeFile(path("items.csv")).contains("red\x1b[31m"));
  }
};

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_CliUsage.moc"
