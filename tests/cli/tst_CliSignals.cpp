// LABELS: unit
// DEPENDS: core_base
// Ctrl+C, kill and a terminal that closes end every command in order, with the libraries' own threads
// alive: training keeps its run, files are whole or not there, the exit code is 130. What a killed
// training leaves is known as such, and of many commands that want it one goes on.
#include <signal.h>
#include <QJsonArray>
#include <QtTest>
#include <algorithm>
#include <memory>
#include <vector>

#include "CliRunner.h"

namespace {

/// Whether `signal` is among those of a process that `kind` counts: "SigCgt" are caught, "SigIgn"
/// ignored.
bool among(const char* kind, qint64 process, int signal) {
  const QByteArray status = readWholeFile(QStringLiteral("/proc/%1/status").arg(process));
  const qsizetype at = status.indexOf(kind);
  if (at < 0) return false;
  return ((status.mid(at + 7, 64).trimmed().split('\n').first().toULongLong(nullptr, 16) >>
           (signal - 1)) &
          1U) != 0;
}
bool handles(qint64 process, int signal) { return among("SigCgt:", process, signal); }

/// A command that is started with its signals as a terminal's shell would start it, but for one that
/// may be ignored.
class Running {
 public:
  Running(const QStringList& arguments, const char* threads, int ignored = 0) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("OPENBLAS_NUM_THREADS"));
    environment.remove(QStringLiteral("OMP_NUM_THREADS"));
    if (threads != nullptr)
      environment.insert(QStringLiteral("OPENBLAS_NUM_THREADS"), QLatin1String(threads));
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([ignored] {
      for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::signal(signal, signal == ignored ? SIG_IGN : SIG_DFL);
    });
    m_process.start(cliProgram(), arguments);
    m_process.waitForStarted();
  }
  bool waitUntilHandled(int signal) const {
    return QTest::qWaitFor([&] { return handles(m_process.processId(), signal); }, 60000);
  }
  /// What the command line ignores, it ignores last of all before main() is at work.
  [[nodiscard]] bool isAtWork() const { return among("SigIgn:", m_process.processId(), SIGXFSZ); }
  bool waitUntilAtWork() const {
    return QTest::qWaitFor([&] { return isAtWork(); }, 60000);
  }
  /// True once it has said on stderr that it is past this many steps of training.
  bool waitForStep(qint64 step) {
    m_process.setReadChannel(QProcess::StandardError);
    while (m_process.canReadLine() || m_process.waitForReadyRead(120000)) {
      while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_said += line;
        if (!line.startsWith("Training: ")) continue;
        if (line.mid(10).split(' ').first().replace(",", "").toLongLong() > step) return true;
      }
    }
    return false;
  }
  void send(int signal) const { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
  [[nodiscard]] bool runs() const { return m_process.state() != QProcess::NotRunning; }
  CliResult result() {
    CliResult result;
    if (runs() && !m_process.waitForFinished(120000)) return result;
    result.code = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                 : -m_process.exitCode();
    result.out = m_process.readAllStandardOutput();
    result.err = m_said + m_process.readAllStandardError();
    return result;
  }

 private:
  QProcess m_process;
  QByteArray m_said;  ///< on stderr, as far as it was read
};

QByteArray manyRows(int users, int each) {
  QByteArray rows("user,item\n");
  for (int user = 0; user < users; ++user) {
    for (int n = 0; n < each; ++n) {
      rows += 'u' + QByteArray::number(user) + ",i" +
              QByteArray::number((user % 5) * 97 + (user * 31 + n * 7) % 97) + '\n';
    }
  }
  return rows;
}

}  // namespace

class CliSignalsTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  QString path(const QString& name) const { return m_dir.filePath(name); }
  QString project() const { return path(QStringLiteral("toy.tastescope")); }
  QStringList with(const QStringList& arguments) const {
    return arguments + QStringList{QStringLiteral("--project"), project()};
  }
  QStringList training(const char* checkpointSeconds) const {
    return with({QStringLiteral("train"), QStringLiteral("--model"), QStringLiteral("mult-vae"),
                 QStringLiteral("--epochs"), QStringLiteral("100000"), QStringLiteral("--patience"),
                 QStringLiteral("0"), QStringLiteral("--checkpoint-seconds"),
                 QLatin1String(checkpointSeconds)});
  }
  QJsonObject newestRun() const {
    return runCli(
               with({QStringLiteral("runs"), QStringLiteral("--latest"), QStringLiteral("--json")}))
        .json()[QLatin1String("runs")]
        .toArray()
        .at(0)
        .toObject();
  }
  CliResult recommendOf(int run) const {
    return runCli(with({QStringLiteral("recommend"), QStringLiteral("--run"), QString::number(run),
                        QStringLiteral("--user"), QStringLiteral("u1"), QStringLiteral("--json")}));
  }

 private Q_SLOTS:
  void initTestCase() {
    writeTextFile(path(QStringLiteral("rows.csv")), manyRows(400, 12));
    const CliResult imported = runCli(with(
        {QStringLiteral("import"), path(QStringLiteral("rows.csv")), QStringLiteral("--quiet")}));
    QVERIFY2(imported.code == 0, imported.err.constData());
  }

  void aTrainingKeepsItsRun_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("oneThread");
    QTest::newRow("Ctrl+C") << SIGINT << false;
    QTest::newRow("kill") << SIGTERM << false;
    QTest::newRow("the terminal closes") << SIGHUP << false;
    QTest::newRow("Ctrl+C with one thread") << SIGINT << true;
  }
  void aTrainingKeepsItsRun() {
    QFETCH(int, signal);
    QFETCH(bool, oneThread);
    Running training(this->training("0"), oneThread ? "1" : nullptr);
    QVERIFY(training.waitForStep(2));
    training.send(signal);
    const CliResult ended = training.result();
    QCOMPARE(ended.code, 130);
    QVERIFY2(ended.err.contains("cancelled"), ended.err.constData());
    const QJsonObject run = newestRun();
    const int number = run[QLatin1String("run")].toInt();
    QVERIFY2(ended.err.contains("--resume " + QByteArray::number(number)), ended.err.constData());
    QCOMPARE(run[QLatin1String("state")].toString(), QStringLiteral("paused"));
    QCOMPARE(run[QLatin1String("stopReason")].toString(), QStringLiteral("interrupted"));
    QVERIFY(run[QLatin1String("canResume")].toBool());
    QVERIFY(run[QLatin1String("bestEpoch")].toInt() > 0);
    QCOMPARE(recommendOf(number).code, 0);
    // What was kept is what goes on: the epochs of the checkpoint are not trained again.
    Running resumed(
        with({QStringLiteral("train"), QStringLiteral("--resume"), QString::number(number)}),
        nullptr);
    QVERIFY(resumed.waitForStep(run[QLatin1String("epochs")].toInt() + 2));
    resumed.send(signal);
    QCOMPARE(resumed.result().code, 130);
    QVERIFY(newestRun()[QLatin1String("epochs")].toInt() > run[QLatin1String("epochs")].toInt());
  }

  void quietAndJsonSayHowToGoOn_data() {
    QTest::addColumn<QString>("option");
    QTest::newRow("quiet") << QStringLiteral("--quiet");
    QTest::newRow("json") << QStringLiteral("--json");
  }
  void quietAndJsonSayHowToGoOn() {
    QFETCH(QString, option);
    const int before = newestRun()[QLatin1String("run")].toInt();
    Running training(this->training("0") + QStringList{option}, nullptr);
    QJsonObject run;
    const auto goesOn = [&] {
      run = newestRun();
      return run[QLatin1String("run")].toInt() > before && run[QLatin1String("canResume")].toBool();
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(), 120000);
    training.send(SIGINT);
    const CliResult ended = training.result();
    QCOMPARE(ended.code, 130);
    const QString number = QString::number(run[QLatin1String("run")].toInt());
    QVERIFY2(ended.err.contains("go on with --resume " + number.toUtf8() + '\n'),
             ended.err.constData());
    const QJsonObject error = ended.json()[QLatin1String("error")].toObject();
    if (option != QLatin1String("--json")) {
      QCOMPARE(ended.out, QByteArray());
    } else {
      QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("cancelled"));
      QCOMPARE(error[QLatin1String("resume")].toString(), number);
    }
  }

  void aSignalWhileTheProgramIsLoadedIsACancelToo_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
    QTest::newRow("the terminal closes") << SIGHUP;
  }
  void aSignalWhileTheProgramIsLoadedIsACancelToo() {
    QFETCH(int, signal);
    // On a busy computer a look may come too late, when it is at work already: then another is started.
    constexpr int kTries = 20;
    for (int i = 0; i < kTries; ++i) {
      Running command(with({QStringLiteral("info")}), nullptr);
      QVERIFY(command.waitUntilHandled(signal));
      const bool early = !command.isAtWork();
      command.send(signal);
      const CliResult ended = command.result();
      if (!early) continue;
      QCOMPARE(ended.code, 130);
      QVERIFY2(ended.err.contains("cancelled"), ended.err.constData());
      return;
    }
    QFAIL("no signal came before the command was at work");
  }

  void beforeTheFirstCheckpointTheBestIsKept() {
    Running training(this->training("3600"), nullptr);
    QVERIFY(training.waitForStep(2));
    training.send(SIGTERM);
    QCOMPARE(training.result().code, 130);
    const QJsonObject run = newestRun();
    QCOMPARE(run[QLatin1String("state")].toString(), QStringLiteral("paused"));
    QVERIFY(!run[QLatin1String("canResume")].toBool());
    QVERIFY(run[QLatin1String("bestEpoch")].toInt() > 0);
    QCOMPARE(recommendOf(run[QLatin1String("run")].toInt()).code, 0);
  }

  void aKilledTrainingIsInterruptedAndOneResumes() {
    Running killed(this->training("0"), nullptr);
    QVERIFY(killed.waitForStep(2));
    killed.send(SIGKILL);
    killed.result();
    const QJsonObject run = newestRun();
    QCOMPARE(run[QLatin1String("state")].toString(), QStringLiteral("paused"));
    QCOMPARE(run[QLatin1String("stopReason")].toString(), QStringLiteral("interrupted"));
    const QStringList resume = with({QStringLiteral("train"), QStringLiteral("--resume"),
                                     QString::number(run[QLatin1String("run")].toInt())});
    std::vector<std::unique_ptr<Running>> commands;
    for (int i = 0; i < 4; ++i) commands.push_back(std::make_unique<Running>(resume, "1"));
    const auto atWork = [&] {
      return std::ranges::count_if(commands, [](const auto& each) { return each->runs(); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(atWork(), 1, 120000);
    QTest::qWait(1000);
    QCOMPARE(atWork(), 1);
    QCOMPARE(newestRun()[QLatin1String("state")].toString(), QStringLiteral("running"));
    for (const auto& command : commands) {
      if (command->runs()) {
        command->send(SIGINT);
        QCOMPARE(command->result().code, 130);
      } else {
        const CliResult refused = command->result();
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("is being trained by another window or command"),
                 refused.err.constData());
      }
    }
  }

  void aSecondCtrlCEndsAtOnce() {
    // The two must both arrive before the first one's clean end, so a busy machine may try again.
    for (int attempt = 0; attempt < 5; ++attempt) {
      Running training(this->training("0"), nullptr);
      QVERIFY(training.waitForStep(2));
      training.send(SIGINT);
      training.send(SIGTERM);
      const CliResult ended = training.result();
      QCOMPARE(ended.code, 130);
      if (!ended.err.contains("cancelled")) return;
    }
    QFAIL("every process took the time to say that it was cancelled");
  }

  void anIgnoredSignalStaysIgnored() {
    Running training(this->training("0"), nullptr, SIGHUP);  // as nohup starts it
    QVERIFY(training.waitForStep(2));
    training.send(SIGHUP);
    QTest::qWait(1500);
    QVERIFY(training.runs());
    training.send(SIGTERM);
    QCOMPARE(training.result().code, 130);
  }

  void everyLongCommandEndsInOrder_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("made");
    // Much to read, to score and to write: none of these is done before the signal is there.
    writeTextFile(path(QStringLiteral("many.csv")), manyRows(60000, 30));
    const QString big = path(QStringLiteral("big.tastescope"));
    QCOMPARE(runCli({QStringLiteral("import"), path(QStringLiteral("many.csv")),
                     QStringLiteral("--project"), big, QStringLiteral("--quiet")})
                 .code,
             0);
    const auto onBig = [&big](const char* command) {
      return QString::fromLatin1(command).split(QLatin1Char(' ')) +
             QStringList{QStringLiteral("--project"), big};
    };
    QCOMPARE(runCli(onBig("train --model popularity --quiet")).code, 0);
    QCOMPARE(runCli(onBig("train --model ials --set latent=4 --epochs 1 --quiet")).code, 0);
    // Lists make the file large: looking through it and copying it take a while.
    QCOMPARE(runCli(onBig("recommend --run 1 --all -k 100 --quiet")).code, 0);
    const QString made = path(QStringLiteral("made"));
    QTest::newRow("import") << QStringList{QStringLiteral("import"),
                                           path(QStringLiteral("many.csv")),
                                           QStringLiteral("--project"), made}
                            << made;
    QTest::newRow("tune") << QStringList{QStringLiteral("tune"),
                                         QStringLiteral("--project"),
                                         project(),
                                         QStringLiteral("--model"),
                                         QStringLiteral("mult-vae"),
                                         QStringLiteral("--trials"),
                                         QStringLiteral("50")}
                          << QString();
    QTest::newRow("recommend") << QStringList{QStringLiteral("recommend"),
                                              QStringLiteral("--project"),
                                              big,
                                              QStringLiteral("--run"),
                                              QStringLiteral("1"),
                                              QStringLiteral("--all"),
                                              QStringLiteral("-k"),
                                              QStringLiteral("100"),
                                              QStringLiteral("--out"),
                                              made}
                               << made;
    QTest::newRow("export") << QStringList{QStringLiteral("export"),
                                           QStringLiteral("--project"),
                                           big,
                                           QStringLiteral("--what"),
                                           QStringLiteral("interactions"),
                                           QStringLiteral("--out"),
                                           made}
                            << made;
    QTest::newRow("evaluate") << onBig("evaluate --run 1") << QString();
    QTest::newRow("compare") << onBig("compare --run 1 --run 2") << QString();
    QTest::newRow("latent") << onBig("latent --run 2") + QStringList{QStringLiteral("--out"), made}
                            << made;
    QTest::newRow("check") << QStringList{QStringLiteral("check"), big} << QString();
    QTest::newRow("copy") << onBig("copy") + QStringList{QStringLiteral("--out"), made} << made;
    QTest::newRow("repair") << QStringList{QStringLiteral("repair"), big,
                                           QStringLiteral("--project"), made}
                            << made;
  }
  void everyLongCommandEndsInOrder() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, made);
    const QStringList before = QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
      for (const int milliseconds : {0, 60}) {
        Running command(arguments, nullptr);
        QVERIFY(command.waitUntilAtWork());
        QTest::qSleep(milliseconds);
        command.send(signal);
        const CliResult ended = command.result();
        QVERIFY2(ended.code == 130, ended.err.constData());
        QStringList left = QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(left, before);
      }
    }
    if (!made.isEmpty()) QVERIFY(!QFile::exists(made));
  }
};

QTEST_GUILESS_MAIN(CliSignalsTest)
#include "tst_CliSignals.moc"
