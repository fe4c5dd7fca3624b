#include "ui/shell/InterruptedBar.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/Clock.h"
#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Ago.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

/// Tells one interruption of a run from another.
std::int64_t occasionOf(const InterruptedRun& run) { return 2 * run.at + (run.noRoom ? 1 : 0); }

}  // namespace

InterruptedBar::InterruptedBar(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_note(named("interruptedNote", new NoteBar(NoteKind::Warning))),
      m_resume(named("interruptedResume", small(mainButton(QString(), "play")))),
      m_again(named("interruptedAgain", smallButton(QString()))),
      m_leave(named("interruptedLeave", smallButton(QString()))) {
  setObjectName(QStringLiteral("interruptedBar"));
  bareColumn(this, 0)->addWidget(m_note);
  for (QPushButton* choice : {m_resume, m_again, m_leave}) m_note->addWidget(choice);
  connect(m_resume, &QPushButton::clicked, this, &InterruptedBar::resume);
  connect(m_again, &QPushButton::clicked, this, &InterruptedBar::trainAgain);
  connect(m_leave, &QPushButton::clicked, this, &InterruptedBar::leave);
  connect(&m_context, &AppContext::runsChanged, this, &InterruptedBar::load);
  connect(&m_context, &AppContext::projectChanged, this, [this] {
    m_answered.clear();
    m_runs.clear();
    load();
  });
  retranslate();
  load();
}

void InterruptedBar::load() {
  const SessionPtr session = m_context.session();
  if (!session || session->readOnly()) {  // nothing can be trained in what is read only
    m_job.cancel();
    m_runs.clear();
    return showNext();
  }
  auto plan = lookUp([session] { return interruptedRuns(*session); });
  plan.done = [this](std::vector<InterruptedRun> runs) {
    m_runs = std::move(runs);
    showNext();
  };
  plan.failed = [](const Error&) {};  // whoever shows runs says so
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void InterruptedBar::showNext() {
  std::erase_if(m_runs, [this](const InterruptedRun& run) {
    const auto answered = m_answered.constFind(run.run);
    return answered != m_answered.constEnd() && *answered == occasionOf(run);
  });
  setVisible(!m_runs.empty());
  if (m_runs.empty()) return;
  const InterruptedRun& run = m_runs.front();
  m_note->setText(sentence(run));
  m_resume->setText(run.noRoom ? tr("Try again") : tr("Resume"));
  m_resume->setVisible(run.canResume || run.noRoom);  // without a checkpoint it begins again
  m_again->setVisible(!run.noRoom);
}

QString InterruptedBar::sentence(const InterruptedRun& run) const {
  const QString name = fromUtf8(run.name);
  const QString when = agoText(run.at, unixNow());
  QString text;
  if (run.noRoom) {
    text = run.epoch <= 0 ? tr("%1 ended %2, before its first epoch was over.").arg(name, when)
                          : tr("%1 was paused %2 at epoch %3.").arg(name, when).arg(run.epoch);
    text = twoSentences(text, translated(run.message));
  } else if (run.epoch <= 0) {
    text = tr("%1 was interrupted %2, before its first epoch was over.").arg(name, when);
  } else if (run.canResume) {
    text = tr("%1 was interrupted %2 at epoch %3.").arg(name, when).arg(run.epoch);
  } else {
    text = tr("%1 was interrupted %2 at epoch %3, before its first checkpoint.")
               .arg(name, when)
               .arg(run.epoch);
  }
  const auto others = static_cast<int>(m_runs.size()) - 1;
  if (others == 0) return text;
  return twoSentences(text, tr("%n more were interrupted.", nullptr, others));
}

void InterruptedBar::resume() {
  if (m_runs.empty()) return;
  const RunId run = m_runs.front().run;
  m_answered.insert(run, occasionOf(m_runs.front()));
  showNext();
  m_context.navigate(ResumeRun{run});
}

void InterruptedBar::trainAgain() {
  if (m_runs.empty()) return;
  const RunId run = m_runs.front().run;
  answer();
  m_context.navigate(TrainAgain{run});
}

void InterruptedBar::leave() {
  if (!m_runs.empty()) answer();
}

void InterruptedBar::answer() {
  const RunId run = m_runs.front().run;
  m_answered.insert(run, occasionOf(m_runs.front()));
  auto plan = lookUp([session = m_context.session(), run] {
    leaveInterrupted(*session, run);
    return 0;
  });
  m_context.jobs().start(this, std::move(plan));
  showNext();
}

void InterruptedBar::retranslate() {
  m_again->setText(tr("Train again"));
  m_leave->setText(tr("Leave"));
  m_resume->setToolTip(tr("Go on from the last checkpoint"));
  m_again->setToolTip(tr("Begin again with the same settings, as a new run"));
  m_leave->setToolTip(tr("Leave the run as it is; it stays in Runs"));
  showNext();
}

}  // namespace tastescope::ui
