// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// Visits every screen on the real sample in both themes and languages at three sizes, writes
// build/<preset>/tour/*.png, and fails on clipped or untranslated text. What opens over the window is
// tst_TourOver's.
#include <QFontDatabase>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

#include "tests/ui/LatentTour.h"
#include "tests/ui/Looker.h"
#include "tests/ui/TourProject.h"
#include "ui/charts/LatentMap.h"
#include "ui/export/ExportDialog.h"
#include "ui/latent/LatentScreen.h"
#include "ui/latent/MapView.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;
using tastescope::ui::testing::text;

namespace {

struct Stop {
  const char* name;
  Destination to;
};

}  // namespace

class TestTour : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<testing::TourProject> m_project;
  QString m_study;
  testing::Looker m_looker;

  QList<Stop> stops() const {
    const RunId vae = m_project->vae();
    return {{"home", Visit{screens::kHome}},
            {"import", OpenWizard{{sampleFolder() + text("/interactions.csv.gz")}}},
            {"data", ShowData{}},
            {"train-setup", NewTraining{}},
            {"tune-setup", NewSearch{}},
            {"tune", ShowStudy{m_study}},
            {"best", FindBest{}},
            {"train-run", ShowTraining{vae}},
            {"runs", ShowRun{vae}},
            {"latent", ShowOnMap{vae, Entity::User}},
            {"latent-point", ShowOnMap{vae, Entity::User, 60}},
            {"latent-items", ShowOnMap{vae, Entity::Item}},
            {"recommend", ShowRecommendations{vae, 60}},
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

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareTour("tour");
    m_project = std::make_unique<testing::TourProject>();
    m_study = m_project->search();
    m_project->findBest();
  }

  void everyScreenInBothThemesLanguagesAndSizes() {
    AppContext context;
    MainWindow window(context);
    window.show();
    m_project->open(context);
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
    m_project->open(context);
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      for (const Stop& stop : stops()) {
        window.screens().show(stop.to);
        QVERIFY2(testing::waitUntilQuiet(context), stop.name);
        look(window,
             text("%1-%2-%3").arg(text(stop.name), text(language), text(QTest::currentDataTag())));
      }
      ExportRequest request;
      request.run = m_project->vae();
      ExportDialog dialog(context, request);
      dialog.show();
      QVERIFY(testing::waitUntilQuiet(context));
      look(dialog, text("export-%1-%2").arg(text(language), text(QTest::currentDataTag())));
    }
    Language::instance().use(text("en"));
    Theme::instance().setText({}, 1);
  }

  /// The shipped sample as the documentation shows it; scripts/docs-images.sh takes these pictures.
  void picturesForTheDocumentation() {
    AppContext context;
    MainWindow window(context);
    window.show();
    window.resize(1280, 800);
    context.openSample();
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 60000);
    const auto runs = runSummaries(*context.session());
    const auto vae = std::ranges::find(runs, std::string("mult-vae"),
                                       [](const RunSummary& run) { return run.record.model; });
    QVERIFY(vae != runs.end());
    const RunId run = vae->record.id;
    window.screens().show(ShowOnMap{run, Entity::User});
    QVERIFY(testing::waitUntilQuiet(context, 300000));
    auto* screen = qobject_cast<LatentScreen*>(window.screens().made(screens::kLatent));
    screen->model().setColouring(kGroupColouring);
    QVERIFY(testing::waitUntilQuiet(context, 120000));
    screen->view()->map()->finishRendering();
    look(window, text("docs-latent-light"));
    Theme::instance().setMode(Theme::Mode::Dark);
    window.screens().show(ShowRecommendations{run, 60});
    QVERIFY(testing::waitUntilQuiet(context));
    window.findChild<QTableView*>(text("recommendationTable"))->selectRow(1);
    QVERIFY(testing::waitUntilQuiet(context));
    look(window, text("docs-recommend-dark"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void nothingIsClippedOrUntranslated() {
    for (const QString& complaint : m_looker.complaints()) qWarning("%s", qPrintable(complaint));
    QCOMPARE(m_looker.complaints().size(), 0);
  }
};

QTEST_MAIN(TestTour)
#include "tst_Tour.moc"
