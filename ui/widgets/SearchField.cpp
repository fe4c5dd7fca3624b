#include "ui/widgets/SearchField.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

namespace {
constexpr int kPauseMs = 120;
constexpr int kIcon = 14;
constexpr int kClear = 22;
constexpr int kLeft = 10;
}  // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : Translated(parent), m_clear(iconButton("x", {}, {}, this)) {
  retranslate();
  setPlaceholderText(placeholder);
  setAccessibleName(placeholder);
  setTextMargins(kIcon + 8, 0, kClear, 0);
  m_clear->setIconSize(QSize(12, 12));
  m_clear->setCursor(Qt::ArrowCursor);
  m_clear->setFocusPolicy(Qt::NoFocus);  // Esc does the same
  m_clear->hide();
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPauseMs);
  connect(m_clear, &QToolButton::clicked, this, &QLineEdit::clear);
  connect(this, &QLineEdit::textChanged, this, [this](const QString& now) {
    m_clear->setVisible(!now.isEmpty());
    m_pause.start();
  });
  connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(text()); });
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter(this).drawPixmap(QRect(kLeft, (height() - kIcon) / 2, kIcon, kIcon),
                            iconPixmap("search", "textSecondary", kIcon, devicePixelRatioF()));
}

void SearchField::resizeEvent(QResizeEvent* event) {
  QLineEdit::resizeEvent(event);
  m_clear->setGeometry(width() - kClear - 3, (height() - kClear) / 2, kClear, kClear);
}

void SearchField::retranslate() { setIconButtonName(m_clear, tr("Clear")); }

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
    return;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    m_pause.stop();
    Q_EMIT searchChanged(text());
  }
  QLineEdit::keyPressEvent(event);
}

}  // namespace tastescope::ui
