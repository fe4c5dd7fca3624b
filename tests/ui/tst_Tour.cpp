// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// Visits every screen on the real sample in both themes and languages at three sizes, with what
// opens over it, writes build/<preset>/tour/*.png, and fails on clipped or untranslated text.
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

#include "core/models/Registry.h"
#include "core/workflow/train/TrainRun.h"
#include "core/workflow/train/TuneFeed.h"
#include "tests/ui/LatentTour.h"
#include "tests/ui/Looker.h"
#include "ui/charts/LatentMap.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportDialog.h"
#include "ui/shell/Actions.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

struct Stop {
  const char* name;
  Destination to;
};

RunId trainQuickly(Session& session, const char* model, int epochs) {
  TrainRequest request;
  request.model = model;
  if (epochs > 0) request.trainOptions = {{"epochs", epochs}};
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  return trainRun(session, request, feed, control, progress, {}).run.id;
}

/// A short search of Mult-VAE; returns its name.
QString searchQuickly(Session& session) {
  TuneRequest request;
  request.model = "mult-vae";
  request.ranges = {"learning-rate=3e-4:1e-2", "latent=32|64|128", "kl-weight=0.1:1",
                    "dropout=0.3:0.7"};
  for (const ParamSpec& spec : findModel("mult-vae").schema->specs()) {
    const bool searched = std::any_of(
        request.ranges.begin(), request.ranges.end(),
        [&spec](const std::string& range) { return range.starts_with(spec.key + "="); });
    if (!searched) request.fixed[spec.key] = spec.defaultValue;
  }
  request.trainOptions = {{"epochs", 3}};
  request.method = TuneMethod::Halving;
  request.trials = 7;
  TuneFeed feed;
  Progress trials;
  Progress training;
  const TuneView view{feed, feed, trials, training};
  return fromUtf8(tune(session, request, view, {}).study);
}

}  // namespace

