// LABELS: gui
// DEPENDS: ui_shell
// TIMEOUT: 600
// With the Tab key through every screen: each stop shows that it has the focus, whole and not cut off,
// and What's This has a sentence for it.
#include <QAbstractButton>
#include <QHelpEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSet>

#include "tests/ui/ToyWindow.h"
#include "tests/ui/Visit.h"
#include "ui/context/Screen.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ScreenStack.h"
#include "ui/shell/WhatsThisGuide.h"
#include "ui/widgets/FocusRing.h"

using namespace tastescope;
using namespace tastescope::ui;
namespace uitest = tastescope::ui::testing;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// Enough to find it again.
QString describe(const QWidget& stop) {
  QString words = QString::fromLatin1(stop.metaObject()->className()) + text(" ") +
                  stop.objectName() + text(" “") + stop.accessibleName() + text("”");
  if (const auto* pressed = qobject_cast<const QAbstractButton*>(&stop))
    words += text(" ") + pressed->text();
  for (const QWidget* in = stop.parentWidget(); in != nullptr && stop.objectName().isEmpty();
       in = in->parentWidget()) {
    words += text(" in ") + QString::fromLatin1(in->metaObject()->className()) + in->objectName();
    if (!in->objectName().isEmpty()) break;
  }
  return words;
}

/// How it looks in `window`, with what stands around it.
QImage pictureAround(QWidget& window, const QWidget& stop) {
  const QRect where(stop.mapTo(&window, QPoint()), stop.size());
  return window.grab(where.adjusted(-6, -6, 6, 6) & window.rect()).toImage();
}

}  // namespace

class TestFocusStops : public QObject {
  Q_OBJECT
  AppContext m_context;
  std::unique_ptr<uitest::ToyWindow> m_toy;
  std::unique_ptr<MainWindow> m_window;

  QWidget* focus() const { return m_window->focusWidget(); }

  /// What is wrong with how `stop`, which has the focus, looks; empty: nothing.
  QString faultOf(QWidget& stop) const {
    const auto* ring = m_window->findChild<FocusRing*>();
    QCoreApplication::processEvents();
    const QImage with = pictureAround(*m_window, stop);
    if (ring->target() == &stop && ring->isVisible()) {
      if (ring->cutOff()) return text("its ring is cut off");
      return {};
    }
    const QPointer<QWidget> kept(&stop);
    stop.clearFocus();
    const QImage without = pictureAround(*m_window, stop);
    stop.setFocus(Qt::TabFocusReason);
    return with == without ? text("looks the same without the focus") : QString();
  }

  /// Of the stop or of what holds it, but not of the whole screen.
  static bool hasASentence(const QWidget* stop) {
    for (; stop != nullptr && qobject_cast<const Screen*>(stop) == nullptr;
         stop = stop->parentWidget()) {
      if (!whatsThisOf(*stop).isEmpty()) return true;
    }
    return false;
  }

  /// Every stop of the Tab key on the screen that is shown, from the rail on.
  QList<QWidget*> stops() const {
    m_window->findChild<QWidget*>(text("rail_") + m_window->screens().current())
        ->setFocus(Qt::TabFocusReason);
    QList<QWidget*> found;
    for (int i = 0; i < 300 && focus() != nullptr && !found.contains(focus()); ++i) {
      found << focus();
      QTest::keyClick(focus(), Qt::Key_Tab);
    }
    return found;
  }

 private Q_SLOTS:
  void initTestCase() {
    uitest::isolate();
    uitest::startAnew();
    m_toy = std::make_unique<uitest::ToyWindow>();
    m_window = std::make_unique<MainWindow>(m_context);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_toy->open(m_context);
  }
  void cleanupTestCase() {
    m_window.reset();
    m_toy.reset();
  }

  void picturesOfTheRing() {
    m_context.navigate(Visit{screens::kEvaluate});
    QVERIFY(uitest::waitUntilQuiet(m_context));
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    for (const char* name : {"rail_evaluate", "listLength", "statusTheme"}) {
      auto* stop = m_window->findChild<QWidget*>(text(name));
      if (auto* segment = stop->findChild<QAbstractButton*>()) stop = segment;
      uitest::shoot(*m_window, text("focus-") + text(name), [stop] {
        stop->setFocus(Qt::TabFocusReason);
        QTest::qWait(50);
      });
    }
  }

  void whatsThisAnswersForASingleControl() {
    m_context.navigate(Visit{screens::kHome});
    auto* search = m_window->findChild<QWidget*>(text("findProject"));
    QHelpEvent ask(QEvent::QueryWhatsThis, QPoint(3, 3), search->mapToGlobal(QPoint(3, 3)));
    QCoreApplication::sendEvent(search, &ask);
    QVERIFY2(ask.isAccepted(), "the pointer says that there is something to ask");
    Language::instance().use(text("zh_CN"));
    const QString chinese = whatsThisOf(*search);
    Language::instance().use(text("en"));
    QVERIFY(!chinese.isEmpty() && chinese != whatsThisOf(*search));
  }

  void everyStopShowsItsFocusAndSaysWhatItIs_data() {
    QTest::addColumn<QString>("screen");
    for (const ScreenInfo* info : allScreens())
      QTest::newRow(info->key.data()) << QString(info->key);
  }
  void everyStopShowsItsFocusAndSaysWhatItIs() {
    QFETCH(QString, screen);
    m_context.navigate(
        Visit{allScreens().at(static_cast<std::size_t>(screenPosition(screen)))->key});
    QVERIFY(uitest::waitUntilQuiet(m_context));
    QStringList faults;
    const QList<QWidget*> found = stops();
    QVERIFY2(found.size() > 4, qPrintable(QString::number(found.size())));
    for (QWidget* stop : found) {
      if (!stop->isVisible()) continue;
      for (QWidget* around = stop->parentWidget(); around != nullptr;
           around = around->parentWidget()) {  // as the Tab key does
        if (auto* area = qobject_cast<QScrollArea*>(around)) area->ensureWidgetVisible(stop);
      }
      stop->setFocus(Qt::TabFocusReason);
      if (const QString fault = faultOf(*stop); !fault.isEmpty())
        faults << describe(*stop) + text(": ") + fault;
      if (!hasASentence(stop)) faults << describe(*stop) + text(": What's This has nothing to say");
    }
    found.front()->setFocus(Qt::TabFocusReason);
    QVERIFY2(faults.isEmpty(), qPrintable(text("\n") + faults.join(text("\n"))));
  }
};

QTEST_MAIN(TestFocusStops)
#include "tst_FocusStops.moc"
