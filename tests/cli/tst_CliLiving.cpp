// LABELS: model
// DEPENDS: core_base
// A project that lives, from the command line: data that is added and taken back, what runs say of it,
// and what people say of items.
#include <QtTest>

#include "CliRunner.h"

class CliLivingTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  [[nodiscard]] QString in(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
  [[nodiscard]] CliResult cli(const char* words, const QStringList& more = {}) const {
    return runCli(QString::fromLatin1(words).split(QLatin1Char(' ')) + more +
                  QStringList{QStringLiteral("--project"), in("p.tastescope"),
                              QStringLiteral("--json"), QStringLiteral("--quiet")});
  }
  static QByteArray crowd(int from, int to) {
    QByteArray csv = "user,item,timestamp\n";
    for (int user = from; user < to; ++user) {
      for (int n = 0; n < 5; ++n) {
        csv += "u" + QByteArray::number(user) + ",i" + QByteArray::number((user + n) % 9) + "," +
               QByteArray::number(1'600'000'000 + 100 * user + n) + "\n";
      }
    }
    return csv;
  }
  [[nodiscard]] QStringList listOf(const char* user) const {
    const CliResult result = cli("recommend --run 1 -k 20 --user", {QLatin1String(user)});
    QStringList items;
    for (const QJsonValue& row : result.json()[QLatin1String("items")].toArray())
      items << row[QLatin1String("item")].toString();
    return items;
  }
  [[nodiscard]] QJsonValue dataOfRun() const {
    return cli("runs").json()[QLatin1String("runs")].toArray().first()[QLatin1String("data")];
  }

 private Q_SLOTS:
  void initTestCase() {
    writeTextFile(in("first.csv"), crowd(0, 40));
    writeTextFile(in("more.csv"), crowd(100, 105) + "u0,new,1700000000\n");
    QCOMPARE(cli("import", {in("first.csv")}).code, 0);
    const CliResult trained = cli("train --model ease --split leave-one-out");
    QVERIFY2(trained.code == 0, trained.err.constData());
  }

  void whatIsAddedIsCountedAndTakenBack() {
    QCOMPARE(dataOfRun()[QLatin1String("newInteractions")].toInt(), 0);
    const CliResult added = cli("import --append", {in("more.csv")});
    QVERIFY2(added.code == 0, added.err.constData());
    const QJsonValue rows = added.json()[QLatin1String("rows")];
    QCOMPARE(rows[QLatin1String("read")].toInt(), 26);
    QCOMPARE(rows[QLatin1String("new")].toInt(), 26);
    QCOMPARE(added.json()[QLatin1String("newUsers")].toInt(), 5);
    QCOMPARE(dataOfRun()[QLatin1String("newInteractions")].toInt(), 26);
    QCOMPARE(dataOfRun()[QLatin1String("newItems")].toInt(), 1);
    const QJsonArray appends = cli("info").json()[QLatin1String("appends")].toArray();
    QCOMPARE(appends.size(), 1);
    QCOMPARE(appends[0][QLatin1String("source")].toString(), QStringLiteral("more.csv"));
    // Somebody new is served; what the run has not learned it does not recommend.
    const QStringList list = listOf("u100");
    QCOMPARE(list.size(), 4);
    QVERIFY(!list.contains(QStringLiteral("new")));
    QVERIFY(cli("recommend --run 1 --user u100").err.contains("1 items"));
    // The same once more is nothing new.
    const CliResult again = cli("import --append", {in("more.csv")});
    QCOMPARE(again.code, 1);
    QVERIFY(again.out.contains("nothing new"));
    const CliResult ruled = cli("import --append --k-core 3", {in("more.csv")});
    QCOMPARE(ruled.code, 1);
    QVERIFY(ruled.out.contains("--k-core"));
    const CliResult undone = cli("import --undo-append");
    QVERIFY2(undone.code == 0, undone.err.constData());
    QCOMPARE(undone.json()[QLatin1String("users")].toInt(), 5);
    QCOMPARE(dataOfRun()[QLatin1String("newInteractions")].toInt(), 0);
    QCOMPARE(cli("import --undo-append").code, 1);
    QCOMPARE(
        runCli({QStringLiteral("import"), QStringLiteral("--append"),
                QStringLiteral("--undo-append"), QStringLiteral("--project"), in("p.tastescope")})
            .code,
        2);
  }

  void listsFollowWhatIsSaid() {
    const QStringList before = listOf("u3");
    QVERIFY(before.size() >= 3);
    for (const auto& [item, value] : {std::pair{before[0], "dislike"}, std::pair{before[1], "hide"},
                                      std::pair{before[2], "bought"}}) {
      const CliResult said =
          cli("feedback --user u3",
              {QStringLiteral("--item"), item, QStringLiteral("--value"), QLatin1String(value)});
      QVERIFY2(said.code == 0, said.err.constData());
    }
    const QStringList after = listOf("u3");
    for (int i = 0; i < 3; ++i) QVERIFY(!after.contains(before[i]));
    QVERIFY(cli("feedback --out", {in("said.csv")}).code == 0);
    QByteArray said = readWholeFile(in("said.csv"));
    QVERIFY(said.startsWith("user,item,value,created\n"));
    QCOMPARE(said.count('\n'), 4);
    // As it was, and what cannot be used is named.
    said.replace("dislike", "none").replace("hide", "none").replace("bought", "none");
    writeTextFile(in("none.csv"), said + "u3,i1,love,\nnobody,i1,like,\nu3,i1,like,soon\nu3\n");
    const CliResult taken = cli("feedback --in", {in("none.csv")});
    QVERIFY2(taken.code == 0, taken.err.constData());
    QCOMPARE(taken.json()[QLatin1String("read")].toInt(), 7);
    QCOMPARE(taken.json()[QLatin1String("taken")].toInt(), 3);
    QCOMPARE(taken.json()[QLatin1String("rejected")].toArray().size(), 4);
    QCOMPARE(taken.json()[QLatin1String("rejected")][0][QLatin1String("line")].toInt(), 5);
    QVERIFY(listOf("u3") == before);
    QCOMPARE(cli("feedback --user u3 --value like").code, 1);
    writeTextFile(in("other.csv"), "a,b\n1,2\n");
    QCOMPARE(cli("feedback --in", {in("other.csv")}).code, 1);
    QCOMPARE(cli("feedback --in", {in("missing.csv")}).code, 1);
  }
};

QTEST_GUILESS_MAIN(CliLivingTest)
#include "tst_CliLiving.moc"
