// LABELS: gui
// DEPENDS: ui_train
// TIMEOUT: 900
// Searching settings with real events on a small project: set up, watch, stop, continue, use.
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <cmath>

#include "core/workflow/Runs.h"
#include "tests/ui/ToyWindow.h"
#include "ui/charts/ParallelChart.h"
#include "ui/train/LivePage.h"
#include "ui/train/SetupPage.h"
#include "ui/train/TrainScreen.h"
#include "ui/tune/RangeRow.h"
#include "ui/tune/TuneLines.h"
#include "ui/tune/TuneModel.h"
#include "ui/tune/TunePage.h"
#include "ui/tune/TuneSetup.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// A finished trial that never trained.
TuneTrial trial(std::int64_t number, double rate, std::optional<double> value,
                std::int64_t epochs = 10, double seconds = 2) {
  TuneTrial made{.number = number, .run = {}, .value = value};
  made.run.id = 100 + number;
  made.run.config = findModel("mult-vae").schema->defaults();
  made.run.config["learning-rate"] = rate;
  made.run.state = value ? RunState::Done : RunState::Failed;
  made.run.epochs = epochs;
  made.run.seconds = seconds;
  return made;
}

/// Only the learning rate varies, between 1e-4 and 1e-2.
StudySummary storedStudy(std::vector<TuneTrial> trials) {
  StudySummary study;
  study.request.study = "by hand";
  study.request.model = "mult-vae";
  for (const ParamSpec& spec : findModel("mult-vae").schema->specs()) {
    if (spec.key != "learning-rate") study.request.fixed[spec.key] = spec.defaultValue;
  }
  study.request.ranges = {"learning-rate=1e-4:1e-2"};
  study.request.trials = 4;
  study.outcome.study = "by hand";
  study.outcome.model = "mult-vae";
  study.outcome.metric = "ndcg@10";
  study.outcome.searched = {"learning-rate"};
  study.outcome.planned = 4;
  study.outcome.plannedEpochs = 40;
  study.outcome.trials = std::move(trials);
  for (std::size_t i = 0; i < study.outcome.trials.size(); ++i) {
    study.outcome.seconds += study.outcome.trials[i].run.seconds;
    const auto& value = study.outcome.trials[i].value;
    const auto& best = study.outcome.best;
    if (value && (!best || *value > *study.outcome.trials[*best].value)) study.outcome.best = i;
  }
  return study;
}

/// The page of a search with a good trial, a better one and one that failed.
struct ThreeTrials {
  ThreeTrials(AppContext& context, StudyRunner& runner)
      : study(context.session(),
              storedStudy({trial(1, 1e-3, 0.21), trial(2, 5e-3, 0.24), trial(3, 1e-2, {})})),
        page(context, runner) {
    page.resize(1196, 740);
    page.setStudy(&study);
    page.show();
  }
  LiveStudy study;
  TunePage page;
};

}  // namespace

