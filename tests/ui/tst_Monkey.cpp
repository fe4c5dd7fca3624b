// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 3600
// Random clicks, keys and wheels over every screen of a small project, always the same for a seed.
// Nothing may crash, the window must go on answering, and at the end every screen must be reachable.
// TASTESCOPE_MONKEY_SECONDS (20) says how long, TASTESCOPE_MONKEY_SEED (1) from where, and
// TASTESCOPE_MONKEY_LOG makes it say each step.
#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QFile>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QTimer>

#include <malloc.h>

#include <optional>

#include "core/base/Memory.h"
#include "core/base/Rng.h"
#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// Longer than this the window does not answer: it is stuck. Sanitizers take five times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kStuckMs = 25000;
#else
constexpr qint64 kStuckMs = 5000;
#endif
constexpr int kDialogMs = 60;

/// Megabytes that this process holds.
double heldMegabytes() {
  QFile status(text("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return 0;
  const QByteArray all = status.readAll();
  return all.mid(all.indexOf("VmRSS:") + 6, 20).trimmed().split(' ').first().toDouble() / 1024;
}

/// What a person may lose to half an hour of the window, in megabytes.
constexpr double kMostGrowth = 100;

/// The same when nothing works any more, what is free has gone back and the toy project is open at Home
/// again: neither what one moment of a training takes nor the size of the project that happens to be
/// open says what stays. With it what is in use, without the caches of libraries.
struct Resting {
  double held = 0;
  double inUse = 0;
};
Resting atRest(AppContext& context, const uitest::ToyWindow& toy) {
  if (context.trainingEnd().discard) context.trainingEnd().discard();
  uitest::waitUntilQuiet(context);
  context.navigate(Visit{screens::kHome});
  toy.open(context);
  uitest::waitUntilQuiet(context);
  returnFreeMemory();
  const struct mallinfo2 heaps = mallinfo2();
  return {heldMegabytes(), static_cast<double>(heaps.uordblks + heaps.hblkhd) / (1 << 20)};
}

class Monkey {
 public:
  Monkey(MainWindow& window, std::uint64_t seed) : m_window(window), m_rng(seed) {
    // What waits for an answer in a loop of its own is closed from here, as a person would with Esc.
    m_dialogs.setInterval(kDialogMs);
    QObject::connect(&m_dialogs, &QTimer::timeout, &m_window, [this] { leaveModal(); });
    m_dialogs.start();
  }

  void step() {
    QWidget* target = anywhere();
    if (target == nullptr) return;
    const std::uint64_t what = m_rng.below(100);
    if (what < 55) {
      click(*target);
    } else if (what < 80) {
      key(*target);
    } else if (what < 90) {
      wheel(*target);
    } else {
      goSomewhere();
    }
    ++m_steps;
    // Jobs answer, timers fire.
    QTest::qWait(static_cast<int>(m_rng.below(12)));
  }
  [[nodiscard]] qint64 steps() const { return m_steps; }
  [[nodiscard]] const QString& last() const { return m_last; }

 private:
  void say(const QString& what, const QWidget& where) {
    static const bool spoken = qEnvironmentVariableIsSet("TASTESCOPE_MONKEY_LOG");
    m_last = text("%1 %2").arg(what, uitest::whereIs(where));
    if (spoken) qInfo("%lld %s", m_steps, qPrintable(m_last));
  }

  void leaveModal() {
    if (QWidget* popup = QApplication::activePopupWidget()) {
      if (m_rng.below(3) == 0) popup->close();
      return;
    }
    if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) dialog->reject();
  }

  /// A visible, enabled widget of the window or of a popup over it.
  QWidget* anywhere() {
    QWidget* root = QApplication::activePopupWidget();
    if (root == nullptr) root = &m_window;
    QList<QWidget*> shown;
    for (QWidget* widget : root->findChildren<QWidget*>())
      if (widget->isVisible() && widget->isEnabled() && !widget->size().isEmpty()) shown << widget;
    return shown.isEmpty() ? root
                           : shown[static_cast<qsizetype>(
                                 m_rng.below(static_cast<std::uint64_t>(shown.size())))];
  }

  /// What leads out of the window: to the desktop, or to its end.
  static bool leadsOut(const QWidget& widget) {
    const QString name = widget.objectName();
    return name == text("crashReport") || name.startsWith(text("close")) ||
           qobject_cast<const QMenuBar*>(&widget) != nullptr;
  }

  void click(QWidget& target) {
    if (leadsOut(target)) return;
    const QPoint at(static_cast<int>(m_rng.below(static_cast<std::uint64_t>(target.width()))),
                    static_cast<int>(m_rng.below(static_cast<std::uint64_t>(target.height()))));
    say(text("click"), target);
    const Qt::KeyboardModifiers with = m_rng.below(10) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
    // What a button opens may run a loop of its own, at whose end the widget is gone.
    const QPointer<QWidget> still(&target);
    const int presses = m_rng.below(12) == 0 ? 2 : 1;
    for (int i = 0; i < presses; ++i) {
      if (still && i == 0) QTest::mousePress(still, Qt::LeftButton, with, at);
      if (still && i == 1) QTest::mouseEvent(QTest::MouseDClick, still, Qt::LeftButton, with, at);
      if (still) QTest::mouseRelease(still, Qt::LeftButton, with, at);
    }
  }

  void key(QWidget& target) {
    static const std::vector<Qt::Key> keys{
        Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return,   Qt::Key_Escape, Qt::Key_Space,
        Qt::Key_Up,  Qt::Key_Down,    Qt::Key_Left,     Qt::Key_Right,  Qt::Key_Home,
        Qt::Key_End, Qt::Key_PageUp,  Qt::Key_PageDown, Qt::Key_Delete, Qt::Key_A,
        Qt::Key_7,   Qt::Key_Minus,   Qt::Key_Slash,    Qt::Key_Period, Qt::Key_Backspace};
    const Qt::Key key = keys[m_rng.below(keys.size())];
    if (leadsOut(target)) return;
    say(QKeySequence(key).toString(), target);
    QWidget* focus = QApplication::focusWidget();
    const QPointer<QWidget> still(focus != nullptr && m_rng.below(3) > 0 ? focus : &target);
    QTest::keyPress(still, key);
    if (still) QTest::keyRelease(still, key);
  }

  void wheel(QWidget& target) {
    const QPointF at = QRectF(target.rect()).center();
    say(text("wheel"), target);
    QWheelEvent event(at, target.mapToGlobal(at), {}, {0, m_rng.below(2) == 0 ? 120 : -120},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&target, &event);
  }

  void goSomewhere() {
    const auto& all = allScreens();
    const auto digit = static_cast<int>(m_rng.below(all.size()));
    say(text("go to %1").arg(digit + 1), m_window);
    QTest::keyClick(&m_window, static_cast<Qt::Key>(Qt::Key_1 + digit), Qt::ControlModifier);
  }

  MainWindow& m_window;
  Rng m_rng;
  QTimer m_dialogs;
  qint64 m_steps = 0;
  QString m_last;
};

}  // namespace