class TestTour : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;
  QString m_project;
  RunId m_vae = 0;
  QString m_study;
  testing::Looker m_looker;

  QList<Stop> stops() const {
    return {{"home", Visit{screens::kHome}},
            {"import", OpenWizard{{sampleFolder() + text("/interactions.csv.gz")}}},
            {"data", ShowData{}},
            {"train-setup", NewTraining{}},
            {"tune-setup", NewSearch{}},
            {"tune", ShowStudy{m_study}},
            {"train-run", ShowTraining{m_vae}},
            {"runs", ShowRun{m_vae}},
            {"latent", ShowOnMap{m_vae, Entity::User}},
            {"latent-point", ShowOnMap{m_vae, Entity::User, 60}},
            {"latent-items", ShowOnMap{m_vae, Entity::Item}},
            {"recommend", ShowRecommendations{m_vae, 60}},
            {"evaluate", Visit{screens::kEvaluate}}};
  }

  void look(QWidget& widget, const QString& name) { m_looker.look(widget, name); }
  auto looking() {
    return [this](QWidget& widget, const QString& name) { look(widget, name); };
  }

  /// The list of another run beside the one that is shown.
  void lookAtTwoLists(MainWindow& window, AppContext& context, const QString& name) {
    QTest::mouseClick(window.findChild<QPushButton*>(text("compareWith")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
    QVERIFY(window.findChild<QTableView*>(text("comparedTable"))->isVisible());
    look(window, text("compared-") + name);
    QTest::mouseClick(window.findChild<QToolButton*>(text("stopComparing")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
  }

  /// Ranked by samples, and the history written on.
  void lookAtOtherLists(MainWindow& window, AppContext& context, const QString& name) {
    for (const char* kind : {"kindSampled", "kindSequence"}) {
      QTest::mouseClick(window.findChild<QToolButton*>(text(kind)), Qt::LeftButton);
      QVERIFY(testing::waitUntilQuiet(context));
      look(window, text(kind) + text("-") + name);
    }
    QTest::mouseClick(window.findChild<QToolButton*>(text("kindScore")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
  }

  /// A closed lasso and a closed box around the middle of the map.
  void lookAtSelections(MainWindow& window, AppContext& context, const QString& name) {
    auto* map = window.findChild<LatentMap*>();
    map->finishRendering();
    // Around the middle of the points, wherever the panels let them lie.
    QPointF sum;
    const auto count = static_cast<std::uint32_t>(map->points()->size());
    for (std::uint32_t point = 0; point < count; ++point) sum += map->screenOf(point);
    const QPoint middle = (sum / count).toPoint();
    for (const MapTool tool : {MapTool::Lasso, MapTool::Box}) {
      map->setTool(tool);
      QTest::mousePress(map, Qt::LeftButton, {}, middle + QPoint(-90, -70));
      for (const QPoint& corner : {QPoint(90, -70), QPoint(110, 60), QPoint(-80, 80)})
        QTest::mouseMove(map, middle + corner);
      QTest::mouseRelease(map, Qt::LeftButton, {}, middle + QPoint(90, 70));
      QVERIFY(testing::waitUntilQuiet(context));
      map->finishRendering();
      QVERIFY(!map->selection().empty());
      look(window, text(tool == MapTool::Lasso ? "lasso-" : "box-") + name);
      if (tool == MapTool::Box) testing::lookAtContrast(window, context, name, looking());
      QTest::keyClick(map, Qt::Key_Escape);
    }
    map->setTool(MapTool::Pan);
  }

  void lookAtGenerative(MainWindow& window, AppContext& context, const QString& name) {
    auto* measure = window.findChild<QPushButton*>(text("measureGenerative"));
    if (measure->isVisible()) measure->click();
    QVERIFY(testing::waitUntilQuiet(context, 300000));
    for (QWidget* up = measure->parentWidget(); up != nullptr; up = up->parentWidget()) {
      if (auto* area = qobject_cast<QScrollArea*>(up))
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    }
    QTest::qWait(100);
    look(window, text("generative-") + name);
  }

  void lookAround(const char* stop, MainWindow& window, AppContext& context, const QString& name) {
    const QString here = text(stop);
    if (here == text("recommend")) {
      lookAtTwoLists(window, context, name);
      lookAtOtherLists(window, context, name);
    } else if (here == text("latent")) {
      lookAtSelections(window, context, name);
      testing::lookAtMadeUp(window, context, name, looking());
    } else if (here == text("latent-point")) {
      testing::lookAtLines(window, context, name, looking());
    } else if (here == text("evaluate")) {
      lookAtGenerative(window, context, name);
    }
  }

  void lookAtMenus(MainWindow& window, const QString& name) {
    int number = 0;
    for (QAction* action : window.menuBar()->actions()) {
      QMenu* menu = action->menu();
      if (menu == nullptr) continue;
      menu->popup(
          window.menuBar()->mapToGlobal(window.menuBar()->actionGeometry(action).bottomLeft()));
      QTest::qWait(50);
      look(window, text("menu-%1-%2").arg(++number).arg(name));
      menu->hide();
    }
  }

  /// Lists of found items and people, of choices, and the filter.
  void lookAtOffers(MainWindow& window, AppContext& context, const QString& name) {
    window.screens().show(ShowRecommendations{m_vae, 60});
    QVERIFY(testing::waitUntilQuiet(context));
    QTest::mouseClick(window.findChild<QPushButton*>(text("addItem")), Qt::LeftButton);
    auto* search = window.findChild<QLineEdit*>(text("itemSearch"));
    search->setFocus();
    QTest::keyClicks(search, text("bunting"));
    QVERIFY(testing::waitUntilQuiet(context));
    look(window, text("completer-") + name);
    QTest::keyClick(search, Qt::Key_Escape);
    QTest::keyClick(search, Qt::Key_Escape);
    QTest::mouseClick(window.findChild<QPushButton*>(text("filterButton")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
    look(window, text("filter-") + name);
    window.findChild<QWidget*>(text("filterPopup"))->hide();
    auto* runs = window.findChild<QComboBox*>(text("recommendRun"));
    runs->showPopup();
    QTest::qWait(100);
    look(window, text("combo-") + name);
    runs->hidePopup();
    window.screens().show(Visit{screens::kEvaluate});
    QVERIFY(testing::waitUntilQuiet(context));
    window.findChild<QPushButton*>(text("chooseRuns"))->click();
    QTest::qWait(100);
    look(window, text("choose-runs-") + name);
    for (QMenu* menu : window.findChildren<QMenu*>()) menu->hide();
  }

  void lookAtCharts(MainWindow& window, AppContext& context, const QString& name) {
    window.screens().show(Visit{screens::kEvaluate});
    QVERIFY(testing::waitUntilQuiet(context));
    for (const char* chart : {"ndcgByActivity", "popularityBias", "calibration", "coverage"})
      lookAtTips(window, chart, name);
    window.screens().show(ShowData{});
    QVERIFY(testing::waitUntilQuiet(context));
    for (const char* chart : {"longTail", "activity"}) lookAtTips(window, chart, name);
  }

  /// Whatever a chart says at a few places of it.
  void lookAtTips(MainWindow& window, const char* chart, const QString& name) {
    auto* widget = window.findChild<QWidget*>(text(chart));
    QVERIFY2(widget != nullptr && widget->isVisible(), chart);
    constexpr int kStep = 7;
    for (int x = kStep; x < widget->width() && !QToolTip::isVisible(); x += kStep) {
      for (int y = kStep; y < widget->height() && !QToolTip::isVisible(); y += kStep) {
        QHelpEvent asked(QEvent::ToolTip, QPoint(x, y), widget->mapToGlobal(QPoint(x, y)));
        QCoreApplication::sendEvent(widget, &asked);
      }
    }
    if (!QToolTip::isVisible()) return;  // this one says nothing more than it shows
    QTest::qWait(50);
    look(window, text("tip-%1-%2").arg(text(chart), name));
    QToolTip::hideText();
    QTest::qWait(400);
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(text("tastescope-tests"));
    QCoreApplication::setApplicationName(text("tour"));
    QSettings().clear();
    Theme::instance().apply(*qApp);
    m_project = m_folder.filePath(text("gift-shop.tastescope"));
    Progress progress;
    const SessionPtr session = importSample(sampleFolder(), m_project, progress, {});
    trainQuickly(*session, "popularity", 0);
    trainQuickly(*session, "ease", 0);
    m_vae = trainQuickly(*session, "mult-vae", 12);
    m_study = searchQuickly(*session);
  }

  void everyScreenInBothThemesLanguagesAndSizes() {
    AppContext context;
    MainWindow window(context);
    window.show();
    context.openProject(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    for (const QSize size : {QSize(1100, 700), QSize(1280, 800), QSize(1920, 1080)}) {
      window.resize(size);
      for (const char* language : {"en", "zh_CN"}) {
        Language::instance().use(text(language));
        for (const Stop& stop : stops()) {
          window.screens().show(stop.to);
          QVERIFY2(testing::waitUntilQuiet(context), stop.name);
          for (const bool dark : {false, true}) {
            Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            QVERIFY2(testing::waitUntilQuiet(context), stop.name);
            const QString name =
                text("%1-%2-%3-%4")
                    .arg(text(stop.name), text(language), dark ? text("dark") : text("light"))
                    .arg(size.width());
            look(window, name);
            lookAround(stop.name, window, context, name);
          }
        }
      }
    }
    Language::instance().use(text("en"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void everyScreenFollowsTheFont_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<double>("scale");
    QTest::newRow("wenquanyi") << text("WenQuanYi Micro Hei") << 1.0;
    QTest::newRow("noto") << text("Noto Sans CJK SC") << 1.0;
    QTest::newRow("larger") << QString() << 13 / 9.75;  // 13 pt instead of 9.75
  }
  void everyScreenFollowsTheFont() {
    QFETCH(QString, family);
    QFETCH(double, scale);
    if (!family.isEmpty() && !QFontDatabase::families().contains(family))
      QSKIP("A font is missing: install fonts-wqy-microhei and fonts-noto-cjk.");
    Theme::instance().setText(family, scale);
    AppContext context;
    MainWindow window(context);
    window.show();
    window.resize(scale > 1 ? QSize(1600, 1000) : QSize(1280, 800));
    context.openProject(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      for (const Stop& stop : stops()) {
        window.screens().show(stop.to);
        QVERIFY2(testing::waitUntilQuiet(context), stop.name);
        look(window,
             text("%1-%2-%3").arg(text(stop.name), text(language), text(QTest::currentDataTag())));
      }
      ExportRequest request;
      request.run = m_vae;
      ExportDialog dialog(context, request);
      dialog.show();
      QVERIFY(testing::waitUntilQuiet(context));
      look(dialog, text("export-%1-%2").arg(text(language), text(QTest::currentDataTag())));
    }
    Language::instance().use(text("en"));
    Theme::instance().setText({}, 1);
  }

  void whatOpensOverTheWindow() {
    AppContext context;
    MainWindow window(context);
    window.show();
    window.resize(1280, 800);
    context.openProject(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      for (const bool dark : {false, true}) {
        Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString name = text("%1-%2").arg(text(language), text(dark ? "dark" : "light"));
        lookAtMenus(window, name);
        lookAtOffers(window, context, name);
        lookAtCharts(window, context, name);
      }
    }
    Language::instance().use(text("en"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void theExportDialogInBothLanguages() {
    AppContext context;
    context.openProject(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      ExportRequest request;
      request.run = m_vae;
      ExportDialog dialog(context, request);
      dialog.show();
      QVERIFY(testing::waitUntilQuiet(context));
      look(dialog, text("export-%1").arg(text(language)));
    }
    Language::instance().use(text("en"));
  }

  void aboutAndItsCheckInBothLanguages() {
    AppContext context;
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      QWidget window;
      QDialog* about = makeAboutDialog(context, &window);
      about->show();
      QTest::mouseClick(about->findChild<QPushButton*>(text("selfCheck")), Qt::LeftButton);
      QVERIFY(testing::waitUntilQuiet(context));
      look(*about, text("about-%1").arg(text(language)));
    }
    Language::instance().use(text("en"));
  }

  void nothingIsClippedOrUntranslated() {
    for (const QString& complaint : m_looker.complaints()) qWarning("%s", qPrintable(complaint));
    QCOMPARE(m_looker.complaints().size(), 0);
  }
};

QTEST_MAIN(TestTour)
#include "tst_Tour.moc"
