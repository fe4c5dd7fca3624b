// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// What opens over the window, in both languages and themes: menus, lists of choices, completers,
// filters, tooltips, dialogs, bars, and the latent map's settings and notices. Pictures as in tst_Tour.
#include <QComboBox>
#include <QDialog>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <typeinfo>

#include "tests/ui/Looker.h"
#include "tests/ui/TourProject.h"
#include "ui/charts/LatentMap.h"
#include "ui/export/ExportDialog.h"
#include "ui/latent/LatentScreen.h"
#include "ui/latent/MapView.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CheckDialog.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;
using tastescope::ui::testing::text;

namespace {

constexpr int kOpenMs = 150;

struct Stop {
  const char* name;
  Destination to;
};

/// "ActivityChart", also of a class without a meta object of its own.
QString kindOf(const QWidget& widget) {
  static const QRegularExpression last(text("\\d+([A-Za-z]+)E$"));
  return last.match(QString::fromLatin1(typeid(widget).name())).captured(1);
}

}  // namespace

class TestTourOver : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<testing::TourProject> m_project;
  testing::Looker m_looker;

  QList<Stop> stops() const {
    const RunId vae = m_project->vae();
    return {{"home", Visit{screens::kHome}},
            {"import", OpenWizard{{sampleFolder() + text("/interactions.csv.gz")}}},
            {"data", ShowData{}},
            {"train-setup", NewTraining{}},
            {"tune-setup", NewSearch{}},
            {"train-run", ShowTraining{vae}},
            {"runs", ShowRun{vae}},
            {"latent", ShowOnMap{vae, Entity::User}},
            {"recommend", ShowRecommendations{vae, 60}},
            {"evaluate", Visit{screens::kEvaluate}}};
  }

  static void closePopups() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
  }

  /// Takes the picture while `open` has something open, whether it returns before or not.
  void lookWhileOpen(QWidget& window, const QString& name, const std::function<void()>& open) {
    QTimer::singleShot(kOpenMs, &window, [&] {
      m_looker.look(window, name);
      closePopups();
      if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
        dialog->reject();
    });
    open();
    QTest::qWait(2 * kOpenMs);
    closePopups();
  }

  static void inEveryLook() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    for (const char* language : {"en", "zh_CN"}) {
      for (const bool dark : {false, true})
        QTest::addRow("%s-%s", language, dark ? "dark" : "light") << text(language) << dark;
    }
  }

  /// The window as the row says; returns the row's name.
  QString show(MainWindow& window, AppContext& context) {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    Language::instance().use(language);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    window.show();
    window.resize(1280, 800);
    m_project->open(context);
    return text(QTest::currentDataTag());
  }

  /// Every list of choices and every menu of what is in sight.
  void lookAtChoices(MainWindow& window, const QString& name) {
    int number = 0;
    for (QComboBox* combo : window.findChildren<QComboBox*>()) {
      if (!combo->isVisible() || !combo->isEnabled() || combo->count() < 2) continue;
      if (combo->visibleRegion().isEmpty()) continue;
      lookWhileOpen(window, text("list-%1-%2").arg(name).arg(++number),
                    [combo] { combo->showPopup(); });
      combo->hidePopup();
    }
    for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
      if (!button->isVisible() || !button->isEnabled()) continue;
      auto* tool = qobject_cast<QToolButton*>(button);
      auto* push = qobject_cast<QPushButton*>(button);
      const bool opens = (tool != nullptr && tool->menu() != nullptr) ||
                         (push != nullptr && push->menu() != nullptr) ||
                         button->objectName() == text("projectMenu") ||
                         button->objectName() == text("copySettings");
      if (!opens) continue;
      lookWhileOpen(window, text("list-%1-%2").arg(name).arg(++number), [&] {
        if (tool != nullptr && tool->menu() != nullptr) {
          tool->showMenu();
        } else {
          button->click();
        }
      });
    }
  }

  void lookAtMenus(MainWindow& window, const QString& name) {
    int number = 0;
    for (QAction* action : window.menuBar()->actions()) {
      QMenu* menu = action->menu();
      if (menu == nullptr) continue;
      const QPoint below = window.menuBar()->actionGeometry(action).bottomLeft();
      lookWhileOpen(window, text("menu-%1-%2").arg(++number).arg(name),
                    [&] { menu->popup(window.menuBar()->mapToGlobal(below)); });
    }
  }

  /// What is found while somebody types.
  void lookAtCompleters(MainWindow& window, AppContext& context, const QString& name) {
    int number = 0;
    for (EntitySearch* search : window.findChildren<EntitySearch*>()) {
      if (!search->isVisible()) continue;
      search->setFocus();
      QTest::keyClicks(search,
                       search->objectName() == text("itemSearch") ? text("bunting") : text("15"));
      QVERIFY(testing::waitUntilQuiet(context));
      m_looker.look(window, text("completer-%1-%2").arg(name).arg(++number));
      closePopups();
      search->clear();
    }
  }

  void lookAtRecommend(MainWindow& window, AppContext& context, const QString& name) {
    window.screens().show(ShowRecommendations{m_project->vae(), 60});
    QVERIFY(testing::waitUntilQuiet(context));
    QTest::mouseClick(window.findChild<QPushButton*>(text("addItem")), Qt::LeftButton);
    lookAtCompleters(window, context, text("recommend-") + name);
    QTest::mouseClick(window.findChild<QPushButton*>(text("filterButton")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
    m_looker.look(window, text("filter-") + name);
    window.findChild<QWidget*>(text("filterPopup"))->hide();
  }

  /// Whatever a chart says at a few places of it, and what follows the pointer.
  void lookAtTips(MainWindow& window, QWidget& chart, const QString& name) {
    QTest::mouseMove(&chart, QPoint(chart.width() * 3 / 5, chart.height() / 2));
    QTest::qWait(50);
    constexpr int kStep = 7;
    for (int x = kStep; x < chart.width() && !QToolTip::isVisible(); x += kStep) {
      for (int y = kStep; y < chart.height() && !QToolTip::isVisible(); y += kStep) {
        QHelpEvent asked(QEvent::ToolTip, QPoint(x, y), chart.mapToGlobal(QPoint(x, y)));
        QCoreApplication::sendEvent(&chart, &asked);
      }
    }
    QTest::qWait(50);
    m_looker.look(window, name);
    QToolTip::hideText();
    QTest::qWait(2 * kOpenMs);
  }

  void lookAtCharts(MainWindow& window, const QString& name) {
    for (QWidget* chart : window.findChildren<QWidget*>()) {
      const QString kind = kindOf(*chart);
      if (!chart->isVisible() || chart->visibleRegion().isEmpty()) continue;
      if (!kind.endsWith(text("Chart")) && kind != text("LatentMap")) continue;
      lookAtTips(window, *chart, text("tip-%1-%2-%3").arg(kind, chart->objectName(), name));
    }
  }

  /// Settings of a layout, a layout on its way and paused, and the groups that are found.
  void lookAtLayouts(MainWindow& window, AppContext& context, const QString& name) {
    window.screens().show(ShowOnMap{m_project->vae(), Entity::User, 60});
    QVERIFY(testing::waitUntilQuiet(context));
    auto* screen = qobject_cast<LatentScreen*>(window.screens().made(screens::kLatent));
    lookAtCompleters(window, context, text("latent-") + name);
    lookWhileOpen(window, text("layout-settings-") + name, [&] {
      QTest::mouseClick(window.findChild<QToolButton*>(text("layoutSettings")), Qt::LeftButton);
    });
    LatentModel& model = screen->model();
    QSignalSpy drawn(&model, &LatentModel::mapDrawn);
    model.layOut(MapSettings{.method = MapMethod::Umap, .steps = 100000});
    QTRY_VERIFY_WITH_TIMEOUT(drawn.count() > 2, 300000);
    screen->view()->map()->finishRendering();
    QTest::qWait(kOpenMs);  // what is said of a job grows with it
    m_looker.look(window, text("layout-running-") + name);
    model.layout().pause();
    QTRY_COMPARE_WITH_TIMEOUT(model.layout().state(), LayoutFlow::State::Paused, 60000);
    screen->view()->map()->finishRendering();
    m_looker.look(window, text("layout-paused-") + name);
    model.layOut(std::nullopt);
    QVERIFY(testing::waitUntilQuiet(context, 120000));
    model.setColouring(kGroupColouring);
    QVERIFY(testing::waitUntilQuiet(context, 120000));
    screen->view()->map()->finishRendering();
    m_looker.look(window, text("groups-") + name);
    model.setColouring("activity");
    QVERIFY(testing::waitUntilQuiet(context));
  }

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareTour("tour-over");
    m_project = std::make_unique<testing::TourProject>();
  }

  void whatOpensOverTheWindow_data() { inEveryLook(); }
  void whatOpensOverTheWindow() {
    AppContext context;
    MainWindow window(context);
    const QString name = show(window, context);
    lookAtMenus(window, name);
    lookAtRecommend(window, context, name);
    lookAtLayouts(window, context, name);
  }

  void choicesAndCharts_data() { inEveryLook(); }
  void choicesAndCharts() {
    AppContext context;
    MainWindow window(context);
    const QString name = show(window, context);
    for (const Stop& stop : stops()) {
      window.screens().show(stop.to);
      QVERIFY2(testing::waitUntilQuiet(context), stop.name);
      const QString here = text("%1-%2").arg(text(stop.name), name);
      lookAtChoices(window, here);
      lookAtCharts(window, here);
    }
  }

  void dialogs_data() { inEveryLook(); }
  void dialogs() {
    AppContext context;
    MainWindow window(context);
    const QString name = show(window, context);
    const auto look = [&](QDialog* dialog, const QString& kind) {
      dialog->show();
      QVERIFY(testing::waitUntilQuiet(context));
      m_looker.look(*dialog, text("dialog-%1-%2").arg(kind, name));
      delete dialog;
    };
    for (const ScreenInfo* info : allScreens())
      look(makeHelpDialog(info->key, &window), text("help-") + info->key);
    look(new CheckDialog(context, m_project->file(), &window), text("check"));
    ExportRequest request;
    request.run = m_project->vae();
    look(new ExportDialog(context, request, &window), text("export"));
    QDialog* about = makeAboutDialog(context, &window);
    about->show();
    QTest::mouseClick(about->findChild<QPushButton*>(text("selfCheck")), Qt::LeftButton);
    look(about, text("about"));
    look(makeShortcutsDialog(*window.findChild<Actions*>(), &window), text("shortcuts"));
    CloseQuestion question(&window);
    question.ask(2, true);
    m_looker.look(window, text("dialog-close-") + name);
    question.hide();
    lookWhileOpen(window, text("dialog-file-") + name,
                  [&] { window.findChild<Actions*>()->of(Command::OpenProject)->trigger(); });
  }

  void cleanup() {
    Language::instance().use(text("en"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void nothingIsClippedOrUntranslated() {
    for (const QString& complaint : m_looker.complaints()) qWarning("%s", qPrintable(complaint));
    QCOMPARE(m_looker.complaints().size(), 0);
  }
};

QTEST_MAIN(TestTourOver)
#include "tst_TourOver.moc"
