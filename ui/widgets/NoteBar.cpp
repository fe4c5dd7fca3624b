#include "ui/widgets/NoteBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {

struct Look {
  const char* property;
  const char* icon;
  const char* role;
};

Look lookOf(NoteKind kind) {
  switch (kind) {
    case NoteKind::Info: return {"info", "info", "accent"};
    case NoteKind::Success: return {"success", "ok", "success"};
    case NoteKind::Warning: return {"warning", "warn", "warning"};
    case NoteKind::Danger: return {"danger", "warn", "danger"};
  }
  return {"info", "info", "accent"};
}

}  // namespace

NoteBar::NoteBar(NoteKind kind, const QString& text, QWidget* parent)
    : Translated(parent),
      m_icon(new QLabel),
      m_text(named("noteText", makeWrapped(text, TextStyle::Body))),
      m_extra(new QHBoxLayout),
      m_action(named("noteAction", smallButton(QString()))),
      m_close(iconButton("x", QString())) {
  const Theme& theme = Theme::instance();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme.spacing("m"), theme.spacing("s"), theme.spacing("m"),
                          theme.spacing("s"));
  row->setSpacing(theme.spacing("s"));
  row->addWidget(m_icon, 0, Qt::AlignTop);
  row->addWidget(m_text, 1);
  row->addLayout(m_extra);
  row->addWidget(m_action, 0, Qt::AlignVCenter);
  row->addWidget(m_close, 0, Qt::AlignVCenter);
  m_icon->setContentsMargins(0, 2, 0, 0);
  m_action->hide();
  m_close->hide();
  setKind(kind);
  retranslate();
  connect(&theme, &Theme::changed, this, &NoteBar::updateIcon);
  connect(m_action, &QPushButton::clicked, this, &NoteBar::actionTriggered);
  connect(m_close, &QToolButton::clicked, this, [this] {
    hide();
    Q_EMIT closed();
  });
}

void NoteBar::setKind(NoteKind kind) {
  m_kind = kind;
  setProperty("note", QString::fromLatin1(lookOf(kind).property));
  style()->unpolish(this);
  style()->polish(this);
  updateIcon();
}

void NoteBar::updateIcon() {
  const Look look = lookOf(m_kind);
  m_icon->setPixmap(
      iconPixmap(look.icon, look.role, Theme::instance().iconSize("button"), devicePixelRatioF()));
}

void NoteBar::setText(const QString& text) { m_text->setText(text); }
QString NoteBar::text() const { return m_text->text(); }

void NoteBar::setAction(const QString& text) {
  m_action->setText(text);
  m_action->setVisible(!text.isEmpty());
}

void NoteBar::addWidget(QWidget* widget) { m_extra->addWidget(widget); }
void NoteBar::setClosable(bool closable) { m_close->setVisible(closable); }

void NoteBar::retranslate() { setIconButtonName(m_close, tr("Close")); }

}  // namespace tastescope::ui