class TestTunePage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    ui::testing::isolate();
    m_toy = std::make_unique<ui::testing::ToyWindow>();
  }
  void init() {
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
    openScreen();
  }
  void cleanup() {
    if (m_screen) m_context->trainingEnd().discard();
    settle();
    m_screen.reset();
    m_context.reset();
  }

  void theSetUpOffersTheUsualRangesOfTheModel() {
    openSetup();
    const ParamSchema& schema = *findModel("mult-vae").schema;
    for (const ParamSpec& spec : schema.specs()) {
      auto* tick = find<QCheckBox>("vary-", spec.key);
      QVERIFY(tick);
      QCOMPARE(tick->isChecked(), !spec.advanced && usualRange(spec).has_value());
    }
    // A factor of ten around the default, on both sides.
    const double usual = schema.find("learning-rate")->defaultValue.get<double>();
    QCOMPARE(find<QLineEdit>("low-", "learning-rate")->text().toDouble(), usual / 10);
    QCOMPARE(find<QLineEdit>("high-", "learning-rate")->text().toDouble(), usual * 10);
    QVERIFY(find<QPushButton>("startSearch")->isEnabled());
  }

  void aRangeThatCannotBeIsSaidUnderItsField() {
    openSetup();
    auto* low = find<QLineEdit>("low-", "learning-rate");
    auto* row = m_screen->findChild<RangeRow*>(text("range-learning-rate"));
    type(low, text("5e9"));
    QVERIFY2(row->issue().startsWith(text("At most")), qPrintable(row->issue()));
    QVERIFY(!find<QPushButton>("startSearch")->isEnabled());
    QCOMPARE(find<QLabel>("tuneIssues")->text(), text("One range needs a correction"));
    type(low, text("0.02"));
    type(find<QLineEdit>("high-", "learning-rate"), text("0.01"));
    QCOMPARE(row->issue(), text("The second number must be the larger one."));
    type(low, text("abc"));
    QVERIFY(!row->issue().isEmpty());
    // What does not vary has no range to correct.
    QTest::mouseClick(find<QCheckBox>("vary-", "learning-rate"), Qt::LeftButton, {}, {8, 16});
    QVERIFY(row->issue().isEmpty());
    QVERIFY(find<QPushButton>("startSearch")->isEnabled());
  }

  void rangesReachTheSearchAsWritten() {
    openSetup();
    only({text("learning-rate"), text("hidden")});
    type(find<QLineEdit>("low-", "learning-rate"), text("0.001"));
    type(find<QLineEdit>("high-", "learning-rate"), text("0.01"));
    type(find<QLineEdit>("lists-", "hidden"), text("16 | 24, 16"));
    click("methodHalving");
    find<QSpinBox>("tuneTrials")->setValue(9);
    find<QSpinBox>("tuneEpochs")->setValue(30);
    const TuneRequest request = m_screen->findChild<TuneSetup*>()->request();
    QVERIFY(request.ranges ==
                std::vector<std::string>({"hidden=16|24,16", "learning-rate=0.001:0.01"}) ||
            request.ranges ==
                std::vector<std::string>({"learning-rate=0.001:0.01", "hidden=16|24,16"}));
    QVERIFY(!request.fixed.contains("hidden") && !request.fixed.contains("learning-rate"));
    QCOMPARE(request.fixed.at("latent").get<int>(), 8);  // as in the set-up of the run
    QCOMPARE(request.method, TuneMethod::Halving);
    QCOMPARE(request.trials, std::int64_t{9});
    QCOMPARE(request.trainOptions.at("epochs").get<int>(), 30);
    click("budgetMinutes");
    const TuneRequest timed = m_screen->findChild<TuneSetup*>()->request();
    QCOMPARE(timed.trials, std::int64_t{0});
    QCOMPARE(timed.minutes, 30.0);
  }

  void aSearchRunsStopsGoesOnAfterARestartAndItsBestIsUsed() {
    const auto before = runSummaries(*m_context->session()).size();
    openSetup();
    only({text("learning-rate")});
    find<QSpinBox>("tuneTrials")->setValue(4);
    find<QSpinBox>("tuneEpochs")->setValue(60);
    auto* start = find<QPushButton>("startSearch");
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    auto* page = m_screen->findChild<TunePage*>();
    QVERIFY(page && page->isVisible());
    LiveStudy* study = m_screen->searches().current();
    QTRY_VERIFY_WITH_TIMEOUT(study->outcome().trials.size() >= 1 && study->current(), 120000);
    QVERIFY(m_context->jobs().training());
    click("stopSearch");
    QTRY_COMPARE_WITH_TIMEOUT(study->state(), StudyState::Stopped, 60000);
    const QString name = study->name();
    const auto made = study->outcome().trials.size();
    QVERIFY(made >= 1 && made < 4);
    QVERIFY(study->best());
    // The trials and the interrupted one are runs.
    QCOMPARE(runSummaries(*m_context->session()).size(), before + made + 1);

    m_screen.reset();
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
    openScreen();
    m_screen->activate(ShowStudy{name});
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->findChild<TunePage*>(), 20000);
    page = m_screen->findChild<TunePage*>();
    QTRY_VERIFY(page->isVisible() && page->study());
    auto* table = find<DataTable>("trialsTable");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(made));
    click("continueSearch");
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->searches().running(), 20000);
    study = m_screen->searches().current();
    QTRY_COMPARE_WITH_TIMEOUT(study->state(), StudyState::Ended, 240000);
    QCOMPARE(study->outcome().trials.size(), std::size_t{4});
    // The interrupted trial was taken up, not made a second time.
    QCOMPARE(runSummaries(*m_context->session()).size(), before + 4);
    QVERIFY(!find<QPushButton>("stopSearch")->isVisible());
    QVERIFY(!find<QPushButton>("continueSearch")->isVisible());
    QCOMPARE(table->model()->rowCount(), 4);

    const TuneTrial best = *study->best();
    click("useSettings");
    auto* setup = m_screen->findChild<SetupPage*>();
    QTRY_VERIFY(setup->isVisible());
    const double shown = setup->request().config.at("learning-rate").get<double>();
    const double found = best.run.config.at("learning-rate").get<double>();
    QVERIFY2(std::abs(shown - found) < 1e-9, qPrintable(text("%1 %2").arg(shown).arg(found)));
    QCOMPARE(setup->request().trainOptions.at("epochs").get<int>(), 60);
    // Another one starts from this one's ranges.
    m_screen->activate(ShowStudy{name});
    click("newSearch");
    const TuneRequest again = m_screen->findChild<TuneSetup*>()->request();
    QVERIFY(again.ranges == study->request().ranges);
    QCOMPARE(again.trials, std::int64_t{4});
    m_screen->activate(ShowStudy{name});
    QTRY_VERIFY(find<QPushButton>("trainLonger")->isVisible());
    click("trainLonger");
    QTRY_VERIFY(setup->isVisible());
    QCOMPARE(setup->request().trainOptions.at("epochs").get<int>(), 120);
  }

  void aSearchWhoseTimeIsSpentGetsAsMuchAgain() {
    TuneRequest request;
    request.study = "timed";
    request.model = "mult-vae";
    request.fixed = {{"batch", 32}, {"latent", 8}, {"hidden", {16}}};
    request.ranges = {"learning-rate=1e-3:1e-2"};
    request.trainOptions = {{"epochs", 100000}};
    request.split = tastescope::test::toyRequest(3).split;
    request.trials = 0;
    request.minutes = 0.02;
    TuneFeed feed;
    Progress trials;
    Progress training;
    const auto made = tune(*m_context->session(), request, {feed, feed, trials, training}, {});
    m_screen->activate(ShowStudy{text("timed")});
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->findChild<TunePage*>(), 20000);
    auto* more = find<QPushButton>("continueSearch");
    QTRY_COMPARE(more->text(), text("0.02 more minutes"));
    click("continueSearch");
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->searches().current(), 20000);
    LiveStudy* study = m_screen->searches().current();
    QTRY_COMPARE_WITH_TIMEOUT(study->state(), StudyState::Ended, 60000);
    QVERIFY(study->outcome().trials.size() > made.trials.size());
    QCOMPARE(study->request().minutes, 0.04);
  }

  void aTrainingWaitsForTheSearchAndClosingPausesIt() {
    startLongSearch();
    LiveStudy* study = m_screen->searches().current();
    QTRY_VERIFY_WITH_TIMEOUT(study->current() && study->epoch() >= 2, 60000);
    m_screen->queue().add(
        {0, tastescope::test::toyRequest(3), 0, text("A"), text("default settings"), 10});
    QCOMPARE(m_screen->queue().waiting().size(), qsizetype{1});
    QVERIFY(!m_screen->queue().running());
    QCOMPARE(m_context->jobs().trainings(), 1);
    m_screen->searches().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->queue().waiting().isEmpty(), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_screen->queue().running(), 60000);
    QCOMPARE(m_screen->queue().current()->state(), LiveState::Done);

    startLongSearch();
    study = m_screen->searches().current();
    QTRY_VERIFY_WITH_TIMEOUT(study->current() && study->epoch() >= 2, 60000);
    const RunId run = study->currentRun();
    QVERIFY(run != 0);
    m_context->trainingEnd().checkpoint();
    QTRY_VERIFY_WITH_TIMEOUT(!m_context->jobs().training(), 60000);
    QCOMPARE(study->state(), StudyState::Stopped);
    QCOMPARE(stateOf(run), RunState::Paused);
  }

  void discardingDropsOnlyTheTrialOfTheMoment() {
    startLongSearch();
    LiveStudy* study = m_screen->searches().current();
    QTRY_VERIFY_WITH_TIMEOUT(study->current() && study->epoch() >= 1, 60000);
    const RunId run = study->currentRun();
    m_context->trainingEnd().discard();
    QTRY_VERIFY_WITH_TIMEOUT(!m_context->jobs().training(), 60000);
    QVERIFY(!stateOf(run).has_value());
  }

  void theSetUpSaysHowLongItTakes() {
    openSetup();
    auto* estimate = m_screen->findChild<QLabel*>(QStringLiteral("tuneEstimate"));
    QTRY_VERIFY_WITH_TIMEOUT(estimate->text().startsWith(QStringLiteral("At most ")), 20000);
    const QString before = estimate->text();
    m_screen->findChild<QSpinBox*>(QStringLiteral("tuneEpochs"))->setValue(100'000);
    QVERIFY2(estimate->text() != before && estimate->text().startsWith(QStringLiteral("At most ")),
             qPrintable(estimate->text()));
    click("budgetMinutes");
    QVERIFY(estimate->isHidden());
  }

  void aSplitWithoutValidationIsExplainedInTheSetUp() {
    m_screen->activate(CloneRun{m_toy->vae()});
    QTRY_COMPARE_WITH_TIMEOUT(find<QSpinBox>("param-", "batch")->value(), 32, 10000);
    TrainRequest base = m_screen->findChild<SetupPage*>()->request();
    base.split.validShare = 0;
    m_screen->activate(NewSearch{});
    auto* setup = m_screen->findChild<TuneSetup*>();
    setup->setBase(base);
    only({text("learning-rate")});
    click("startSearch");
    QTRY_VERIFY_WITH_TIMEOUT(setup->isVisible() && find<QWidget>("tuneProblem")->isVisible(),
                             20000);
    QVERIFY(studyNames(*m_context->session()).empty() ||
            m_screen->searches().current()->name().isEmpty());
  }

  void tableAndLinesPointAtEachOther() {
    m_screen->hide();  // the pointer is over one window only
    ThreeTrials shown(*m_context, m_screen->searches());
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    auto* table = shown.page.findChild<DataTable*>(text("trialsTable"));
    auto* lines = shown.page.findChild<ParallelChart*>(text("parallelChart"));
    QCOMPARE(table->model()->rowCount(), 3);
    // A column's values, the metric descending: 0.24, 0.21, and the failed one last.
    table->sortByColumn(TuneModel::Value, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, TuneModel::Number).data().toString(), text("2"));
    QCOMPARE(table->model()->index(2, TuneModel::Value).data().toString(), text("no result"));
    QTest::mouseMove(table->viewport(),
                     table->visualRect(table->model()->index(1, TuneModel::Number)).center());
    QTRY_COMPARE(lines->highlighted(), qint64{1});
    const QPointF half = (lines->pointOf(2, 0) + lines->pointOf(2, 1)) / 2;
    QTest::mouseMove(lines, half.toPoint());
    QTRY_VERIFY(table->model()->index(0, 0).data(Qt::BackgroundRole).isValid());
    QTest::mouseClick(lines, Qt::LeftButton, {}, half.toPoint());
    QCOMPARE(table->currentIndex().row(), 0);
    QSignalSpy asked(m_context.get(), &AppContext::navigationWanted);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(std::get<ShowRun>(asked[0][0].value<Destination>()).run, RunId{102});
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY(copied[0].startsWith(text("Trial\tState\tNDCG@10\tLearning rate")));
    QVERIFY(copied[1].startsWith(text("2\t")));
  }

  void aBrushDimsTheRowsItLeavesOut() {
    m_screen->hide();  // the pointer is over one window only
    ThreeTrials shown(*m_context, m_screen->searches());
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    auto* table = shown.page.findChild<DataTable*>(text("trialsTable"));
    auto* lines = shown.page.findChild<ParallelChart*>(text("parallelChart"));
    const QPoint upper = lines->pointOf(2, 1).toPoint();
    const QPoint middle = (lines->pointOf(2, 1) + lines->pointOf(1, 1)).toPoint() / 2;
    QTest::mousePress(lines, Qt::LeftButton, {}, middle);
    QTest::mouseMove(lines, upper - QPoint(0, 3));
    QTest::mouseRelease(lines, Qt::LeftButton, {}, upper - QPoint(0, 3));
    const auto dimmed = [&](int row) {
      return table->model()->index(row, 0).data(DimmedRole).toBool();
    };
    QVERIFY(dimmed(0) && !dimmed(1) && dimmed(2));
    QTest::mouseClick(shown.page.findChild<QPushButton*>(text("clearBrushes")), Qt::LeftButton);
    QVERIFY(!dimmed(0) && !dimmed(1) && !dimmed(2));
  }

  void columnsFillTheTableUntilOneIsDragged() {
    ThreeTrials shown(*m_context, m_screen->searches());
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    QHeaderView* header = shown.page.findChild<DataTable*>(text("trialsTable"))->horizontalHeader();
    const int column = TuneModel::FirstParameter;
    const int narrow = header->sectionSize(column);
    shown.page.resize(1500, 740);
    QTRY_VERIFY(header->sectionSize(column) > narrow);
    header->resizeSection(column, 150);  // as dragging does
    shown.page.resize(1300, 740);
    QTest::qWait(50);
    QCOMPARE(header->sectionSize(column), 150);
  }

  void linesHoldDefaultsBesideTheRange() {
    // The first trial's default 1e-3 is inside; 5e-2 is not, so the axis grows to it.
    const LiveStudy study(m_context->session(),
                          storedStudy({trial(1, 1e-3, 0.2), trial(2, 5e-2, 0.1)}));
    const TuneLines lines = tuneLines(study);
    QCOMPARE(lines.axes.size(), qsizetype{2});
    QCOMPARE(lines.axes[0].scale, ParallelAxis::Scale::Log);
    QCOMPARE(lines.axes[0].low, 1e-4);
    QCOMPARE(lines.axes[0].high, 5e-2);
    QCOMPARE(lines.axes[1].low, 0.1);
    QCOMPARE(lines.axes[1].high, 0.2);
    QCOMPARE(lines.best, qint64{1});
  }

  void whatAClosedFormIsYetToChooseStandsWhereItUsuallyDoes() {
    const ParamSchema& schema = *findModel("item-knn").schema;
    StudySummary summary;
    summary.request = {
        .study = "knn", .model = "item-knn", .ranges = {"neighbours=1:2"}, .trials = 2};
    summary.outcome = {.study = "knn", .model = "item-knn", .metric = "ndcg@10"};
    summary.outcome.searched = {"neighbours"};
    LiveStudy study(m_context->session(), summary);
    QCOMPARE(schema.defaults().at("neighbours"), Json("auto"));
    TuneFeed::News news;
    news.current = PlannedTrial{.number = 1, .config = schema.defaults()};
    study.take(news);
    const TuneLines lines = tuneLines(study);
    QCOMPARE(lines.lines.size(), qsizetype{1});
    const auto usual = schema.find("neighbours")->usualValue().get<double>();
    QCOMPARE(lines.lines[0].values[0], usual);
    QCOMPARE(lines.axes[0].high, usual);  // outside the range, so the axis grows to it
    QVERIFY(!lines.lines[0].finished);
  }

  void timeLeftIsCountedFromTheTrialsSoFar() {
    // Random search: two of four trials took 2 s each, so two more take 4 s.
    const LiveStudy half(m_context->session(),
                         storedStudy({trial(1, 1e-3, 0.2), trial(2, 2e-3, 0.1)}));
    QCOMPARE(half.secondsLeft(), 4.0);
    QCOMPARE(half.share(), 0.5);
    // Halving: 2 s for 10 of 40 epochs, so the 30 left take 6 s.
    StudySummary rungs = storedStudy({trial(1, 1e-3, 0.2, 5, 1), trial(2, 2e-3, 0.1, 5, 1)});
    rungs.request.method = TuneMethod::Halving;
    QCOMPARE(LiveStudy(m_context->session(), rungs).secondsLeft(), 6.0);
    // A minute's budget of which 4 s are spent.
    StudySummary timed = storedStudy({trial(1, 1e-3, 0.2), trial(2, 2e-3, 0.1)});
    timed.request.minutes = 1;
    timed.outcome.planned = 0;
    LiveStudy waiting(m_context->session(), timed);
    QCOMPARE(waiting.secondsLeft(), 56.0);
    waiting.take({});  // before it goes on there is no news of it
    QCOMPARE(waiting.secondsLeft(), 56.0);
  }

  void looksRight() {
    openSetup();
    const auto pause = [] { QTest::qWait(150); };
    for (const bool large : {false, true}) {
      const QString size = large ? text("1920") : text("1280");
      m_screen->resize(large ? QSize(1836, 1020) : QSize(1196, 740));
      m_screen->activate(NewSearch{});
      ui::testing::shoot(*m_screen, text("tune-setup-") + size, pause);
    }
  }

 private:
  template <typename Widget>
  Widget* find(const char* name, const std::string& key = {}) const {
    return m_screen->findChild<Widget*>(text(name) + QString::fromStdString(key));
  }
  void click(const char* name) const {
    auto* button = find<QAbstractButton>(name);
    QVERIFY2(button && button->isVisible(), name);
    QTRY_VERIFY2(button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  static void type(QLineEdit* field, const QString& words) {
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, words);
  }
  void openScreen() {
    m_screen = std::make_unique<TrainScreen>(*m_context);
    m_screen->resize(1280 - 84, 800 - 60);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activate({});
    settle();
  }
  /// The set-up of a search from the toy's Mult-VAE, through the button of the set-up of a run.
  void openSetup() const {
    m_screen->activate(CloneRun{m_toy->vae()});
    QTRY_VERIFY_WITH_TIMEOUT(find<QSpinBox>("param-", "batch")->isVisible(), 10000);
    QTRY_COMPARE_WITH_TIMEOUT(find<QSpinBox>("param-", "batch")->value(), 32, 10000);
    click("searchSettings");
    QVERIFY(m_screen->findChild<TuneSetup*>()->isVisible());
  }
  /// Ticks these settings and no others.
  void only(const QStringList& keys) const {
    for (auto* row : m_screen->findChildren<RangeRow*>()) {
      row->setVaries(keys.contains(QString::fromStdString(row->spec().key)));
    }
  }
  void startLongSearch() const {
    openSetup();
    only({text("learning-rate")});
    find<QSpinBox>("tuneTrials")->setValue(50);
    find<QSpinBox>("tuneEpochs")->setValue(90000);
    click("startSearch");
    QVERIFY(m_screen->searches().running());
  }
  std::optional<RunState> stateOf(RunId run) const {
    for (const RunSummary& stored : runSummaries(*m_context->session())) {
      if (stored.record.id == run) return stored.record.state;
    }
    return {};
  }
  void settle() const {
    QTest::qWait(50);
    QTRY_VERIFY_WITH_TIMEOUT(m_context->jobs().active().isEmpty(), 60000);
    QTest::qWait(50);
  }

  std::unique_ptr<ui::testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<TrainScreen> m_screen;
};

QTEST_MAIN(TestTunePage)
#include "tst_TunePage.moc"
