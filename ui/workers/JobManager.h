// Starts jobs, knows the running ones (the status bar lists them), and ends them all before the
// program quits. Thread rule: GUI thread. Cost: see Job.
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>
#include <memory>
#include <type_traits>

#include "ui/workers/Job.h"

namespace tastescope::ui {

class JobManager : public QObject {
  Q_OBJECT
 public:
  explicit JobManager(QObject* parent = nullptr);
  ~JobManager() override;  ///< cancels and waits

  /// What a job does and who hears of it. Callbacks run on the GUI thread and only while `receiver`
  /// lives.
  template <typename Result>
  struct Plan {
    QString title;
    JobLane lane = JobLane::Pool;
    bool listed = true;  ///< shown in the status bar; quick look-ups are not
    std::function<Result(Progress&, const std::stop_token&)> work;
    std::function<void(Result)> done;
    std::function<void(const Error&)> failed;  ///< default: failedUnheard() is emitted
    std::function<void()> cancelled;
    /// On the GUI thread: until it is done, see Job::secondsLeft(). By default its progress tells.
    std::function<double()> secondsLeft;
  };

  template <typename Result>
  Job* start(QObject* receiver, Plan<Result> plan) {
    auto* job = new Job(plan.title, this);
    job->m_secondsLeft = plan.secondsLeft;
    auto result = std::make_shared<std::optional<Result>>();
    auto shared = std::make_shared<Plan<Result>>(std::move(plan));
    const auto progress = job->m_progress;
    const auto stop = job->m_stop.get_token();
    job->m_body = [result, shared, progress, stop] {
      result->emplace(shared->work(*progress, stop));
    };
    QPointer<QObject> guard(receiver);
    job->m_deliver = [this, job, guard, result, shared] {
      if (!guard) return;
      if (job->state() == JobState::Done && shared->done) shared->done(std::move(**result));
      if (job->state() == JobState::Cancelled && shared->cancelled) shared->cancelled();
      if (job->state() == JobState::Failed) {
        if (shared->failed) {
          shared->failed(*job->error());
        } else {
          Q_EMIT failedUnheard(job);
        }
      }
    };
    launch(job, shared->lane, shared->listed);
    return job;
  }

  /// Running and queued jobs that are listed, oldest first.
  [[nodiscard]] QList<Job*> active() const;
  /// True while no job at all runs or waits, listed or not.
  [[nodiscard]] bool idle() const { return m_jobs.isEmpty(); }
  [[nodiscard]] bool training() const { return trainings() > 0; }
  /// Running and queued jobs of the training lane, listed or not.
  [[nodiscard]] int trainings() const { return static_cast<int>(m_trainings.size()); }

 Q_SIGNALS:
  void changed();
  void failedUnheard(tastescope::ui::Job* job);

 private:
  void launch(Job* job, JobLane lane, bool listed);
  void runBody(Job* job);
  void finish(Job* job);

  class Threads;
  std::unique_ptr<Threads> m_threads;
  QList<Job*> m_jobs;
  QList<Job*> m_listed;
  QList<Job*> m_trainings;  ///< queued and running on the training thread
  QTimer m_giveBack;        ///< until free memory goes back to the system
};

/// The plan of a look-up: too quick to be listed, without progress. `work` may take a stop token.
template <typename Work>
auto lookUp(Work work) {
  if constexpr (std::is_invocable_v<Work&, const std::stop_token&>) {
    JobManager::Plan<std::invoke_result_t<Work&, const std::stop_token&>> plan;
    plan.listed = false;
    plan.work = [work = std::move(work)](Progress&, const std::stop_token& stop) mutable {
      return work(stop);
    };
    return plan;
  } else {
    return lookUp([work = std::move(work)](const std::stop_token&) mutable { return work(); });
  }
}

}  // namespace tastescope::ui
