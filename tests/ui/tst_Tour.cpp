// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// Visits every screen on the real sample in both themes and languages at two sizes, writes
// build/<preset>/tour/*.png, and fails on clipped or untranslated text.
#include <QApplication>
#include <QDialog>
#include <QFontDatabase>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <algorithm>

#include "core/models/Registry.h"
#include "core/workflow/train/TrainRun.h"
#include "core/workflow/train/TuneFeed.h"
#include "tests/ui/Visit.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"
#include "ui/export/ExportDialog.h"
#include "ui/shell/Actions.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/theme/Theme.h"

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

/// Models keep their names in every language: "Popularity".
QSet<QString> modelNames() {
  QSet<QString> names;
  for (const ModelInfo& model : modelRegistry()) names.insert(QString::fromStdString(model.name));
  return names;
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
  testing::English m_english;
  QStringList m_complaints;

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

  void look(QWidget& widget, const QString& name, bool chinese) {
    QDir folder(QStringLiteral(TASTESCOPE_BINARY_DIR));
    folder.mkpath(text("tour"));
    QVERIFY(widget.grab().save(folder.filePath(text("tour/%1.png").arg(name))));
    for (const QString& clipped : testing::clippedTexts(widget))
      m_complaints.append(name + text(" clipped  ") + clipped);
    if (!chinese) return;
    for (const QString& english : testing::untranslatedTexts(widget, m_english, modelNames())) {
      m_complaints.append(name + text(" English  ") + english);
    }
  }

  /// The list of another run beside the one that is shown.
  void lookAtTwoLists(MainWindow& window, AppContext& context, const QString& name) {
    QTest::mouseClick(window.findChild<QPushButton*>(text("compareWith")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
    QVERIFY(window.findChild<QTableView*>(text("comparedTable"))->isVisible());
    look(window, text("compared-") + name, name.contains(text("zh_CN")));
    QTest::mouseClick(window.findChild<QToolButton*>(text("stopComparing")), Qt::LeftButton);
    QVERIFY(testing::waitUntilQuiet(context));
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
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
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
            look(window, name, text(language) == text("zh_CN"));
            if (text(stop.name) == text("recommend")) lookAtTwoLists(window, context, name);
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
             text("%1-%2-%3").arg(text(stop.name), text(language), text(QTest::currentDataTag())),
             false);
      }
      ExportRequest request;
      request.run = m_vae;
      ExportDialog dialog(context, request);
      dialog.show();
      QVERIFY(testing::waitUntilQuiet(context));
      look(dialog, text("export-%1-%2").arg(text(language), text(QTest::currentDataTag())), false);
    }
    Language::instance().use(text("en"));
    Theme::instance().setText({}, 1);
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
      look(dialog, text("export-%1").arg(text(language)), text(language) == text("zh_CN"));
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
      look(*about, text("about-%1").arg(text(language)), text(language) == text("zh_CN"));
    }
    Language::instance().use(text("en"));
  }

  void nothingIsClippedOrUntranslated() {
    for (const QString& complaint : std::as_const(m_complaints))
      qWarning("%s", qPrintable(complaint));
    QCOMPARE(m_complaints.size(), 0);
  }
};

QTEST_MAIN(TestTour)
#include "tst_Tour.moc"
