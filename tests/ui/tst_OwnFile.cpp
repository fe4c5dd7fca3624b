// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 1800
// Somebody's own file with the mouse, from the first start to a personal list, with every default as
// it is: how many clicks that takes, and how long, on a file of the sample's size.
#include <QTableView>

#include "core/workflow/Runs.h"
#include "tests/ui/Journey.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {
QString text(const char* utf8) { return QString::fromUtf8(utf8); }
constexpr int kMostClicks = 12;
}  // namespace

class TestOwnFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareJourney(text("own-file"));
    RecentProjects::instance().clear();
  }

  void aFewClicksLeadToAPersonalList() {
    QTemporaryDir folder;
    const QString file = folder.filePath(text("my-shop.csv.gz"));
    QVERIFY(QFile::copy(text(TASTESCOPE_SOURCE_DIR "/resources/sample/interactions.csv.gz"), file));
    QSettings().setValue(text("import/folder"), folder.path());
    testing::Hand hand;
    QElapsedTimer since;
    since.start();
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(hand.click(text("newProject")));
    testing::answerFileDialog(file);
    hand.add(2);  // the file, and Open
    QVERIFY(hand.click(text("chooseFiles")));
    QVERIFY(hand.click(text("wizardNext")));
    QVERIFY(testing::waitFor(text("formatStep")));
    QVERIFY(hand.click(text("wizardFinish")));
    QVERIFY(testing::waitFor(text("wizardNext"), 60000));
    QVERIFY(testing::waitUntilQuiet(context));
    QVERIFY(hand.click(text("wizardNext")));
    QVERIFY(QTest::qWaitFor([&] { return context.session() != nullptr; }, 20000));
    QVERIFY(hand.click(text("trainModel")));
    QVERIFY(testing::waitUntilQuiet(context));
    QVERIFY(hand.click(text("startTraining")));
    QVERIFY(QTest::qWaitFor([&] { return context.jobs().training(); }, 20000));
    QVERIFY(QTest::qWaitFor([&] { return !context.jobs().training(); }, 1500000));
    QVERIFY(hand.click(text("rail_recommend")));
    QVERIFY(testing::waitUntilQuiet(context));
    auto* list = qobject_cast<QTableView*>(testing::seen(text("recommendationTable")));
    QVERIFY(list != nullptr);
    QCOMPARE(list->model()->rowCount(), 10);
    QCOMPARE(runSummaries(*context.session()).front().record.state, RunState::Done);
    qInfo("from the first start to a personal list: %d clicks, %lld s", hand.clicks(),
          static_cast<long long>(since.elapsed() / 1000));
    QVERIFY(hand.clicks() <= kMostClicks);
    context.closeProject();
  }
};

QTEST_MAIN(TestOwnFile)
#include "tst_OwnFile.moc"
