// LABELS: gui
// DEPENDS: ui_shell
// A window that crashes leaves a report without anybody's data, and the next one offers it and brings
// back what was open. The crash is a child process of the test: this program, started again.
#include <signal.h>
#include <unistd.h>

#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "core/base/CrashReport.h"
#include "tests/ui/ToyWindow.h"
#include "ui/runs/RunsScreen.h"
#include "ui/shell/CrashBar.h"
#include "ui/shell/Language.h"
#include "ui/shell/LastSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

constexpr const char* kFolder = "TASTESCOPE_TEST_CRASH_FOLDER";
constexpr const char* kProject = "TASTESCOPE_TEST_CRASH_PROJECT";
constexpr const char* kHow = "TASTESCOPE_TEST_CRASH_HOW";

[[gnu::noinline]] int runOver(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  if (depth < 0) return 0;
  return runOver(depth + 1) + room[0];
}

void crash(const QString& how) {
  if (how == text("memory")) {
    int* volatile nowhere = nullptr;
    *nowhere = 1;
  }
  if (how == text("abort")) std::abort();
  if (how == text("exception")) {
    std::thread([] { throw std::runtime_error("nobody catches this"); }).join();
  }
  if (how == text("stack")) ::exit(runOver(0));
  if (how == text("kill")) ::kill(::getpid(), SIGKILL);
}

/// The window that dies.
int crashingWindow() {
  AppContext context;
  MainWindow window(context);
  LastSession session(context, qEnvironmentVariable(kFolder));
  QObject::connect(&window.screens(), &ScreenStack::currentChanged, &session,
                   &LastSession::setScreen);
  window.show();
  QSignalSpy opened(&context, &AppContext::projectChanged);
  context.openProject(qEnvironmentVariable(kProject));
  if (opened.isEmpty() && !opened.wait(20000)) return 1;
  QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
  QTest::keyClicks(&window, text("secret"));
  QTest::mouseClick(window.findChild<QToolButton*>(text("rail_runs")), Qt::LeftButton);
  if (qEnvironmentVariable(kHow) == text("close")) return window.close() ? 0 : 1;
  crash(qEnvironmentVariable(kHow));
  return 0;
}

}  // namespace

class TestCrashReport : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::unique_ptr<tastescope::test::ToyProject> m_toy;

  QString project() const { return QString::fromStdString(m_toy->file.string()); }
  /// How the child ended: its exit code, or minus the signal.
  int end(const char* how) const {
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kFolder), m_folder.path());
    environment.insert(QLatin1String(kProject), project());
    environment.insert(QLatin1String(kHow), QLatin1String(how));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath());
    if (!child.waitForFinished(60000)) return 99;
    return child.exitStatus() == QProcess::CrashExit ? -child.exitCode() : child.exitCode();
  }

 private Q_SLOTS:
  void initTestCase() {
    uitest::isolate();
    Language::instance().use(text("en"));
    m_toy = std::make_unique<tastescope::test::ToyProject>();
    m_toy->session.reset();
  }

  void aCrashLeavesAReport_data() {
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("signal");
    QTest::newRow("memory") << text("memory") << text("SIGSEGV");
    QTest::newRow("abort") << text("abort") << text("SIGABRT");
    QTest::newRow("exception") << text("exception") << text("SIGABRT");
    QTest::newRow("stack") << text("stack") << text("SIGSEGV");
  }
  void aCrashLeavesAReport() {
    QFETCH(QString, how);
    QFETCH(QString, signal);
    QVERIFY(end(qPrintable(how)) < 0);
    const auto ended = takeEndedSessions(m_folder.path());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.front().project, project());
    QCOMPARE(ended.front().screen, QString(screens::kRuns));
    QFile file(ended.front().report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString report = QString::fromUtf8(file.readAll());
    QVERIFY2(report.startsWith(text("Tastescope " TASTESCOPE_VERSION)), qPrintable(report));
    QVERIFY2(report.contains(text("Signal: ") + signal), qPrintable(report));
    QVERIFY2(report.contains(text("rail_runs")) && report.contains(text("Ctrl+4")),
             qPrintable(report));
    QVERIFY2(report.section(text("Stack"), 1).count(text("tst_CrashReport")) >= 1,
             qPrintable(report));
    // Neither what was typed nor what was open.
    QVERIFY(!report.contains(text("secret")) && !report.contains(m_toy->folder.path()));
    QVERIFY2(takeEndedSessions(m_folder.path()).isEmpty(), "told once");
  }

  void aKillLeavesNoReportButWhatWasOpen() {
    QVERIFY(end("kill") < 0);
    const auto ended = takeEndedSessions(m_folder.path());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.front().project, project());
    QVERIFY(ended.front().report.isEmpty());
  }

  void aWindowThatClosesLeavesNothing() {
    QCOMPARE(end("close"), 0);
    QVERIFY(QDir(m_folder.path()).entryList({text("window-*")}, QDir::Files).isEmpty());
  }

  void theNextWindowBringsBackWhatWasOpen() {
    QVERIFY(end("memory") < 0);
    const auto ended = takeEndedSessions(m_folder.path());
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.screens().offer(ended.front());
    window.show();
    auto* bar = window.findChild<CrashBar*>();
    QVERIFY(bar->isVisible());
    QVERIFY(window.findChild<QPushButton*>(text("crashReport"))->isVisible());
    uitest::shoot(window, text("crashed-1280"), [] { QTest::qWait(150); });
    QTest::mouseClick(window.findChild<QPushButton*>(text("crashRestore")), Qt::LeftButton);
    QTRY_VERIFY(context.session() != nullptr);
    QCOMPARE(window.screens().current(), screens::kRuns);
    QVERIFY(qobject_cast<RunsScreen*>(window.screens().front()) != nullptr);
    QVERIFY(!bar->isVisible());
  }

  void theSessionOfALivingWindowIsNotTaken() {
    AppContext context;
    const LastSession session(context, m_folder.path());
    QVERIFY(takeEndedSessions(m_folder.path()).isEmpty());
    QCOMPARE(QDir(m_folder.path()).entryList({text("window-*.session")}, QDir::Files).size(), 1);
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  if (qEnvironmentVariableIsSet(kFolder)) {
    uitest::isolate();
    return crashingWindow();
  }
  TestCrashReport test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_CrashReport.moc"
