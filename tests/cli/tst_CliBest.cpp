// LABELS: model
// DEPENDS: core_base
// The search for the best model from the command line: result, table, going on, refusals.
#include <QtTest>

#include "CliRunner.h"

class CliBestTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString project() const { return m_dir.filePath(QStringLiteral("toy.tastescope")); }
  CliResult best(const QStringList& arguments) const {
    return runCli(QStringList{QStringLiteral("best"), QStringLiteral("--project"), project()} +
                  arguments);
  }
  static QStringList few(const char* minutes) {
    return {QStringLiteral("--minutes"),  QString::fromLatin1(minutes), QStringLiteral("--model"),
            QStringLiteral("popularity"), QStringLiteral("--model"),    QStringLiteral("item-knn"),
            QStringLiteral("--model"),    QStringLiteral("ease")};
  }

 private Q_SLOTS:
  void initTestCase() {
    // Three groups of users with items of their own group, eight each.
    QByteArray csv = "user,item\n";
    for (int user = 0; user < 60; ++user) {
      for (int n = 0; n < 8; ++n) {
        const int item = (user % 3) * 12 + (user / 3 * 5 + n * 7) % 12;
        csv += "u" + QByteArray::number(user) + ",i" + QByteArray::number(item) + "\n";
      }
    }
    writeTextFile(m_dir.filePath(QStringLiteral("toy.csv")), csv);
    const CliResult result =
        runCli({QStringLiteral("import"), m_dir.filePath(QStringLiteral("toy.csv")),
                QStringLiteral("--project"), project(), QStringLiteral("--quiet")});
    QVERIFY2(result.code == 0, result.err.constData());
  }

  void theLeaderboardHasEveryModelAndASentence() {
    const CliResult result =
        best(few("0.05") + QStringList{QStringLiteral("--name"), QStringLiteral("first"),
                                       QStringLiteral("--json")});
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject found = result.json();
    QVERIFY(found[QLatin1String("complete")].toBool());
    QVERIFY(found[QLatin1String("seconds")].toDouble() <= 0.05 * 60 * 3);
    const QJsonArray rows = found[QLatin1String("leaderboard")].toArray();
    QCOMPARE(rows.size(), 3);
    double before = 2;
    for (const QJsonValue& row : rows) {
      const double valid = row[QLatin1String("valid")].toDouble();
      QVERIFY(valid <= before);
      before = valid;
      QVERIFY(row[QLatin1String("low")].toDouble() <= valid &&
              valid <= row[QLatin1String("high")].toDouble());
      QVERIFY(row[QLatin1String("test")].isDouble());
      QVERIFY(row[QLatin1String("bytes")].toDouble() > 0);
    }
    QCOMPARE(found[QLatin1String("chosen")][QLatin1String("run")], rows[0][QLatin1String("run")]);
    QVERIFY(found[QLatin1String("sentence")].toString().contains(
        QLatin1String("is the most accurate")));
    bool said = false;
    for (const QJsonValue& one : found[QLatin1String("left-out")].toArray())
      said = said || one[QLatin1String("reason")] == QLatin1String("the data has no order");
    QVERIFY(said);
    const CliResult runs = runCli({QStringLiteral("runs"), QStringLiteral("--project"), project()});
    QVERIFY2(runs.out.contains("first 01 Popularity"), runs.out.constData());
  }

  void itIsShownAgainAndChosenByOtherThings() {
    const CliResult result =
        best({QStringLiteral("--resume"), QStringLiteral("first"), QStringLiteral("--by"),
              QStringLiteral("time"), QStringLiteral("--quiet")});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY2(result.out.contains("By time of training it is"), result.out.constData());
    QVERIFY(result.out.contains("The choice is run"));
    QVERIFY(result.out.contains("Not tried: "));
  }

  void moreMinutesTryMore() {
    const auto trials = [this](const QStringList& asked) {
      const CliResult result = best(asked + QStringList{QStringLiteral("--json")});
      return result.json()[QLatin1String("trials")].toArray().size();
    };
    // What is trained has always other settings; closed forms have soon had theirs.
    const QString name = QStringLiteral("trained");
    const auto before =
        trials({QStringLiteral("--model"), QStringLiteral("mult-vae"), QStringLiteral("--minutes"),
                QStringLiteral("0.05"), QStringLiteral("--name"), name});
    QVERIFY(before > 0);
    QCOMPARE(trials({QStringLiteral("--resume"), name}), before);
    QVERIFY(trials({QStringLiteral("--resume"), name, QStringLiteral("--minutes"),
                    QStringLiteral("0.1")}) > before);
  }

  void whatCannotBeSearchedIsRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("code");
    QTest::newRow("no study") << QStringList{QStringLiteral("--resume"), QStringLiteral("none")}
                              << QByteArray("There is no study") << 1;
    QTest::newRow("no model") << QStringList{QStringLiteral("--model"), QStringLiteral("oracle")}
                              << QByteArray("There is no model oracle") << 1;
    QTest::newRow("no order") << QStringList{QStringLiteral("--model"), QStringLiteral("sasrec")}
                              << QByteArray("neither times nor an order") << 1;
    QTest::newRow("no time") << QStringList{QStringLiteral("--minutes"), QStringLiteral("0")}
                             << QByteArray("minutes") << 1;
    QTest::newRow("beside resume")
        << QStringList{QStringLiteral("--resume"), QStringLiteral("first"),
                       QStringLiteral("--model"), QStringLiteral("ease")}
        << QByteArray("--resume excludes --model") << 2;
  }
  void whatCannotBeSearchedIsRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    QFETCH(int, code);
    const CliResult result = best(arguments);
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(said), result.err.constData());
  }

  void aSearchOfSettingsIsAnother() {
    const CliResult result = runCli({QStringLiteral("tune"), QStringLiteral("--project"), project(),
                                     QStringLiteral("--resume"), QStringLiteral("first")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("a search for the best model"), result.err.constData());
  }
};

QTEST_GUILESS_MAIN(CliBestTest)
#include "tst_CliBest.moc"
