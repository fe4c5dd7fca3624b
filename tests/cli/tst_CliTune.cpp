// LABELS: model
// DEPENDS: core_base
// A search from the command line: result, table, resume, refusals.
#include <QtTest>
#include <tuple>

#include "CliRunner.h"

class CliTuneTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString project() const { return m_dir.filePath(QStringLiteral("toy.tastescope")); }
  QString timedProject() const { return m_dir.filePath(QStringLiteral("timed.tastescope")); }
  CliResult tune(const QStringList& arguments) const {
    return runCli(QStringList{QStringLiteral("tune"), QStringLiteral("--project"), project()} +
                  arguments);
  }

 private Q_SLOTS:
  void initTestCase() {
    // Three groups of users with items of their own group, eight each; the second file has times.
    QByteArray csv = "user,item\n";
    QByteArray timed = "user,item,timestamp\n";
    for (int user = 0; user < 60; ++user) {
      for (int n = 0; n < 8; ++n) {
        const int item = (user % 3) * 12 + (user / 3 * 5 + n * 7) % 12;
        const QByteArray pair = "u" + QByteArray::number(user) + ",i" + QByteArray::number(item);
        csv += pair + "\n";
        timed += pair + "," + QByteArray::number(1'600'000'000 + 86'400 * n) + "\n";
      }
    }
    for (const auto& [name, file, text] :
         {std::tuple{"toy.csv", project(), csv}, std::tuple{"timed.csv", timedProject(), timed}}) {
      writeTextFile(m_dir.filePath(QLatin1String(name)), text);
      const CliResult result =
          runCli({QStringLiteral("import"), m_dir.filePath(QLatin1String(name)),
                  QStringLiteral("--project"), file, QStringLiteral("--quiet")});
      QVERIFY2(result.code == 0, result.err.constData());
    }
  }

  void aSearchObeysTheRulesBetweenParameters() {
    // Half of all widths are no multiple of two heads.
    const CliResult result =
        runCli({QStringLiteral("tune"), QStringLiteral("--project"), timedProject(),
                QStringLiteral("--model"), QStringLiteral("sasrec"), QStringLiteral("--set"),
                QStringLiteral("heads=2"), QStringLiteral("--set"), QStringLiteral("loss=bce"),
                QStringLiteral("--trials"), QStringLiteral("8"), QStringLiteral("--epochs"),
                QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject study = result.json();
    QVERIFY(study[QLatin1String("complete")].toBool());
    QCOMPARE(study[QLatin1String("trials")].toArray().size(), 8);
    for (const QJsonValue& trial : study[QLatin1String("trials")].toArray()) {
      QCOMPARE(trial[QLatin1String("state")].toString(), QStringLiteral("done"));
      QCOMPARE(trial[QLatin1String("config")][QLatin1String("width")].toInt() % 2, 0);
    }
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
    QTest::newRow("rule") << QStringList{QStringLiteral("--model"), QStringLiteral("sasrec"),
                                         QStringLiteral("--set"),   QStringLiteral("heads=2"),
                                         QStringLiteral("--range"), QStringLiteral("width=63|65")};
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
