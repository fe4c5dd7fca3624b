// LABELS: slow
// DEPENDS: core_usecases
// TIMEOUT: 900
// A training process killed with SIGKILL at random steps goes on to the same weights, curves and
// metrics as one that was left alone. The test starts itself as the process that is killed.
// TASTESCOPE_KILL_POINTS says how many kills (default 3). The moments are drawn from a seed the test
// prints; TASTESCOPE_TEST_SEED takes it back.
#include <SQLiteCpp/SQLiteCpp.h>
#include <QProcess>
#include <QtTest>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>

#include "tests/core/ToyProject.h"

using namespace tastescope;

namespace {

constexpr std::int64_t kEpochs = 24;
constexpr std::int64_t kSteps = kEpochs * 5;  // 160 users in batches of 32

/// Says every step, so that the parent can choose its moment.
class SpeakingFeed : public TrainFeed {
 public:
  void onStep(const StepRecord& record) override {
    TrainFeed::onStep(record);
    std::printf("step %lld\n", static_cast<long long>(record.step));
    std::fflush(stdout);
  }
};

/// What the killed process does: trains the project's first run, or goes on with it.
int trainInThisProcess(const char* what, const char* file) {
  const SessionPtr session = test::openSession(file);
  SpeakingFeed feed;
  TrainControl control;
  Progress progress;
  if (std::strcmp(what, "--train") == 0) {
    trainRun(*session, test::toyRequest(kEpochs), feed, control, progress, {});
  } else {
    resumeRun(*session, 1, feed, control, progress, {});
  }
  return 0;
}

/// Starts a training process and returns when it has ended by itself (killAt 0) or was killed after
/// saying step `killAt` and a delay.
bool runProcess(const QString& what, const std::filesystem::path& file, std::int64_t killAt,
                std::uint64_t microseconds) {
  QProcess process;
  process.start(QCoreApplication::applicationFilePath(),
                {what, QString::fromStdString(file.string())});
  if (!process.waitForStarted()) return false;
  while (killAt > 0 && process.waitForReadyRead(60000)) {
    bool reached = false;
    while (process.canReadLine()) {
      const QByteArray line = process.readLine().trimmed();
      reached = reached || (line.startsWith("step ") && line.mid(5).toLongLong() >= killAt);
    }
    if (!reached) continue;
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
    process.kill();  // SIGKILL
    break;
  }
  return process.waitForFinished(120000) && (killAt > 0 || process.exitCode() == 0);
}

}  // namespace

class TestResumeAfterKill : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void aKilledRunEndsAsIfNothingHadHappened();

 private:
  std::filesystem::path fresh(int number) const {
    const auto file =
        m_folder.path().toStdString() + "/run" + std::to_string(number) + ".tastescope";
    test::createToyProject(file);
    return file;
  }
  QTemporaryDir m_folder;
  SessionPtr m_reference;
};

void TestResumeAfterKill::initTestCase() {
  const auto file = fresh(0);
  QVERIFY(runProcess(QStringLiteral("--train"), file, 0, 0));
  m_reference = test::openSession(file);
}

void TestResumeAfterKill::aKilledRunEndsAsIfNothingHadHappened() {
  bool given = false;
  const int wanted = qEnvironmentVariableIntValue("TASTESCOPE_KILL_POINTS", &given);
  const int kills = given ? wanted : 3;
  bool repeated = false;
  std::uint64_t seed = qEnvironmentVariable("TASTESCOPE_TEST_SEED").toULongLong(&repeated);
  if (!repeated) {
    seed = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
  }
  qInfo().noquote() << QStringLiteral("TASTESCOPE_TEST_SEED=%1").arg(seed);
  Rng rng(seed);
  for (int kill = 1; kill <= kills; ++kill) {
    const auto file = fresh(kill);
    const auto step = static_cast<std::int64_t>(1 + rng.below(static_cast<std::uint64_t>(kSteps)));
    const std::uint64_t delay = rng.below(8000);
    qInfo() << "kill" << kill << "at step" << step << "plus" << delay << "microseconds";
    QVERIFY(runProcess(QStringLiteral("--train"), file, step, delay));
    QCOMPARE(SQLite::Database(file, SQLite::OPEN_READWRITE)
                 .execAndGet("PRAGMA integrity_check")
                 .getString(),
             std::string("ok"));
    const SessionPtr session = test::openSession(file);
    const RunRecord record =
        session->withProject([](Project& project) { return RunStore(project).get(1); });
    if (record.state != RunState::Done) QVERIFY(runProcess(QStringLiteral("--resume"), file, 0, 0));
    test::compareRuns(*m_reference, 1, *session, 1);
    if (QTest::currentTestFailed()) return;
  }
}

int main(int argc, char** argv) {
  if (argc == 3 && std::strncmp(argv[1], "--", 2) == 0) return trainInThisProcess(argv[1], argv[2]);
  QCoreApplication application(argc, argv);
  TestResumeAfterKill test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_ResumeAfterKill.moc"
