// LABELS: gui
// DEPENDS: ui_shell
// A window beside other windows and commands on the same project, after a process that was killed,
// and as it quits while it trains.
#include <sys/resource.h>

#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "core/workflow/Runs.h"
#include "core/workflow/recommend/RecommendUse.h"
#include "tests/core/StoreFixtures.h"
#include "tests/ui/TourProject.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/home/RecentProjects.h"
#include "ui/runs/RunsScreen.h"
#include "ui/shell/InterruptedBar.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/train/TrainScreen.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

/// A machine that builds beside the test is slow; how soon it is (a second) is measured, not tested.
constexpr int kSoonMs = 15000;

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

RunId leaveATraining(Session& session) {
  return uitest::leaveATraining(session, tastescope::test::toyRequest(90000));
}

/// While it lives no file of this process grows beyond so many bytes: what SQLite meets on a disk that
/// is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    const rlimit now{bytes, m_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit m_before{};
};

/// As a kill before the first checkpoint leaves it.
RunId addKilled(Session& session) { return addRun(session, tastescope::test::toyRequest(4)); }

}  // namespace

class TestOtherProcesses : public QObject {
  Q_OBJECT
  std::unique_ptr<tastescope::test::ToyProject> m_toy;

  QString file() const { return QString::fromStdString(m_toy->file.string()); }
  void open(AppContext& context) const {
    QSignalSpy opened(&context, &AppContext::projectChanged);
    context.openProject(file());
    QVERIFY(opened.count() > 0 || opened.wait(20000));
  }
  static RunsScreen* runsOf(MainWindow& window) {
    return qobject_cast<RunsScreen*>(window.screens().made(screens::kRuns));
  }
  static QString nameOf(MainWindow& window, RunId run) {
    const RunSummary* found = runsOf(window)->model().find(run);
    return found == nullptr ? QString() : QString::fromStdString(found->record.name);
  }
  template <typename Widget>
  static Widget* find(MainWindow& window, const char* name) {
    return window.findChild<Widget*>(QLatin1String(name));
  }
  static QString told(MainWindow& window) {
    return find<NoteBar>(window, "interruptedNote")->text();
  }

 private Q_SLOTS:
  void initTestCase() { uitest::isolate(); }
  void init() {
    uitest::startAnew();
    m_toy = std::make_unique<tastescope::test::ToyProject>();
  }
  void cleanup() { m_toy.reset(); }

