#include "ui/import/WizardStep.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

WizardStep::WizardStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_draft(draft),
      m_question(makeLabel({}, TextStyle::Subtitle)),
      m_sentence(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_headControls(new QHBoxLayout),
      m_body(new QVBoxLayout) {
  const Theme& theme = Theme::instance();
  auto* column = bareColumn(this, theme.spacing("l"));
  auto* head = new QHBoxLayout;
  auto* words = spacedColumn(2);
  words->addWidget(m_question);
  words->addWidget(m_sentence);
  head->addLayout(words, 1);
  head->addLayout(m_headControls);
  column->addLayout(head);
  m_body->setSpacing(theme.spacing("l"));
  column->addLayout(m_body, 1);
}

void WizardStep::setHead(const QString& question, const QString& sentence) {
  m_question->setText(question);
  m_sentence->setText(sentence);
  setAccessibleName(question);
}

void WizardStep::retranslate() {
  if (!m_question->text().isEmpty()) refresh();
}

void WizardStep::addHeadControl(QWidget* control) {
  m_headControls->addWidget(control, 0, Qt::AlignVCenter);
}

QVBoxLayout* WizardStep::makeScrolled() {
  auto* inside = new QWidget;
  auto* layout = bareColumn(inside, Theme::instance().spacing("l"));
  m_body->addWidget(scrolledColumn(inside), 1);
  return layout;
}

}  // namespace tastescope::ui
