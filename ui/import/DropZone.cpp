#include "ui/import/DropZone.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

DropZone::DropZone(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel),
      m_headline(makeLabel({}, TextStyle::BodyStrong)),
      m_sentence(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_buttons(new QHBoxLayout) {
  const Theme& theme = Theme::instance();
  setMinimumHeight(176);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme.spacing("xl"), theme.spacing("xl"), theme.spacing("xl"),
                             theme.spacing("xl"));
  column->setSpacing(theme.spacing("xs"));
  m_sentence->setAlignment(Qt::AlignCenter);
  column->addStretch(1);
  column->addWidget(m_icon, 0, Qt::AlignHCenter);
  column->addWidget(m_headline, 0, Qt::AlignHCenter);
  column->addWidget(m_sentence);
  column->addSpacing(theme.spacing("m"));
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  m_buttons->setSpacing(theme.spacing("s"));
  row->addLayout(m_buttons);
  row->addStretch(1);
  column->addLayout(row);
  column->addStretch(1);
  connect(&theme, &Theme::changed, this, &DropZone::showIcon);
  showIcon();
}

void DropZone::showIcon() {
  m_icon->setPixmap(iconPixmap("import", "accent", 32, devicePixelRatioF()));
  update();
}

void DropZone::setTexts(const QString& headline, const QString& sentence) {
  m_headline->setText(headline);
  m_sentence->setText(sentence);
}

void DropZone::addButton(QWidget* button) { m_buttons->addWidget(button); }

void DropZone::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPen pen(theme.colour("borderStrong"), 1);
  pen.setDashPattern({5, 4});
  painter.setPen(pen);
  painter.setBrush(theme.colour("surface"));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.radius("panel"),
                          theme.radius("panel"));
}

}  // namespace tastescope::ui
