// LABELS: gui
// DEPENDS: ui_runs
// The runs' table by mouse and keyboard: sorting, filters, comparing, renaming, notes, deleting
// with undo.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include "core/store/StudyStore.h"
#include "core/workflow/Runs.h"
#include "tests/ui/ToyWindow.h"
#include "ui/charts/CurveChart.h"
#include "ui/charts/RunIntervalChart.h"
#include "ui/runs/RunsScreen.h"
#include "ui/runs/RunsTable.h"
#include "ui/widgets/SearchField.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {
QString text(const char* utf8) { return QString::fromUtf8(utf8); }
}  // namespace

class TestRunsScreen : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { ui::testing::isolate(); }
  void init() {
    m_toy = std::make_unique<ui::testing::ToyWindow>();
    m_context = std::make_unique<AppContext>();
    if (!ui::testing::openForShots(*m_context)) m_toy->open(*m_context);
    m_screen = std::make_unique<RunsScreen>(*m_context);
    m_screen->resize(1196, 740);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 2, 10000);
    settle();
  }
  void cleanup() {
    m_screen.reset();
    m_context.reset();
    m_toy.reset();
  }

  void everyRunIsARowAndFinishedOnesAreCompared() {
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(m_screen->model().compared().size(), qsizetype{2});
    QVERIFY(
        find<RunIntervalChart>("runMetrics")->accessibleDescription().contains(text("NDCG@10")));
  }

  void theStrongestStandsFirstAndTheHeaderTurnsTheOrder() {
    const QVariant first = cell(0, RunsModel::FirstMetric).data(RunsModel::SortRole);
    const QVariant second = cell(1, RunsModel::FirstMetric).data(RunsModel::SortRole);
    QVERIFY(first.toDouble() >= second.toDouble());
    table()->sortByColumn(RunsModel::FirstMetric, Qt::AscendingOrder);
    QCOMPARE(cell(0, RunsModel::FirstMetric).data(RunsModel::SortRole).toDouble(),
             second.toDouble());
  }

  void valuesCarryTheirInterval() {
    QVERIFY(cell(0, RunsModel::FirstMetric).data(SecondLineRole).toString().startsWith(text("± ")));
  }

  void spaceComparesAndARunKeepsItsColour() {
    const RunId ease = m_toy->ease();
    const QColor before = m_screen->model().colourOf(ease);
    table()->setCurrentRun(m_toy->vae());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_screen->model().compared(), QList<RunId>{ease});
    QCOMPARE(m_screen->model().colourOf(ease), before);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_screen->model().compared().size(), qsizetype{2});
  }

  void aClickOnBoxAndStarTogglesThem() {
    table()->setCurrentRun(m_toy->vae());
    const QModelIndex box = table()->currentIndex().siblingAtColumn(RunsModel::Compare);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(box).center());
    QCOMPARE(m_screen->model().compared().size(), qsizetype{1});
    const QModelIndex star = table()->currentIndex().siblingAtColumn(RunsModel::Star);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(star).center());
    QTRY_VERIFY_WITH_TIMEOUT(stored(m_toy->vae()).record.starred, 5000);
    settle();
    auto* starred = find<QPushButton>("starredFilter");
    QTest::mouseClick(starred, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::mouseClick(starred, Qt::LeftButton);
  }

  void textAndModelFilterTheRows() {
    auto* search = find<SearchField>("findRuns");
    QTest::keyClicks(search, text("ease"));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    auto* model = find<QComboBox>("modelFilter");
    model->setCurrentIndex(model->findData(text("mult-vae")));
    QCOMPARE(table()->model()->rowCount(), 1);
    model->setCurrentIndex(0);
  }

  void trialsOfASearchStandTogetherAndCanBeHidden() {
    const auto runs = m_screen->model().runs();
    QVERIFY(find<QComboBox>("trialsFilter")->isHidden());  // there is no search
    m_context->session()->withProject([&](Project& project) {
      StudyStore(project).add({"wide", "mult-vae", {{"trials", 2}}, 1});
      for (std::size_t i = 0; i < runs.size(); ++i) {
        StudyStore(project).putTrial(
            "wide", {static_cast<std::int64_t>(i) + 1, 0, runs[i].record.id, true});
      }
    });
    m_context->touchRuns();
    auto* trials = find<QComboBox>("trialsFilter");
    QTRY_VERIFY(trials->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const auto valid = [&](std::size_t i) { return metricOf(runs[i], "valid", "ndcg@10")->value; };
    const RunId best = runs[valid(0) >= valid(1) ? 0 : 1].record.id;
    const RunId other = runs[valid(0) >= valid(1) ? 1 : 0].record.id;
    QCOMPARE(cell(0, RunsModel::Name).data(RunsModel::IdRole).toLongLong(), best);
    const QModelIndex note = cell(0, m_screen->model().noteColumn());
    QVERIFY2(note.data().toString().contains(text("wide")), qPrintable(note.data().toString()));
    QVERIFY(note.data(Qt::EditRole).toString().isEmpty());
    const auto choose = [&](const char* words) {
      trials->setCurrentIndex(trials->findText(text(words)));
      return table()->model()->rowCount();
    };
    QCOMPARE(choose("All trials"), 2);
    QCOMPARE(choose("No trials"), 0);
    QCOMPARE(choose("wide"), 2);
    QCOMPARE(choose("Best of each search"), 1);
    // A trial that another outdoes leaves the list; the filter stays as it is.
    table()->setCurrentRun(best);
    m_context->session()->withProject([&](Project& project) {
      RunResults(project).setMetrics(other, {{"valid", "ndcg@10", 0.99, 0}});
    });
    m_context->touchRuns();
    QTRY_COMPARE(cell(0, RunsModel::Name).data(RunsModel::IdRole).toLongLong(), other);
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(trials->currentText(), text("Best of each search"));
    // Whoever asks for one that is hidden sees it.
    m_screen->activate(ShowRun{best});
    QCOMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->currentIndex().data(RunsModel::IdRole).toLongLong(), best);
  }

  void renamingAndNotesAreStored() {
    table()->setCurrentRun(m_toy->ease());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F2);
    QPointer<QLineEdit> editor = table()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText(text("EASE strong"));
    QSignalSpy left(m_context.get(), &AppContext::navigationWanted);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(stored(m_toy->ease()).record.name, std::string("EASE strong"), 5000);
    QVERIFY2(left.isEmpty(), "the Return that ends the editing opens nothing");
    settle();
    QTRY_VERIFY(editor.isNull());
    table()->setCurrentRun(m_toy->ease());
    QTest::mouseClick(find<QPushButton>("noteRun"), Qt::LeftButton);
    editor = table()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText(text("λ 500"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(stored(m_toy->ease()).record.note, std::string("λ 500"), 5000);
  }

  void deletingCanBeUndone() {
    std::function<void()> undo;
    connect(m_context.get(), &AppContext::announced, this,
            [&](const QString&, const QString&, const std::function<void()>& act) {
              if (act) undo = act;
            });
    table()->setCurrentRun(m_toy->ease());
    QTest::mouseClick(find<QPushButton>("deleteRun"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, 5000);
    QTRY_VERIFY(undo);
    undo();
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 2, 5000);
  }

  void cloneAndOpenAskTheShell() {
    QSignalSpy navigation(m_context.get(), &AppContext::navigationWanted);
    table()->setCurrentRun(m_toy->vae());
    QTest::mouseClick(find<QPushButton>("cloneRun"), Qt::LeftButton);
    QCOMPARE(navigation.size(), 1);
    QCOMPARE(std::get<CloneRun>(navigation[0][0].value<Destination>()).run, m_toy->vae());
  }

  void wordsOnlyComeWithATest() {
    auto* words = m_screen->findChild<QWidget*>(text("runWords"));
    const auto said = [&] {
      QString all;
      for (QLabel* label : words->findChildren<QLabel*>()) all += label->text() + text("\n");
      return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(text("95 % interval")), 30000);
    QVERIFY(said().contains(text("Holm")));
    for (const char* claim : {"winner", "Winner", "best"}) QVERIFY(!said().contains(text(claim)));
  }

  void copyingGivesTextWithHeaders() {
    const QString copied = table()->selectionAsText();
    QVERIFY(copied.startsWith(text("\t\tRun\tModel\tState\tNDCG@10")));
  }

  void looksLikeTheMockUp() {
    for (const RunSummary& run : m_screen->model().runs()) {
      if (run.record.model == "mult-vae") table()->setCurrentRun(run.record.id);
    }
    for (const bool large : {false, true}) {
      m_screen->resize(large ? QSize(1836, 1020) : QSize(1196, 740));
      QTest::qWait(200);
      settle();
      ui::testing::shoot(*m_screen, large ? text("runs-1920") : text("runs-1280"),
                         [] { QTest::qWait(150); });
    }
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) const {
    return m_screen->findChild<Widget*>(text(name));
  }
  RunsTable* table() const { return find<RunsTable>("runsTable"); }
  QModelIndex cell(int row, int column) const { return table()->model()->index(row, column); }
  RunSummary stored(RunId run) const {
    for (const RunSummary& one : runSummaries(*m_context->session())) {
      if (one.record.id == run) return one;
    }
    return {};
  }
  void settle() const {
    QTest::qWait(80);
    QTRY_VERIFY_WITH_TIMEOUT(m_context->jobs().active().isEmpty(), 30000);
    QTest::qWait(80);
  }

  std::unique_ptr<ui::testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<RunsScreen> m_screen;
};

QTEST_MAIN(TestRunsScreen)
#include "tst_RunsScreen.moc"
