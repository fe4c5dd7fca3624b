// DEPENDS: ui_evaluate
// TIMEOUT: 900
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include "tests/core/ToyTeams.h"
#include "tests/ui/ToyEvaluate.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

/// A project of `data` with a popularity and an EASE run, shown and scored.
class ScoredScreen {
 public:
  explicit ScoredScreen(const Dataset& data) : m_screen(m_context) {
    const QString file = m_folder.filePath(QStringLiteral("t.tastescope"));
    Progress progress;
    Project::create(file.toStdString(), data, true, progress, {});
    {
      const SessionPtr session = tastescope::test::openSession(file.toStdString());
      tastescope::test::trainClosedForm(*session, "popularity");
      tastescope::test::trainClosedForm(*session, "ease");
    }
    QSignalSpy opened(&m_context, &AppContext::projectChanged);
    m_context.openProject(file);
    m_open = opened.count() > 0 || opened.wait(20000);
    m_screen.resize(1356, 840);
    m_screen.show();
    m_screen.activate({});
  }
  bool scored() {
    return m_open && QTest::qWaitFor([this] { return !m_screen.statusText().isEmpty(); }, 20000);
  }
  EvaluateScreen& screen() { return m_screen; }
  template <typename Widget>
  Widget* find(const char* name) {
    return m_screen.findChild<Widget*>(QLatin1String(name));
  }
  QString words(const char* name) { return find<QLabel>(name)->text(); }
  bool says(const QString& text) {
    const QList<QLabel*> labels = m_screen.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
      return label->isVisible() && label->text().contains(text);
    });
  }

 private:
  QTemporaryDir m_folder;
  AppContext m_context;
  EvaluateScreen m_screen;
  bool m_open = false;
};

int columnOf(const DataTable& table, const char* kind) {
  return qobject_cast<const MetricsModel*>(table.model())->columnOf(kind);
}

}  // namespace

class EvaluateScreenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { testing::isolate(); }

  void withoutRunsItSaysWhatToDo() {
    AppContext context;
    EvaluateScreen screen(context);
    screen.resize(1356, 840);
    screen.show();
    auto* next = screen.findChild<QPushButton*>(QStringLiteral("evaluateNext"));
    QVERIFY(next->isVisible());
    QSignalSpy navigation(&context, &AppContext::navigationWanted);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(navigation.count(), 1);
    testing::shoot(screen, QStringLiteral("evaluate-empty"), [] { QTest::qWait(50); });
  }

  void runsStandSideBySideWithTheirTest() {
    testing::ToyEvaluate toy;
    EvaluateScreen& screen = toy.screen();
    DataTable* table = toy.table();
    QVERIFY(toy.filled());
    QTRY_VERIFY_WITH_TIMEOUT(screen.statusText().contains(QLatin1Char('2')), 20000);
    const auto text = [table](int row, int column) {
      return table->model()->index(row, column).data().toString();
    };
    const int last = table->model()->columnCount() - 1;
    QCOMPARE(text(0, last), QStringLiteral("reference"));
    QVERIFY(text(1, last).contains(QStringLiteral("p ")));
    const QModelIndex against = table->model()->index(1, last);
    QVERIFY(against.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Holm")));
    QVERIFY(text(0, MetricsModel::kNdcg).toDouble() >= text(1, MetricsModel::kNdcg).toDouble());
    QVERIFY(screen.asText().contains(QStringLiteral("Ranked against")));
    screen.findChild<Segments*>(QStringLiteral("listLength"))->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(
        table->model()->headerData(MetricsModel::kNdcg, Qt::Horizontal).toString() ==
                QStringLiteral("NDCG@5") &&
            !screen.scoring(),
        20000);
    QVERIFY(text(0, MetricsModel::kNdcg) != QStringLiteral("not evaluated"));
    testing::shoot(screen, QStringLiteral("evaluate-toy"), [] { QTest::qWait(200); });
  }

  void theDivisorOfRecallSwitchesItsColumn() {
    testing::ToyEvaluate toy;
    QVERIFY(toy.filled());
    const auto title = [&toy](const char* kind) {
      const int column = columnOf(*toy.table(), kind);
      return toy.table()->model()->headerData(column, Qt::Horizontal).toString();
    };
    QCOMPARE(title("recall"), QStringLiteral("Recall@10"));
    const int before = columnOf(*toy.table(), "recall");
    toy.screen().findChild<Segments*>(QStringLiteral("recallDivisor"))->setCurrentIndex(1);
    QCOMPARE(title("recall-capped"), QStringLiteral("Capped recall@10"));
    QCOMPARE(columnOf(*toy.table(), "recall-capped"), before);
    QCOMPARE(columnOf(*toy.table(), "recall"), -1);
    QCOMPARE(title("coverage"), QStringLiteral("Coverage"));
  }

  void groupsSwitchBetweenUsersItemsAndTheirAttribute() {
    ScoredScreen shown(tastescope::test::toyDataWithTeams());
    QVERIFY(shown.scored());
    auto* groups = shown.find<Segments>("segmentSwitch");
    QCOMPARE(groups->count(), 3);
    QVERIFY(shown.says(QStringLiteral("NDCG@10 by activity")));
    groups->setCurrentIndex(1);
    QVERIFY(shown.says(QStringLiteral("Recall@10 by rarity")));
    groups->setCurrentIndex(2);
    QVERIFY(shown.says(QStringLiteral("by team, 95 % interval")));
    testing::shoot(shown.screen(), QStringLiteral("evaluate-teams"), [] { QTest::qWait(200); });
  }

  void cardsStayWhereTheyAreWhenTheGroupsChange() {
    ScoredScreen shown(tastescope::test::toyDataWithTeams());
    QVERIFY(shown.scored());
    auto* groups = shown.find<Segments>("segmentSwitch");
    for (const int width : {1016, 1356, 1836}) {
      shown.screen().resize(width, 840);
      QTest::qWait(50);
      const auto places = [&shown] {
        QList<QRect> all;
        for (const Panel* card : shown.screen().findChildren<Panel*>())
          all << QRect(card->mapTo(&shown.screen(), QPoint()), card->size());
        return all;
      };
      groups->setCurrentIndex(0);
      QTest::qWait(50);
      const QList<QRect> before = places();
      QVERIFY(before.size() >= 4);
      for (const int index : {1, 2, 0}) {
        groups->setCurrentIndex(index);
        QTest::qWait(50);
        QCOMPARE(places(), before);
      }
    }
  }

  void calibrationAndFairnessSpeakOfTheSelectedRun() {
    ScoredScreen shown(tastescope::test::toyDataWithTeams());
    QVERIFY(shown.scored());
    auto* table = shown.find<DataTable>("metricsTable");
    const QString first = table->model()->index(0, MetricsModel::kRun).data().toString();
    const QString second = table->model()->index(1, MetricsModel::kRun).data().toString();
    QVERIFY(shown.words("calibrationWords").startsWith(first));
    QVERIFY(shown.words("fairnessWords").contains(QStringLiteral("gap")));
    QVERIFY(shown.says(QStringLiteral("NDCG@10 of %1 by team").arg(first)));
    const QString before = shown.words("calibrationWords");
    table->selectRow(1);
    QVERIFY(shown.words("calibrationWords").startsWith(second));
    QVERIFY(shown.says(QStringLiteral("NDCG@10 of %1 by team").arg(second)));
    // Another attribute of the items, another distance.
    auto* attributes = shown.find<QComboBox>("itemAttribute");
    QCOMPARE(attributes->count(), 3);
    table->selectRow(0);
    QCOMPARE(shown.words("calibrationWords"), before);
    attributes->setCurrentIndex(2);
    Q_EMIT attributes->activated(2);
    QVERIFY(shown.words("calibrationWords") != before);
  }

  void runsAreMeasuredAsGenerativeModels() {
    testing::ToyEvaluate toy;
    EvaluateScreen& screen = toy.screen();
    QVERIFY(toy.filled());
    QTRY_VERIFY_WITH_TIMEOUT(!screen.statusText().isEmpty(), 20000);
    auto* measure = screen.findChild<QPushButton*>(QStringLiteral("measureGenerative"));
    auto* sections = screen.findChild<QWidget*>(QStringLiteral("generativeSections"));
    QVERIFY(measure->isVisible() && !sections->isVisible());
    screen.findChild<QScrollArea*>()->ensureWidgetVisible(measure);
    QTest::mouseClick(measure, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(sections->isVisible(), 30000);
    QVERIFY(!measure->isVisible());
    QStringList said;
    for (const QLabel* label : sections->findChildren<QLabel*>())
      if (label->isVisible()) said << label->text();
    const QString all = said.join(QLatin1Char('\n'));
    for (const char* words : {"Probability of the held-out", "Latent space and ELBO", "Made-up",
                              "only order items"})  // what EASE cannot be asked
      QVERIFY2(all.contains(QLatin1String(words)), qPrintable(all));
    const QList<DataTable*> tables = sections->findChildren<DataTable*>();
    QCOMPARE(tables.size(), 3);
    for (const DataTable* table : tables) {
      QVERIFY(table->model()->rowCount() > 0);
      QVERIFY(table->isVisible());
    }
    // Other real histories, popularity, and what the run makes up in every way it can.
    QVERIFY(tables.back()->model()->rowCount() >= 4);
    testing::shoot(screen, QStringLiteral("evaluate-generative"), [] { QTest::qWait(200); });
  }

  void withoutAttributesSentencesSayWhatIsMissing() {
    Dataset data = tastescope::test::toyDataset();
    data.itemAttributes = AttributeTable(data.items.size());
    ScoredScreen shown(data);
    QVERIFY(shown.scored());
    QCOMPARE(shown.find<Segments>("segmentSwitch")->count(), 2);
    QVERIFY(shown.words("calibrationWords").contains(QStringLiteral("no attribute")));
    QVERIFY(shown.words("fairnessWords").contains(QStringLiteral("no attribute")));
    QVERIFY(!shown.find<QWidget>("calibration")->isVisible());
    QVERIFY(!shown.find<QComboBox>("itemAttribute")->isVisible());
    // Without attributes there is no diversity by attribute, however wide the window.
    shown.screen().resize(1900, 840);
    auto* table = shown.find<DataTable>("metricsTable");
    QTRY_VERIFY(!table->isColumnHidden(columnOf(*table, "popularity-lift")));
    QVERIFY(table->isColumnHidden(columnOf(*table, "diversity-attribute")));
  }

  void extraColumnsNeedRoom() {
    ScoredScreen shown(tastescope::test::toyDataWithTeams());
    QVERIFY(shown.scored());
    auto* table = shown.find<DataTable>("metricsTable");
    const int column = columnOf(*table, "popularity-lift");
    shown.screen().resize(1196, 740);
    QTRY_VERIFY(table->isColumnHidden(column));
    shown.screen().resize(1836, 1020);
    QTRY_VERIFY(!table->isColumnHidden(column));
    QVERIFY(!table->isColumnHidden(columnOf(*table, "diversity-attribute")));
    QVERIFY(!table->isColumnHidden(columnOf(*table, "rbp")));
    const QString lift = table->model()->index(1, column).data().toString();
    QVERIFY2(lift.endsWith(QStringLiteral(" %")), qPrintable(lift));
  }

  void picturesOfAProject() {
    AppContext context;
    if (!testing::openForShots(context))
      QSKIP("TASTESCOPE_SHOTS names a project to take pictures of.");
    EvaluateScreen screen(context);
    for (const QSize size : {QSize(1196, 740), QSize(1356, 810), QSize(1836, 1020)}) {
      screen.resize(size);
      screen.show();
      screen.activate({});
      QTRY_VERIFY_WITH_TIMEOUT(!screen.statusText().isEmpty(), 120000);
      testing::shoot(screen, QStringLiteral("evaluate-%1").arg(size.width()),
                     [] { QTest::qWait(200); });
    }
    screen.resize(1196, 740);
    auto* groups = screen.findChild<Segments*>(QStringLiteral("segmentSwitch"));
    for (int i = 1; i < groups->count(); ++i) {
      groups->setCurrentIndex(i);
      testing::shoot(screen, QStringLiteral("evaluate-groups-%1").arg(i),
                     [] { QTest::qWait(200); });
    }
  }

  void aNarrowWindowScrollsOnlyDownwards() {
    ScoredScreen shown(tastescope::test::toyDataWithTeams());
    QVERIFY(shown.scored());
    for (const int width : {1016, 1196, 1356}) {  // the smallest window, 1280 and 1440
      shown.screen().resize(width, 740);
      for (const QScrollArea* area : shown.screen().findChildren<QScrollArea*>())
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
      // The test for the metrics is in sight, and so are the names of the runs.
      auto* table = shown.find<DataTable>("metricsTable");
      const int against = table->model()->columnCount() - 1;
      QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
      QVERIFY(!table->isColumnHidden(against));
      QVERIFY(table->columnWidth(against) >= 200);
      QVERIFY(!table->isColumnHidden(columnOf(*table, "recall")));
      const QString all = table->model()->index(0, 0).data(Qt::ToolTipRole).toString();
      QVERIFY2(all.contains(QStringLiteral("Gini: ")), qPrintable(all));
    }
  }
};

QTEST_MAIN(EvaluateScreenTest)
#include "tst_EvaluateScreen.moc"
