#include "ui/shell/CloseQuestion.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

namespace {
constexpr int kCardWidth = 520;
}

CloseQuestion::CloseQuestion(QWidget* window)
    : Translated(window),
      m_headline(makeLabel(QString(), TextStyle::Subtitle)),
      m_sentence(makeWrapped(QString(), TextStyle::Body, "textSecondary")),
      m_checkpoint(named("closeCheckpoint", mainButton(QString()))),
      m_keep(named("closeKeepRunning", button(QString()))),
      m_discard(named("closeDiscard", destructiveButton(QString()))) {
  setObjectName(QStringLiteral("closeQuestion"));
  auto* card = new Panel;
  card->setFixedWidth(kCardWidth);
  const int room = Theme::instance().spacing("xl");
  card->body()->setContentsMargins(room, room, room, room);
  card->addWidget(m_headline);
  card->addWidget(m_sentence);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::instance().spacing("s"));
  row->addWidget(m_discard);
  row->addStretch();
  row->addWidget(m_keep);
  row->addWidget(m_checkpoint);
  card->body()->addLayout(row);
  auto* outer = new QVBoxLayout(this);
  outer->addWidget(card, 0, Qt::AlignCenter);
  window->installEventFilter(this);
  hide();
  connect(m_checkpoint, &QPushButton::clicked, this, &CloseQuestion::checkpointWanted);
  connect(m_keep, &QPushButton::clicked, this, &QWidget::hide);
  connect(m_discard, &QPushButton::clicked, this, &CloseQuestion::discardWanted);
  retranslate();
}

void CloseQuestion::ask(int trainings, bool canCheckpoint) {
  m_trainings = trainings;
  retranslate();
  m_checkpoint->setEnabled(canCheckpoint);
  m_keep->setEnabled(true);
  m_discard->setEnabled(true);
  setGeometry(parentWidget()->rect());
  show();
  raise();
  (canCheckpoint ? m_checkpoint : m_keep)->setFocus(Qt::TabFocusReason);
}

void CloseQuestion::setWaiting() {
  m_checkpoint->setEnabled(false);
  m_discard->setEnabled(false);
  m_headline->setText(tr("Writing the checkpoint"));
  m_sentence->setText(tr("The window closes when the current step is saved."));
}

void CloseQuestion::retranslate() {
  m_headline->setText(m_trainings > 1
                          ? tr("%n models are still waiting or training", nullptr, m_trainings)
                          : tr("A model is still training"));
  m_sentence->setText(
      tr("A checkpoint keeps everything learned so far; the run waits as paused and goes on from "
         "there the "
         "next time. Discard removes the run."));
  m_checkpoint->setText(tr("&Checkpoint and quit"));
  m_keep->setText(tr("&Keep running"));
  m_discard->setText(tr("&Discard"));
}

bool CloseQuestion::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && watched == parentWidget())
    setGeometry(parentWidget()->rect());
  return QWidget::eventFilter(watched, event);
}

void CloseQuestion::paintEvent(QPaintEvent*) {
  QColor veil = Theme::instance().colour("rail");
  veil.setAlphaF(0.78F);
  QPainter(this).fillRect(rect(), veil);
}

void CloseQuestion::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_keep->isEnabled()) {
    hide();
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace tastescope::ui
