#include "ui/tune/StudyRunner.h"

#include <algorithm>

#include "core/workflow/Runs.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

/// A study that is discarded keeps its finished trials and drops the one it was in.
void dropUnfinished(Session& session, TuneFeed& feed) {
  if (const RunId run = feed.pull().run; run != 0) deleteRun(session, run, true);
}

}  // namespace

StudyRunner::StudyRunner(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context) {
  m_pull.setInterval(1000 / std::max(1, Theme::instance().motion("liveRedrawHz")));
  connect(&m_pull, &QTimer::timeout, this, &StudyRunner::pull);
  // Its trials belong to the project that is closed; it can go on when that is open again.
  connect(&context, &AppContext::projectChanged, this, [this] {
    stop();
    forgetOthers();
  });
}

void StudyRunner::start(const TuneRequest& request) {
  if (running() || !m_context.session()) return;
  launch(new LiveStudy(m_context.session(), request, this), false);
}

void StudyRunner::goOn(const StudySummary& study) {
  if (running() || !m_context.session()) return;
  auto* live = new LiveStudy(m_context.session(), study, this);
  live->setState(StudyState::Waiting);
  launch(live, true);
}

void StudyRunner::launch(LiveStudy* study, bool resumed) {
  if (m_current) m_current->deleteLater();
  m_current = study;
  m_known = study->outcome().trials.size();
  m_feed = std::make_shared<TuneFeed>();
  m_discard = std::make_shared<std::atomic<bool>>(false);
  JobManager::Plan<TuneOutcome> plan;
  plan.title = tr("Searching settings of %1").arg(fromUtf8(study->model().name));
  plan.lane = JobLane::Training;
  plan.work = [session = study->session(), request = study->request(), feed = m_feed, resumed,
               discarded = m_discard](Progress& trials, const std::stop_token& stop) {
    Progress training;
    const TuneView view{*feed, *feed, trials, training};
    try {
      return resumed ? resumeStudy(*session, request.study, view, stop)
                     : tune(*session, request, view, stop);
    } catch (const Cancelled&) {
      if (*discarded) dropUnfinished(*session, *feed);
      throw;
    }
  };
  plan.done = [this](const TuneOutcome& outcome) {
    pull();
    m_current->end(outcome);
    end();
  };
  plan.cancelled = [this] {
    pull();
    const bool begun = !m_current->name().isEmpty();
    if (!begun) m_current->fail(tr("The search was stopped before it began."));
    if (begun) m_current->setState(StudyState::Stopped);
    end();
  };
  plan.failed = [this](const Error& error) {
    pull();
    m_current->fail(translated(error.message()));
    end();
  };
  m_job = m_context.jobs().start<TuneOutcome>(this, std::move(plan));
  Q_EMIT busyChanged(true);
  m_pull.start();
  Q_EMIT changed();
}

void StudyRunner::pull() {
  if (!m_current || !m_feed) return;
  m_current->take(m_feed->pull());
  const std::size_t trials = m_current->outcome().trials.size();
  if (trials == m_known) return;
  m_known = trials;
  m_context.touchRuns();
}

void StudyRunner::stop() {
  if (!running() || !m_job) return;
  m_current->setState(StudyState::Stopping);
  m_job->cancel();
}

void StudyRunner::discard() {
  if (m_discard) *m_discard = true;
  stop();
}

void StudyRunner::forgetOthers() {
  if (m_current && !running() && m_current->session() != m_context.session())
    m_current->deleteLater();
}

void StudyRunner::end() {
  m_pull.stop();
  m_feed.reset();
  Q_EMIT ended(m_current);
  forgetOthers();
  m_context.touchRuns();
  Q_EMIT busyChanged(false);
}

}  // namespace tastescope::ui
