// LABELS: gui
// DEPENDS: ui_shell
// The window's frame: navigation, menus, jobs, announcements, language, theme, settings, drops,
// closing while training.
#include <QDialog>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>

#include "tests/ui/DropFile.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/home/RecentProjects.h"
#include "ui/pickers/RunCombo.h"
#include "ui/runs/RunsScreen.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/JobRow.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/ShellOptions.h"
#include "ui/train/SetupPage.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

JobManager::Plan<int> endless(JobLane lane) {
  JobManager::Plan<int> plan;
  plan.title = text("Training Mult-VAE");
  plan.lane = lane;
  plan.work = [](Progress& progress, const std::stop_token& stop) -> int {
    progress.begin(coreText("Test", "epoch"), coreText("Test", "epochs"), 200);
    progress.set(87);
    for (;;) {
      throwIfStopped(stop);
      QThread::msleep(2);
    }
  };
  plan.cancelled = [] {};
  return plan;
}

/// The letter after & in a menu text, or empty.
QString mnemonicOf(const QString& title) {
  const QKeySequence keys = QKeySequence::mnemonic(title);
  return keys.toString();
}

/// The screen of each kind of destination; empty for a visit, which may go anywhere.
template <std::size_t... Kinds>
QList<ScreenKey> screensOfDestinations(std::index_sequence<Kinds...>) {
  return {screenOf(std::variant_alternative_t<Kinds, Destination>{})...};
}

}  // namespace

