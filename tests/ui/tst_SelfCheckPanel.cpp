// LABELS: gui
// DEPENDS: ui_shell
// The check of the installation in About: what it shows when all is well and when it is not, and
// that it never blocks.
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

#include "tests/ui/ToyWindow.h"
#include "ui/shell/InfoDialogs.h"
#include "ui/shell/SelfCheckPanel.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/NoteBar.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

KnownAnswer answer(const char* key, double expected, double found) {
  return {.key = key,
          .what = coreText("Test", "A known answer"),
          .expected = expected,
          .tolerance = 1e-9,
          .find = [found] { return found; }};
}

}  // namespace

class TestSelfCheckPanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { ui::testing::isolate(); }

  void aboutChecksThisInstallation() {
    AppContext context;
    QWidget window;
    QDialog* about = makeAboutDialog(context, &window);
    about->show();
    auto* start = about->findChild<QPushButton*>(text("selfCheck"));
    QVERIFY(start && start->isVisible() && start->isEnabled());
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    QVERIFY(!start->isEnabled());  // at once: the check runs elsewhere
    auto* verdict = about->findChild<NoteBar*>(text("selfCheckVerdict"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), 60000);
    QVERIFY2(verdict->text().startsWith(text("All ")), qPrintable(verdict->text()));
    const auto* rows = about->findChild<DataTable*>(text("selfCheckTable"))->model();
    QCOMPARE(rows->rowCount(), static_cast<int>(knownAnswers().size()));
    for (int row = 0; row < rows->rowCount(); ++row) {
      QCOMPARE(rows->index(row, 0).data().toString(), text("Passed"));
    }
    QVERIFY(start->isEnabled());
    ui::testing::shoot(*about, text("about"), [] { QTest::qWait(100); });
  }

  void aWrongNumberIsNamedFirstWithWhatWasExpected() {
    AppContext context;
    SelfCheckPanel panel(context, [] {
      return std::vector<KnownAnswer>{answer("right", 2, 2), answer("wrong", 0.5, 0.25),
                                      answer("lost", 1, std::numeric_limits<double>::quiet_NaN())};
    });
    panel.show();
    QTest::mouseClick(panel.findChild<QPushButton*>(text("selfCheck")), Qt::LeftButton);
    auto* verdict = panel.findChild<NoteBar*>(text("selfCheckVerdict"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), 20000);
    QVERIFY2(verdict->text().startsWith(text("2 of 3 checks failed: wrong, lost.")),
             qPrintable(verdict->text()));
    const auto* rows = panel.findChild<DataTable*>(text("selfCheckTable"))->model();
    QCOMPARE(rows->index(0, 0).data().toString(), text("Failed"));
    QCOMPARE(rows->index(0, 0).data(ChipKindRole).toInt(), int(ChipKind::Danger));
    QCOMPARE(rows->index(0, 2).data().toString(), text("0.5"));
    QCOMPARE(rows->index(0, 3).data().toString(), text("0.25"));
    QCOMPARE(rows->index(1, 3).data().toString(), text("no number"));
    QCOMPARE(rows->index(2, 0).data().toString(), text("Passed"));
  }

  void closingEndsTheCheck() {
    AppContext context;
    auto run = std::make_shared<std::atomic<int>>(0);
    auto panel = std::make_unique<SelfCheckPanel>(context, [run] {
      KnownAnswer slow = answer("slow", 1, 1);
      slow.find = [run] {
        ++*run;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return 1.0;
      };
      return std::vector<KnownAnswer>(2000, slow);
    });
    panel->show();
    QTest::mouseClick(panel->findChild<QPushButton*>(text("selfCheck")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(*run > 0, 20000);
    panel.reset();
    QTRY_VERIFY_WITH_TIMEOUT(context.jobs().idle(), 20000);
    QVERIFY(*run < 2000);
  }

  void aRunningTrainingKeepsItsLibraries() {
    AppContext context;
    SelfCheckPanel panel(context);
    panel.show();
    JobManager::Plan<int> plan;
    plan.title = text("Training");
    plan.lane = JobLane::Training;
    plan.work = [](Progress&, const std::stop_token& stop) -> int {
      while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      throw Cancelled();
    };
    Job* job = context.jobs().start<int>(&panel, std::move(plan));
    auto* start = panel.findChild<QPushButton*>(text("selfCheck"));
    QTRY_VERIFY(!start->isEnabled());
    job->cancel();
    QTRY_VERIFY(start->isEnabled());
  }
};

QTEST_MAIN(TestSelfCheckPanel)
#include "tst_SelfCheckPanel.moc"
