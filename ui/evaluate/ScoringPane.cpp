#include "ui/evaluate/ScoringPane.h"

#include <QLocale>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr int kTickMs = 100;
/// About a second of scoring on two cores; more waits for a click.
constexpr std::uint64_t kByItself = 400'000'000;
constexpr std::size_t kMostItemAttributes = 6;

/// Everything the screen's table and pictures show.
Question questionOf(const std::vector<RunId>& runs, int k) {
  Question question;
  question.runs = runs;
  question.compare = question.usualSegments = question.shares = true;
  question.options.cutoffs = {k};
  question.beyond.emplace().most = kMostItemAttributes;
  return question;
}

}  // namespace

ScoringPane::ScoringPane(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_note(new NoteBar(NoteKind::Info)),
      m_loading(new LoadingPane),
      m_tick(new QTimer(this)) {
  auto* column = bareColumn(this);
  column->addWidget(m_note);
  column->addWidget(m_loading);
  m_note->setObjectName(QStringLiteral("evaluateNote"));
  settle();
  m_tick->setInterval(kTickMs);
  connect(m_tick, &QTimer::timeout, this, &ScoringPane::pull);
  connect(m_note, &NoteBar::actionTriggered, this, &ScoringPane::score);
  connect(m_loading, &LoadingPane::cancelWanted, this, [this] {
    m_job.cancel();
    settle();
    consider();
  });
}

FindingsPtr ScoringPane::findings(const std::vector<RunId>& runs, int k) const {
  if (!m_found || lengthOf(*m_found) != k) return nullptr;
  const bool all =
      std::ranges::all_of(runs, [this](RunId run) { return findingsOf(*m_found, run) != nullptr; });
  return all ? m_found : nullptr;
}

void ScoringPane::want(std::vector<RunId> runs, int k) {
  m_runs = std::move(runs);
  m_k = k;
  m_note->hide();
  setVisible(m_job.active());
  consider();
}

/// Nothing to say.
void ScoringPane::settle() {
  m_tick->stop();
  m_loading->end();
  m_loading->hide();
  m_note->hide();
  hide();
}

void ScoringPane::say(NoteKind kind, const QString& text, const QString& action) {
  settle();
  m_note->setKind(kind);
  m_note->setText(text);
  m_note->setAction(action);
  m_note->show();
  show();
}

void ScoringPane::consider() {
  const SessionPtr session = m_context.session();
  if (!session || m_runs.empty() || findings(m_runs, m_k)) return;
  if (evaluationCost(*session, m_runs.size()) <= kByItself) return score();
  say(NoteKind::Info,
      tr("The pictures and tests need the lists of %1 from %2 runs.")
          .arg(countedUsers(session->data().users.size(), m_context.vocabulary()))
          .arg(m_runs.size()),
      tr("Score now"));
}

void ScoringPane::score() {
  m_note->hide();
  m_loading->show();
  m_loading->begin(tr("Scoring %1 runs").arg(m_runs.size()));
  show();
  m_tick->start();
  JobManager::Plan<Findings> plan;
  plan.title = tr("Evaluating runs");
  plan.work = [session = m_context.session(), question = questionOf(m_runs, m_k)](
                  Progress& progress, const std::stop_token& stop) {
    return evaluate(*session, question, progress, stop);
  };
  plan.done = [this](Findings made) {
    settle();
    m_found = std::make_shared<const Findings>(std::move(made));
    Q_EMIT found();
  };
  plan.failed = [this](const Error& error) {
    say(NoteKind::Danger,
        tr("The lists could not be scored: %1 The stored numbers above are still good.")
            .arg(translated(error.message())),
        tr("Try again"));
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void ScoringPane::pull() {
  const Job* job = m_job.job();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  const QString unit = state.unit.empty() ? QString() : QLatin1Char(' ') + translated(state.unit);
  m_loading->setProgress(state.done, state.total,
                         tr("%1 of %2%3")
                             .arg(QLocale().toString(static_cast<qulonglong>(state.done)),
                                  QLocale().toString(static_cast<qulonglong>(state.total)), unit));
}

}  // namespace tastescope::ui
