#include "ui/train/TrainQueue.h"

#include <algorithm>

#include "core/store/RunStore.h"
#include "core/workflow/Runs.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

TrainQueue::TrainQueue(AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
  m_pull.setInterval(1000 / std::max(1, Theme::instance().motion("liveRedrawHz")));
  connect(&m_pull, &QTimer::timeout, this, &TrainQueue::pull);
  // Runs of a project that is closed cannot be started any more.
  connect(&context, &AppContext::projectChanged, this, [this] {
    m_waiting.clear();
    forgetOthers();
    Q_EMIT changed();
  });
  context.setTrainingEnd({[this] { leave(); }, [this] { discardAll(); }});
}

TrainQueue::~TrainQueue() { m_context.setTrainingEnd({}); }

quint64 TrainQueue::add(QueuedRun run) {
  run.id = m_nextId++;
  m_waiting.push_back(std::move(run));
  const quint64 id = m_waiting.back().id;
  if (running()) {
    Q_EMIT changed();
  } else {
    startNext();
  }
  return id;
}

void TrainQueue::remove(quint64 id) {
  m_waiting.removeIf([id](const QueuedRun& run) { return run.id == id; });
  Q_EMIT changed();
}

void TrainQueue::move(quint64 id, qsizetype place) {
  for (qsizetype i = 0; i < m_waiting.size(); ++i) {
    if (m_waiting[i].id != id) continue;
    m_waiting.move(i, std::clamp<qsizetype>(place, 0, m_waiting.size() - 1));
    Q_EMIT changed();
    return;
  }
}

double TrainQueue::secondsUntilDone() const {
  double total = running() ? m_current->secondsLeft() : 0;
  for (const QueuedRun& run : m_waiting) {
    if (run.seconds < 0 || total < 0) return -1;
    total += run.seconds;
  }
  return total;
}

void TrainQueue::startNext() {
  if (m_held || running() || m_waiting.isEmpty() || !m_context.session()) {
    Q_EMIT changed();
    return;
  }
  launch(m_waiting.takeFirst());
}

void TrainQueue::launch(const QueuedRun& next) {
  const SessionPtr session = m_context.session();
  if (m_current) m_current->deleteLater();
  m_current = new LiveRun(session, next.request, this);
  if (next.resume != 0) m_current->setName(next.name);
  m_current->setExpectedEpoch(next.epochSeconds);
  m_feed = std::make_shared<TrainFeed>();
  m_control = std::make_shared<TrainControl>();
  m_beside = next.beside;
  m_nameAsked = false;
  LiveRun* live = m_current;
  JobManager::Plan<TrainOutcome> plan;
  plan.title = tr("Training %1").arg(live->name());
  plan.lane = JobLane::Training;
  plan.secondsLeft = [live = QPointer<LiveRun>(live)] { return live ? live->secondsLeft() : -1; };
  plan.work = [session, feed = m_feed, control = m_control, request = next.request,
               resumed = next.resume](Progress& progress, const std::stop_token& stop) {
    if (resumed == 0) return trainRun(*session, request, *feed, *control, progress, stop);
    try {
      return resumeRun(*session, resumed, *feed, *control, progress, stop);
    } catch (const Cancelled&) {
      if (!control->leaving()) deleteRun(*session, resumed, true);  // discarded, as a new run is
      throw;
    }
  };
  plan.done = [this, live](const TrainOutcome& outcome) {
    pull();
    live->finish(outcome);
    end();
  };
  plan.failed = [this, live](const Error& error) {
    pull();
    live->fail(error);
    end();
  };
  plan.cancelled = [this, live, control = m_control] {
    live->setState(control->leaving() ? LiveState::Left : LiveState::Discarded);
    end();
  };
  m_job = m_context.jobs().start(this, std::move(plan));
  if (next.resume != 0) prepareResume(next.resume);
  m_pull.start();
  Q_EMIT changed();
}

void TrainQueue::prepareResume(RunId run) {
  auto plan = lookUp([session = m_current->session(), run] { return runCurves(*session, run); });
  plan.done = [live = QPointer<LiveRun>(m_current)](const Curves& curves) {
    if (live) live->prepend(curves);
  };
  m_context.jobs().start(this, std::move(plan));
}

void TrainQueue::pull() {
  if (!m_current || !m_feed) return;
  const TrainFeed::News news = m_feed->take();
  if (m_current->state() == LiveState::Starting &&
      (!news.steps.empty() || news.stepsPerEpoch > 0)) {
    m_current->setState(LiveState::Training);
  }
  m_current->take(news);
  if (m_current->run() != 0 && !m_nameAsked) lookUpName();
}

void TrainQueue::lookUpName() {
  m_nameAsked = true;
  auto plan = lookUp([session = m_current->session(), run = m_current->run()] {
    return runByName(*session, std::string("#").append(std::to_string(run)));
  });
  plan.done = [this, live = QPointer<LiveRun>(m_current)](const RunRecord& record) {
    if (!live) return;
    live->setName(fromUtf8(record.name));
    m_context.touchRuns();
  };
  plan.failed = [](const Error&) {};  // the run may already be discarded; its model's name stays
  m_context.jobs().start(this, std::move(plan));
}

void TrainQueue::end() {
  m_pull.stop();
  m_feed.reset();
  const LiveState state = m_current->state();
  const bool usable = state == LiveState::Done || state == LiveState::KeptBest;
  if (usable && !m_beside && m_current->session() == m_context.session()) {
    m_context.useRun(m_current->run());
  }
  Q_EMIT ended(m_current);
  forgetOthers();
  m_context.touchRuns();
  startNext();
}

void TrainQueue::forgetOthers() {
  if (!m_current || running() || m_current->session() == m_context.session()) return;
  m_current->deleteLater();
  m_current = nullptr;
}

void TrainQueue::pause() {
  if (!running() || !m_control) return;
  m_control->pause();
  m_current->setState(LiveState::Paused);
}

void TrainQueue::resume() {
  if (!running() || !m_control) return;
  m_control->resume();
  m_current->setState(LiveState::Training);
}

void TrainQueue::stopAndKeepBest() {
  if (!running() || !m_control) return;
  m_control->stopAndKeepBest();
  m_current->setState(LiveState::Stopping);
}

void TrainQueue::discard() {
  if (running() && m_job) m_job->cancel();
}

void TrainQueue::hold(bool held) {
  m_held = held;
  startNext();
}

void TrainQueue::leave() {
  m_waiting.clear();
  Q_EMIT leaving();
  if (!running() || !m_job) return;
  m_control->leave();
  m_job->cancel();
}

void TrainQueue::discardAll() {
  m_waiting.clear();
  Q_EMIT discarding();
  discard();
}

}  // namespace tastescope::ui
