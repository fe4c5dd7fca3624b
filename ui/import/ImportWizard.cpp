#include "ui/import/ImportWizard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/import/CleaningStep.h"
#include "ui/import/ColumnsStep.h"
#include "ui/import/DomainStep.h"
#include "ui/import/EquationPanel.h"
#include "ui/import/FormatStep.h"
#include "ui/import/ImportRunPane.h"
#include "ui/import/RejectedTable.h"
#include "ui/import/SideStep.h"
#include "ui/import/SourceStep.h"
#include "ui/import/StepList.h"
#include "ui/import/SummaryStep.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr int kSteps = 7;

}  // namespace

ImportWizard::ImportWizard(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_draft(context),
      m_header(new PageHeader),
      m_steps(new StepList(kSteps)),
      m_pages(new QStackedWidget) {
  setObjectName(QStringLiteral("importWizard"));
  auto* column = bareColumn(this, 0);
  column->addWidget(m_header);
  auto* row = spacedRow(0);
  row->addWidget(m_steps);
  row->addWidget(makeHairline(Qt::Vertical));
  auto* right = spacedColumn(0);
  makePages();
  auto* page = new QVBoxLayout;
  const Theme& theme = Theme::instance();
  page->setContentsMargins(theme.spacing("xl"), theme.spacing("l"), theme.spacing("xl"),
                           theme.spacing("l"));
  page->setSpacing(theme.spacing("l"));
  page->addWidget(m_pages, 1);
  page->addWidget(m_equation);
  right->addLayout(page, 1);
  makeFoot(right);
  row->addLayout(right, 1);
  column->addLayout(row, 1);
  connect(m_steps, &StepList::stepWanted, this, &ImportWizard::goTo);
  connect(&m_draft, &ImportDraft::changed, this, &ImportWizard::showState);
  connect(&m_draft, &ImportDraft::countChanged, this, &ImportWizard::updateEquation);
  connect(&m_draft, &ImportDraft::previewChanged, this, [this] {
    const bool read = m_draft.preview() != nullptr;
    if (!m_goOnWhenRead || (!read && m_draft.previewError() == nullptr)) return;
    m_goOnWhenRead = false;
    // Which of several tables is meant is asked before the first of them is looked at.
    if (read && !m_draft.choices().tables.byPlace) goTo(1);
  });
  m_source->refresh();
  retranslate();
}

void ImportWizard::makePages() {
  m_source = new SourceStep(m_context, m_draft);
  m_summary = new SummaryStep(m_context, m_draft);
  m_list = {m_source,
            new FormatStep(m_context, m_draft),
            new ColumnsStep(m_context, m_draft),
            new CleaningStep(m_context, m_draft),
            new SideStep(m_context, m_draft),
            new DomainStep(m_context, m_draft),
            m_summary};
  for (WizardStep* step : m_list) {
    m_pages->addWidget(step);
    connect(step, &WizardStep::changed, this, &ImportWizard::showState);
  }
  m_run = new ImportRunPane(m_context);
  m_pages->addWidget(m_run);
  m_rejectedPage = new QWidget;
  auto* column = bareColumn(m_rejectedPage);
  m_rejectedBack = named("rejectedBack", quietButton(QString(), "left"));
  column->addWidget(m_rejectedBack, 0, Qt::AlignLeft);
  m_rejected = new RejectedTable(m_context);
  column->addWidget(m_rejected, 1);
  m_pages->addWidget(m_rejectedPage);
  m_equation = new EquationPanel;
  connect(m_equation, &EquationPanel::rejectedWanted, this, [this] { showRejected(true); });
  connect(m_rejectedBack, &QPushButton::clicked, this, [this] { showRejected(false); });
  connect(m_run, &ImportRunPane::done, this, [this] {
    for (const std::filesystem::path& source : m_draft.options().sources)
      SourceStep::remember(fromUtf8(source.string()));
    showState();
  });
  connect(m_run, &ImportRunPane::endedWithout, this, &ImportWizard::showState);
  connect(m_run, &ImportRunPane::backWanted, this, [this] { goTo(kSteps - 1); });
}

void ImportWizard::makeFoot(QVBoxLayout* column) {
  auto* foot = new QWidget;
  foot->setProperty("surface", QStringLiteral("surface"));
  foot->setAttribute(Qt::WA_StyledBackground);
  foot->setFixedHeight(56);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(24, 0, 24, 0);
  row->setSpacing(8);
  m_cancel = named("wizardCancel", quietButton(QString()));
  m_sentence = named("wizardSentence", makeLabel({}, TextStyle::Small, "textSecondary"));
  m_finish = named("wizardFinish", quietButton(QString()));
  m_back = named("wizardBack", button(QString()));
  m_next = named("wizardNext", mainButton(QString()));
  row->addWidget(m_cancel);
  row->addWidget(m_sentence, 1);
  row->addWidget(m_finish);
  row->addWidget(m_back);
  row->addWidget(m_next);
  column->addWidget(makeHairline());
  column->addWidget(foot);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (m_run->running()) {
      m_run->cancel();
      return;
    }
    m_draft.clear();
    Q_EMIT finished();
  });
  connect(m_finish, &QPushButton::clicked, this, &ImportWizard::startImport);
  connect(m_back, &QPushButton::clicked, this, &ImportWizard::back);
  connect(m_next, &QPushButton::clicked, this, &ImportWizard::next);
}

