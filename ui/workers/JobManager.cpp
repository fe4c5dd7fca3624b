#include "ui/workers/JobManager.h"

#include <QDateTime>
#include <QThread>
#include <QThreadPool>
#include <algorithm>
#include <exception>

#include "core/base/Log.h"
#include "core/base/Memory.h"

namespace tastescope::ui {

/// Two pools: several threads for short work, one for training so that runs queue up in order.
class JobManager::Threads {
 public:
  Threads() {
    m_training.setMaxThreadCount(1);
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
  }
  QThreadPool& of(JobLane lane) { return lane == JobLane::Training ? m_training : m_pool; }
  void wait() {
    m_pool.waitForDone();
    m_training.waitForDone();
  }

 private:
  QThreadPool m_pool;
  QThreadPool m_training;
};

namespace {

constexpr int kGiveBackMs = 5000;

Error unexpected(const char* what) {
  return {
      ErrorCode::Internal,
      coreText("Job", "Something unexpected stopped the work. The project is as it was before."),
      what};
}

/// Runs the body and says how it ended.
JobState outcomeOf(const std::function<void()>& body, std::optional<Error>& error) {
  try {
    body();
    return JobState::Done;
  } catch (const Cancelled&) {
    return JobState::Cancelled;
  } catch (const Error& raised) {
    error = raised;
  } catch (const std::exception& raised) {
    error = saysNoMemory(raised)
                ? Error(ErrorCode::Internal,
                        coreText("Job",
                                 "There is not enough memory for this. Close other programs or "
                                 "choose smaller settings."))
                : unexpected(raised.what());
  } catch (...) {
    error = unexpected("unknown exception");
  }
  return JobState::Failed;
}

}  // namespace

JobManager::JobManager(QObject* parent) : QObject(parent), m_threads(std::make_unique<Threads>()) {
  // The threads of many jobs leave heaps behind that are free and held. They share two, which go back
  // a while after a job has ended, once for all that end meanwhile.
  shareHeaps();
  m_giveBack.setSingleShot(true);
  m_giveBack.setInterval(kGiveBackMs);
  connect(&m_giveBack, &QTimer::timeout, this,
          [this] { m_threads->of(JobLane::Pool).start(returnFreeMemory); });
}

JobManager::~JobManager() {
  for (Job* job : std::as_const(m_jobs)) job->cancel();
  m_threads->wait();
}

void JobManager::launch(Job* job, JobLane lane, bool listed) {
  m_jobs.append(job);
  if (lane == JobLane::Training) m_trainings.append(job);
  if (listed) m_listed.append(job);
  m_threads->of(lane).start([this, job] { runBody(job); });
  if (listed) Q_EMIT changed();
}

// On the worker's thread: state is written on the GUI thread only, through queued calls in this
// order.
void JobManager::runBody(Job* job) {
  QMetaObject::invokeMethod(
      this,
      [this, job] {
        job->m_state = JobState::Running;
        job->m_startedMs = QDateTime::currentMSecsSinceEpoch();
        Q_EMIT job->stateChanged();
        if (m_listed.contains(job)) Q_EMIT changed();
      },
      Qt::QueuedConnection);
  auto error = std::make_shared<std::optional<Error>>();
  const JobState state =
      job->m_stop.stop_requested() ? JobState::Cancelled : outcomeOf(job->m_body, *error);
  if (*error)
    log::error("job failed: " + (*error)->message().english() + " " + (*error)->details());
  QMetaObject::invokeMethod(
      this,
      [this, job, state, error] {
        job->m_state = state;
        job->m_error = std::move(*error);
        finish(job);
      },
      Qt::QueuedConnection);
}

void JobManager::finish(Job* job) {
  m_jobs.removeOne(job);
  m_trainings.removeOne(job);
  if (!m_giveBack.isActive()) m_giveBack.start();
  const bool listed = m_listed.removeOne(job);
  if (listed) Q_EMIT changed();
  Q_EMIT job->stateChanged();
  job->m_deliver();
  Q_EMIT job->ended();
  job->deleteLater();
}

QList<Job*> JobManager::active() const { return m_listed; }

}  // namespace tastescope::ui
