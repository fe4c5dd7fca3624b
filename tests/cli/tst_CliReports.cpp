// LABELS: model
// DEPENDS: core_base
// TIMEOUT: 900
// evaluate and compare beyond the table: generative quality, further seeds, report and CSV.
#include <QXmlStreamReader>
#include <QtTest>

#include "CliRunner.h"

class CliReportsTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
  CliResult run(const QString& command) const {
    return runCli(command.split(QLatin1Char(' ')) +
                  QStringList{QStringLiteral("--project"), path("toy.tastescope")});
  }
  static QString parseError(const QByteArray& html) {
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) reader.readNext();
    return reader.errorString();
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
    writeTextFile(path("toy.csv"), csv);
    for (const QString& command :
         {QStringLiteral("import ") + path("toy.csv"),
          QStringLiteral(
              "train --model mult-vae --set latent=4 --set hidden=8 --epochs 5 --seed 7"),
          QStringLiteral("train --model ease")}) {
      const CliResult result = run(command + QStringLiteral(" --quiet"));
      QVERIFY2(result.code == 0, result.err.constData());
    }
  }

  void aGenerativeRunIsEvaluatedAsOne() {
    const QString command = QStringLiteral("evaluate --run 1 --generative --samples 20 --seed 3");
    const QJsonObject json = run(command + QStringLiteral(" --json")).json();
    const QJsonObject generative = json[QLatin1String("generative")].toObject();
    const QJsonObject likelihood = generative[QLatin1String("likelihood")].toObject();
    QVERIFY(likelihood[QLatin1String("perplexity")].toDouble() > 1);
    QVERIFY(likelihood[QLatin1String("unigram")][QLatin1String("perplexity")].toDouble() > 1);
    QCOMPARE(generative[QLatin1String("elbo")][QLatin1String("dimensions")].toInt(), 4);
    const QJsonObject histories = generative[QLatin1String("histories")].toObject();
    QCOMPARE(histories[QLatin1String("samples")].toInt(), 20);
    QCOMPARE(histories[QLatin1String("sets")].toArray().size(), 4);
    QVERIFY(json.contains(QLatin1String("metrics")));
    const CliResult text = run(command);
    QVERIFY2(text.out.contains("Perplexity by popularity") && text.out.contains("MMD²") &&
                 text.out.contains("from the prior"),
             text.out.constData());
  }

  void aRankerIsToldWhatItLacks() {
    const CliResult result = run(QStringLiteral("evaluate --run 2 --generative"));
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains("only order items"), result.out.constData());
  }

  void seedsAreTrainedOnceAndKept() {
    const QString command = QStringLiteral("evaluate --run 1 --seeds 3 --json");
    const QJsonObject first = run(command).json()[QLatin1String("seeds")].toObject();
    QCOMPARE(first[QLatin1String("trained")].toInt(), 2);
    QCOMPARE(first[QLatin1String("runs")].toArray().size(), 3);
    QCOMPARE(first[QLatin1String("runs")][2][QLatin1String("seed")].toInt(), 9);
    const QJsonObject ndcg = first[QLatin1String("metrics")][QLatin1String("ndcg@10")].toObject();
    QVERIFY(ndcg[QLatin1String("low")].toDouble() <= ndcg[QLatin1String("mean")].toDouble());
    QVERIFY(ndcg[QLatin1String("high")].toDouble() >= ndcg[QLatin1String("mean")].toDouble());
    QVERIFY(first[QLatin1String("metrics")][QLatin1String("coverage@10")][QLatin1String("low")]
                .isNull());
    const QJsonObject again = run(command).json()[QLatin1String("seeds")].toObject();
    QCOMPARE(again[QLatin1String("trained")].toInt(), 0);
    QCOMPARE(again[QLatin1String("metrics")], first[QLatin1String("metrics")]);
    QVERIFY(run(QStringLiteral("evaluate --run 1 --seeds 3")).out.contains("Deviation"));
  }

  void theReportAndTheTableAreFiles() {
    const CliResult result =
        run(QStringLiteral("evaluate --run 1 --baselines --beyond --segments activity --generative "
                           "--samples 20 --k 5 --html ") +
            path("report.html") + QStringLiteral(" --csv ") + path("table.csv"));
    QVERIFY2(result.code == 0, result.err.constData());
    const QByteArray html = readWholeFile(path("report.html"));
    QCOMPARE(parseError(html), QString());
    for (const char* part :
         {"Evaluation of toy", "ndcg@5", "EASE 01", "Are they different?", "Beyond accuracy",
          "By length of history", "Made-up histories against real ones"}) {
      QVERIFY2(html.contains(part), part);
    }
    const QList<QByteArray> rows = readWholeFile(path("table.csv")).trimmed().split('\n');
    QCOMPARE(rows.size(), 3);
    QVERIFY(rows[0].contains("ndcg@5 ±"));
  }

  void aComparisonIsAFileToo() {
    const CliResult result =
        run(QStringLiteral("compare --run 1 --run 2 --html ") + path("compare.html"));
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(parseError(readWholeFile(path("compare.html"))), QString());
  }

  void wrongUseIsRefused() {
    QCOMPARE(run(QStringLiteral("evaluate --run 1 --seeds 0")).code, 2);
    QCOMPARE(run(QStringLiteral("evaluate --run 1 --generative --temperature 0")).code, 2);
    const CliResult nowhere =
        run(QStringLiteral("evaluate --run 1 --html ") + path("no/such/folder.html"));
    QCOMPARE(nowhere.code, 1);
    QVERIFY(!nowhere.err.isEmpty());
  }
};

QTEST_GUILESS_MAIN(CliReportsTest)
#include "tst_CliReports.moc"