void ImportWizard::restart(const QStringList& sources) {
  if (m_run->running()) return;
  m_draft.clear();
  m_current = 0;
  m_goOnWhenRead = !sources.isEmpty();
  goTo(0);
  if (!sources.isEmpty()) m_source->takeSources(sources);
}

int ImportWizard::currentStep() const { return m_current; }
bool ImportWizard::importing() const { return m_run->running(); }

QString ImportWizard::statusText() const {
  if (m_current == 1 && m_draft.preview() != nullptr)
    return tr("Preview in %1 ms").arg(m_draft.previewMilliseconds());
  return {};
}

void ImportWizard::goTo(int step) {
  if (m_run->running() || step < 0 || step >= kSteps) return;
  if (m_current == 0 && step > 0) m_summary->propose();
  m_current = step;
  m_list[step]->refresh();
  m_pages->setCurrentWidget(m_list[step]);
  showState();
  updateEquation();
}

void ImportWizard::next() {
  if (m_run->finished() && m_pages->currentWidget() == m_run) {
    openProject();
  } else if (m_current + 1 == kSteps) {
    startImport();
  } else {
    goTo(stepAfter(m_current));
  }
}

/// The first and the last page always ask.
int ImportWizard::stepAfter(int step) const {
  do {
    ++step;
  } while (step + 1 < kSteps && !m_list[step]->asks());
  return step;
}

int ImportWizard::stepBefore(int step) const {
  do {
    --step;
  } while (step > 0 && !m_list[step]->asks());
  return step;
}

void ImportWizard::back() {
  if (m_pages->currentWidget() == m_rejectedPage) {
    showRejected(false);
  } else {
    goTo(stepBefore(m_current));
  }
}

void ImportWizard::startImport() {
  m_draft.settle();
  m_run->begin(m_summary->request());
  m_pages->setCurrentWidget(m_run);
  showState();
  updateEquation();
}

void ImportWizard::openProject() {
  const QString project = m_run->project();
  m_draft.clear();
  Q_EMIT finished();
  m_context.openProject(project);
}

void ImportWizard::showRejected(bool shown) {
  if (shown && m_draft.count() != nullptr) m_rejected->setReport(*m_draft.count());
  m_pages->setCurrentWidget(shown ? m_rejectedPage : m_list[m_current]);
  showState();
  updateEquation();
}