class TestMonkey : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    uitest::isolate();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    uitest::startAnew();
  }

  void nothingCrashesAndNothingSticks() {
    const uitest::ToyWindow toy;
    const int seconds = std::max(1, qEnvironmentVariableIntValue("TASTESCOPE_MONKEY_SECONDS"));
    const int run = qEnvironmentVariableIsSet("TASTESCOPE_MONKEY_SECONDS") ? seconds : 20;
    const int seed = std::max(1, qEnvironmentVariableIntValue("TASTESCOPE_MONKEY_SEED"));
    AppContext context;
    MainWindow window(context);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    toy.open(context);
    Monkey monkey(window, static_cast<std::uint64_t>(seed));
    QElapsedTimer since;
    since.start();
    qint64 slowest = 0;
    QString slowestStep;
    std::optional<Resting> before;
    while (since.elapsed() < run * 1000LL) {
      QElapsedTimer one;
      one.start();
      monkey.step();
      if (one.elapsed() > slowest) {
        slowest = one.elapsed();
        slowestStep = monkey.last();
      }
      if (!window.isVisible()) window.show();
      if (!context.session()) toy.open(context);
      if (!before && since.elapsed() > run * 300LL) before = atRest(context, toy);
    }
    const Resting after = atRest(context, toy);
    qInfo(
        "seed %d: %lld steps, the slowest %lld ms (%s), %.0f MB at rest after a third (%.0f in "
        "use), "
        "%.0f MB at the end (%.0f in use)",
        seed, monkey.steps(), slowest, qPrintable(slowestStep), before.value_or(after).held,
        before.value_or(after).inUse, after.held, after.inUse);
    QVERIFY2(after.inUse < before.value_or(after).inUse + kMostGrowth, "memory is kept");
    QVERIFY2(slowest < kStuckMs, "a step did not end in time");
    // Every screen answers still, without a project and with it.
    if (context.trainingEnd().discard) context.trainingEnd().discard();
    QTRY_VERIFY_WITH_TIMEOUT(!context.jobs().training(), 30000);
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    for (const ScreenInfo* info : allScreens()) {
      context.navigate(Visit{info->key});
      QVERIFY2(uitest::waitUntilQuiet(context), info->key.data());
      QCOMPARE(window.screens().current(), info->key);
      QVERIFY2(window.screens().front() != nullptr && window.screens().front()->isEnabled(),
               info->key.data());
    }
    QVERIFY2(!window.findChild<CloseQuestion*>()->isVisible(), "a veil over the window");
  }
};

QTEST_MAIN(TestMonkey)
#include "tst_Monkey.moc"
