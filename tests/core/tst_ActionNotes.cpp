// LABELS: unit
// DEPENDS: core_base
// What is noted for a crash report, by several threads at once: every note of the report is whole.
// The crash is a child process of the test: this program, started again.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "core/base/CrashReport.h"

using namespace tastescope;

namespace {

constexpr const char* kReport = "TASTESCOPE_TEST_NOTES_REPORT";
constexpr int kThreads = 4;
constexpr int kNotes = 20000;
constexpr int kKept = 32;

/// As long as a note may be, and different from the others in every byte.
std::string noteOf(int thread) { return std::string(79, static_cast<char>('a' + thread)); }

[[noreturn]] void noteAndCrash(const char* report) {
  prepareCrashReport(report, "test");
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([note = noteOf(thread)] {
        for (int i = 0; i < kNotes; ++i) noteAction(note);
      });
    }
  }
  std::abort();
}

}  // namespace

class tst_ActionNotes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void notesOfSeveralThreadsAreWhole() {
    const QTemporaryDir folder;
    const QString report = folder.filePath(QStringLiteral("report.txt"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kReport), report);
    QProcess child;
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(child.waitForFinished(120000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    int whole = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
      if (!line.startsWith("  ")) continue;
      const std::string note = line.mid(2).toStdString();
      QVERIFY2(!note.empty() && note == noteOf(note.front() - 'a'), note.c_str());
      ++whole;
    }
    QCOMPARE(whole, kKept);
  }
};

int main(int count, char** arguments) {
  if (const char* const report = std::getenv(kReport)) noteAndCrash(report);
  const QCoreApplication application(count, arguments);
  tst_ActionNotes test;
  return QTest::qExec(&test, count, arguments);
}

#include "tst_ActionNotes.moc"
