// The search for the best model that runs, or one of before. One at a time, on the training thread, so
// that it never trains beside another run. Its feed is pulled twelve times a second. A pause keeps every
// finished training and the place of the one of the moment. Thread rule: GUI thread; the search itself runs
// on the training lane. Cost: a timer while something runs.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>

#include "core/workflow/train/BestFeed.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

enum class BestState {
  None,     ///< nothing was looked for yet
  Waiting,  ///< for a training to end
  Running,
  Ending,  ///< to be paused, or to come to its end
  Paused,  ///< it can go on
  Ended,
  Failed
};

class BestRunner : public QObject {
  Q_OBJECT
 public:
  explicit BestRunner(AppContext& context, QObject* parent = nullptr);

  void start(const BestRequest& request);
  /// Goes on with the one that is shown; more minutes where it has come to its end.
  void goOn(double moreMinutes);
  void pause();
  /// Tries nothing more and makes the end.
  void finishNow();
  /// Shows one of before.
  void show(const BestSummary& search);
  void forget();
  /// The shown one is chosen by something else.
  void chooseBy(BestBy by);

  [[nodiscard]] BestState state() const { return m_state; }
  [[nodiscard]] bool running() const {
    return m_state >= BestState::Waiting && m_state <= BestState::Ending;
  }
  [[nodiscard]] const BestRequest& request() const { return m_request; }
  [[nodiscard]] const BestOutcome& outcome() const { return m_outcome; }
  [[nodiscard]] const std::optional<PlannedBest>& current() const { return m_news.current; }
  [[nodiscard]] const BestFeed::News& news() const { return m_news; }
  [[nodiscard]] QString message() const { return m_message; }
  /// With the trial of the moment, of all its minutes.
  [[nodiscard]] double secondsSpent() const;
  [[nodiscard]] double share() const;

 Q_SIGNALS:
  /// What was found, or its state.
  void changed();
  /// The trial of the moment went on; at most 12 times a second.
  void advanced();
  /// The training thread is wanted, or free again.
  void busyChanged();

 private:
  void launch(std::function<BestOutcome(Session&, const BestView&, const std::stop_token&)> work);
  void pull();
  void end(BestState state);
  void setState(BestState state);

  AppContext& m_context;
  SessionPtr m_session;  ///< of the project the shown one is in
  BestState m_state = BestState::None;
  BestRequest m_request;
  BestOutcome m_outcome;
  BestFeed::News m_news;
  QString m_message;
  std::shared_ptr<BestFeed> m_feed;
  std::shared_ptr<TrainControl> m_control;
  QPointer<Job> m_job;
  LatestJob m_choosing;
  QTimer m_pull;
};

}  // namespace tastescope::ui
