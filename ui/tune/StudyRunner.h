// The search that runs, and the last that ran. One at a time, on the training thread, so that it
// never trains beside another run: it waits for the training of the moment, and says when it has
// the thread. Its feed is pulled twelve times a second. Stopping keeps every finished trial and
// pauses the one of the moment; going on makes the trials that are missing. Thread rule: GUI
// thread; the search itself runs on the training lane. Cost: a timer while something runs.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <atomic>
#include <memory>

#include "ui/context/AppContext.h"
#include "ui/tune/LiveStudy.h"

namespace tastescope::ui {

class StudyRunner : public QObject {
  Q_OBJECT
 public:
  explicit StudyRunner(AppContext& context, QObject* parent = nullptr);

  void start(const TuneRequest& request);
  void goOn(const StudySummary& study);
  void stop();
  /// Stops and throws away the trial of the moment.
  void discard();
  /// The running one, or the last that ran; null: none yet.
  [[nodiscard]] LiveStudy* current() const { return m_current; }
  [[nodiscard]] bool running() const { return m_current && m_current->active(); }

 Q_SIGNALS:
  /// Another one is current.
  void changed();
  void ended(tastescope::ui::LiveStudy* study);
  /// The training thread is wanted, or free again.
  void busyChanged(bool busy);

 private:
  void launch(LiveStudy* study, bool resumed);
  void pull();
  void end();
  /// A search that ended and is not of the open project: it would keep the other one in memory.
  void forgetOthers();

  AppContext& m_context;
  QPointer<LiveStudy> m_current;
  std::shared_ptr<TuneFeed> m_feed;
  std::shared_ptr<std::atomic<bool>> m_discard;
  QPointer<Job> m_job;
  QTimer m_pull;
  std::size_t m_known = 0;  ///< trials the runs table has been told of
};

}  // namespace tastescope::ui
