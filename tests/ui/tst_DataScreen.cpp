// DEPENDS: ui_data
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>

#include "core/workflow/data/ImportData.h"
#include "tests/ui/ToyWindow.h"
#include "ui/charts/ActivityChart.h"
#include "ui/charts/LongTailChart.h"
#include "ui/data/DataExplorer.h"
#include "ui/data/DataScreen.h"
#include "ui/data/EntityModel.h"
#include "ui/import/DoubtList.h"
#include "ui/import/ReadingPanel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

/// A window that takes its neighbour away when it learns new words, as a tooltip or a menu may.
class Rival : public QWidget {
 public:
  QPointer<QWidget> neighbour;

 protected:
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::LanguageChange) delete neighbour.data();
  }
};

}  // namespace

class DataScreenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    const std::filesystem::path sample = TASTESCOPE_SOURCE_DIR "/resources/sample";
    ImportRequest request;
    request.options.sources = {sample / "interactions.csv.gz"};
    request.options.itemsFile = sample / "items.csv.gz";
    request.options.usersFile = sample / "customers.csv.gz";
    request.options.domain = Domain::Commerce;
    request.options.name = "gift-shop";
    request.project = m_folder.filePath(QStringLiteral("gift-shop.tastescope")).toStdString();
    Progress progress;
    importData(request, progress, {});
    m_project = QString::fromStdString(request.project.string());
  }

  void init() {
    m_context = std::make_unique<AppContext>();
    m_screen = std::make_unique<DataScreen>(*m_context);
    m_screen->resize(1356, 840);
    m_screen->show();
  }
  void cleanup() {
    m_screen.reset();
    m_context.reset();
  }

  void withoutAProjectItSaysWhatToDo() {
    QVERIFY(find<QPushButton>("importData")->isVisible());
    QTest::mouseClick(find<QPushButton>("importData"), Qt::LeftButton);
    QVERIFY(m_screen->findChild<QWidget*>(QStringLiteral("importWizard"))->isVisible());
  }

  void dataIsAddedAndTakenBack() {
    const QString own = m_folder.filePath(QStringLiteral("living.tastescope"));
    QVERIFY(QFile::copy(m_project, own));
    m_context->openProject(own);
    QTRY_VERIFY(m_context->session() != nullptr);
    const std::string before = m_context->session()->data().fingerprint;
    const Dataset& data = m_context->session()->data();
    QString header;
    for (const ReadColumn& column : data.report.reading.columns)
      header += (header.isEmpty() ? QString() : QStringLiteral(",")) +
                QString::fromStdString(column.name);
    const auto cellOf = [&](const ReadColumn& column) -> QString {
      switch (column.role) {
        case ColumnRole::User: return QStringLiteral("newcomer");
        case ColumnRole::Item:
          return QString::fromUtf8(data.items.id(0).data(), int(data.items.id(0).size()));
        case ColumnRole::Time: return QStringLiteral("2012-01-02 10:00:00");
        default: return QStringLiteral("1");
      }
    };
    QString row;
    for (const ReadColumn& column : data.report.reading.columns)
      row += (row.isEmpty() ? QString() : QStringLiteral(",")) + cellOf(column);
    const QString more = m_folder.filePath(QStringLiteral("more.csv"));
    QFile file(more);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write((header + QLatin1Char('\n') + row + QLatin1Char('\n')).toUtf8());
    file.close();

    QVERIFY(find<QPushButton>("addData")->isEnabled());
    QVERIFY(!find<QWidget>("appends")->isVisibleTo(m_screen.get()));
    m_screen->findChild<DataExplorer*>()->add({more});
    QTRY_COMPARE_WITH_TIMEOUT(m_context->session()->appends().size(), std::size_t{1}, 20000);
    QVERIFY(m_context->session()->data().users.find("newcomer").has_value());
    QTest::mouseClick(find<QPushButton>("undoAppend"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_context->session()->appends().size(), std::size_t{0}, 20000);
    QCOMPARE(m_context->session()->data().fingerprint, before);
  }

  void theFindingsAreComputedFromTheData() {
    open();
    auto* tail = find<LongTailChart>("longTail");
    QTRY_VERIFY(!tail->finding().isEmpty());
    const LongTail expected = longTail(*m_context->session());
    const QString share = QString::number(std::lround(expected.shareOfFirst(0.2) * 100));
    QCOMPARE(tail->finding(),
             QStringLiteral("first 20 % of items carry %1 % of purchases").arg(share));
    auto* chart = find<ActivityChart>("activity");
    QVERIFY(chart->finding().startsWith(QStringLiteral("busiest week, ")));
    find<Segments>("activityBin")->setCurrentIndex(2);
    QTRY_VERIFY(chart->finding().startsWith(QStringLiteral("busiest month, ")));
  }

  void theFirstCustomerIsTheMostActiveAndItsHistoryIsShown() {
    open();
    EntityModel& users = model("overviewUsersTable");
    QTRY_VERIFY(users.rowAt(0) != nullptr);
    EntityQuery query;
    const EntityPage page = entityPage(*m_context->session(), query);
    QCOMPARE(users.rowAt(0)->id, page.rows[0].id);
    auto* history = find<DataTable>("overviewHistoryTable");
    QTRY_COMPARE(history->model()->rowCount(), static_cast<int>(page.rows[0].count));
  }

  void farRowsAreFetchedWhenLookedAt() {
    open();
    EntityModel& users = model("overviewUsersTable");
    QTRY_VERIFY(users.rowAt(0) != nullptr);
    const int far = users.rowCount() - 1;
    QVERIFY(users.rowAt(far) == nullptr);
    find<DataTable>("overviewUsersTable")->scrollToBottom();
    static_cast<void>(users.index(far, 0).data());
    QTRY_VERIFY(users.rowAt(far) != nullptr);
  }

  void searchAndSortAskTheCore() {
    open();
    find<QTabBar>("dataTabs")->setCurrentIndex(2);
    EntityModel& items = model("itemsTable");
    QTRY_VERIFY(items.rowAt(0) != nullptr);
    QTest::keyClicks(find<QLineEdit>("itemsSearch"), QStringLiteral("lantern"));
    QTRY_VERIFY(items.rowCount() > 0 && items.rowCount() < 100);
    for (int row = 0; row < items.rowCount(); ++row) {
      QVERIFY(QString::fromStdString(items.rowAt(row)->title)
                  .contains(QStringLiteral("lantern"), Qt::CaseInsensitive));
    }
    find<DataTable>("itemsTable")->sortByColumn(0, Qt::AscendingOrder);
    QTRY_VERIFY(items.rowAt(0)->id <= items.rowAt(1)->id);
    // Who had the selected item stands beside it.
    QTRY_COMPARE(find<DataTable>("peopleTable")->model()->rowCount(),
                 static_cast<int>(items.rowAt(0)->count));
  }

  void showOnMapNavigates() {
    open();
    QTRY_VERIFY(find<QPushButton>("overviewHistoryShowOnMap")->isEnabled());
    QSignalSpy navigation(m_context.get(), &AppContext::navigationWanted);
    QTest::mouseClick(find<QPushButton>("overviewHistoryShowOnMap"), Qt::LeftButton);
    QCOMPARE(navigation.count(), 1);
    const auto wanted = navigation[0][0].value<Destination>();
    QVERIFY(std::holds_alternative<ShowOnMap>(wanted));
    QCOMPARE(std::get<ShowOnMap>(wanted).entity, Entity::User);
  }

  void theStatusHoldsTheEquation() {
    open();
    QVERIFY(m_screen->statusText().contains(QStringLiteral(" read = ")));
  }

  void howItWasReadStandsBehindATab() {
    open();
    auto* tabs = find<QTabBar>("dataTabs");
    QVERIFY(tabs->isTabVisible(4));
    tabs->setCurrentIndex(4);
    QStringList lines;
    for (const ReadingPanel::Line& line : find<ReadingPanel>("readingLines")->lines())
      lines << line.first + QLatin1Char('=') + line.second;
    QVERIFY(lines.contains(QStringLiteral("Read from=interactions.csv.gz")));
    QVERIFY(lines.filter(QRegularExpression(QStringLiteral("^User="))).size() == 1);
    QVERIFY(lines.filter(QRegularExpression(QStringLiteral("^items.csv.gz="))).size() == 1);
    QCOMPARE(find<DoubtList>("readingDoubts")->doubts().size(),
             m_context->session()->data().report.reading.doubts.size());
  }

  void aProjectThatDoesNotKnowHowItWasReadHasNoSuchTab() {
    QTemporaryDir folder;
    const QString old = folder.filePath(QStringLiteral("old.tastescope"));
    QVERIFY(QFile::copy(
        QStringLiteral(TASTESCOPE_SOURCE_DIR "/tests/data/projects/version4.tastescope"), old));
    QFile(old).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QSignalSpy opened(m_context.get(), &AppContext::projectChanged);
    m_context->openProject(old);
    QVERIFY(opened.count() > 0 || opened.wait(20000));
    QVERIFY(!find<QTabBar>("dataTabs")->isTabVisible(4));
    m_context->closeProject();
  }

  void linksHaveATabOfTheirOwn() {
    open();
    QVERIFY(!find<QTabBar>("dataTabs")->isTabVisible(5));
    openLinked();
    auto* tabs = find<QTabBar>("dataTabs");
    QVERIFY(tabs->isTabVisible(5));
    tabs->setCurrentIndex(5);
    auto* table = find<DataTable>("linksTable");
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("ann"));
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("bob"));
    QTest::keyClicks(find<QLineEdit>("linksSearch"), QStringLiteral("CAR"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    testing::shoot(*m_screen, QStringLiteral("data-links"), [] { QTest::qWait(300); });
  }

  void theKindOfDataCanBeChangedAndWordsFollow() {
    openLinked();
    auto* tabs = find<QTabBar>("dataTabs");
    auto* kind = find<QComboBox>("kindOfData");
    QCOMPARE(tabs->tabText(1), QStringLiteral("Users"));
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Home);  // shops come first
    QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Customers"));
    const QString file = m_linked;
    m_context->closeProject();
    m_screen.reset();
    init();
    openProject(file);
    QCOMPARE(find<QTabBar>("dataTabs")->tabText(1), QStringLiteral("Customers"));
  }

  void aWindowMayCloseAnotherAsItTakesItsWords() {
    openLinked();
    std::vector<QPointer<Rival>> rivals;
    for (int made = 0; made < 20; ++made) rivals.emplace_back(new Rival);
    for (std::size_t at = 0; at < rivals.size(); ++at)
      rivals[at]->neighbour = rivals[at ^ 1U].data();
    QSignalSpy problem(m_context.get(), &AppContext::problem);
    m_context->changeDomain(Domain::Education);
    const auto alive = [&] {
      return std::ranges::count_if(rivals, [](auto& one) { return !one.isNull(); });
    };
    QTRY_COMPARE(alive(), 10);
    QCOMPARE(problem.count(), 0);
    for (const auto& rival : rivals) delete rival.data();
  }

  void picturesOfEveryTab() {
    if (!testing::openForShots(*m_context)) open();
    for (const QSize size : {QSize(1196, 740), QSize(1356, 810), QSize(1836, 1020)}) {
      m_screen->resize(size);
      for (int tab = 0; tab < 5; ++tab) {
        find<QTabBar>("dataTabs")->setCurrentIndex(tab);
        testing::shoot(*m_screen, QStringLiteral("data-%1-%2").arg(size.width()).arg(tab + 1),
                       [] { QTest::qWait(400); });
      }
    }
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) {
    auto* found = m_screen->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s", name);
    return found;
  }
  EntityModel& model(const char* table) {
    return *qobject_cast<EntityModel*>(find<DataTable>(table)->model());
  }
  /// A project of three people who know each other.
  void openLinked() {
    const auto write = [this](const char* name, const char* text) {
      QFile file(m_folder.filePath(QString::fromLatin1(name)));
      if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
      file.write(text);
      return std::filesystem::path(file.fileName().toStdString());
    };
    ImportRequest request;
    request.options.sources = {write("x.csv", "user,item\nann,1\nbob,1\nbob,2\ncarl,2\n")};
    request.options.linksFile = write("l.csv", "a,b\nann,bob\nbob,ann\ncarl,ann\n");
    request.overwrite = true;
    m_linked = m_folder.filePath(QStringLiteral("linked.tastescope"));
    request.project = m_linked.toStdString();
    Progress progress;
    importData(request, progress, {});
    openProject(m_linked);
  }
  void open() { openProject(m_project); }
  void openProject(const QString& project) {
    QSignalSpy opened(m_context.get(), &AppContext::projectChanged);
    m_context->openProject(project);
    QVERIFY(opened.count() > 0 || opened.wait(20000));
    QVERIFY(m_context->session() != nullptr);
  }

  QTemporaryDir m_folder;
  QString m_project;
  QString m_linked;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<DataScreen> m_screen;
};

QTEST_MAIN(DataScreenTest)
#include "tst_DataScreen.moc"