  void twoWindowsSeeEachOthersRuns() {
    const RunId first = tastescope::test::trainClosedForm(*m_toy->session, "popularity");
    const RunId second = tastescope::test::trainClosedForm(*m_toy->session, "ease");
    AppContext hereContext;
    AppContext thereContext;
    MainWindow here(hereContext);
    MainWindow there(thereContext);
    for (const auto& [window, context] :
         {std::pair{&here, &hereContext}, std::pair{&there, &thereContext}}) {
      window->show();
      open(*context);
      context->navigate(Visit{screens::kRuns});
      QTRY_COMPARE(runsOf(*window)->model().rows(), 2);
    }
    renameRun(*thereContext.session(), first, "Renamed there");
    QElapsedTimer since;
    since.start();
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(here, first), text("Renamed there"), kSoonMs);
    qInfo("seen there: %lld ms", static_cast<long long>(since.elapsed()));
    // What is looked at goes.
    hereContext.navigate(ShowRecommendations{.run = second, .user = 0});
    deleteRun(*thereContext.session(), second, true);
    QTRY_VERIFY_WITH_TIMEOUT(runsOf(here)->model().find(second) == nullptr, kSoonMs);
    for (const ScreenKey screen : {screens::kRecommend, screens::kLatent, screens::kEvaluate,
                                   screens::kTrain, screens::kRuns}) {
      hereContext.navigate(Visit{screen});
      QTest::qWait(50);
    }
    QSignalSpy problem(&hereContext, &AppContext::problem);
    hereContext.navigate(ShowTraining{99});
    QVERIFY(problem.count() > 0 || problem.wait(5000));
    QVERIFY(problem.front().front().toString().contains(text("no longer in the project")));
  }

  void aCommandsRunIsSeenWithinASecond() {
    AppContext context;
    MainWindow window(context);
    window.show();
    open(context);
    context.navigate(Visit{screens::kRuns});
    QTRY_COMPARE(runsOf(window)->model().rows(), 0);
    QProcess command;
    command.start(text(TASTESCOPE_BINARY_DIR "/app/cli/tastescope-cli"),
                  {text("train"), text("--project"), file(), text("--model"), text("popularity")});
    QVERIFY2(QTest::qWaitFor([&] { return command.state() == QProcess::NotRunning; }, 60000),
             command.readAllStandardError());
    QVERIFY2(command.exitCode() == 0, command.readAllStandardError());
    QTRY_COMPARE_WITH_TIMEOUT(runsOf(window)->model().rows(), 1, kSoonMs);
    QTRY_COMPARE_WITH_TIMEOUT(runsOf(window)->model().runs().front().record.state, RunState::Done,
                              kSoonMs);
  }

  void aProjectThatIsMovedAwayIsSaidAndItsReturnToo() {
    const RunId run = tastescope::test::trainClosedForm(*m_toy->session, "popularity");
    m_toy->session.reset();
    AppContext context;
    MainWindow window(context);
    window.show();
    open(context);
    const auto* bar = window.findChild<NoteBar*>(text("problemBar"));
    const std::filesystem::path away = m_toy->path("away.tastescope");
    std::filesystem::rename(m_toy->file, away);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kSoonMs);
    QVERIFY(bar->text().contains(text("was moved or deleted")));
    QVERIFY_THROWS_EXCEPTION(Error, renameRun(*context.session(), run, "lost"));
    for (const ScreenInfo* info : allScreens()) {
      context.navigate(Visit{info->key});
      QTest::qWait(20);
    }
    std::filesystem::rename(away, m_toy->file);
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), kSoonMs);
    renameRun(*context.session(), run, "kept");
  }

  void interruptedRunsAreToldAndGoOn() {
    const RunId left = leaveATraining(*m_toy->session);
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    open(context);
    auto* bar = window.findChild<InterruptedBar*>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(told(window).contains(text("was interrupted just now at epoch")),
             qPrintable(told(window)));
    QTRY_COMPARE(RecentProjects::instance().all().front().waiting, 1);
    uitest::shoot(window, text("interrupted-1280"), [] { QTest::qWait(200); });
    context.navigate(Visit{screens::kHome});
    QTRY_VERIFY(find<QLabel>(window, "projectWaiting") != nullptr);
    QVERIFY(find<QLabel>(window, "projectWaiting")->text().startsWith(text("1 run interrupted")));
    uitest::shoot(window, text("home-interrupted-1280"), [] { QTest::qWait(200); });
    QTest::mouseClick(find<QPushButton>(window, "interruptedResume"), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    auto* train = qobject_cast<TrainScreen*>(window.screens().made(screens::kTrain));
    QTRY_VERIFY(train->queue().running() && train->queue().current()->run() == left);
    context.trainingEnd().discard();
    QTRY_VERIFY(!train->queue().running());
  }

  void aTrainingWithoutRoomWaitsAndIsTriedAgain() {
    TrainRequest request = tastescope::test::toyRequest(90000);
    request.config["hidden"] = {4000};  // weights beyond the room, records within
    const RunId left = uitest::leaveATraining(*m_toy->session, request);
    m_toy->session.reset();
    tastescope::test::alter(m_toy->file, "PRAGMA wal_checkpoint(TRUNCATE)");
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    open(context);
    auto* bar = window.findChild<InterruptedBar*>();
    QTRY_VERIFY(bar->isVisible());
    auto* again = find<QPushButton>(window, "interruptedResume");
    QCOMPARE(again->text(), text("Resume"));
    TrainScreen* train = nullptr;
    {
      const FullDisk disk(1'000'000);
      QTest::mouseClick(again, Qt::LeftButton);
      train = qobject_cast<TrainScreen*>(window.screens().made(screens::kTrain));
      QTRY_VERIFY(train->queue().current() != nullptr && !train->queue().running());
      QVERIFY2(train->queue().current()->noRoom(), qPrintable(train->queue().current()->message()));
      QTRY_VERIFY(bar->isVisible());
    }
    QVERIFY2(told(window).contains(text("was paused")), qPrintable(told(window)));
    static const QRegularExpression room(text("needs about \\d+\\.\\d MB"));
    QVERIFY2(told(window).contains(room), qPrintable(told(window)));
    QCOMPARE(again->text(), text("Try again"));
    const auto* goOn = train->findChild<QPushButton*>(text("resumeRun"));
    QCOMPARE(goOn->text(), text("Try again"));
    QVERIFY(goOn->isVisible());
    QTRY_VERIFY2(!find<NoteBar>(window, "endNote")->isVisible(), "it is said once");
    QCOMPARE(runSummaries(*context.session()).front().record.state, RunState::Paused);
    uitest::shoot(window, text("no-room-1280"), [] { QTest::qWait(200); });
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(train->queue().running() && train->queue().current()->run() == left);
    const qint64 from = train->queue().current()->step();
    QTRY_VERIFY(train->queue().current()->step() > from);
    context.trainingEnd().discard();
    QTRY_VERIFY(!train->queue().running());
  }

  void aRunKilledBeforeItsFirstCheckpointIsTrainedAgain() {
    const RunId killed = addKilled(*m_toy->session);
    AppContext context;
    MainWindow window(context);
    window.show();
    open(context);
    auto* bar = window.findChild<InterruptedBar*>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(told(window).contains(text("before its first epoch was over")),
             qPrintable(told(window)));
    QVERIFY(!find<QPushButton>(window, "interruptedResume")->isVisible());
    QTest::mouseClick(find<QPushButton>(window, "interruptedAgain"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(runSummaries(*context.session()).size() == 2, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(runSummaries(*context.session()).front().record.state, RunState::Done,
                              20000);
    const RunRecord again = runSummaries(*context.session()).front().record;
    QVERIFY(again.id != killed);
    QCOMPARE(again.seed, tastescope::test::toyRequest(4).seed);
    QTest::qWait(1000);
    QVERIFY2(!bar->isVisible(), "answered for");
  }

  void whatWasLeftIsNotAskedForAgain() {
    addKilled(*m_toy->session);
    addKilled(*m_toy->session);
    for (int visit = 0; visit < 2; ++visit) {
      AppContext context;
      MainWindow window(context);
      window.show();
      open(context);
      auto* bar = window.findChild<InterruptedBar*>();
      if (visit == 1) {
        QTest::qWait(500);
        QVERIFY(!bar->isVisible());
        QCOMPARE(runSummaries(*context.session()).size(), 2U);
        break;
      }
      QTRY_VERIFY(bar->isVisible());
      QVERIFY2(told(window).contains(text("1 more")), qPrintable(told(window)));
      auto* leave = find<QPushButton>(window, "interruptedLeave");
      QTest::mouseClick(leave, Qt::LeftButton);
      QTRY_VERIFY(!told(window).contains(text("1 more")));
      QTest::mouseClick(leave, Qt::LeftButton);
      QTRY_VERIFY(!bar->isVisible());
      QTRY_VERIFY(context.jobs().idle());
    }
  }

  void quittingWhileTrainingIsQuickAndKeepsTheWindow() {
    const RunId run = leaveATraining(*m_toy->session);
    {
      AppContext context;
      MainWindow window(context);
      window.resize(1340, 760);
      window.show();
      open(context);
      context.navigate(ResumeRun{run});
      auto* train = qobject_cast<TrainScreen*>(window.screens().made(screens::kTrain));
      QTRY_VERIFY(train->queue().running() && train->queue().current()->step() > 0);
      QVERIFY(!window.close());
      QElapsedTimer since;
      since.start();
      QTest::mouseClick(find<QPushButton>(window, "closeCheckpoint"), Qt::LeftButton);
      QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), kSoonMs);
      qInfo("quit while training: %lld ms", static_cast<long long>(since.elapsed()));
    }
    AppContext context;
    MainWindow again(context);
    again.restore();
    QCOMPARE(again.size(), QSize(1340, 760));
    QCOMPARE(QSettings().value(text("window/screen")).toString(), QString(screens::kTrain));
    QVERIFY(runSummaries(*m_toy->session).front().canResume);
  }
};

QTEST_MAIN(TestOtherProcesses)
#include "tst_OtherProcesses.moc"