class TestShell : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { uitest::isolate(); }
  void init() { uitest::startAnew(); }

  void keysAndRailBringTheScreensUp() {
    AppContext context;
    MainWindow window(context);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.screens().current(), screens::kHome);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.screens().current(), screens::kData);
    QTest::mouseClick(window.findChild<QToolButton*>(text("rail_runs")), Qt::LeftButton);
    QCOMPARE(window.screens().current(), screens::kRuns);
    QVERIFY2(window.findChild<QWidget*>(text("noProject"))->isVisible(),
             "without a project the screen says so");
  }

  void screensAreMadeBeforeTheirVisit() {
    AppContext context;
    MainWindow window(context);
    window.show();
    QTRY_VERIFY(window.screens().made(screens::kEvaluate) != nullptr);
    for (const ScreenInfo* info : allScreens())
      QVERIFY2(window.screens().made(info->key) != nullptr, info->key.data());
    QCOMPARE(window.screens().current(), screens::kHome);
  }

  void everyDestinationNamesAScreen() {
    for (const ScreenKey key :
         screensOfDestinations(std::make_index_sequence<std::variant_size_v<Destination>>()))
      QVERIFY2(key.isEmpty() || screenPosition(key) >= 0, key.data());
    for (const ScreenKey key : {screens::kHome, screens::kData, screens::kTrain, screens::kRuns,
                                screens::kLatent, screens::kRecommend, screens::kEvaluate})
      QVERIFY2(screenPosition(key) >= 0, key.data());
    QCOMPARE(screenPosition(text("nowhere")), -1);
  }

  void aDestinationWaitsForItsProject() {
    const uitest::ToyWindow toy;
    AppContext context;
    MainWindow window(context);
    window.show();
    context.navigate(ShowRun{toy.ease()});
    QVERIFY(window.findChild<QWidget*>(text("noProject"))->isVisible());
    toy.open(context);
    auto* runs = qobject_cast<RunsScreen*>(window.screens().front());
    QVERIFY(runs != nullptr);
    QTRY_VERIFY(runs->model().compared().contains(toy.ease()));
  }

  void everyScreenOpensOnAProject() {
    const uitest::ToyWindow toy;
    AppContext context;
    MainWindow window(context);
    window.show();
    toy.open(context);
    QCOMPARE(window.screens().current(), screens::kData);
    QVERIFY(window.windowTitle().startsWith(text("toy")) ||
            window.windowTitle().contains(text(".tastescope")));
    for (int i = 0; i < 7; ++i) {
      QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QCOMPARE(screenPosition(window.screens().current()), i);
      QVERIFY(window.screens().front() != nullptr);
    }
    context.closeProject();
    QCOMPARE(window.screens().current(), screens::kHome);
  }

  void everyWayToTrainLeadsToTheSetUp() {
    const uitest::ToyWindow toy;
    AppContext context;
    MainWindow window(context);
    window.show();
    toy.open(context);
    const auto atSetUp = [&] {
      const auto* setUp = window.findChild<SetupPage*>();
      return setUp != nullptr && setUp->isVisible();
    };
    const std::function<void()> ways[] = {
        [&] { QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier); },
        [&] { window.actions().of(Command::TrainModel)->trigger(); },
        [&] {
          context.navigate(ShowData{});
          QTest::mouseClick(window.findChild<QPushButton*>(text("trainModel")), Qt::LeftButton);
        },
        [&] { QTest::mouseClick(window.findChild<QPushButton*>(text("newRun")), Qt::LeftButton); }};
    for (const auto& way : ways) {
      context.navigate(ShowTraining{toy.vae()});
      QTRY_VERIFY(!atSetUp());
      way();
      QTRY_VERIFY(atSetUp());
    }
  }

  void aRunChosenAnywhereIsTheRunEverywhere() {
    const uitest::ToyWindow toy;
    AppContext context;
    MainWindow window(context);
    window.show();
    toy.open(context);
    context.navigate(Visit{screens::kRecommend});
    const auto runOf = [&](const char* name) {
      const auto* combo = window.findChild<RunCombo*>(text(name));
      return combo == nullptr ? RunId{0} : combo->currentRun();
    };
    // EASE is newer, but a baseline.
    QTRY_COMPARE(runOf("recommendRun"), toy.vae());
    auto* combo = window.findChild<RunCombo*>(text("recommendRun"));
    combo->setCurrentIndex(combo->findData(QVariant::fromValue<qlonglong>(toy.ease())));
    Q_EMIT combo->activated(combo->currentIndex());
    QCOMPARE(context.runInUse(), toy.ease());
    context.navigate(Visit{screens::kLatent});
    QTRY_COMPARE(runOf("latentRun"), toy.vae());  // EASE has no space of tastes
    QCOMPARE(context.runInUse(), toy.ease());
    context.navigate(ShowOnMap{.run = toy.vae()});
    QTRY_COMPARE(runOf("recommendRun"), toy.vae());
    QCOMPARE(runOf("compareRun"), RunId{0});
  }

  void nothingOfAProjectStaysInTheNext() {
    const uitest::ToyWindow first;
    const uitest::ToyWindow second;
    AppContext context;
    MainWindow window(context);
    window.show();
    QStringList state;
    const auto look = [&] {
      state.clear();
      context.navigate(OpenWizard{});
      for (const ScreenInfo* info : allScreens()) {
        if (!info->needsProject && info->key != screens::kData) continue;
        context.navigate(Visit{info->key});
        QVERIFY2(uitest::waitUntilQuiet(context), info->key.data());
        QWidget* screen = window.screens().made(info->key);
        for (const auto* field : screen->findChildren<QLineEdit*>())
          state << QString(info->key) + QLatin1Char(' ') + field->objectName() + QLatin1Char(' ') +
                       field->text();
        for (const auto* box : screen->findChildren<QAbstractButton*>())
          if (box->isCheckable())
            state << QString(info->key) + QLatin1Char(' ') + box->objectName() + box->text() +
                         QString::number(box->isChecked());
      }
    };
    second.open(context);
    look();
    const QStringList fresh = state;
    first.open(context);
    look();
    // What a person leaves behind: words in every search and field, other values everywhere.
    for (auto* field : window.findChildren<QLineEdit*>()) {
      if (!field->isReadOnly()) field->setText(text("7"));
    }
    for (auto* box : window.findChildren<QSpinBox*>()) box->setValue(box->value() + 3);
    context.navigate(OpenWizard{});
    QTest::qWait(300);
    second.open(context);
    look();
    for (const QString& line : std::as_const(state))
      if (!fresh.contains(line)) qWarning("left behind: %s", qPrintable(line));
    QCOMPARE(state, fresh);
  }

  void mnemonicsDoNotClashInEitherLanguage() {
    AppContext context;
    MainWindow window(context);
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      QCoreApplication::processEvents();
      QStringList seen;
      for (const QAction* top : window.menuBar()->actions()) {
        const QString letter = mnemonicOf(top->text());
        QVERIFY2(!letter.isEmpty() && !seen.contains(letter), qPrintable(top->text()));
        seen.append(letter);
        QStringList inside;
        for (const QAction* action : top->menu()->actions()) {
          if (action->isSeparator()) continue;
          const QString own = mnemonicOf(action->text());
          QVERIFY2(!own.isEmpty() && !inside.contains(own), qPrintable(action->text()));
          inside.append(own);
        }
      }
    }
    Language::instance().use(text("en"));
  }

  void noShortcutIsGivenTwice() {
    AppContext context;
    MainWindow window(context);
    QStringList seen;
    for (const QAction* action : window.findChildren<QAction*>()) {
      const QString keys = action->shortcut().toString();
      if (keys.isEmpty() || action->parent() != &window.actions()) continue;
      QVERIFY2(!seen.contains(keys), qPrintable(keys));
      seen.append(keys);
    }
    QVERIFY(seen.contains(text("Ctrl+O")) && seen.contains(text("F1")) &&
            seen.contains(text("F11")));
  }

  void aJobIsShownAndItsCrossCancelsIt() {
    AppContext context;
    MainWindow window(context);
    window.show();
    Job* job = context.jobs().start<int>(&window, endless(JobLane::Pool));
    QTRY_COMPARE(window.findChildren<JobRow*>().size(), 1);
    QSignalSpy ended(job, &Job::ended);
    QTest::mouseClick(window.findChild<QToolButton*>(text("jobCancel")), Qt::LeftButton);
    QVERIFY(ended.wait());
    QTRY_COMPARE(window.findChildren<JobRow*>().size(), 0);
  }

  void anAnnouncementCanBeUndoneByButtonAndKey() {
    AppContext context;
    MainWindow window(context);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    int undone = 0;
    context.announce(text("1 run deleted"), text("Undo"), [&] { ++undone; });
    QVERIFY(window.findChild<QLabel*>(text("announcement"))->isVisible());
    QTest::mouseClick(window.findChild<QPushButton*>(text("announcementAction")), Qt::LeftButton);
    QCOMPARE(undone, 1);
    QVERIFY(!window.findChild<QLabel*>(text("announcement"))->isVisible());
    context.announce(text("2 runs deleted"), text("Undo"), [&] { ++undone; });
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 2);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 2);
  }

  void aProblemIsToldInsideTheWindow() {
    AppContext context;
    MainWindow window(context);
    window.show();
    QSignalSpy problem(&context, &AppContext::problem);
    context.openProject(text("/nowhere/lost.tastescope"));
    QVERIFY(problem.wait());
    QVERIFY(window.findChild<QWidget*>(text("problemBar"))->isVisible());
  }

  void theLanguageSwitchesLive() {
    AppContext context;
    MainWindow window(context);
    window.show();
    const auto* home = window.findChild<QToolButton*>(text("rail_home"));
    QCOMPARE(home->text(), text("Home"));
    Q_EMIT window.actions().languageWanted(text("zh_CN"));
    QTRY_VERIFY(home->text() != text("Home"));
    QCOMPARE(QSettings().value(text("look/language")).toString(), text("zh_CN"));
    Q_EMIT window.actions().languageWanted(text("en"));
    QTRY_COMPARE(home->text(), text("Home"));
  }

  void theSizeOfTextIsRememberedForTheNextStart() {
    AppContext context;
    MainWindow window(context);
    QSignalSpy announced(&context, &AppContext::announced);
    Q_EMIT window.actions().textScaleWanted(1.3);
    QCOMPARE(QSettings().value(text("look/textScale")).toDouble(), 1.3);
    QCOMPARE(announced.count(), 1);
    MainWindow next(context);
    QStringList chosen;
    for (const QMenu* menu : next.findChildren<QMenu*>()) {
      for (const QAction* action : menu->actions())
        if (action->isChecked() && action->text().endsWith(text(" %"))) chosen << action->text();
    }
    QCOMPARE(chosen, QStringList(text("130 %")));
    QSettings().remove(text("look/textScale"));
  }

  void theThemeSwitchesLiveAndIsRemembered() {
    AppContext context;
    MainWindow window(context);
    window.show();
    Q_EMIT window.actions().themeWanted(text("dark"));
    QVERIFY(Theme::instance().dark());
    QCOMPARE(window.findChild<QToolButton*>(text("statusTheme"))->text(), text("Dark"));
    QCOMPARE(QSettings().value(text("look/theme")).toString(), text("dark"));
    Q_EMIT window.actions().themeWanted(text("light"));
    QVERIFY(!Theme::instance().dark());
  }

  void aDroppedProjectIsOpened() {
    const uitest::ToyWindow toy;
    AppContext context;
    MainWindow window(context);
    window.show();
    toy.open(context);
    const QString file = QString::fromStdString(context.session()->file().string());
    context.closeProject();
    uitest::dropFile(window, file);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 20000);
  }

  void theFirstWindowFitsItsScreen() {
    QSettings().clear();
    AppContext context;
    MainWindow window(context);
    window.restore();
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.height() < room.height() || room.height() < window.minimumHeight());
    QVERIFY(window.width() < room.width() || window.width() == window.minimumWidth());
    QVERIFY(window.width() <= 1280 && window.height() <= 800);
  }

  void geometryIsRemembered() {
    AppContext context;
    {
      MainWindow window(context);
      window.resize(1340, 760);
      window.show();
      QVERIFY(window.close());
    }
    MainWindow again(context);
    again.restore();
    QCOMPARE(again.size(), QSize(1340, 760));
    QCOMPARE(again.minimumSize(), QSize(1100, 680));
  }

  void closingWhileTrainingAsksAndKeepRunningStays() {
    AppContext context;
    MainWindow window(context);
    window.show();
    Job* job = context.jobs().start<int>(&window, endless(JobLane::Training));
    QVERIFY(!window.close());
    auto* question = window.findChild<CloseQuestion*>();
    QVERIFY(question->isVisible());
    QVERIFY2(!window.findChild<QPushButton*>(text("closeCheckpoint"))->isEnabled(),
             "nobody can leave a checkpoint here");
    QTest::mouseClick(window.findChild<QPushButton*>(text("closeKeepRunning")), Qt::LeftButton);
    QVERIFY(!question->isVisible() && window.isVisible() && job->active());
    job->cancel();
    QTRY_VERIFY(!context.jobs().training());
    QVERIFY(window.close());
  }

  void closingWithACheckpointWaitsForTheTraining() {
    AppContext context;
    MainWindow window(context);
    window.show();
    Job* job = context.jobs().start<int>(&window, endless(JobLane::Training));
    bool asked = false;
    context.setTrainingEnd({[&] {
                              asked = true;
                              job->cancel();
                            },
                            [] {}});
    QVERIFY(!window.close());
    QTest::mouseClick(window.findChild<QPushButton*>(text("closeCheckpoint")), Qt::LeftButton);
    QVERIFY(asked);
    QTRY_VERIFY(!window.isVisible());
  }

  void helpShortcutsAndAboutOpen() {
    AppContext context;
    MainWindow window(context);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    QTRY_VERIFY(window.findChild<QDialog*>(text("helpDialog")) != nullptr);
    window.actions().of(Command::About)->trigger();
    auto* about = window.findChild<QDialog*>(text("aboutDialog"));
    QVERIFY(about != nullptr);
    QStringList words;
    for (const QLabel* label : about->findChildren<QLabel*>()) words.append(label->text());
    QVERIFY(words.contains(text("Qt")) && words.contains(text("libtorch")) &&
            words.contains(text("SQLite")));
    window.actions().of(Command::Shortcuts)->trigger();
    QVERIFY(window.findChild<QDialog*>(text("shortcutsDialog")) != nullptr);
  }

  void timeLeftIsSaidInPeoplesUnits() {
    QCOMPARE(timeLeft(1.0, 10, 100), QString());
    QVERIFY(timeLeft(10, 50, 100).contains(text("10 s")));
    QVERIFY(timeLeft(600, 50, 100).contains(text("10 min")));
    QVERIFY(timeLeft(7200, 50, 100).contains(text("2 h")));
  }

  void argumentsAreUnderstoodOrExplained() {
    const ShellOptions options =
        parseShellOptions({text("tastescope"), text("--lang"), text("zh_CN"), text("--theme"),
                           text("dark"), text("shop.tastescope")});
    QVERIFY(options.problem.isEmpty());
    QCOMPARE(options.project, text("shop.tastescope"));
    QCOMPARE(options.language, text("zh_CN"));
    QVERIFY(!parseShellOptions({text("tastescope"), text("--lang"), text("fr")}).problem.isEmpty());
    QVERIFY(!parseShellOptions({text("tastescope"), text("--render-map"), text("m.png")})
                 .problem.isEmpty());
    QVERIFY(
        !parseShellOptions({text("tastescope"), text("--size"), text("9x9")}).problem.isEmpty());
    QVERIFY(!parseShellOptions({text("tastescope"), text("--nonsense")}).problem.isEmpty());
    QCOMPARE(parseShellOptions({text("tastescope"), text("--size"), text("800x600")}).size,
             QSize(800, 600));
  }
};

QTEST_MAIN(TestShell)
#include "tst_Shell.moc"
