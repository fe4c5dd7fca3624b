// LABELS: model
// DEPENDS: core_base
// A search from the command line: result, table, resume, refusals.
#include <QtTest>

#include "CliRunner.h"

class CliTuneTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString project() const { return m_dir.filePath(QStringLiteral("toy.tastescope")); }
  CliResult tune(const QStringList& arguments) const {
    return runCli(QStringList{QStringLiteral("tune"), QStringLiteral("--project"), project()} +
                  arguments);
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

  void everyTrialIsARunAndTheBestIsNamed() {
    const CliResult result =
        tune({QStringLiteral("--model"), QStringLiteral("item-knn"), QStringLiteral("--trials"),
              QStringLiteral("4"), QStringLiteral("--range"), QStringLiteral("shrink=1:100"),
              QStringLiteral("--set"), QStringLiteral("similarity=jaccard"),
              QStringLiteral("--name"), QStringLiteral("first"), QStringLiteral("--json")});
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject study = result.json();
    const QJsonArray trials = study[QLatin1String("trials")].toArray();
    QCOMPARE(trials.size(), 4);
    double highest = -1;
    for (const QJsonValue& trial : trials) {
      highest = std::max(highest, trial[QLatin1String("value")].toDouble(-1));
      QCOMPARE(trial[QLatin1String("config")][QLatin1String("similarity")].toString(),
               QStringLiteral("jaccard"));
    }
    QCOMPARE(study[QLatin1String("best")][QLatin1String("value")].toDouble(), highest);
    QVERIFY(study[QLatin1String("complete")].toBool());
    const CliResult runs = runCli({QStringLiteral("runs"), QStringLiteral("--project"), project()});
    QVERIFY(runs.out.contains("tune first 04"));
  }

  void aFinishedStudyIsShownAgain() {
    const CliResult result =
        tune({QStringLiteral("--resume"), QStringLiteral("first"), QStringLiteral("--quiet")});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY2(result.out.contains("4 trials.") && result.out.contains("--set shrink="),
             result.out.constData());
  }

  void aResumedStudyKeepsItsSettings() {
    const CliResult result = tune({QStringLiteral("--resume"), QStringLiteral("first"),
                                   QStringLiteral("--set"), QStringLiteral("shrink=3")});
    QVERIFY(result.code != 0);
    QVERIFY2(result.err.contains("--resume excludes --set"), result.err.constData());
  }

  void whatCannotBeSearchedIsRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no model") << QStringList{};
    QTest::newRow("no study") << QStringList{QStringLiteral("--resume"), QStringLiteral("none")};
    QTest::newRow("range") << QStringList{QStringLiteral("--model"), QStringLiteral("ease"),
                                          QStringLiteral("--range"), QStringLiteral("lambda=x")};
    QTest::newRow("method") << QStringList{QStringLiteral("--model"), QStringLiteral("ease"),
                                           QStringLiteral("--method"), QStringLiteral("guess")};
    QTest::newRow("halving") << QStringList{QStringLiteral("--model"), QStringLiteral("ease"),
                                            QStringLiteral("--method"), QStringLiteral("halving")};
  }
  void whatCannotBeSearchedIsRefused() {
    QFETCH(QStringList, arguments);
    const CliResult result = tune(arguments);
    QCOMPARE(result.code, 1);
    QVERIFY(!result.err.isEmpty());
  }
};

QTEST_GUILESS_MAIN(CliTuneTest)
#include "tst_CliTune.moc"