void ImportWizard::showState() {
  int reachable = 0;
  while (reachable + 1 < kSteps && m_list[reachable]->hindrance().isEmpty()) ++reachable;
  const bool running = m_pages->currentWidget() == m_run;
  for (int step = 0; step < kSteps; ++step) {
    const WizardStep& page = *m_list[step];
    const bool passed = m_draft.preview() != nullptr && !page.asks();
    m_steps->setStep(step, page.title(),
                     passed ? tr("Passed: %1").arg(page.summary()) : page.summary(), passed);
  }
  m_steps->setCurrent(running ? kSteps : m_current, running ? -1 : std::max(reachable, m_current));
  updateFoot();
  Q_EMIT statusTextChanged();
}

void ImportWizard::updateFoot() {
  const bool running = m_pages->currentWidget() == m_run;
  const bool done = running && m_run->finished();
  const QString hindrance = m_list[m_current]->hindrance();
  // Nothing is wrong yet, there is only something to choose.
  const bool nothing = m_current == 0 && !m_draft.hasSource();
  const bool soft = nothing || (m_current == 0 && m_draft.choiceNeeded());
  m_back->setVisible(!running && m_current > 0);
  m_next->setVisible(!running || done);
  m_next->setEnabled(done || hindrance.isEmpty());
  m_next->setToolTip(done ? QString() : hindrance);
  m_cancel->setVisible(!running);
  updateFinish();
  const bool last = m_current + 1 == kSteps;
  m_next->setText(done   ? tr("&Open")
                  : last ? (m_draft.doubts().empty() ? tr("&Import") : tr("&Import anyway"))
                         : tr("&Next: %1").arg(m_list[stepAfter(m_current)]->title()));
  if (running) {
    m_sentence->setText(
        done ? QString()
             : tr("The project appears when everything is written. Cancel leaves nothing behind."));
  } else {
    m_sentence->setText(
        hindrance.isEmpty() || nothing ? tr("Nothing is written until the last step.") : hindrance);
  }
  setTextStyle(m_sentence, TextStyle::Small,
               running || hindrance.isEmpty() || soft ? "textSecondary" : "danger");
}

bool ImportWizard::sure() const {
  const ImportReport* count = m_draft.count();
  if (count == nullptr || m_draft.counting() || !m_draft.doubts().empty()) return false;
  return count->rows.imported > 0 &&
         std::all_of(m_list.begin(), m_list.end(),
                     [](const WizardStep* step) { return step->hindrance().isEmpty(); });
}

/// Who sees the rows read right need not go through the other pages.
void ImportWizard::updateFinish() {
  const bool page = m_pages->currentWidget() == m_list[m_current];
  m_finish->setVisible(page && m_current > 0 && m_current + 1 < kSteps);
  m_finish->setEnabled(sure());
  m_finish->setText(tr("Fini&sh now"));
  m_finish->setToolTip(
      !m_draft.doubts().empty()
          ? tr("There are doubts to look at first.")
          : tr("Imports with everything as it stands: the name and the folder are proposed"));
}

void ImportWizard::updateEquation() {
  const bool running = m_pages->currentWidget() == m_run;
  const bool rejected = m_pages->currentWidget() == m_rejectedPage;
  m_equation->setVisible(!running && !rejected && m_list[m_current]->showsEquation());
  if (m_draft.countError() != nullptr && !m_draft.counting()) {
    m_equation->setProblem(translated(m_draft.countError()->message()));
  } else if (m_draft.count() != nullptr) {
    m_equation->setReport(*m_draft.count(), m_draft.options());
  } else {
    m_equation->setNothing();
  }
  m_equation->setCounting(m_draft.counting());
}

void ImportWizard::retranslate() {
  m_header->setTitle(tr("Import data"));
  m_steps->setHeadline(tr("New project"));
  m_cancel->setText(tr("Cancel"));
  m_back->setText(tr("&Back"));
  m_rejectedBack->setText(tr("Back to the settings"));
  showState();
  updateEquation();
}

}  // namespace tastescope::ui
