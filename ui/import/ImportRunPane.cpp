#include "ui/import/ImportRunPane.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/import/EquationPanel.h"
#include "ui/import/RejectedTable.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/Numbers.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

constexpr int kTickMs = 83;
/// Rates over less than this say nothing.
constexpr double kSettleSeconds = 0.5;

}  // namespace

ImportRunPane::ImportRunPane(AppContext& context, QWidget* parent)
    : Translated(parent), m_context(context), m_pages(new QStackedWidget) {
  setObjectName(QStringLiteral("importRun"));
  bareColumn(this)->addWidget(m_pages);
  makeProgressPage();
  makeEndPage();
  m_error = named("importError", new ErrorPane);
  m_pages->addWidget(m_error);
  connect(m_error, &ErrorPane::actionTriggered, this, &ImportRunPane::backWanted);
  m_tick.setInterval(kTickMs);
  connect(&m_tick, &QTimer::timeout, this, &ImportRunPane::pull);
  retranslate();
}

void ImportRunPane::makeProgressPage() {
  auto* page = new QWidget;
  auto* column = bareColumn(page);
  m_progressPanel = new Panel;
  m_phase = makeLabel({}, TextStyle::Body);
  m_bar = new QProgressBar;
  m_bar->setTextVisible(false);
  m_figures = makeLabel({}, TextStyle::Small, "textSecondary");
  m_cancel = named("cancelImport", button(QString()));
  m_progressPanel->addWidget(m_phase);
  m_progressPanel->addWidget(m_bar);
  auto* row = new QHBoxLayout;
  row->addWidget(m_figures, 1);
  row->addWidget(m_cancel);
  m_progressPanel->body()->addLayout(row);
  column->addWidget(m_progressPanel);
  column->addStretch(1);
  m_pages->addWidget(page);
  connect(m_cancel, &QPushButton::clicked, this, &ImportRunPane::cancel);
}

void ImportRunPane::makeEndPage() {
  m_endPage = new QWidget;
  auto* column = bareColumn(m_endPage, Theme::instance().spacing("l"));
  m_success = new NoteBar(NoteKind::Success);
  m_notes = new NoteBar(NoteKind::Info);
  m_equation = named("importedEquation", new EquationPanel);
  m_equation->setRejectedButtonVisible(false);
  m_rejected = new RejectedTable(m_context);
  column->addWidget(m_success);
  column->addWidget(m_notes);
  column->addWidget(m_equation);
  column->addWidget(m_rejected, 1);
  column->addStretch(0);
  m_pages->addWidget(m_endPage);
}

QString ImportRunPane::project() const { return fromUtf8(m_request.project.string()); }

void ImportRunPane::begin(const ImportRequest& request) {
  m_request = request;
  m_finished = false;
  m_pages->setCurrentIndex(0);
  m_cancel->setEnabled(true);
  m_clock.start();
  JobManager::Plan<ImportOutcome> plan;
  plan.title = tr("Importing %1").arg(QFileInfo(project()).completeBaseName());
  plan.work = [request](Progress& progress, const std::stop_token& stop) {
    return importData(request, progress, stop);
  };
  plan.done = [this](ImportOutcome outcome) { showOutcome(std::move(outcome)); };
  plan.failed = [this](const Error& error) {
    m_tick.stop();
    m_error->setTexts(tr("The import stopped"),
                      twoSentences(translated(error.message()), tr("Nothing was written.")),
                      fromUtf8(error.details()), tr("Back to the settings"));
    m_pages->setCurrentWidget(m_error);
    Q_EMIT endedWithout();
  };
  plan.cancelled = [this] {
    m_tick.stop();
    Q_EMIT endedWithout();
    Q_EMIT backWanted();
  };
  m_job = m_context.jobs().start(this, std::move(plan));
  m_tick.start();
  pull();
}

void ImportRunPane::cancel() {
  if (!running()) return;
  m_cancel->setEnabled(false);
  m_phase->setText(tr("Cancelling, what was written is taken back…"));
  m_job->cancel();
}

void ImportRunPane::pull() {
  if (!m_job || !m_cancel->isEnabled()) return;
  const ProgressState state = m_job->progress();
  const double seconds = static_cast<double>(m_clock.elapsed()) / 1000.0;
  m_phase->setText(state.phase.empty() ? tr("Starting") : translated(state.phase));
  m_bar->setRange(0, state.total > 0 ? 1000 : 0);
  if (state.total > 0)
    m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(state.done) /
                                     static_cast<double>(state.total)));
  QStringList words;
  const QString unit = state.unit.empty() ? QString() : QLatin1Char(' ') + translated(state.unit);
  words << (state.total > 0 ? tr("%1 of %2%3").arg(grouped(state.done), grouped(state.total), unit)
                            : grouped(state.done) + unit);
  if (seconds > kSettleSeconds && state.done > 0) {
    const double rate = static_cast<double>(state.done) / seconds;
    words << tr("%1 a second").arg(grouped(static_cast<std::uint64_t>(rate)));
    if (state.total > state.done)
      words << tr("about %1 left")
                   .arg(duration(static_cast<double>(state.total - state.done) / rate));
  }
  m_figures->setText(words.join(QStringLiteral(" · ")));
}

void ImportRunPane::showOutcome(ImportOutcome outcome) {
  m_tick.stop();
  m_finished = true;
  m_outcome = std::move(outcome);
  m_sources.emplace(FileProtection::Reason::BeingRead, m_outcome.files);
  m_equation->setReport(m_outcome.report, m_request.options);
  m_rejected->setReport(m_outcome.report);
  m_rejected->setVisible(m_outcome.report.rows.rejected > 0);
  m_pages->setCurrentWidget(m_endPage);
  showNotes();
  Q_EMIT done();
}

void ImportRunPane::showNotes() {
  if (!m_finished) return;
  const Vocabulary words = vocabularyOf(m_request.options.domain);
  m_success->setText(tr("%1 is ready: %2 %3, %4 %5, %6 distinct %7. It took %8.")
                         .arg(QFileInfo(project()).fileName(), grouped(m_outcome.users),
                              words.users, grouped(m_outcome.items), words.items,
                              grouped(m_outcome.interactions), words.interactions,
                              duration(m_outcome.report.seconds)));
  QStringList notes;
  for (const Text& note : m_outcome.report.notes) notes << translated(note);
  m_notes->setText(notes.join(QLatin1Char('\n')));
  m_notes->setVisible(!notes.isEmpty());
}

void ImportRunPane::retranslate() {
  m_progressPanel->setTitle(tr("Importing"));
  m_cancel->setText(tr("&Cancel"));
  m_bar->setAccessibleName(tr("Progress of the import"));
  showNotes();
}

}  // namespace tastescope::ui
