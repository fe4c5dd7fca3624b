// LABELS: gui
// TIMEOUT: 900
// Find the best model with real events on a small project: start, watch, pause, go on, end, choose.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "core/workflow/Runs.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/best/BestModel.h"
#include "ui/best/BestPage.h"
#include "ui/charts/ParetoChart.h"
#include "ui/shell/Language.h"
#include "ui/train/SetupPage.h"
#include "ui/train/TrainScreen.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

BestTrial made(std::int64_t number, const char* model, double value, double seconds,
               double coverage, double novelty, std::uint64_t bytes) {
  BestTrial trial{.number = number};
  trial.run.id = 200 + number;
  trial.run.model = model;
  trial.run.config = findModel(model).schema->defaults();
  trial.run.seconds = seconds;
  trial.value = value;
  trial.half = 0.006;
  trial.coverage = coverage;
  trial.novelty = novelty;
  trial.bytes = bytes;
  return trial;
}

/// One that has come to its end, as a project would give it.
BestSummary storedSearch() {
  BestSummary search;
  search.request.study = "best 1";
  search.outcome = {.study = "best 1", .metric = "ndcg@10", .minutes = 10};
  search.outcome.panel = {"popularity", "rp3beta", "item-knn", "ease",
                          "mult-vae",   "recvae",  "mult-dae"};
  search.outcome.trials = {made(1, "popularity", 0.061, 0.01, 0.02, 3.1, 12'000),
                           made(2, "rp3beta", 0.168, 0.6, 0.52, 6.9, 2'400'000),
                           made(3, "item-knn", 0.171, 0.5, 0.41, 6.1, 2'400'000),
                           made(4, "ease", 0.207, 4.2, 0.44, 6.4, 39'000'000),
                           made(5, "mult-vae", 0.202, 21, 0.47, 6.5, 10'400'000),
                           made(6, "recvae", 0.2075, 48, 0.51, 6.7, 19'000'000),
                           made(7, "mult-dae", 0.189, 17, 0.45, 6.4, 10'200'000)};
  search.outcome.final = BestFinal{{{206, 0.2061, 0.006, 0.51, 6.7},
                                    {204, 0.2070, 0.006, 0.44, 6.4},
                                    {205, 0.2010, 0.006, 0.47, 6.5}},
                                   {{206, 204, 0.34}, {206, 205, 0.0004}, {204, 205, 0.002}}};
  search.outcome.seconds = 588;
  search.outcome.ended = search.outcome.tested = true;
  return search;
}

}  // namespace

class TestBestPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    ui::testing::isolate();
    m_toy = std::make_unique<ui::testing::ToyWindow>();
  }
  void init() {
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
    m_screen = std::make_unique<TrainScreen>(*m_context);
    m_screen->resize(1280 - 84, 800 - 60);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activate({});
    settle();
  }
  void cleanup() {
    if (m_screen) m_context->trainingEnd().discard();
    settle();
    m_screen.reset();
    m_context.reset();
  }

  void theFrontHasNoPointThatAnotherBeats() {
    // Accuracy up, seconds along: 3 is beaten by 2 in both, 4 is as good in one.
    const QList<ParetoPoint> points{
        {text("a"), 1, 0.1}, {text("b"), 2, 0.3}, {text("c"), 3, 0.2}, {text("d"), 4, 0.3}};
    QCOMPARE(paretoFront(points, true), (QList<bool>{true, true, false, false}));
    QCOMPARE(paretoFront(points, false), (QList<bool>{false, false, false, true}));
  }

  void theLeaderboardShowsTheBestOfEachModel() {
    BestModel model;
    BestOutcome outcome = storedSearch().outcome;
    outcome.trials.push_back(made(8, "ease", 0.19, 1, 0.4, 6, 1));
    model.setOutcome(outcome);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.index(0, BestModel::Model).data().toString(), text("RecVAE"));
    QCOMPARE(model.index(1, BestModel::Model).data().toString(), text("EASE"));
    QCOMPARE(model.index(1, BestModel::Value).data().toString(), text("0.2070"));
    QCOMPARE(model.index(1, BestModel::Value).data(Qt::ToolTipRole).toString(),
             text("0.2070 ± 0.0060"));
    QCOMPARE(model.index(1, BestModel::Tried).data().toString(), text("2"));
    QCOMPARE(model.index(1, BestModel::P).data().toString(), text("0.34"));
    QVERIFY(model.index(0, BestModel::P).data().toString().isEmpty());  // the choice itself
    const auto whisker =
        model.index(0, BestModel::Interval).data(WhiskerRole).value<QList<double>>();
    QCOMPARE(whisker.size(), qsizetype{3});
    QCOMPARE(whisker[2], 1.0);  // the highest of all
    QVERIFY(model.index(6, BestModel::Test).data().toString().isEmpty());
  }

  void aSearchIsStartedWatchedAndEnded() {
    openPage();
    QVERIFY(!find<QPushButton>("bestPause")->isVisible());
    find<QDoubleSpinBox>("bestMinutes")->setValue(5);
    click("bestStart");
    QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 2, 60000);
    QVERIFY(find<QPushButton>("bestPause")->isVisible());
    QVERIFY(!find<QPushButton>("bestStart")->isVisible());
    QVERIFY(!find<QLabel>("bestChoice")->text().isEmpty());  // an answer while it looks
    click("bestFinish");
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->best().state(), BestState::Ended, 60000);
    QVERIFY(m_screen->best().outcome().tested);
    QVERIFY(find<QLabel>("bestRest")->text().contains(text("flatters")));
    QCOMPARE(find<QPushButton>("bestStart")->text(), text("Look longer"));
    // It is chosen by something else at once, and that is kept.
    auto* by = find<QComboBox>("bestBy");
    by->setCurrentIndex(by->findData(int(BestBy::Time)));
    QVERIFY(find<QLabel>("bestChoice")->text().startsWith(text("By time of training")));
    settle();
    QCOMPARE(bestSummaries(*m_context->session()).front().outcome.by, BestBy::Time);
  }

  void aPausedSearchGoesOn() {
    openPage();
    click("bestAgain", false);
    find<QDoubleSpinBox>("bestMinutes")->setValue(60);
    click("bestStart");
    QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 2, 60000);
    click("bestPause");
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->best().state(), BestState::Paused, 60000);
    const std::string study = m_screen->best().outcome().study;
    const std::size_t trials = m_screen->best().outcome().trials.size();
    QCOMPARE(find<QPushButton>("bestStart")->text(), text("Go on"));
    // Another page of the same project finds it again.
    m_screen->best().forget();
    m_screen->activate(NewTraining{});
    openPage();
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->best().outcome().study, study, 20000);
    click("bestStart");
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->best().outcome().trials.size() > trials, 60000);
    click("bestFinish");
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->best().state(), BestState::Ended, 60000);
    QCOMPARE(m_screen->best().outcome().study, study);
  }

  void whatTrainsHoldsTheQueue() {
    openPage();
    click("bestAgain", false);
    find<QDoubleSpinBox>("bestMinutes")->setValue(60);
    click("bestStart");
    QVERIFY(m_screen->queue().held());
    QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 1, 60000);
    m_screen->activate(Visit{screens::kTrain});
    QVERIFY(m_screen->findChild<BestPage*>()->isVisible());  // a plain visit shows what runs
    click("bestPause");
    QTRY_VERIFY_WITH_TIMEOUT(!m_screen->queue().held(), 60000);
  }

  void looksRight() {
    openPage();
    m_screen->best().show(storedSearch());
    settle();
    const auto pause = [] { QTest::qWait(150); };
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(text(language));
      settle();
      for (const int width : {1100, 1280}) {
        m_screen->resize(width - 84, 800 - 60);
        const QString name = text("best-%1-%2").arg(text(language)).arg(width);
        ui::testing::shoot(*m_screen, name, pause);
        QVERIFY2(ui::testing::clippedTexts(*m_screen).isEmpty(),
                 qPrintable(ui::testing::clippedTexts(*m_screen).join(text("\n"))));
      }
    }
    Language::instance().use(text("en"));
    m_screen->best().forget();
    ui::testing::shoot(*m_screen, text("best-new"), pause);
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) const {
    return m_screen->findChild<Widget*>(text(name));
  }
  DataTable* table() const { return find<DataTable>("leaderboard"); }
  void click(const char* name, bool required = true) const {
    auto* button = find<QAbstractButton>(name);
    QVERIFY2(button, name);
    if (!required && !button->isVisible()) return;
    QTRY_VERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  void openPage() const {
    m_screen->activate(NewTraining{});
    click("findBest");
    QVERIFY(m_screen->findChild<BestPage*>()->isVisible());
    settle();
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

QTEST_MAIN(TestBestPage)
#include "tst_BestPage.moc"
