#include "ui/widgets/FocusRing.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextEdit>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kMargin = 3;

/// Fields turn their border into the ring, tables mark the current cell.
bool drawsItself(const QWidget* widget) {
  return qobject_cast<const QLineEdit*>(widget) != nullptr ||
         qobject_cast<const QComboBox*>(widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
         qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
         qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
         qobject_cast<const QTextEdit*>(widget) != nullptr;
}

bool fromKeyboard(Qt::FocusReason reason) {
  return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
         reason == Qt::ShortcutFocusReason;
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
    case QEvent::FocusIn: {
      const bool wanted = fromKeyboard(static_cast<QFocusEvent*>(event)->reason());
      follow(wanted && !drawsItself(widget) ? widget : nullptr);
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

void FocusRing::follow(QWidget* target) {
  m_target = target;
  place();
}

void FocusRing::place() {
  if (m_target == nullptr || !m_target->isVisible() || m_target->parentWidget() == nullptr) {
    if (m_overlay != nullptr) m_overlay->hide();
    return;
  }
  // A sibling of the control, so that a scroll area cuts the ring like the control.
  QWidget* home = m_target->parentWidget();
  if (m_overlay == nullptr) m_overlay = new RingOverlay(home);
  if (m_overlay->parentWidget() != home) m_overlay->setParent(home);
  m_overlay->setGeometry(m_target->geometry().adjusted(-kMargin, -kMargin, kMargin, kMargin));
  m_overlay->show();
  m_overlay->raise();
}

}  // namespace tastescope::ui
