// The trainings that are wanted: one runs, the others wait and can be reordered or removed. Hands
// the running one's feed to its LiveRun twelve times a second. The window asks
// JobManager::training() before it closes; leaving and discarding go through AppContext's door.
// Thread rule: GUI thread; the training itself runs on the training lane. Cost: a timer while
// something trains.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>

#include "ui/context/AppContext.h"
#include "ui/train/LiveRun.h"

namespace tastescope::ui {

struct QueuedRun {
  quint64 id = 0;  ///< given by the queue
  TrainRequest request;
  RunId resume = 0;         ///< not 0: goes on with this run
  QString name;             ///< "Mult-VAE", or the run's own name
  QString detail;           ///< "default settings", "KL weight 0.5"
  double seconds = -1;      ///< estimate; negative: not known
  double epochSeconds = 0;  ///< estimate, with its validation; 0: not known
  bool beside = false;  ///< a baseline trained for comparison: the screens stay with another run
};

class TrainQueue : public QObject {
  Q_OBJECT
 public:
  explicit TrainQueue(AppContext& context, QObject* parent = nullptr);
  ~TrainQueue() override;

  /// Starts at once when nothing trains. Returns the id.
  quint64 add(QueuedRun run);
  void remove(quint64 id);
  /// Moves a waiting run to a place among the waiting ones.
  void move(quint64 id, qsizetype place);
  [[nodiscard]] const QList<QueuedRun>& waiting() const { return m_waiting; }
  /// The running one, or the last that ran; null: none yet.
  [[nodiscard]] LiveRun* current() const { return m_current; }
  [[nodiscard]] bool running() const { return m_current && m_current->active(); }
  /// Seconds until everything is done; negative when an estimate is missing.
  [[nodiscard]] double secondsUntilDone() const;

  /// While held, no run starts: something else has the training thread.
  void hold(bool held);
  [[nodiscard]] bool held() const { return m_held; }

  void pause();
  void resume();
  void stopAndKeepBest();
  void discard();

 Q_SIGNALS:
  /// Waiting runs, or which one is current.
  void changed();
  void ended(tastescope::ui::LiveRun* run);
  /// The window closes and keeps, or throws away, what trains; whoever else trains does so too.
  void leaving();
  void discarding();

 private:
  void startNext();
  void launch(const QueuedRun& next);
  void prepareResume(RunId run);
  void pull();
  void end();
  /// A run that ended and is not of the open project: it would keep the other one in memory.
  void forgetOthers();
  void lookUpName();
  void leave();
  void discardAll();

  AppContext& m_context;
  QList<QueuedRun> m_waiting;
  LiveRun* m_current = nullptr;
  bool m_beside = false;
  std::shared_ptr<TrainFeed> m_feed;
  std::shared_ptr<TrainControl> m_control;
  QPointer<Job> m_job;
  QTimer m_pull;
  quint64 m_nextId = 1;
  bool m_nameAsked = false;
  bool m_held = false;
};

}  // namespace tastescope::ui
