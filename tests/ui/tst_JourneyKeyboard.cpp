// LABELS: gui slow
// DEPENDS: ui_shell
// TIMEOUT: 900
// The whole journey without a mouse: every control that it needs is reached with Tab, mnemonics and
// shortcuts.
#include "tests/ui/Journey.h"
#include "ui/charts/LatentMap.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

bool isWithin(const QWidget* widget, const QString& name) {
  for (; widget != nullptr; widget = widget->parentWidget()) {
    if (widget->objectName() == name) return true;
  }
  return false;
}

}  // namespace

class TestJourneyKeyboard : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;
  AppContext m_context;
  std::unique_ptr<MainWindow> m_window;

  static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget()
                                                             : QApplication::activeWindow();
    QVERIFY(target != nullptr);
    QTest::keyClick(target, key, modifiers);
  }

  /// Tab until the control has the focus; it must be there within one round.
  static bool tabTo(const QString& name) {
    if (!testing::waitFor(name)) return false;
    for (int i = 0; i < 250; ++i) {
      if (isWithin(QApplication::focusWidget(), name)) return true;
      press(Qt::Key_Tab);
    }
    qWarning("Tab never came to %s", qPrintable(name));
    return false;
  }

  /// What the wizard says is missing.
  static QString hindrance() {
    const auto* sentence = qobject_cast<QLabel*>(testing::seen(text("wizardSentence")));
    return sentence == nullptr ? text("no wizard") : sentence->text();
  }

  static bool activate(const QString& name) {
    if (!tabTo(name)) return false;
    press(Qt::Key_Space);
    return true;
  }

  static bool type(const QString& name, const QString& value) {
    if (!tabTo(name)) return false;
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), value);
    press(Qt::Key_Tab);
    return true;
  }

 private Q_SLOTS:
  void initTestCase() {
    testing::prepareJourney(text("journey-keyboard"));
    m_window = std::make_unique<MainWindow>(m_context);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
  }
  void cleanupTestCase() { m_window.reset(); }

  void aChosenFileIsImported() {
    const QString file = testing::writePurchases(m_folder.path(), 500);
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(testing::waitFor(text("sourceStep")));
    testing::answerFileDialog(file);
    QVERIFY(activate(text("chooseFiles")));
    QVERIFY(testing::waitUntilQuiet(m_context, 60000, 600));
    m_window->activateWindow();  // a window manager does this when the dialog closes
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    for (int step = 0; step < 7 && testing::seen(text("summaryStep")) == nullptr; ++step) {
      QVERIFY2(testing::waitFor(text("wizardNext")), qPrintable(hindrance()));
      QVERIFY(activate(text("wizardNext")));
      QVERIFY(testing::waitUntilQuiet(m_context));
    }
    QVERIFY(type(text("projectFolder"), m_folder.path()));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(activate(text("wizardNext")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(activate(text("wizardNext")));
    QVERIFY(QTest::qWaitFor([&] { return m_context.session() != nullptr; }, 20000));
    QCOMPARE(m_context.session()->data().users.size(), Index{500});
  }

  void aModelIsTrained() {
    QVERIFY(testing::waitUntilQuiet(m_context));
    press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(activate(text("family-vae")));
    QVERIFY(type(text("param-epochs"), text("4")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(activate(text("startTraining")));
    QVERIFY(QTest::qWaitFor([&] { return m_context.jobs().training(); }, 10000));
    QVERIFY(QTest::qWaitFor([&] { return !m_context.jobs().training(); }, 300000));
    QVERIFY(testing::waitUntilQuiet(m_context));
  }

  void theMapIsReached() {
    press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(testing::waitUntilQuiet(m_context));
    QCOMPARE(m_window->screens().current(), screens::kLatent);
    QVERIFY2(tabTo(text("mapSearch")), "the map's search can be reached");
  }

  void aListIsReadAndExported() {
    press(Qt::Key_6, Qt::ControlModifier);
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(tabTo(text("userList")));
    press(Qt::Key_Down);
    QVERIFY(testing::waitUntilQuiet(m_context));
    QVERIFY(tabTo(text("recommendationTable")));
    press(Qt::Key_Down);
    QVERIFY(testing::waitUntilQuiet(m_context));
    press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(testing::waitFor(text("exportButton")));
    QVERIFY(testing::waitUntilQuiet(m_context));
    const QString file = m_folder.filePath(text("lists.csv"));
    testing::answerFileDialog(file);
    QVERIFY(activate(text("exportButton")));
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file); }, 30000));
  }
};

QTEST_MAIN(TestJourneyKeyboard)
#include "tst_JourneyKeyboard.moc"
