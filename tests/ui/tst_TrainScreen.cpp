// LABELS: gui
// DEPENDS: ui_train
// Setting up, watching and steering trainings with real events on a small project.
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

#include "core/workflow/Runs.h"
#include "tests/ui/ToyWindow.h"
#include "ui/charts/CurveChart.h"
#include "ui/forms/ParamForm.h"
#include "ui/train/BaselineBox.h"
#include "ui/train/FamilyCard.h"
#include "ui/train/LiveCharts.h"
#include "ui/train/LivePage.h"
#include "ui/train/ModelRow.h"
#include "ui/train/QueuePanel.h"
#include "ui/train/SetupPage.h"
#include "ui/train/TrainScreen.h"
#include "ui/widgets/NoteBar.h"

#include "ui/context/Translate.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/WrappedLabel.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// The curves of a run without training it.
Curves storedCurves(double kl, bool falls, int epochs, int bestEpoch) {
  Curves curves;
  for (int epoch = 1; epoch <= epochs; ++epoch) {
    const double loss = falls ? 300.0 - epoch : 300.0 + 5 * epoch;
    const CurvePoint at{epoch, epoch * 10, epoch * 1.0, 0};
    const auto add = [&](const char* name, double value) {
      CurvePoint point = at;
      point.value = value;
      curves[name].push_back(point);
    };
    add("loss/elbo", loss + kl);
    add("loss/reconstruction", loss);
    add("loss/kl", kl);
    add("loss/kl-weight", 0.2);
    add("valid/ndcg@10", epoch <= bestEpoch ? 0.001 * epoch : 0.001 * bestEpoch - 0.0001);
    add("valid-half/ndcg@10", 0.01);
  }
  return curves;
}

RunSummary summary(RunState state, int epochs, int bestEpoch) {
  RunSummary run;
  run.record.id = 1;
  run.record.name = "Mult-VAE 01";
  run.record.model = "mult-vae";
  run.record.config = findModel("mult-vae").schema->defaults();
  run.record.trainOptions = {{"patience", 30}, {"epochs", 200}};
  run.record.split = toJson(SplitSpec{});
  run.record.state = state;
  run.record.epochs = epochs;
  run.record.bestEpoch = bestEpoch;
  run.modelName = "Mult-VAE";
  return run;
}

const Diagnosis* hint(const std::vector<Diagnosis>& found, const char* key) {
  for (const Diagnosis& one : found) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

}  // namespace

