// LABELS: unit
// DEPENDS: core_base
// The whole journey on a small shop through the command line: import, train, evaluate, recommend,
// latent, export.
#include <QtTest>

#include <QJsonArray>

#include "CliRunner.h"

namespace {

/// 30 users in two tastes over 12 items: a* for even users, b* for odd ones, and a title for every
/// item.
QByteArray shopRows() {
  QByteArray rows("customer,article,when,quantity\n");
  for (int user = 0; user < 30; ++user) {
    for (int step = 0; step < 5; ++step) {
      const int item = (user / 2 + step) % 6;
      rows += "00" + QByteArray::number(user) + ',' + (user % 2 == 0 ? "a" : "b") +
              QByteArray::number(item) + ",2011-12-0" + QByteArray::number(step + 1) + " 08:26," +
              QByteArray::number(step + 1) + '\n';
    }
  }
  return rows;
}

QByteArray itemRows() {
  QByteArray rows("article,title,colour\n");
  for (const char* group : {"a", "b"}) {
    for (int item = 0; item < 6; ++item) {
      const QByteArray id = group + QByteArray::number(item);
      rows += id + (item == 0 ? ",=cmd()" : ",Thing " + id) + "," +
              (item % 2 == 0 ? "red" : "blue") + '\n';
    }
  }
  return rows;
}

QByteArray customerRows() {
  QByteArray rows("customer,city\n");
  for (int user = 0; user < 30; ++user)
    rows += "00" + QByteArray::number(user) + (user % 3 == 0 ? ",Ulm\n" : ",Bonn\n");
  return rows;
}

}  // namespace

class CliJourneyTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString m_project;
  int m_run = 0;

  QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
  QStringList with(QStringList arguments) const {
    return arguments << QStringLiteral("--project") << m_project << QStringLiteral("--json");
  }

 private Q_SLOTS:
  void initTestCase() {
    m_project = path("shop.tastescope");
    writeTextFile(path("rows.csv"), shopRows());
    writeTextFile(path("items.csv"), itemRows());
    writeTextFile(path("customers.csv"), customerRows());
    const CliResult result =
        runCli(with({QStringLiteral("import"), path("rows.csv"), QStringLiteral("--items"),
                     path("items.csv"), QStringLiteral("--users"), path("customers.csv"),
                     QStringLiteral("--domain"), QStringLiteral("commerce")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject rows = result.json()[QLatin1String("rows")].toObject();
    // 30 users with 5 different items each.
    QCOMPARE(rows[QLatin1String("read")].toInt(), 150);
    QCOMPARE(rows[QLatin1String("imported")].toInt(), 150);
    QCOMPARE(result.json()[QLatin1String("users")].toInt(), 30);
    QCOMPARE(result.json()[QLatin1String("items")].toInt(), 12);
  }

  void infoCountsWhatWasImported() {
    const CliResult result = runCli(with({QStringLiteral("info")}));
    QCOMPARE(result.code, 0);
    QCOMPARE(result.json()[QLatin1String("interactions")].toInt(), 150);
    // 150 of 30 * 12 cells.
    QVERIFY(qAbs(result.json()[QLatin1String("density")].toDouble() - 150.0 / 360.0) < 1e-12);
  }

  void trainPrintsRunAndMetrics() {
    const CliResult result =
        runCli(with({QStringLiteral("train"), QStringLiteral("--model"), QStringLiteral("mult-vae"),
                     QStringLiteral("--epochs"), QStringLiteral("5"), QStringLiteral("--seed"),
                     QStringLiteral("3")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject json = result.json();
    m_run = json[QLatin1String("run")].toInt();
    QVERIFY(m_run > 0);
    QCOMPARE(json[QLatin1String("model")].toString(), QStringLiteral("mult-vae"));
    QCOMPARE(json[QLatin1String("epochs")].toInt(), 5);
    QCOMPARE(json[QLatin1String("stopReason")].toString(), QStringLiteral("max-epochs"));
    const QJsonObject metrics = json[QLatin1String("metrics")].toObject();
    QVERIFY(metrics[QLatin1String("valid")].toObject().contains(QLatin1String("ndcg@10")));
    QVERIFY(metrics[QLatin1String("test")].toObject().contains(QLatin1String("ndcg@10")));
    const QJsonArray diagnosis = json[QLatin1String("diagnosis")].toArray();
    QVERIFY(!diagnosis.isEmpty());
    for (const char* key : {"key", "kind", "title", "sentence"}) {
      QVERIFY2(!diagnosis[0].toObject()[QLatin1String(key)].toString().isEmpty(), key);
    }
  }

  void theSameSeedGivesTheSameMetrics() {
    const auto train = [this] {
      return runCli(with({QStringLiteral("train"), QStringLiteral("--model"),
                          QStringLiteral("mult-vae"), QStringLiteral("--epochs"),
                          QStringLiteral("3"), QStringLiteral("--seed"), QStringLiteral("9")}))
          .json()[QLatin1String("metrics")]
          .toObject();
    };
    const QJsonObject first = train();
    QVERIFY(!first.isEmpty());
    QCOMPARE(first, train());
  }

  void evaluateGivesProtocolAndEveryMetric() {
    const CliResult result =
        runCli(with({QStringLiteral("evaluate"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--k"), QStringLiteral("5,10"), QStringLiteral("--per-user"),
                     path("per-user.csv"), QStringLiteral("--lists"), path("lists.csv")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject protocol = result.json()[QLatin1String("protocol")].toObject();
    for (const char* key : {"split", "seed", "mask", "k", "users", "items", "full"}) {
      QVERIFY2(protocol.contains(QLatin1String(key)), key);
    }
    const QJsonObject metrics = result.json()[QLatin1String("metrics")].toObject();
    for (const char* name : {"recall", "recall-capped", "ndcg", "precision", "mrr", "hit", "map",
                             "coverage", "gini", "popularity", "novelty"}) {
      QVERIFY2(metrics.contains(QLatin1String(name) + QStringLiteral("@10")), name);
      QVERIFY2(metrics.contains(QLatin1String(name) + QStringLiteral("@5")), name);
    }
    QVERIFY(readWholeFile(path("lists.csv")).startsWith("user,rank,item,score,relevant\n"));
  }

  void beyondAccuracyAndSegmentsAreAddedWhenAskedFor() {
    const QStringList evaluate{QStringLiteral("evaluate"), QStringLiteral("--run"),
                               QString::number(m_run)};
    const QJsonObject plain = runCli(with(evaluate)).json();
    const CliResult result = runCli(with(
        evaluate + QStringList{QStringLiteral("--beyond"), QStringLiteral("--segments"),
                               QStringLiteral("activity,items,city"),
                               QStringLiteral("--segment-metric"), QStringLiteral("recall@10")}));
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.json()[QLatin1String("metrics")], plain[QLatin1String("metrics")]);
    QVERIFY(!plain.contains(QLatin1String("beyond")) && !plain.contains(QLatin1String("segments")));
    const QJsonObject beyond = result.json()[QLatin1String("beyond")].toObject();
    for (const char* name : {"diversity-attribute@10", "diversity-embedding@10",
                             "popularity-lift@10", "calibration-kl@10"}) {
      QVERIFY2(beyond[QLatin1String(name)].isDouble(), name);
    }
    QCOMPARE(beyond[QLatin1String("attribute")].toString(), QStringLiteral("colour"));
    // Of twelve items, six red and six blue, a user has five in a row and finds eight in the list,
    // at least three of each colour: 3 * 5 of 28 pairs differ.
    QVERIFY(beyond[QLatin1String("diversity-attribute@10")].toDouble() > 15.0 / 28 - 1e-12);
    const QJsonArray segments = result.json()[QLatin1String("segments")].toArray();
    QCOMPARE(segments.size(), 3);
    const QJsonObject cities = segments[2].toObject();
    QCOMPARE(cities[QLatin1String("by")].toString(), QStringLiteral("city"));
    // Users 0, 3, 6, ... live in Ulm, the other twenty in Bonn, the largest first.
    const QJsonArray groups = cities[QLatin1String("groups")].toArray();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].toObject()[QLatin1String("name")].toString(), QStringLiteral("Bonn"));
    QCOMPARE(groups[0].toObject()[QLatin1String("users")].toInt(), 20);
    const double gap = qAbs(groups[0].toObject()[QLatin1String("mean")].toDouble() -
                            groups[1].toObject()[QLatin1String("mean")].toDouble());
    const QJsonObject stated = cities[QLatin1String("gap")].toObject();
    QVERIFY(qAbs(stated[QLatin1String("value")].toDouble() - gap) < 1e-12);
    QVERIFY(stated[QLatin1String("low")].toDouble() <= stated[QLatin1String("high")].toDouble());
  }

  void unknownAttributesAndSegmentsAreAnsweredWithWhatExists() {
    const auto evaluate = [this](const QStringList& more) {
      return runCli(with(
          QStringList{QStringLiteral("evaluate"), QStringLiteral("--run"), QString::number(m_run)} +
          more));
    };
    const CliResult attribute = evaluate(
        {QStringLiteral("--beyond"), QStringLiteral("--attribute"), QStringLiteral("taste")});
    QCOMPARE(attribute.code, 1);
    QVERIFY(attribute.err.contains("colour"));
    const CliResult segment = evaluate({QStringLiteral("--segments"), QStringLiteral("age")});
    QCOMPARE(segment.code, 1);
    QVERIFY(segment.err.contains("activity, items, city"));
    QCOMPARE(evaluate({QStringLiteral("--attribute"), QStringLiteral("colour")}).code, 2);
  }

  void perUserValuesAverageToTheMetric() {
    const CliResult result =
        runCli(with({QStringLiteral("evaluate"), QStringLiteral("--run"), QString::number(m_run)}));
    const double metric =
        result.json()[QLatin1String("metrics")].toObject()[QLatin1String("ndcg@10")].toDouble();
    const QList<QByteArray> lines = readWholeFile(path("per-user.csv")).trimmed().split('\n');
    const qsizetype column = lines.first().split(',').indexOf("ndcg@10");
    QVERIFY(column > 0);
    double sum = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) sum += lines[i].split(',')[column].toDouble();
    QVERIFY(qAbs(sum / static_cast<double>(lines.size() - 1) - metric) < 1e-9);
  }

  void metricsDoNotDependOnBatchOrThreads() {
    const auto metrics = [this](const char* batch, const char* threads) {
      return runCli(with({QStringLiteral("evaluate"), QStringLiteral("--run"),
                          QString::number(m_run), QStringLiteral("--batch"), QLatin1String(batch),
                          QStringLiteral("--threads"), QLatin1String(threads)}))
          .json()[QLatin1String("metrics")]
          .toObject();
    };
    const QJsonObject one = metrics("1", "1");
    const QJsonObject many = metrics("64", "2");
    QVERIFY(!one.isEmpty());
    for (auto it = one.begin(); it != one.end(); ++it) {
      QVERIFY2(qAbs(it->toDouble() - many[it.key()].toDouble()) < 1e-9, qPrintable(it.key()));
    }
  }

  void recommendationsNeverRepeatWhatTheUserHas() {
    // User 000 has a0..a4; only a5 of that taste and the b items are left.
    const CliResult result =
        runCli(with({QStringLiteral("recommend"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--user"), QStringLiteral("000"), QStringLiteral("-k"),
                     QStringLiteral("12")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonArray items = result.json()[QLatin1String("items")].toArray();
    QCOMPARE(items.size(), 7);
    for (const QJsonValue& item : items) {
      const QString id = item.toObject()[QLatin1String("item")].toString();
      QVERIFY(id == QLatin1String("a5") || id.startsWith(QLatin1Char('b')));
    }
  }

  void anUnseenHistoryIsServed() {
    const CliResult result =
        runCli(with({QStringLiteral("recommend"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--history"), QStringLiteral("a1,a2"), QStringLiteral("-k"),
                     QStringLiteral("3"), QStringLiteral("--out"), path("one.csv")}));
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.json()[QLatin1String("items")].toArray().size(), 3);
    QVERIFY(readWholeFile(path("one.csv")).startsWith("user,rank,item,score,title\n"));
  }

  void aHistoryIsWrittenOn() {
    const auto sequences = [this](const QStringList& how) {
      QStringList arguments{QStringLiteral("recommend"), QStringLiteral("--run"),
                            QString::number(m_run),      QStringLiteral("--user"),
                            QStringLiteral("000"),       QStringLiteral("--generate"),
                            QStringLiteral("4")};
      const CliResult result = runCli(with(arguments + how));
      return result.code == 0 ? result.json()[QLatin1String("sequences")].toArray() : QJsonArray();
    };
    const QStringList sample{QStringLiteral("--strategy"), QStringLiteral("sample"),
                             QStringLiteral("--seed"),     QStringLiteral("7"),
                             QStringLiteral("--top-p"),    QStringLiteral("0.9")};
    const QJsonArray greedy = sequences({});
    QCOMPARE(greedy.size(), 1);
    QCOMPARE(greedy[0].toObject()[QLatin1String("items")].toArray().size(), 4);
    QCOMPARE(sequences(sample).size(), 1);
    QVERIFY(sequences(sample) == sequences(sample));
    QCOMPARE(sequences({QStringLiteral("--strategy"), QStringLiteral("beam"),
                        QStringLiteral("--beams"), QStringLiteral("3")})
                 .size(),
             3);
    QVERIFY(sequences({QStringLiteral("--strategy"), QStringLiteral("best")}).isEmpty());
  }

  void recommendAllWritesEveryUserOnceARank() {
    const CliResult result =
        runCli(with({QStringLiteral("recommend"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--all"), QStringLiteral("-k"), QStringLiteral("4"),
                     QStringLiteral("--out"), path("all.csv")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QList<QByteArray> lines = readWholeFile(path("all.csv")).trimmed().split('\n');
    QCOMPARE(lines.first(), QByteArray("user,rank,item,score,title"));
    QCOMPARE(lines.size(), 1 + 30 * 4);
  }

  void formulasAreNeutralisedForSpreadsheets() {
    const QStringList base{QStringLiteral("export"), QStringLiteral("--what"),
                           QStringLiteral("items"), QStringLiteral("--out"), path("items-out.csv")};
    CliResult result =
        runCli(with(base + QStringList{QStringLiteral("--preset"), QStringLiteral("excel")}));
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.json()[QLatin1String("neutralised")].toInt(), 2);
    QVERIFY(readWholeFile(path("items-out.csv")).contains("'=cmd()"));
    result = runCli(with(base + QStringList{QStringLiteral("--overwrite")}));
    QVERIFY(!readWholeFile(path("items-out.csv")).contains("'=cmd()"));
  }

  void latentPointsAreOneAUser() {
    const CliResult result =
        runCli(with({QStringLiteral("latent"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--out"), path("latent.csv")}));
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(readWholeFile(path("latent.csv")).trimmed().split('\n').size(), 31);
  }

  void pointsAreLaidOutByOtherMethodsToo() {
    const auto latent = [&](const QStringList& more, const char* file) {
      return runCli(with(QStringList{QStringLiteral("latent"), QStringLiteral("--run"),
                                     QString::number(m_run), QStringLiteral("--out"), path(file)} +
                         more));
    };
    const auto by = [&](const char* method, const char* file) {
      return latent({QStringLiteral("--method"), QLatin1String(method)}, file);
    };
    for (const char* method : {"tsne", "umap"}) {
      const QByteArray first = QByteArray(method) + ".csv";
      const QByteArray second = QByteArray(method) + "2.csv";
      const CliResult result = by(method, first.constData());
      QVERIFY2(result.code == 0, result.err.constData());
      QCOMPARE(result.json()[QLatin1String("method")].toString(), QLatin1String(method));
      QVERIFY(result.json()[QLatin1String("fidelity")].toDouble() > 0.5);
      QCOMPARE(by(method, second.constData()).code, 0);
      const QByteArray written = readWholeFile(path(first.constData()));
      QCOMPARE(written.trimmed().split('\n').size(), 31);
      QCOMPARE(readWholeFile(path(second.constData())), written);
      QVERIFY(written != readWholeFile(path("latent.csv")));
    }
    const CliResult grouped =
        latent({QStringLiteral("--groups"), QStringLiteral("3")}, "grouped.csv");
    QVERIFY2(grouped.code == 0, grouped.err.constData());
    QCOMPARE(grouped.json()[QLatin1String("groups")]
                 .toObject()[QLatin1String("groups")]
                 .toArray()
                 .size(),
             3);
    QVERIFY(readWholeFile(path("grouped.csv")).startsWith("id,title,x,y,group"));
    const CliResult refused = latent({QStringLiteral("--method"), QStringLiteral("tsne"),
                                      QStringLiteral("--perplexity"), QStringLiteral("0")},
                                     "refused.csv");
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("perplexity"), refused.err.constData());
    QVERIFY(!QFile::exists(path("refused.csv")));
  }

  void aSelectionNarrowsThePointsAndSaysWhatItHasInCommon() {
    const auto latent = [&](const QString& ids, const char* file) {
      return runCli(with({QStringLiteral("latent"), QStringLiteral("--run"), QString::number(m_run),
                          QStringLiteral("--select"), ids, QStringLiteral("--out"), path(file)}));
    };
    // Of these only 000 is from Ulm.
    const CliResult result = latent(QStringLiteral("000,001,002,004"), "some.csv");
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(readWholeFile(path("some.csv")).trimmed().split('\n').size(), 5);
    const QJsonObject selection = result.json()[QLatin1String("selection")].toObject();
    QCOMPARE(selection[QLatin1String("count")].toInt(), 4);
    QCOMPARE(selection[QLatin1String("medianHistory")].toInt(), 5);
    QCOMPARE(selection[QLatin1String("group")].toObject()[QLatin1String("label")].toString(),
             QStringLiteral("Bonn"));
    QCOMPARE(selection[QLatin1String("group")].toObject()[QLatin1String("share")].toDouble(), 0.75);
    writeTextFile(path("ids.txt"), "000\r\n001\n\n002\n004\n");
    const CliResult again = latent(QLatin1Char('@') + path("ids.txt"), "same.csv");
    QCOMPARE(readWholeFile(path("same.csv")), readWholeFile(path("some.csv")));
    QCOMPARE(again.json()[QLatin1String("selection")].toObject(), selection);
    const CliResult unknown = latent(QStringLiteral("000,nope"), "none.csv");
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("nope"));
    QVERIFY(!QFile::exists(path("none.csv")));
  }

  void weightsAreWrittenAsSafetensors() {
    const CliResult result =
        runCli(with({QStringLiteral("export"), QStringLiteral("--what"), QStringLiteral("weights"),
                     QStringLiteral("--run"), QString::number(m_run), QStringLiteral("--out"),
                     path("w.safetensors")}));
    QVERIFY2(result.code == 0, result.err.constData());
    const QByteArray bytes = readWholeFile(path("w.safetensors"));
    const auto length = qFromLittleEndian<quint64>(bytes.constData());
    const QJsonObject header =
        QJsonDocument::fromJson(bytes.mid(8, static_cast<qsizetype>(length))).object();
    qint64 end = 0;
    for (auto it = header.begin(); it != header.end(); ++it) {
      if (it.key() == QLatin1String("__metadata__")) continue;
      end = qMax(end, it->toObject()[QLatin1String("data_offsets")].toArray()[1].toInteger());
    }
    QVERIFY(end > 0);
    QCOMPARE(static_cast<qint64>(8 + length) + end, static_cast<qint64>(bytes.size()));
    const auto runs = [&](const QStringList& more) {
      const CliResult listed =
          runCli(with(QStringList{QStringLiteral("runs"), QStringLiteral("--json")} + more));
      return listed.code == 0 ? listed.json()[QLatin1String("runs")].toArray() : QJsonArray();
    };
    const qsizetype before = runs({}).size();
    const QJsonArray after = runs({QStringLiteral("--add"), path("w.safetensors")});
    QCOMPARE(after.size(), before + 1);
    const QJsonObject added = after.first().toObject();
    QCOMPARE(added[QLatin1String("state")].toString(), QStringLiteral("done"));
    QVERIFY(added[QLatin1String("run")].toInt() != m_run);
    const CliResult refused =
        runCli(with({QStringLiteral("runs"), QStringLiteral("--add"), path("none")}));
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("none"));
  }

  void unknownIdsAreNamed() {
    const CliResult result =
        runCli(with({QStringLiteral("recommend"), QStringLiteral("--run"), QString::number(m_run),
                     QStringLiteral("--history"), QStringLiteral("a1,nope")}));
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.contains("nope"));
    QCOMPARE(result.json()[QLatin1String("error")].toObject()[QLatin1String("code")].toString(),
             QStringLiteral("not-found"));
  }

  void wrongUsageEndsWithTwo() {
    QCOMPARE(runCli({QStringLiteral("train")}).code, 2);
    QCOMPARE(runCli({QStringLiteral("nonsense")}).code, 2);
    QCOMPARE(
        runCli(with({QStringLiteral("train"), QStringLiteral("--model"), QStringLiteral("mult-vae"),
                     QStringLiteral("--set"), QStringLiteral("no-such-key=1")}))
            .code,
        1);
  }

  void trainSaysWhatTheDataSuggestsAndWhatWasChosen() {
    const QJsonArray told =
        runCli(with({QStringLiteral("models")})).json()[QLatin1String("models")].toArray();
    QJsonArray suggested;
    for (const auto& model : told) {
      if (model[QLatin1String("key")].toString() == QLatin1String("mult-vae"))
        suggested = model[QLatin1String("suggested")].toArray();
    }
    QVERIFY(!suggested.isEmpty());
    const QStringList train{QStringLiteral("train"), QStringLiteral("--model"),
                            QStringLiteral("mult-vae"), QStringLiteral("--epochs"),
                            QStringLiteral("1")};
    const QJsonObject run = runCli(with(train)).json();
    for (const auto& one : suggested) {
      QVERIFY(!one[QLatin1String("reason")].toString().isEmpty());
      QCOMPARE(run[QLatin1String("config")][one[QLatin1String("key")].toString()],
               one[QLatin1String("value")]);
    }
    QVERIFY(run[QLatin1String("origin")].toString().startsWith(
        QLatin1String("Suggested for this data: ")));
    const QJsonObject given =
        runCli(with(train + QStringList{QStringLiteral("--set"), QStringLiteral("latent=5")}))
            .json();
    QCOMPARE(given[QLatin1String("config")][QLatin1String("latent")].toInt(), 5);
    QVERIFY(!given[QLatin1String("origin")].toString().contains(QLatin1String("latent")));
    const CliResult chosen =
        runCli({QStringLiteral("train"), QStringLiteral("--model"), QStringLiteral("ease"),
                QStringLiteral("--project"), m_project, QStringLiteral("--quiet")});
    QVERIFY2(chosen.code == 0, chosen.err.constData());
    QVERIFY(chosen.out.contains("on validation: lambda="));
    QVERIFY(chosen.out.contains("of 7 tried"));
    const QJsonObject newest = runCli(with({QStringLiteral("runs"), QStringLiteral("--latest")}))
                                   .json()[QLatin1String("runs")]
                                   .toArray()
                                   .first()
                                   .toObject();
    QVERIFY(newest[QLatin1String("config")][QLatin1String("lambda")].isDouble());
    QVERIFY(newest[QLatin1String("origin")].toString().contains(QLatin1String("of 7 tried")));
  }

  void modelsListEverySchema() {
    const CliResult result = runCli({QStringLiteral("models"), QStringLiteral("--json")});
    QCOMPARE(result.code, 0);
    const QJsonArray models = result.json()[QLatin1String("models")].toArray();
    QVERIFY(models.size() >= 4);
    QVERIFY(!models[0].toObject().contains(QLatin1String("suitability")));
    const QJsonArray told =
        runCli(with({QStringLiteral("models")})).json()[QLatin1String("models")].toArray();
    QCOMPARE(told.size(), models.size());
    for (const auto& model : told) {  // 30 users are too few to call any model good
      QCOMPARE(model[QLatin1String("suitability")].toString(), QStringLiteral("unsaid"));
    }
  }
};

QTEST_GUILESS_MAIN(CliJourneyTest)
#include "tst_CliJourney.moc"
