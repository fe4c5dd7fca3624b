// One use case running off the GUI thread: progress to pull, cancel, a typed outcome delivered on
// the GUI thread. Thread rule: created, read and destroyed on the GUI thread; `work` runs on a pool
// or the training thread. Cost: one queued call at the end; nothing per step.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/Error.h"
#include "core/base/Progress.h"

namespace tastescope::ui {

enum class JobState { Queued, Running, Done, Cancelled, Failed };

/// Which thread runs it: the pool (import, export, scoring, projections), or the single training
/// thread (in order).
enum class JobLane { Pool, Training };

class Job : public QObject {
  Q_OBJECT
 public:
  [[nodiscard]] QString title() const { return m_title; }
  [[nodiscard]] JobState state() const { return m_state; }
  [[nodiscard]] bool active() const {
    return m_state == JobState::Queued || m_state == JobState::Running;
  }
  [[nodiscard]] ProgressState progress() const { return m_progress->snapshot(); }
  [[nodiscard]] double secondsRunning() const;
  /// By whoever started it and knows better than its progress tells; negative: not known.
  [[nodiscard]] double secondsLeft() const { return m_secondsLeft ? m_secondsLeft() : -1; }
  [[nodiscard]] bool knowsItsEnd() const { return m_secondsLeft != nullptr; }
  /// What went wrong; only in state Failed.
  [[nodiscard]] const Error* error() const { return m_error ? &*m_error : nullptr; }

 public Q_SLOTS:
  void cancel();

 Q_SIGNALS:
  void stateChanged();
  /// Done, Cancelled or Failed; after the callbacks.
  void ended();

 protected:
  friend class JobManager;
  explicit Job(QString title, QObject* parent);
  /// Runs the work on its thread; must not throw. Set by JobManager::start.
  std::function<void()> m_body;
  std::function<void()> m_deliver;  ///< on the GUI thread: typed callback
  std::function<double()> m_secondsLeft;
  QString m_title;
  JobState m_state = JobState::Queued;
  std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
  std::stop_source m_stop;
  std::optional<Error> m_error;
  qint64 m_startedMs = 0;
};

}  // namespace tastescope::ui
