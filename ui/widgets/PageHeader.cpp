#include "ui/widgets/PageHeader.h"

#include <QHBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(title, TextStyle::Title)),
      m_context(new ElidedLabel(QString(), TextStyle::Small, "textSecondary")),
      m_middle(new QHBoxLayout),
      m_actions(new QHBoxLayout) {
  const Theme& theme = Theme::instance();
  setObjectName(QStringLiteral("pageHeader"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(theme.height("pageHeader"));
  m_title->setObjectName(QStringLiteral("pageTitle"));
  m_context->setObjectName(QStringLiteral("pageContext"));
  m_middle->setSpacing(theme.spacing("s"));
  m_actions->setSpacing(theme.spacing("s"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme.layout("pagePadding"), 0, theme.layout("pagePadding"), 0);
  row->setSpacing(theme.spacing("m"));
  row->addWidget(m_title);
  row->addWidget(m_context, 1);
  row->addLayout(m_middle);
  row->addLayout(m_actions);
}

void PageHeader::setTitle(const QString& title) { m_title->setText(title); }
void PageHeader::setContext(const QString& context) { m_context->setText(context); }
void PageHeader::addWidget(QWidget* widget) { m_middle->addWidget(widget); }
void PageHeader::addAction(QWidget* widget) { m_actions->addWidget(widget); }

}  // namespace tastescope::ui
