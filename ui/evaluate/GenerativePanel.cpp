#include "ui/evaluate/GenerativePanel.h"

#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/workflow/evaluate/GenerativeReport.h"
#include "ui/context/Translate.h"
#include "ui/evaluate/SectionView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {
constexpr int kPullMs = 100;
}  // namespace

GenerativePanel::GenerativePanel(AppContext& context, QWidget* parent)
    : Translated({}, parent),
      m_context(context),
      m_measure(named("measureGenerative", smallButton({}, "evaluate"))),
      m_problem(named("generativeProblem", new NoteBar(NoteKind::Danger))),
      m_loading(new LoadingPane),
      m_sections(named("generativeSections", new QWidget)),
      m_tick(new QTimer(this)) {
  addControl(m_measure);
  addWidget(m_problem);
  addWidget(m_loading);
  addWidget(m_sections);
  bareColumn(m_sections, Theme::instance().spacing("l"));
  for (QWidget* part : std::initializer_list<QWidget*>{m_problem, m_loading, m_sections})
    part->hide();
  m_tick->setInterval(kPullMs);
  connect(m_tick, &QTimer::timeout, this, &GenerativePanel::pull);
  connect(m_measure, &QPushButton::clicked, this, &GenerativePanel::measure);
  connect(m_loading, &LoadingPane::cancelWanted, this, [this] {
    m_job.cancel();
    showState();
  });
  retranslate();
}

void GenerativePanel::setRuns(const std::vector<RunId>& runs) {
  if (runs == m_runs) return;
  m_job.cancel();
  m_runs = runs;
  m_problem->hide();
  showSections();
  showState();
}

std::vector<RunId> GenerativePanel::missing() const {
  std::vector<RunId> runs;
  std::ranges::copy_if(m_runs, std::back_inserter(runs),
                       [this](RunId run) { return !m_known.contains(run); });
  return runs;
}

void GenerativePanel::measure() {
  const std::vector<RunId> runs = missing();
  JobManager::Plan<std::vector<GenerativeQuality>> plan;
  plan.title = tr("Measuring what runs generate");
  plan.work = [session = m_context.session(), runs](Progress& progress,
                                                    const std::stop_token& stop) {
    std::vector<GenerativeQuality> made;
    for (const RunId run : runs)
      made.push_back(generativeQuality(*session, {.run = run, .draw = {}}, progress, stop));
    return made;
  };
  plan.done = [this](std::vector<GenerativeQuality> made) { take(std::move(made)); };
  plan.failed = [this](const Error& error) {
    m_problem->setText(translated(error.message()));
    m_problem->show();
    showState();
  };
  plan.cancelled = [this] { showState(); };
  m_problem->hide();
  m_job.start(m_context.jobs(), this, std::move(plan));
  m_loading->begin(tr("Measuring the runs"));
  m_tick->start();
  showState();
}

void GenerativePanel::take(std::vector<GenerativeQuality> made) {
  for (GenerativeQuality& quality : made) {
    const RunId run = quality.run.id;
    m_known.insert_or_assign(run, std::move(quality));
  }
  showSections();
  showState();
}

void GenerativePanel::showSections() {
  while (QLayoutItem* item = m_sections->layout()->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  std::vector<GenerativeQuality> shown;
  for (const RunId run : m_runs)
    if (const auto known = m_known.find(run); known != m_known.end())
      shown.push_back(known->second);
  for (ReportSection& section : generativeSections(shown))
    m_sections->layout()->addWidget(new SectionView(std::move(section)));
  m_sections->setVisible(!shown.empty());
}

void GenerativePanel::showState() {
  const bool busy = m_job.active();
  if (!busy) {
    m_tick->stop();
    m_loading->end();
  }
  m_loading->setVisible(busy);
  m_measure->setVisible(!busy && !missing().empty());
}

void GenerativePanel::pull() {
  const Job* job = m_job.job();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  m_loading->setProgress(state.done, state.total, translated(state.phase));
}

void GenerativePanel::retranslate() {
  setTitle(tr("As generative models"));
  setNote(tr("likelihood, latent space and made-up histories"));
  m_measure->setText(tr("Measure"));
  m_measure->setToolTip(tr(
      "Scores every held-out history again and makes up histories; takes longer than the lists"));
}

}  // namespace tastescope::ui
