// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 900
// The whole journey with the mouse: drop a file, import, train, look at the map, read a list,
// export it.
#include <QSpinBox>

#include "tests/ui/DropFile.h"
#include "tests/ui/Journey.h"
#include "ui/charts/LatentMap.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {
QString text(const char* utf8) { return QString::fromUtf8(utf8); }
}  // namespace

class TestJourneyMouse : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;
  AppContext m_context;
  std::unique_ptr<MainWindow> m_window;

  testing::Hand m_hand;

  bool click(const QString& name) { return m_hand.click(name); }
  bool type(const QString& name, const QString& value) { return m_hand.type(name, value); }

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareJourney(text("journey-mouse"));
    m_window = std::make_unique<MainWindow>(m_context);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }
  void cleanupTestCase() { m_window.reset(); }

  void aDroppedFileIsImported() {
    const QString file = testing::writePurchases(m_folder.path(), 500);
    testing::dropFile(*m_window, file);
    QVERIFY(testing::waitFor(text("formatStep")));
    for (int step = 0; step < 7 && testing::seen(text("summaryStep")) == nullptr; ++step) {
      QVERIFY(testing::waitUntilQuiet(m_context));
      QVERIFY(click(text("wizardNext")));
    }
    QVERIFY(testing::waitFor(text("summaryStep")));
    QVERIFY(type(text("projectFolder"), m_folder.path()));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("wizardNext")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("wizardNext")));
    QVERIFY(QTest::qWaitFor([&] { return m_context.session() != nullptr; }, 20000));
    QCOMPARE(m_context.session()->data().users.size(), Index{500});
  }

  void aModelIsTrained() {
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("rail_data")));
    QVERIFY(click(text("trainModel")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("family-vae")));
    QVERIFY(click(text("model-mult-vae")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(type(text("param-epochs"), text("4")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("startTraining")));
    QVERIFY(QTest::qWaitFor([&] { return m_context.jobs().training(); }, 10000));
    QVERIFY(QTest::qWaitFor([&] { return !m_context.jobs().training(); }, 300000));
    QVERIFY(testing::waitUntilQuiet(m_context));
  }

  void theRunStandsInTheTable() {
    QVERIFY(click(text("rail_runs")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    bool found = false;
    for (const auto* table : m_window->findChildren<QTableView*>())
      found |= table->isVisible() && table->model() != nullptr && table->model()->rowCount() > 0;
    QVERIFY(found);
  }

  void aPointOfTheMapIsInspected() {
    QVERIFY(click(text("rail_latent")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    auto* map = m_window->findChild<LatentMap*>();
    QVERIFY(map != nullptr && map->isVisible());
    QSignalSpy clicked(map, &LatentMap::pointClicked);
    map->finishRendering();
    for (std::uint32_t point = 0; point < 60 && clicked.isEmpty(); ++point) {
      const QPoint at = map->screenOf(point).toPoint();
      if (map->rect().adjusted(60, 60, -60, -60).contains(at) && map->childAt(at) == nullptr)
        QTest::mouseClick(map, Qt::LeftButton, {}, at);
    }
    QCOMPARE(clicked.count(), 1);
    QVERIFY(clicked[0][0].toLongLong() >= 0);
    QVERIFY(testing::waitUntilQuiet(m_context));
    auto* neighbours = qobject_cast<QTableView*>(testing::seen(text("neighbourTable")));
    QVERIFY(neighbours != nullptr && neighbours->model()->rowCount() > 0);
  }

  void aListIsReadAndExported() {
    QVERIFY(click(text("rail_recommend")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("nextUser")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    auto* table = qobject_cast<QTableView*>(testing::seen(text("recommendationTable")));
    QVERIFY(table != nullptr && table->model()->rowCount() >= 10);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 1)).center());
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(click(text("exportRecommendations")));
    QVERIFY(testing::waitFor(text("exportButton")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    const QString file = m_folder.filePath(text("lists.csv"));
    testing::answerFileDialog(file);
    QVERIFY(click(text("exportButton")));
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file); }, 30000));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QFile lists(file);
    QVERIFY(lists.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(lists.readLine()).contains(text("rank")));
  }
};

QTEST_MAIN(TestJourneyMouse)
#include "tst_JourneyMouse.moc"
