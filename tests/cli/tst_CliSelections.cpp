// LABELS: unit
// DEPENDS: core_base
// Selections by the command line: made of ids, files and groups, named in the options of other commands,
// kept by copy and repair.
#include <QTemporaryDir>
#include <QtTest>

#include "CliRunner.h"

class CliSelectionsTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  CliResult run(const QString& command, const QStringList& more = {},
                const char* project = "p.tastescope") const {
    return runCli(
        command.split(QLatin1Char(' ')) + more +
        QStringList{QStringLiteral("--json"), QStringLiteral("--project"), path(project)});
  }
  QJsonArray selections(const char* project = "p.tastescope") const {
    return run(QStringLiteral("selections"), {}, project)
        .json()[QLatin1String("selections")]
        .toArray();
  }

 private Q_SLOTS:
  void initTestCase() {
    QByteArray rows("user,item,rating\n");
    for (int user = 0; user < 30; ++user) {
      for (int step = 0; step < 6; ++step) {
        const int item = user % 2 * 10 + (user / 2 + step) % 10;
        rows += "u" + QByteArray::number(user) + ",i" + QByteArray::number(item) + ",5\n";
      }
    }
    writeTextFile(path("ratings.csv"), rows);
    QCOMPARE(runCli({QStringLiteral("import"), path("ratings.csv"), QStringLiteral("--project"),
                     path("p.tastescope")})
                 .code,
             0);
    QCOMPARE(run(QStringLiteral("train --model mult-vae --set latent=4 --epochs 30 --seed 1")).code,
             0);
    writeTextFile(path("ids.csv"), "name,id\nx,u4\ny,u6\n");
  }

  void theyAreMadeShownRenamedAndRemoved() {
    QVERIFY(selections().isEmpty());
    CliResult made = run(QStringLiteral("selections --add even --select u0,u2,u4"));
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(run(QStringLiteral("selections --add"),
                 {QStringLiteral("from a file"), QStringLiteral("--select"),
                  QLatin1Char('@') + path("ids.csv")})
                 .code,
             0);
    QCOMPARE(run(QStringLiteral("selections --add teas --entity items --select i1")).code, 0);
    const QJsonArray kept = selections();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept[0].toObject()[QLatin1String("count")].toInt(), 3);
    QCOMPARE(kept[2].toObject()[QLatin1String("entity")].toString(), QStringLiteral("items"));
    const QJsonArray ids = run(QStringLiteral("selections --show"), {QStringLiteral("from a file")})
                               .json()[QLatin1String("ids")]
                               .toArray();
    QCOMPARE(ids, (QJsonArray{QStringLiteral("u4"), QStringLiteral("u6")}));
    QCOMPARE(run(QStringLiteral("selections --rename teas --to coffees")).code, 0);
    QCOMPARE(run(QStringLiteral("selections --remove coffees")).code, 0);
    QCOMPARE(selections().size(), 2);
  }

  void aGroupOfTheMapBecomesOne() {
    const CliResult made =
        run(QStringLiteral("selections --add first --run 1 --groups 2 --group 1"));
    QVERIFY2(made.code == 0, made.err.constData());
    const QJsonObject first = selections()[1].toObject();
    QCOMPARE(first[QLatin1String("name")].toString(), QStringLiteral("first"));
    const int count = first[QLatin1String("count")].toInt();
    QVERIFY(count >= 15 && count < 30);
  }

  void theyAreNamedWhereverSomeStandForAll() {
    const CliResult latent =
        run(QStringLiteral("latent --run 1 --select even --point-fidelity --out"),
            {path("points.csv")});
    QVERIFY2(latent.code == 0, latent.err.constData());
    QCOMPARE(latent.json()[QLatin1String("points")].toInt(), 3);
    QVERIFY(readWholeFile(path("points.csv")).startsWith("id,title,x,y,fidelity\n"));
    const CliResult recommended = run(QStringLiteral("recommend --run 1 -k 2 --select even"));
    QVERIFY2(recommended.code == 0, recommended.err.constData());
    const QJsonArray lists = recommended.json()[QLatin1String("lists")].toArray();
    QCOMPARE(lists.size(), 3);
    QCOMPARE(lists[1].toObject()[QLatin1String("user")].toString(), QStringLiteral("u2"));
    QCOMPARE(lists[1].toObject()[QLatin1String("items")].toArray().size(), 2);
    QCOMPARE(
        run(QStringLiteral("recommend --run 1 -k 2 --select even --out"), {path("lists.csv")}).code,
        0);
    QCOMPARE(readWholeFile(path("lists.csv")).count('\n'), 7);
    const CliResult evaluated = run(QStringLiteral("evaluate --run 1 --select first"));
    QVERIFY2(evaluated.code == 0, evaluated.err.constData());
    const QJsonObject table = evaluated.json()[QLatin1String("segments")].toArray()[0].toObject();
    QCOMPARE(
        table[QLatin1String("groups")].toArray()[0].toObject()[QLatin1String("name")].toString(),
        QStringLiteral("first"));
    QCOMPARE(table[QLatin1String("groups")].toArray().size(), 2);
    QCOMPARE(run(QStringLiteral("export --what users --select even --out"), {path("users.csv")})
                 .json()[QLatin1String("rows")]
                 .toInt(),
             3);
    QCOMPARE(run(QStringLiteral("export --what interactions --entity items --select i1,i2 --out"),
                 {path("some.csv")})
                 .code,
             0);
    for (const QByteArray& line : readWholeFile(path("some.csv")).trimmed().split('\n').mid(1))
      QVERIFY2(line.contains(",i1,") || line.contains(",i2,"), line.constData());
  }

  void aSelectionIsSetApartFromTheRest() {
    const auto contrast = [this](const char* against) {
      const CliResult result =
          run(QStringLiteral("latent --run 1 --overwrite --select first --against %1 --out")
                  .arg(QLatin1String(against)),
              {path("points.csv")});
      return result.json()[QLatin1String("contrast")].toObject();
    };
    const QJsonObject rest = contrast("rest");
    QCOMPARE(rest[QLatin1String("count")].toInt() + rest[QLatin1String("others")].toInt(), 30);
    QVERIFY(!rest[QLatin1String("more")].toArray().isEmpty());
    const QJsonObject item = rest[QLatin1String("more")].toArray()[0].toObject();
    QVERIFY(item[QLatin1String("low")].toDouble() > 1);
    QVERIFY(item[QLatin1String("high")].toDouble() > item[QLatin1String("ratio")].toDouble());
    QVERIFY(rest.contains(QLatin1String("lists")));
    const QJsonObject even = contrast("u0,u1,u2,u3,u4,u5");
    QVERIFY(even[QLatin1String("others")].toInt() <= 6);
  }

  void peopleAreMovedAndMadeUp() {
    const CliResult moved =
        run(QStringLiteral("latent --run 1 --overwrite --between u0 u1 --stops 3 -k 4 --out"),
            {path("points.csv")});
    QVERIFY2(moved.code == 0, moved.err.constData());
    const QJsonArray stops =
        moved.json()[QLatin1String("path")].toObject()[QLatin1String("stops")].toArray();
    QCOMPARE(stops.size(), 3);
    QCOMPARE(stops[1].toObject()[QLatin1String("at")].toDouble(), 0.5);
    QCOMPARE(stops[0].toObject()[QLatin1String("left")].toArray().size(), 0);
    QCOMPARE(stops[2].toObject()[QLatin1String("items")].toArray().size(), 4);
    const CliResult toward =
        run(QStringLiteral("latent --run 1 --overwrite --user u1 --toward first --reach -1 --out"),
            {path("points.csv")});
    QVERIFY2(toward.code == 0, toward.err.constData());
    const QJsonObject way = toward.json()[QLatin1String("path")].toObject();
    QVERIFY(way[QLatin1String("separation")].toDouble() > 0.5);
    QCOMPARE(way[QLatin1String("stops")].toArray()[4].toObject()[QLatin1String("at")].toDouble(),
             -1.0);
    const CliResult made =
        run(QStringLiteral("latent --run 1 --overwrite --sample 3 --sample-seed 2 --out"),
            {path("points.csv"), QStringLiteral("--sample-out"), path("people.csv")});
    QVERIFY2(made.code == 0, made.err.constData());
    const QJsonObject people = made.json()[QLatin1String("madeUp")].toObject();
    QCOMPARE(people[QLatin1String("people")].toArray().size(), 3);
    QVERIFY(people[QLatin1String("warning")].toString().contains(QLatin1String("anonymous")));
    QVERIFY(readWholeFile(path("people.csv")).startsWith("user,item\nmade-up-1,i"));
    // It is a data set of its own.
    QCOMPARE(runCli({QStringLiteral("import"), path("people.csv"), QStringLiteral("--project"),
                     path("people.tastescope")})
                 .code,
             0);
  }

  void whatCannotBeIsRefused_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* command, int code, const char* words) {
      QTest::newRow(command) << QString::fromLatin1(command) << code << QByteArray(words);
    };
    row("selections --add x", 2, "--select or --group");
    row("selections --add x --select u0 --group 1", 2, "--select excludes --group");
    row("selections --add x --run 1", 2, "--group");
    row("selections --rename even", 2, "--to");
    row("selections --add even --select u0", 1, "already a selection called");
    row("selections --add x --select u999", 1, "no “u999”");
    row("selections --remove evem", 1, "Did you mean “even”?");
    row("selections --add x --run 1 --group nobody", 1, "There is no group “nobody”");
    row("recommend --run 1 --select even --samples 3", 2, "excludes");
    row("evaluate --run 1 --select odd", 1, "No selection is kept");
    row("evaluate --run 1 --segment-metric ndcg@10", 2, "--segments or --select");
    row("export --what items --select even --out x.csv", 1, "is of users");
    row("latent --run 1 --against rest --out x.csv", 2, "--select");
    row("latent --run 1 --between u0 --out x.csv", 2, "--between");
    row("latent --run 1 --between u0 u999 --out x.csv", 1, "no “u999”");
    row("latent --run 1 --toward even --out x.csv", 2, "--user");
    row("latent --run 1 --user u0 --toward country=DE --out x.csv", 1, "no attribute “country”");
    row("latent --run 1 --sample 0 --out x.csv", 2, "--sample");
    row("latent --run 1 --sample-out x.csv --out y.csv", 2, "--sample");
    row("export --what curves --run 1 --select even --out x.csv", 1, "not of a selection");
  }
  void whatCannotBeIsRefused() {
    QFETCH(QString, command);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    const CliResult refused = run(command);
    QVERIFY2(refused.err.contains(words), refused.err.constData());
    QCOMPARE(refused.code, code);
  }

  void theySurviveCopyCheckAndRepair() {
    const QJsonArray before = selections();
    QVERIFY(before.size() >= 2);
    const CliResult copied = run(QStringLiteral("copy --out"), {path("copy.tastescope")});
    QVERIFY2(copied.code == 0, copied.err.constData());
    QCOMPARE(selections("copy.tastescope"), before);
    const CliResult repaired =
        run(QStringLiteral("repair"), {path("p.tastescope")}, "repaired.tastescope");
    QVERIFY2(repaired.code == 0, repaired.err.constData());
    QCOMPARE(selections("repaired.tastescope"), before);
    QCOMPARE(runCli({QStringLiteral("check"), path("repaired.tastescope")}).code, 0);
  }
};

QTEST_GUILESS_MAIN(CliSelectionsTest)
#include "tst_CliSelections.moc"
