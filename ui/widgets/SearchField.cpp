#include "ui/widgets/SearchField.h"

#include <QAction>
#include <QKeyEvent>

#include "ui/theme/Icons.h"

namespace tastescope::ui {

namespace {
constexpr int kPauseMs = 120;
}

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
  setPlaceholderText(placeholder);
  setAccessibleName(placeholder);
  addAction(icon("search", "textSecondary"), QLineEdit::LeadingPosition);
  QAction* clearAction = addAction(icon("x", "textSecondary"), QLineEdit::TrailingPosition);
  clearAction->setVisible(false);
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPauseMs);
  connect(clearAction, &QAction::triggered, this, &QLineEdit::clear);
  connect(this, &QLineEdit::textChanged, this, [this, clearAction](const QString& now) {
    clearAction->setVisible(!now.isEmpty());
    m_pause.start();
  });
  connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(text()); });
}

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
