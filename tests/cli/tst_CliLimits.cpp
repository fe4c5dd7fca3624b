// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 600
// Where a limit of the system is in the way, a sentence says which and names the file, and what was
// there before stays whole: files that may not grow (ulimit -f), memory that ends (ulimit -v).
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "CliRunner.h"

namespace {

/// The command line under `limit`, in the words of a shell's ulimit.
CliResult runLimited(const QString& limit, const QStringList& arguments) {
  QProcess process;
  // Short of memory, OpenBLAS would wait for its threads for ever.
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* threads : {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"})
    environment.insert(QLatin1String(threads), QStringLiteral("1"));
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral("/bin/sh"),
                QStringList{QStringLiteral("-c"), QStringLiteral("ulimit $0 && exec \"$@\""), limit,
                            cliProgram()} +
                    arguments);
  CliResult result;
  if (!process.waitForFinished(300000)) return result;
  result.code =
      process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode();
  result.out = process.readAllStandardOutput();
  result.err = process.readAllStandardError();
  return result;
}

QByteArray someRows() {
  QByteArray rows("user,item\n");
  for (int user = 0; user < 600; ++user) {
    for (int n = 0; n < 20; ++n)
      rows += 'u' + QByteArray::number(user) + ",i" +
              QByteArray::number((user * 31 + n * 7) % 397) + '\n';
  }
  return rows;
}

}  // namespace

class CliLimitsTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  static QStringList words(const char* command) {
    return QString::fromLatin1(command).split(QLatin1Char(' '));
  }
  QStringList files() const {
    QStringList all = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    // What is in the journal cannot go into a project that may not grow: it waits there.
    for (const char* journal : {"p-wal", "p-shm"}) all.removeAll(QLatin1String(journal));
    return all;
  }

 private Q_SLOTS:
  void initTestCase() {
    writeTextFile(path("rows.csv"), someRows());
    QCOMPARE(
        runCli(words("import --quiet --project") + QStringList{path("p"), path("rows.csv")}).code,
        0);
    QCOMPARE(runCli(words("train --model ials --set latent=64 --epochs 1 --quiet --project") +
                    QStringList{path("p")})
                 .code,
             0);
  }

  void aFileThatMayNotGrowIsSaid_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const QStringList project{QStringLiteral("--project"), path("p")};
    const QStringList out{QStringLiteral("--out"), path("made")};
    const auto row = [&](const char* name, const QStringList& arguments, const char* named) {
      QTest::newRow(name) << arguments << path(named);
    };
    row("import", words("import --project") + QStringList{path("made"), path("rows.csv")}, "made");
    row("train", words("train --model ease") + project, "p");
    row("export", words("export --what interactions") + project + out, "made");
    row("weights", words("export --what weights --run 1") + project + out, "made");
    row("recommend", words("recommend --run 1 --all -k 50") + project + out, "p");
    row("evaluate", words("evaluate --run 1 --lists") + QStringList{path("made")} + project,
        "made");
    row("copy", words("copy") + project + out, "made");
    row("repair",
        words("repair") + QStringList{path("p"), QStringLiteral("--project"), path("made")},
        "made");
  }
  void aFileThatMayNotGrowIsSaid() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const QStringList before = files();
    const CliResult refused = runLimited(QStringLiteral("-f 80"), arguments);  // of 512 bytes
    QVERIFY2(refused.code == 1, refused.err.constData());
    QVERIFY2(refused.err.contains("larger than a file may be here"), refused.err.constData());
    QVERIFY2(refused.err.contains(named.toUtf8()), refused.err.constData());
    QVERIFY2(!refused.err.contains("[error]"), refused.err.constData());
    QCOMPARE(files(), before);
    QCOMPARE(runCli(words("check --quiet") + QStringList{path("p")}).code, 0);
  }

  void aLackOfMemoryIsSaidAndNeverAnAbort() {
    // Too little for the libraries, then for what they do at their start, then enough. GLib, which is
    // among them, aborts before the program's first line is reached.
    bool begun = false;
    for (int megabytes = 300; megabytes <= 1500; megabytes += 50) {
      const CliResult result = runLimited(QStringLiteral("-v %1").arg(megabytes * 1000),
                                          words("check --quiet") + QStringList{path("p")});
      const bool said = result.code == 1 && result.err.contains("There is not enough memory");
      begun = begun || said || result.code == 0;
      if (begun)
        QVERIFY2(result.code == 0 || said, QByteArray::number(megabytes) + ": " + result.err);
    }
    QVERIFY(begun);
  }
};

QTEST_GUILESS_MAIN(CliLimitsTest)
#include "tst_CliLimits.moc"
