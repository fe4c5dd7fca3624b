// LABELS: gui
// DEPENDS: ui_shell
// TIMEOUT: 300
// The sample with the mouse, as somebody who has just started the program: one click opens it, the
// second shows a map of it, and lists and an evaluation are there without training anything.
#include <QFileInfo>

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "tests/ui/Journey.h"
#include "ui/charts/LatentMap.h"
#include "ui/runs/RunsModel.h"
#include "ui/widgets/Thumbnails.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {
QString text(const char* utf8) { return QString::fromUtf8(utf8); }
}  // namespace

class TestSample : public QObject {
  Q_OBJECT

 private:
  AppContext m_context;
  std::unique_ptr<MainWindow> m_window;
  QElapsedTimer m_sinceStart;
  testing::Hand m_hand;

  bool click(const QString& name) { return m_hand.click(name); }
  void keepPicture(const char* name) const {
    QDir folder(QCoreApplication::applicationDirPath());
    folder.cdUp();
    folder.mkpath(text("shots"));
    QVERIFY(m_window->grab().save(folder.filePath(text("shots/sample-%1.png").arg(text(name)))));
  }

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareJourney(text("sample"));
    QFile::remove(sampleProjectFile());
    RecentProjects::instance().clear();
    m_sinceStart.start();
    m_window = std::make_unique<MainWindow>(m_context);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }
  void cleanupTestCase() {
    m_window.reset();
    m_context.closeProject();
    QFile::remove(sampleProjectFile());
  }

  void twoClicksShowAMap() {
    QVERIFY(click(text("openSample")));
    QVERIFY(QTest::qWaitFor([&] { return m_context.session() != nullptr; }, 60000));
    QVERIFY(click(text("rail_latent")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    auto* map = m_window->findChild<LatentMap*>();
    QVERIFY(map != nullptr && map->isVisible());
    map->finishRendering();
    QCOMPARE(m_hand.clicks(), 2);
    qInfo("from the start to a map: %lld ms", m_sinceStart.elapsed());
    keepPicture("map");
    // Home's picture of it: points on whatever background the theme has there.
    QTRY_VERIFY(!thumbnailOf(sampleProjectFile()).isNull());
    const QImage picture = thumbnailOf(sampleProjectFile());
    QCOMPARE(qAlpha(picture.pixel(0, 0)), 0);
    int points = 0;
    for (int y = 0; y < picture.height(); ++y)
      for (int x = 0; x < picture.width(); ++x) points += qAlpha(picture.pixel(x, y)) > 128 ? 1 : 0;
    QVERIFY(points > 500);
  }

  /// Every shipped file fits the data as it is imported today and the models as they are today.
  void itHasTrainedRunsOfEveryKind() {
    QStringList models;
    for (const RunSummary& run : runSummaries(*m_context.session())) {
      models.append(text(run.record.model.c_str()));
      QVERIFY(run.record.state == RunState::Done);
      QVERIFY(metricOf(run, "test", "ndcg@10") != nullptr);
    }
    QCOMPARE(models,
             QStringList({text("mult-vae"), text("sasrec"), text("ease"), text("popularity")}));
  }

  void whatIsShippedIsAsGoodAsItSays() {
    for (const RunSummary& run : runSummaries(*m_context.session())) {
      Progress progress;
      const RunEvaluation now =
          evaluateRun(*m_context.session(), {.run = run.record.id, .options = {}}, progress, {});
      QVERIFY2(std::abs(now.result.metrics.at("ndcg@10") -
                        metricOf(run, "test", "ndcg@10")->value) < 1e-4,
               run.record.name.c_str());
    }
  }

  void aPersonHasAListAtOnce() {
    QVERIFY(click(text("rail_recommend")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    auto* list = qobject_cast<QTableView*>(testing::seen(text("recommendationTable")));
    QVERIFY(list != nullptr && list->model()->rowCount() > 0);
    keepPicture("recommend");
  }

  void itIsEvaluatedAtOnce() {
    QVERIFY(click(text("rail_evaluate")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    keepPicture("evaluate");
    const QStringList cut = testing::clippedTexts(*m_window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    QVERIFY(click(text("rail_runs")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    // SASRec was tested on another split: its numbers are not those of the others.
    QSet<QString> said;
    auto* table = qobject_cast<QTableView*>(testing::seen(text("runsTable")));
    QVERIFY(table != nullptr);
    const auto* filter = qobject_cast<RunsFilter*>(table->model());
    const auto* runs = qobject_cast<RunsModel*>(filter->sourceModel());
    QVERIFY(runs != nullptr);
    for (int row = 0; row < table->model()->rowCount(); ++row)
      said.insert(table->model()->index(row, runs->noteColumn()).data().toString());
    QCOMPARE(said.size(), 2);
    QVERIFY(!said.contains(QString()));
    keepPicture("runs");
  }

  void itOpensAgainWithTheSameRuns() {
    const auto before = runSummaries(*m_context.session()).size();
    m_context.openSample();
    QVERIFY(testing::waitUntilQuiet(m_context));
    QCOMPARE(runSummaries(*m_context.session()).size(), before);
  }
};

QTEST_MAIN(TestSample)
#include "tst_Sample.moc"
