// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 300
// `check` says by its exit code whether a project is whole and names what is not; `repair` brings the
// rest into a new project that works.
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include "CliRunner.h"

namespace {

QString word(const char* ascii) { return QString::fromLatin1(ascii); }

QByteArray ratings() {
  QByteArray rows = "user,item,time\n";
  for (int user = 0; user < 20; ++user) {
    for (int item = 0; item < 12; ++item) {
      if ((user * 5 + item * 7) % 3 == 0) continue;
      rows += "u" + QByteArray::number(user) + ",i" + QByteArray::number(item) + "," +
              QByteArray::number(1600000000 + user * 100 + item) + "\n";
    }
  }
  return rows;
}

}  // namespace

class CliCheckTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  QString path(const char* name) const { return m_folder.filePath(word(name)); }

 private Q_SLOTS:
  void initTestCase() {
    writeTextFile(path("data.csv"), ratings());
    QCOMPARE(
        runCli({word("import"), path("data.csv"), word("--project"), path("p"), word("--quiet")})
            .code,
        0);
    QCOMPARE(runCli({word("train"), word("--project"), path("p"), word("--model"), word("ease"),
                     word("--quiet")})
                 .code,
             0);
  }

  void aWholeProjectIsWhole() {
    const CliResult text = runCli({word("check"), path("p"), word("--quiet")});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("The project is whole."), text.out.constData());
    const CliResult json = runCli({word("check"), path("p"), word("--json")});
    QCOMPARE(json.code, 0);
    QVERIFY(json.json()[word("whole")].toBool());
    QCOMPARE(json.json()[word("runs")].toInt(), 1);
    QVERIFY(json.json()[word("findings")].toArray().isEmpty());
    QCOMPARE(runCli({word("check"), path("none")}).code, 1);
  }

  void nothingIsLeftBesideWhatIsLookedAt() {
    const auto files = [this] {
      return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    };
    const QStringList before = files();
    const QByteArray bytes = readWholeFile(path("p"));
    QCOMPARE(runCli({word("check"), path("p"), word("--quiet")}).code, 0);
    QCOMPARE(files(), before);
    QCOMPARE(runCli({word("copy"), word("--project"), path("p"), word("--out"), path("a")}).code,
             0);
    QCOMPARE(runCli({word("repair"), path("p"), word("--project"), path("b")}).code, 0);
    QVERIFY(QFile::remove(path("a")) && QFile::remove(path("b")));
    QCOMPARE(files(), before);
    QVERIFY(readWholeFile(path("p")) == bytes);
  }

  void aCopyIsWholeAndReplacesNothingUnasked() {
    const QStringList copy{word("copy"),  word("--project"), path("p"),
                           word("--out"), path("copy"),      word("--json")};
    const CliResult made = runCli(copy);
    QCOMPARE(made.code, 0);
    QCOMPARE(made.json()[word("bytes")].toInteger(), QFileInfo(path("copy")).size());
    QCOMPARE(runCli({word("check"), path("copy"), word("--quiet")}).code, 0);
    const CliResult again = runCli(copy);
    QCOMPARE(again.code, 1);
    QVERIFY2(again.out.contains("--overwrite"), again.out.constData());
    QCOMPARE(runCli(copy + QStringList{word("--overwrite")}).code, 0);
    const QByteArray before = readWholeFile(path("p"));
    const CliResult itself = runCli({word("copy"), word("--project"), path("p"), word("--out"),
                                     path("p"), word("--overwrite")});
    QCOMPARE(itself.code, 1);
    QVERIFY2(itself.err.contains("is being read"), itself.err.constData());
    QVERIFY(readWholeFile(path("p")) == before);
    QCOMPARE(runCli({word("copy"), word("--project"), path("none"), word("--out"), path("x")}).code,
             1);
    QVERIFY(!QFile::exists(path("x")));
  }

  void aDeviceIsNoProject() {
    for (const char* device : {"/dev/zero", "/dev/null"}) {
      for (const char* command : {"check", "repair"}) {
        QStringList arguments{QLatin1String(command), QLatin1String(device)};
        if (arguments.front() == QLatin1String("repair"))
          arguments << QStringLiteral("--project") << path("of-a-device.tastescope");
        const CliResult refused = runCli(arguments);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("is a device"), refused.err.constData());
      }
    }
    QVERIFY(!QFile::exists(path("of-a-device.tastescope")));
  }

  void repairWritesOverNothingThatIsThere() {
    QCOMPARE(runCli({word("repair"), path("p"), word("--project"), path("data.csv")}).code, 1);
    QVERIFY(readWholeFile(path("data.csv")) == ratings());
    const QByteArray before = readWholeFile(path("p"));
    QCOMPARE(
        runCli({word("repair"), path("p"), word("--project"), path("p"), word("--overwrite")}).code,
        1);
    QVERIFY(readWholeFile(path("p")) == before);
  }
};

QTEST_GUILESS_MAIN(CliCheckTest)
#include "tst_CliCheck.moc"
