#include "ui/widgets/FocusRing.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

#include "ui/theme/Theme.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

namespace {

constexpr int kMargin = 3;

/// Tables mark the current cell, when they have one and it can be seen.
bool marksItsCell(const QAbstractItemView& view) {
  return qobject_cast<const DataTable*>(&view) != nullptr && view.currentIndex().isValid() &&
         view.visualRect(view.currentIndex()).intersects(view.viewport()->rect());
}

/// Fields turn their border into the ring.
bool drawsItself(const QWidget* widget) {
  return qobject_cast<const QLineEdit*>(widget) != nullptr ||
         qobject_cast<const QComboBox*>(widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
         qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
         qobject_cast<const QTextEdit*>(widget) != nullptr;
}

bool fromKeyboard(Qt::FocusReason reason) {
  return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
         reason == Qt::ShortcutFocusReason;
}

/// The program moved it: for whoever works with keys that is as if a key had.
bool fromProgram(Qt::FocusReason reason) {
  return reason == Qt::OtherFocusReason || reason == Qt::PopupFocusReason ||
         reason == Qt::MenuBarFocusReason || reason == Qt::ActiveWindowFocusReason;
}

bool cutsItsContent(const QWidget* widget) {
  const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
  return area != nullptr && area->viewport() == widget;
}

QRect ringAround(const QWidget* target, const QWidget* home) {
  return QRect(target->mapTo(home, QPoint()), target->size())
      .adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

/// The nearest widget around `target` with room for the ring; a scroll area cuts the ring like the
/// control.
QWidget* homeOf(const QWidget* target) {
  QWidget* home = target->parentWidget();
  while (!home->isWindow() && !cutsItsContent(home) &&
         !home->rect().contains(ringAround(target, home))) {
    home = home->parentWidget();
  }
  return home;
}

class RingOverlay : public QWidget {
 public:
  explicit RingOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().colour("focusRing"), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
  }
};

}  // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

FocusRing::~FocusRing() { delete m_overlay.data(); }

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  auto* widget = qobject_cast<QWidget*>(watched);
  if (widget == nullptr) return false;
  switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: m_keys = true; break;
    case QEvent::MouseButtonPress: m_keys = false; break;
    case QEvent::FocusIn: {
      const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
      follow(nullptr);
      // A control that goes when it is clicked hands its focus on as the Tab key does.
      if (!m_keys || !(fromKeyboard(reason) || fromProgram(reason))) break;
      arrive(widget);
      break;
    }
    case QEvent::FocusOut:
      if (widget == m_target) follow(nullptr);
      break;
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
      if (m_target != nullptr && (widget == m_target || widget->isAncestorOf(m_target))) place();
      break;
    default: break;
  }
  return false;
}

bool FocusRing::cutOff() const {
  if (m_target == nullptr || m_overlay == nullptr) return false;
  const QPoint corner = m_target->mapTo(m_overlay->parentWidget(), QPoint());
  return !m_overlay->geometry().contains(QRect(corner, m_target->size())) ||
         m_overlay->visibleRegion().boundingRect() != m_overlay->rect();
}

void FocusRing::arrive(QWidget* stop) {
  auto* view = qobject_cast<QAbstractItemView*>(stop);
  if (view == nullptr) {
    if (!drawsItself(stop)) follow(stop);
    return;
  }
  view->setProperty("keyboardFocus", true);
  // It has its current cell once it has had the event.
  const auto look = [this, kept = QPointer<QAbstractItemView>(view)] {
    if (!kept || !kept->hasFocus()) return;
    kept->viewport()->update();
    if (!marksItsCell(*kept)) follow(kept);
  };
  QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void FocusRing::follow(QWidget* target) {
  m_target = target;
  place();
}

void FocusRing::place() {
  if (m_target == nullptr || !m_target->isVisible() || m_target->parentWidget() == nullptr) {
    if (m_overlay != nullptr) m_overlay->hide();
    return;
  }
  QWidget* home = homeOf(m_target);
  if (m_overlay == nullptr) m_overlay = new RingOverlay(home);
  if (m_overlay->parentWidget() != home) m_overlay->setParent(home);
  m_overlay->setGeometry(ringAround(m_target, home) & home->rect());
  m_overlay->show();
  m_overlay->raise();
}

}  // namespace tastescope::ui