class TestTrainScreen : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// Where it has no room beside the name it stands below, with all of its words.
  void aModelsHintIsNotCut() {
    const ModelInfo& model = findModel("mult-vae");
    const auto heightOf = [&model](int width, const QString& hint) {
      ModelRow row(model);
      row.resize(width, 100);
      row.setHint(hint, ChipKind::Success, {});
      return row.height();
    };
    const QString hint = QStringLiteral("Suits this data");
    QCOMPARE(heightOf(400, hint), heightOf(400, {}));
    QVERIFY(heightOf(180, hint) > heightOf(180, {}));
  }

  /// Also where a card has room for its longest word only.
  void aFamilySaysHowManyModelsItHas() {
    const auto picture = [](int models, int width) {
      FamilyCard card(Family::Autoregressive, models);
      card.resize(width, 160);
      return card.grab().toImage();
    };
    for (const int width : {118, 150, 240}) QVERIFY(picture(5, width) != picture(8, width));
  }

  void initTestCase() {
    ui::testing::isolate();
    m_toy = std::make_unique<ui::testing::ToyWindow>();
  }
  void init() {
    m_context = std::make_unique<AppContext>();
    if (!ui::testing::openForShots(*m_context)) m_toy->open(*m_context);
    m_screen = std::make_unique<TrainScreen>(*m_context);
    m_screen->resize(1280 - 84, 800 - 60);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activate({});
    settle();
  }
  void cleanup() {
    m_context->trainingEnd().discard();
    settle();
    m_screen.reset();
    m_context.reset();
  }

  void setUpOffersEveryFamilyAndModelOfTheRegistry() {
    for (const ModelInfo& model : modelRegistry()) {
      const QString family = text("family-") + QLatin1String(familyKey(model.family));
      QVERIFY2(find<QAbstractButton>(family), qPrintable(family));
      QTest::mouseClick(find<QAbstractButton>(family), Qt::LeftButton);
      QVERIFY(find<QAbstractButton>(text("model-") + QString::fromStdString(model.key)));
    }
  }

  void closedFormModelsAreOfferedBesideALearningOne() {
    int offered = 0;
    for (const ModelInfo& model : modelRegistry()) {
      auto* box = find<QAbstractButton>(text("baseline-") + QString::fromStdString(model.key));
      QCOMPARE(box != nullptr, capabilitiesOf(model).closedForm);
      if (!box) continue;
      ++offered;
      // The toy project has an EASE run on the same split already.
      QCOMPARE(box->isChecked(), model.key != "ease");
    }
    QVERIFY(offered >= 3);
  }

  void aBaselineThatDoesNotFitIsNotTickedAndSaysWhy() {
    BaselineBox box;
    box.setModels({{&findModel("ease"), text("EASE needs 13.4 GB of memory.")},
                   {&findModel("popularity"), QString()}});
    box.show();
    box.offer(text("mult-vae"), {}, SplitSpec{});
    QCOMPARE(box.checked(), QList<const ModelInfo*>{&findModel("popularity")});
    QVERIFY(!box.findChild<QAbstractButton*>(text("baseline-ease"))->isEnabled());
    const auto* reasons = box.findChild<QLabel*>(text("baselineReasons"));
    QVERIFY(reasons->isVisible() && reasons->text().contains(text("13.4 GB")));
  }

  void aBadValueDisablesStartAndIsCounted() {
    auto* batch = find<QSpinBox>(text("param-batch"));
    QVERIFY(batch);
    batch->setValue(5000);
    QVERIFY(!find<QPushButton>(text("startTraining"))->isEnabled());
    QCOMPARE(find<QLabel>(text("issues"))->text(), text("One setting needs a correction"));
    batch->setValue(100);
    QVERIFY(find<QPushButton>(text("startTraining"))->isEnabled());
  }

  void aBrokenRuleDisablesStartAndIsSaidAtItsFields() {
    TrainRequest request;
    request.model = "sasrec";
    m_screen->findChild<SetupPage*>()->prefill(request);
    auto* start = find<QPushButton>(text("startTraining"));
    QVERIFY(start->isEnabled());
    auto* heads = find<QSpinBox>(text("param-heads"));
    QCOMPARE(find<QSpinBox>(text("param-width"))->value(), 64);  // no multiple of 3
    heads->setValue(3);
    QVERIFY(!start->isEnabled());
    QCOMPARE(find<QLabel>(text("issues"))->text(), text("One setting needs a correction"));
    for (const char* key : {"param-width", "param-heads"}) {
      QVERIFY(find<QSpinBox>(text(key))->accessibleDescription().contains(text("multiple")));
    }
    heads->setValue(4);
    QVERIFY(start->isEnabled());
  }

  void theBatchOfEveryModelFitsASmallProject() {
    // The toy has fewer users than the usual batch; LightGCN's batches count interactions.
    auto* setup = m_screen->findChild<SetupPage*>();
    const auto users = int(m_context->session()->data().users.size());
    for (const auto& [key, expected] : {std::pair{"recvae", users}, std::pair{"lightgcn", 2048}}) {
      const ModelInfo& model = findModel(key);
      const auto batch = [this] { return find<QSpinBox>(text("param-batch"))->value(); };
      TrainRequest request;
      request.model = key;
      setup->prefill(request);
      QCOMPARE(batch(), expected);
      request.config = model.schema->defaults();  // as a run from the command line has it
      setup->prefill(request);
      QCOMPARE(batch(), expected);
      QTRY_VERIFY(find<QPushButton>(text("startTraining"))->isEnabled());
    }
  }

  void theEstimateComesFromTimedSteps() {
    auto* figure = find<QLabel>(text("estimateFigure"));
    QTRY_VERIFY_WITH_TIMEOUT(
        figure->text().contains(text("second")) || figure->text().contains(text("about")), 30000);
  }

  void aRunTrainsPausesGoesOnAndKeepsItsBest() {
    startLongRun();
    TrainQueue& queue = m_screen->queue();
    QTRY_VERIFY_WITH_TIMEOUT(queue.current()->epoch() >= 3, 30000);
    QCOMPARE(queue.current()->losses().size(), qsizetype{4});
    click("pause");
    QCOMPARE(queue.current()->state(), LiveState::Paused);
    QTest::qWait(300);
    const qint64 step = queue.current()->step();
    QTest::qWait(400);
    QCOMPARE(queue.current()->step(), step);
    click("pause");
    QTRY_VERIFY_WITH_TIMEOUT(queue.current()->step() > step, 10000);
    click("stopKeepBest");
    QTRY_COMPARE_WITH_TIMEOUT(queue.current()->state(), LiveState::KeptBest, 20000);
    QVERIFY(find<QPushButton>(text("toRuns"))->isVisible());
    QVERIFY(find<QPushButton>(text("toRecommend"))->isVisible());
    QTRY_VERIFY(find<QPushButton>(text("toLatent"))->isVisible());
    QVERIFY(!find<QPushButton>(text("pause"))->isVisible());
  }

  void discardAsksInsideThePageAndLeavesNothing() {
    const auto before = runSummaries(*m_context->session()).size();
    startLongRun();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->queue().current()->epoch() >= 1, 30000);
    click("discard");
    auto* note = m_screen->findChild<NoteBar*>(text("discardNote"));
    QVERIFY(note->isVisible());
    QTest::keyClick(m_screen->findChild<LivePage*>(), Qt::Key_Escape);
    QVERIFY(!note->isVisible());
    QVERIFY(m_screen->queue().running());
    click("discard");
    QTest::mouseClick(note->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_screen->queue().running(), 20000);
    QCOMPARE(runSummaries(*m_context->session()).size(), before);
  }

  void waitingRunsAreReorderedAndRemovedByKeyboard() {
    startLongRun();
    TrainQueue& queue = m_screen->queue();
    for (const char* name : {"A", "B", "C"}) {
      queue.add({0, tastescope::test::toyRequest(5), 0, text(name), text("default settings"), 10});
    }
    QCOMPARE(queue.waiting().size(), qsizetype{3});
    auto* list = m_screen->findChild<QueueList*>();
    QVERIFY(list->isVisible());
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(queue.waiting()[0].name, text("B"));
    QCOMPARE(queue.waiting()[1].name, text("A"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(queue.waiting().size(), qsizetype{2});
    QCOMPARE(queue.waiting()[1].name, text("C"));
  }

  void closingKeepsTheRunAsItsCheckpoint() {
    startLongRun();
    TrainQueue& queue = m_screen->queue();
    QTRY_VERIFY_WITH_TIMEOUT(queue.current()->epoch() >= 3, 30000);
    const RunId run = queue.current()->run();
    m_context->trainingEnd().checkpoint();
    QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 20000);
    QCOMPARE(queue.current()->state(), LiveState::Left);
    bool found = false;
    for (const RunSummary& stored : runSummaries(*m_context->session())) {
      if (stored.record.id != run) continue;
      found = true;
      QCOMPARE(stored.record.state, RunState::Paused);
    }
    QVERIFY(found);
    m_screen->activate(ResumeRun{run});
    QTRY_VERIFY_WITH_TIMEOUT(queue.running() && queue.current()->run() == run, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(queue.current()->epoch() >= 4, 20000);
  }

  /// The first steps know nothing of the validation that ends an epoch; what was timed before does.
  void whatIsLeftCountsValidationsFromTheFirstStep() {
    TrainRequest request = tastescope::test::toyRequest(10);
    LiveRun live(m_context->session(), request);
    TrainFeed::News news;
    news.stepsPerEpoch = 10;
    // What comes before the first step is not repeated either.
    for (std::int64_t step = 1; step <= 8; ++step)
      news.steps.push_back({.epoch = 1, .step = step, .seconds = 5 + 0.1 * double(step)});
    live.take(news);
    QCOMPARE(live.secondsLeft(), 92 * 0.1);
    live.setExpectedEpoch(3);
    QCOMPARE(live.secondsLeft(), 92 * 0.3);
    TrainFeed::News validated;
    validated.steps = {{.epoch = 1, .step = 10, .seconds = 5.5}};
    validated.epochs = {{.epoch = 1, .step = 10, .seconds = 6.9}};
    validated.epochs.back().valid["ndcg@10"] = 0.1;
    live.take(validated);
    QCOMPARE(live.secondsLeft(), 90 * 0.2);
  }

  void aRunOfThePastShowsItsCurves() {
    m_screen->activate(ShowTraining{m_toy->vae()});
    auto* live = m_screen->findChild<LivePage*>();
    QTRY_VERIFY_WITH_TIMEOUT(live->run() != nullptr && live->isVisible(), 10000);
    QVERIFY(live->charts()->lossChart()->hasCurve(text("elbo")));
    QVERIFY(live->charts()->klChart()->hasCurve(text("kl")));
    QVERIFY(live->charts()->validChart()->hasCurve(text("valid")));
  }

  void aFinishedRunStandsBesideItsBaselines() {
    m_screen->activate(ShowTraining{m_toy->vae()});
    auto* live = m_screen->findChild<LivePage*>();
    QTRY_VERIFY_WITH_TIMEOUT(live->run() != nullptr && live->isVisible(), 10000);
    auto* standing = m_screen->findChild<QLabel*>(text("liveStanding"));
    QTRY_VERIFY_WITH_TIMEOUT(standing->text().contains(text("EASE")), 10000);
    QVERIFY2(standing->text().contains(text("(95 % ")), qPrintable(standing->text()));
    // Health says the same of the test part, also in its title.
    const auto* health = m_screen->findChild<QWidget*>(text("health-baselines"));
    const QString title = health->findChild<WrappedLabel*>()->text();
    const QString word = standing->text().section(QLatin1Char(' '), 0, 0);
    QVERIFY2(title.startsWith(word), qPrintable(title + text(" / ") + standing->text()));
    QVERIFY(m_screen->findChild<QLabel*>(text("liveEnd"))->text().contains(text("NDCG@10")));
    QCOMPARE(m_screen->findChild<QProgressBar*>(text("liveProgress"))->value(), 1000);
    QVERIFY(!m_screen->findChild<NoteBar*>(text("endNote"))->isVisible());
    // The badge is that of the worst finding.
    const auto worst = worstOf(diagnose(live->run()->course()));
    const QString badge = m_screen->findChild<Chip*>(text("healthChip"))->text();
    QCOMPARE(badge == text("Looks fine"), worst == DiagnosisKind::Good);
    QVERIFY(m_screen->findChild<QWidget*>(text("health-baselines")) != nullptr);
    for (const int width : {1100, 1280}) {
      m_screen->resize(width - 84, 740);
      ui::testing::shoot(*m_screen, text("train-standing-%1").arg(width),
                         [] { QTest::qWait(150); });
    }
    QSignalSpy sent(m_context.get(), &AppContext::navigationWanted);
    QTest::mouseClick(find<QPushButton>(text("liveSearch")), Qt::LeftButton);
    QVERIFY(std::holds_alternative<NewSearch>(sent.front().front().value<Destination>()));
  }

  void theTimeLeftIsOneNumber() {
    startLongRun();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->queue().current()->secondsLeft() > 0, 20000);
    const QList<Job*> jobs = m_context->jobs().active();
    const auto training = std::ranges::find_if(jobs, &Job::knowsItsEnd);
    QVERIFY(training != jobs.end());
    QCOMPARE((*training)->secondsLeft(), m_screen->queue().current()->secondsLeft());
  }

  void cloneFillsTheSetUp() {
    m_screen->activate(CloneRun{m_toy->vae()});
    QTRY_COMPARE_WITH_TIMEOUT(find<QSpinBox>(text("param-batch"))->value(), 32, 10000);
    const TrainRequest request = m_screen->findChild<SetupPage*>()->request();
    QCOMPARE(request.model, std::string("mult-vae"));
    QCOMPARE(request.seed, std::uint64_t{5});
    QCOMPARE(request.config.at("latent").get<int>(), 8);
  }

  void healthSeesACollapsedLatentSpace() {
    const LiveRun run(m_context->session(), summary(RunState::Running, 40, 40),
                      storedCurves(0.02, true, 40, 40));
    const auto hints = diagnose(run.course());
    QVERIFY(hint(hints, "latent"));
    QCOMPARE(hint(hints, "latent")->kind, DiagnosisKind::Bad);
    QCOMPARE(hint(hints, "falling")->kind, DiagnosisKind::Good);
    QCOMPARE(hint(hints, "validation")->kind, DiagnosisKind::Good);
  }

  void healthSeesAPlateauWithItsPatience() {
    const LiveRun run(m_context->session(), summary(RunState::Running, 87, 71),
                      storedCurves(24, true, 87, 71));
    const auto hints = diagnose(run.course());
    QCOMPARE(hint(hints, "latent")->kind, DiagnosisKind::Good);
    QCOMPARE(hint(hints, "validation")->kind, DiagnosisKind::Note);
    QCOMPARE(hint(hints, "validation")->title.english(),
             std::string("Validation has been flat for 16 epochs"));
    const QString sentence = translated(hint(hints, "validation")->sentence);
    QVERIFY(sentence.contains(text("after 30 without a new best")));
    QVERIFY(sentence.contains(text("keep epoch 71")));
  }

  void healthSeesARisingLossAndNaN() {
    Curves curves = storedCurves(24, false, 20, 20);
    const LiveRun rising(m_context->session(), summary(RunState::Running, 20, 20), curves);
    QCOMPARE(hint(diagnose(rising.course()), "falling")->kind, DiagnosisKind::Note);
    curves["loss/elbo"].back().value = std::numeric_limits<double>::quiet_NaN();
    const LiveRun broken(m_context->session(), summary(RunState::Failed, 20, 12), curves);
    QCOMPARE(hint(diagnose(broken.course()), "finite")->kind, DiagnosisKind::Bad);
    QVERIFY(hint(diagnose(broken.course()), "finite")->title.english().ends_with("epoch 20"));
  }

  void healthSeesAGeneratorThatCopies() {
    Curves curves = storedCurves(24, false, 20, 20);
    auto& values = curves["loss/identity"] = curves.at("loss/elbo");
    for (auto& point : values) point.value = 0.6;
    const LiveRun fine(m_context->session(), summary(RunState::Running, 20, 20), curves);
    QCOMPARE(hint(diagnose(fine.course()), "identity")->kind, DiagnosisKind::Good);
    for (auto& point : values) point.value = 0.97;
    const LiveRun copies(m_context->session(), summary(RunState::Running, 20, 20), curves);
    QCOMPARE(hint(diagnose(copies.course()), "identity")->kind, DiagnosisKind::Bad);
    QVERIFY(!hint(diagnose(LiveRun(m_context->session(), summary(RunState::Running, 20, 20),
                                   storedCurves(24, false, 20, 20))
                               .course()),
                  "identity"));
  }

  void looksLikeTheMockUps() {
    QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>(text("estimateFigure"))->text().contains(text("timing")),
                             60000);
    for (const bool large : {false, true}) {
      const QString size = large ? text("1920") : text("1280");
      m_screen->resize(large ? QSize(1836, 1020) : QSize(1196, 740));
      m_screen->activate(NewTraining{});
      const auto pause = [] { QTest::qWait(150); };
      find<QSpinBox>(text("param-batch"))->setValue(500000);
      ui::testing::shoot(*m_screen, text("train-setup-") + size, pause);
      find<QSpinBox>(text("param-batch"))->setValue(100);
      LiveRun run(m_context->session(), summary(RunState::Running, 87, 71),
                  storedCurves(24, true, 87, 71));
      auto* live = m_screen->findChild<LivePage*>();
      live->setRun(&run);
      m_screen->activate(ShowTraining{learned()});
      QTest::qWait(300);
      live->setRun(&run);
      ui::testing::shoot(*m_screen, text("train-live-") + size, pause);
      live->setRun(nullptr);
      m_screen->activate(ShowTraining{learned()});
      QTest::qWait(300);
      QVERIFY(find<QPushButton>(text("newRun"))->isVisible());
      ui::testing::shoot(*m_screen, text("train-done-") + size, pause);
    }
  }

 private:
  template <typename Widget>
  Widget* find(const QString& name) const {
    return m_screen->findChild<Widget*>(name);
  }
  void click(const char* name) const {
    auto* button = find<QPushButton>(text(name));
    QVERIFY(button && button->isVisible());
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
  }
  /// A run with curves of the open project (the toy's, or that of the pictures).
  RunId learned() const {
    for (const RunSummary& run : runSummaries(*m_context->session())) {
      if (run.record.model == "mult-vae") return run.record.id;
    }
    return 0;
  }
  void settle() const {
    QTest::qWait(50);
    QTRY_VERIFY_WITH_TIMEOUT(m_context->jobs().active().isEmpty(), 30000);
    QTest::qWait(50);
  }
  void startLongRun() const {
    m_screen->activate(CloneRun{m_toy->vae()});
    QTRY_COMPARE_WITH_TIMEOUT(find<QSpinBox>(text("param-batch"))->value(), 32, 10000);
    find<QSpinBox>(text("param-epochs"))->setValue(90000);
    for (auto* box : m_screen->findChildren<QAbstractButton*>()) {
      if (box->objectName().startsWith(text("baseline-"))) box->setChecked(false);
    }
    QTest::mouseClick(find<QPushButton>(text("startTraining")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->queue().running(), 10000);
  }

  std::unique_ptr<ui::testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<TrainScreen> m_screen;
};

QTEST_MAIN(TestTrainScreen)
#include "tst_TrainScreen.moc"
