#include "ui/widgets/Panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QVariant>
#include <algorithm>

#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

Panel::Panel(const QString& title, QWidget* parent)
    : QFrame(parent),
      m_head(new QWidget),
      m_title(new ElidedLabel(title, TextStyle::BodyStrong)),
      m_note(new ElidedLabel(QString(), TextStyle::Small, "textSecondary")),
      m_row(new QHBoxLayout(m_head)),
      m_controls(new QHBoxLayout),
      m_body(new QVBoxLayout) {
  const Theme& theme = Theme::instance();
  const int padding = theme.layout("panelPadding");
  setProperty("panel", true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  m_row->setContentsMargins(padding - 1, theme.spacing("m"), padding - 1, 0);
  m_row->setSpacing(theme.spacing("s"));
  m_row->addWidget(m_title);
  m_row->addWidget(m_note, 1);
  m_controls->setSpacing(theme.spacing("s"));
  m_row->addLayout(m_controls);
  m_head->setMinimumHeight(theme.height("controlSmall") + theme.spacing("m"));
  m_body->setSpacing(theme.spacing("m"));
  m_note->setMinimumWidth(1);
  m_head->installEventFilter(this);
  column->addWidget(m_head);
  column->addLayout(m_body, 1);
  setFlush(false);
  setNote({});
  updateHead();
}

void Panel::setTitle(const QString& title) {
  m_title->setText(title);
  updateHead();
}

void Panel::setNote(const QString& note) {
  m_note->setText(note);
  m_note->setHidden(note.isEmpty());
  m_row->setStretchFactor(m_title, note.isEmpty() ? 1 : 0);  // controls stand at the right
}

void Panel::addControl(QWidget* control) {
  m_controls->addWidget(control);
  updateHead();
}

void Panel::addWidget(QWidget* widget, int stretch) { m_body->addWidget(widget, stretch); }

void Panel::setFlush(bool flush) {
  const Theme& theme = Theme::instance();
  const int padding = theme.layout("panelPadding") - 1;
  if (flush) {
    m_body->setContentsMargins(0, theme.spacing("s"), 0, 0);
  } else {
    m_body->setContentsMargins(padding, theme.spacing("s"), padding, padding);
  }
}

bool Panel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_head &&
      (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
    fitTitle();
  return QFrame::eventFilter(watched, event);
}

/// The row may become as narrow as its controls; what there is more belongs to the title first.
void Panel::fitTitle() {
  const QMargins margins = m_row->contentsMargins();
  int others = margins.left() + margins.right();
  m_controls->invalidate();  // what stands in it may have other words
  if (!m_note->isHidden()) others += m_note->minimumWidth() + m_row->spacing();
  if (m_controls->count() > 0) others += m_controls->minimumSize().width() + m_row->spacing();
  m_head->setMinimumWidth(others);
  const int whole = std::max(1, m_title->sizeHint().width());
  m_title->setMinimumWidth(std::clamp(m_head->width() - others, 1, whole));
}

void Panel::updateHead() {
  m_head->setVisible(!m_title->text().isEmpty() || m_controls->count() > 0);
}

}  // namespace tastescope::ui
