// A place for one question whose older answers no longer matter: starting again cancels what runs
// and ignores its outcome. What is on the screen stays until the newest answer is there. Who asks no
// more because it is gone cancels too: a job keeps the project it reads. Thread rule: GUI thread.
// Cost: one job a start.
#pragma once

#include <QPointer>

#include "ui/workers/JobManager.h"

namespace tastescope::ui {

class LatestJob {
 public:
  LatestJob() = default;
  ~LatestJob() { cancel(); }
  LatestJob(const LatestJob&) = delete;
  LatestJob& operator=(const LatestJob&) = delete;

  template <typename Result>
  Job* start(JobManager& jobs, QObject* receiver, JobManager::Plan<Result> plan) {
    cancel();
    const auto serial = m_serial;
    const std::uint64_t mine = *serial;
    const auto current = [serial, mine] { return *serial == mine; };
    plan.done = [current, done = std::move(plan.done)](Result result) {
      if (current() && done) done(std::move(result));
    };
    // Without a listener the job manager tells the window, so that one is not wrapped.
    if (plan.failed) {
      plan.failed = [current, failed = std::move(plan.failed)](const Error& error) {
        if (current()) failed(error);
      };
    }
    plan.cancelled = [current, cancelled = std::move(plan.cancelled)] {
      if (current() && cancelled) cancelled();
    };
    m_job = jobs.start<Result>(receiver, std::move(plan));
    return m_job;
  }
  /// Ends the running one; none of its callbacks is called.
  void cancel() {
    ++*m_serial;
    if (m_job) m_job->cancel();
    m_job = nullptr;
  }
  [[nodiscard]] Job* job() const { return m_job; }
  [[nodiscard]] bool active() const { return m_job && m_job->active(); }

 private:
  QPointer<Job> m_job;
  std::shared_ptr<std::uint64_t> m_serial = std::make_shared<std::uint64_t>(0);
};

}  // namespace tastescope::ui
