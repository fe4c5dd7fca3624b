// LABELS: gui
// DEPENDS: ui_home
// Home by real events: projects, search, a lost file, undo, drops, and its pictures.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include "tests/ui/DropFile.h"
#include "tests/ui/ToyWindow.h"
#include "ui/home/DropArea.h"
#include "ui/home/HomeScreen.h"
#include "ui/home/ProjectRow.h"
#include "ui/home/RecentProjects.h"
#include "ui/home/Steps.h"
#include "ui/widgets/Thumbnails.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

class TestHomeScreen : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;

  RecentProject makeProject(const QString& name, bool there, quint32 users, int runs) {
    RecentProject project;
    project.file = m_folder.filePath(name + QStringLiteral(".tastescope"));
    if (there) {
      QFile file(project.file);
      if (file.open(QIODevice::WriteOnly)) file.write("placeholder");
    }
    project.opened = QDateTime::currentDateTime();
    project.users = users;
    project.items = 3145;
    project.runs = runs;
    project.domain = Domain::Commerce;
    if (runs > 0) {
      project.metric = QStringLiteral("ndcg@10");
      project.best = 0.2162;
      project.bestRun = QStringLiteral("Mult-VAE 07");
    }
    return project;
  }

  static QList<ProjectRow*> rowsOf(const HomeScreen& home) {
    QList<ProjectRow*> rows;
    for (ProjectRow* row : home.findChildren<ProjectRow*>()) {
      if (row->isVisible()) rows.append(row);
    }
    return rows;
  }

 private Q_SLOTS:
  void initTestCase() { uitest::isolate(); }
  void init() { RecentProjects::instance().clear(); }

  void withoutProjectsItSaysWhatToDo() {
    AppContext context;
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    QVERIFY(rowsOf(home).isEmpty());
    QVERIFY(home.findChild<Steps*>()->isVisible());
    QVERIFY(!home.findChild<QLineEdit*>(QStringLiteral("findProject"))->isEnabled());
  }

  void theNewestProjectStandsFirstAndTheStepsGoWithThree() {
    AppContext context;
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    for (const char* name : {"one", "two", "three"})
      RecentProjects::instance().add(makeProject(QString::fromLatin1(name), true, 10, 0));
    QCOMPARE(RecentProjects::instance().all().first().name(), QStringLiteral("three"));
    QTRY_COMPARE(rowsOf(home).size(), 3);
    QVERIFY(!home.findChild<Steps*>()->isVisible());
  }

  void typingFiltersTheProjects() {
    AppContext context;
    RecentProjects::instance().add(makeProject(QStringLiteral("gift-shop"), true, 4074, 10));
    RecentProjects::instance().add(makeProject(QStringLiteral("film-club"), true, 943, 2));
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    QTest::keyClicks(home.findChild<QLineEdit*>(QStringLiteral("findProject")),
                     QStringLiteral("gift"));
    QTRY_COMPARE(rowsOf(home).size(), 1);
    QCOMPARE(rowsOf(home).first()->project().name(), QStringLiteral("gift-shop"));
  }

  void tabGoesDownTheProjectsBeforeWhatStandsBesideThem() {
    AppContext context;
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    home.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&home));
    for (const bool there : {true, false})
      RecentProjects::instance().add(
          makeProject(there ? QStringLiteral("gift-shop") : QStringLiteral("lost"), there, 9, 1));
    QTRY_COMPARE(rowsOf(home).size(), 2);
    home.findChild<QWidget*>(QStringLiteral("openProject"))->setFocus(Qt::TabFocusReason);
    QStringList stops;
    for (int i = 0; i < 8; ++i) {
      stops << home.focusWidget()->objectName();
      QTest::keyClick(home.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(stops.mid(0, 7),
             QStringList({QStringLiteral("openProject"), QStringLiteral("newProject"),
                          QStringLiteral("findProject"), QStringLiteral("projectRow"),
                          QStringLiteral("projectLocate"), QStringLiteral("projectRow"),
                          QStringLiteral("projectMenu")}));
  }

  void aMenuGoesWithTheRowItSpeaksOf() {
    AppContext context;
    RecentProjects::instance().add(makeProject(QStringLiteral("gift-shop"), true, 4074, 10));
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    QTRY_COMPARE(rowsOf(home).size(), 1);
    QTest::mouseClick(home.findChild<QWidget*>(QStringLiteral("projectMenu")), Qt::LeftButton);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    RecentProjects::instance().add(makeProject(QStringLiteral("film-club"), true, 943, 2));
    QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    QTRY_COMPARE(rowsOf(home).size(), 2);
  }

  void aLostFileStaysAndOffersToLocateIt() {
    AppContext context;
    RecentProjects::instance().add(makeProject(QStringLiteral("branch-loans"), false, 61402, 4));
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    QTRY_COMPARE(rowsOf(home).size(), 1);
    ProjectRow* row = rowsOf(home).first();
    auto* locate = row->findChild<QPushButton*>(QStringLiteral("projectLocate"));
    QVERIFY(locate != nullptr && locate->isVisible());
    QSignalSpy opened(row, &ProjectRow::opened);
    QTest::mouseClick(row, Qt::LeftButton, {}, QPoint(200, 20));
    QCOMPARE(opened.count(), 0);
  }

  void deletingAProjectFromTheListCanBeUndone() {
    AppContext context;
    const RecentProject project = makeProject(QStringLiteral("gift-shop"), true, 4074, 10);
    RecentProjects::instance().add(project);
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    std::function<void()> undo;
    connect(&context, &AppContext::announced, this,
            [&](const QString&, const QString&, const std::function<void()>& act) { undo = act; });
    QTRY_COMPARE(rowsOf(home).size(), 1);
    QTest::keyClick(rowsOf(home).first(), Qt::Key_Delete);
    QVERIFY(RecentProjects::instance().all().isEmpty());
    QVERIFY(undo);
    undo();
    QCOMPARE(RecentProjects::instance().all().size(), 1);
    QVERIFY(QFile::exists(project.file));
  }

  void aDroppedTableStartsTheWizardAndAProjectOpens() {
    AppContext context;
    HomeScreen home(context);
    home.resize(1196, 740);
    home.show();
    QSignalSpy wanted(&context, &AppContext::navigationWanted);
    auto* area = home.findChild<DropArea*>();
    uitest::dropFile(*area, QStringLiteral("/data/ratings.csv"));
    QCOMPARE(wanted.count(), 1);
    const auto destination = wanted[0][0].value<Destination>();
    QVERIFY(std::holds_alternative<OpenWizard>(destination));
    QCOMPARE(std::get<OpenWizard>(destination).sources,
             QStringList{QStringLiteral("/data/ratings.csv")});
  }

  void openingAProjectPutsItFirstWithItsBestResult() {
    const uitest::ToyWindow toy;
    AppContext context;
    RecentProjects::instance().follow(context);
    toy.open(context);
    QTRY_COMPARE(RecentProjects::instance().all().size(), 1);
    const RecentProject& project = RecentProjects::instance().all().first();
    QCOMPARE(project.runs, 2);
    QCOMPARE(project.users, static_cast<quint32>(context.session()->data().users.size()));
    QCOMPARE(project.metric, QStringLiteral("ndcg@10"));
    QVERIFY(project.best > 0 && project.best <= 1);
  }

  void daysAreNamedAsPeopleNameThem() {
    const QDateTime now(QDate(2026, 11, 24), QTime(15, 0));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 24), QTime(14, 32)), now),
             QStringLiteral("Today 14:32"));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 23), QTime(9, 0)), now),
             QStringLiteral("Yesterday"));
    QCOMPARE(whenText(QDateTime(QDate(2026, 11, 12), QTime(9, 0)), now), QStringLiteral("12 Nov"));
    QCOMPARE(whenText(QDateTime(QDate(2024, 11, 12), QTime(9, 0)), now),
             QStringLiteral("12 Nov 2024"));
  }

  void picturesOfHome() {
    AppContext context;
    RecentProjects::instance().add(makeProject(QStringLiteral("Branch loans"), false, 61402, 4));
    RecentProjects::instance().add(makeProject(QString::fromUtf8("听歌记录"), true, 1892, 2));
    RecentProjects::instance().add(makeProject(QStringLiteral("Film club"), true, 943, 0));
    RecentProjects::instance().add(makeProject(QStringLiteral("gift-shop"), true, 4074, 10));
    QImage map(256, 200, QImage::Format_ARGB32_Premultiplied);
    map.fill(Theme::instance().colour("mapBackground"));
    storeThumbnail(RecentProjects::instance().all().first().file, map);
    HomeScreen home(context);
    home.resize(1356, 840);
    home.show();
    QTRY_COMPARE(rowsOf(home).size(), 4);
    uitest::shoot(home, QStringLiteral("home"), [] { QTest::qWait(50); });
  }
};

QTEST_MAIN(TestHomeScreen)
#include "tst_HomeScreen.moc"
