// One search over settings as a person watches it: trials so far, the trial of the moment, how
// long. Filled from a TuneFeed while it runs, or at once from the project for one of the past.
// Thread rule: GUI thread. Cost: keeps the records of its trials.
#pragma once

#include <QObject>
#include <QString>

#include "core/models/Registry.h"
#include "core/search/SearchSpace.h"
#include "core/search/TunePlan.h"
#include "core/workflow/train/TuneFeed.h"

namespace tastescope::ui {

enum class StudyState {
  Waiting,  ///< for a training to end
  Running,
  Stopping,
  Stopped,  ///< trials are missing
  Ended,    ///< every trial was made, or its time is over
  Failed
};

class LiveStudy : public QObject {
  Q_OBJECT
 public:
  /// A new one.
  LiveStudy(SessionPtr session, TuneRequest request, QObject* parent = nullptr);
  /// One of the past.
  LiveStudy(SessionPtr session, const StudySummary& summary, QObject* parent = nullptr);

  void take(const TuneFeed::News& news);
  void setState(StudyState state);
  /// It came to its end, or ran out of time.
  void end(const TuneOutcome& outcome);
  void fail(const QString& sentence);

  [[nodiscard]] SessionPtr session() const { return m_session; }
  [[nodiscard]] const TuneRequest& request() const { return m_request; }
  [[nodiscard]] const TuneOutcome& outcome() const { return m_outcome; }
  [[nodiscard]] const ModelInfo& model() const { return *m_model; }
  [[nodiscard]] const std::vector<SearchRange>& space() const { return m_space; }
  /// Empty until the project has given it one.
  [[nodiscard]] QString name() const;
  [[nodiscard]] QString metric() const;
  [[nodiscard]] StudyState state() const { return m_state; }
  [[nodiscard]] bool active() const { return m_state <= StudyState::Stopping; }
  [[nodiscard]] bool canGoOn() const { return m_state == StudyState::Stopped; }
  /// Its minutes are spent, and more of them would be of use.
  [[nodiscard]] bool wantsTime() const;
  [[nodiscard]] QString message() const { return m_message; }
  [[nodiscard]] const TuneTrial* best() const;
  [[nodiscard]] const std::optional<PlannedTrial>& current() const { return m_current; }
  [[nodiscard]] RunId currentRun() const { return m_run; }
  [[nodiscard]] qint64 epoch() const { return m_epoch; }
  [[nodiscard]] double currentSeconds() const { return m_seconds; }
  [[nodiscard]] std::optional<double> currentValue() const { return m_value; }
  /// Finished trials and the part of the trial of the moment, of all; negative: not known.
  [[nodiscard]] double share() const;
  [[nodiscard]] double secondsSpent() const;
  /// At the speed so far; negative: not known yet.
  [[nodiscard]] double secondsLeft() const;

 Q_SIGNALS:
  /// A trial began or ended.
  void trialsChanged();
  /// The trial of the moment went on; at most 12 times a second.
  void advanced();
  void stateChanged();

 private:
  [[nodiscard]] double secondsOfTrialsLeft() const;
  void addTrial(const TuneTrial& trial);

  SessionPtr m_session;
  TuneRequest m_request;
  TuneOutcome m_outcome;
  const ModelInfo* m_model;
  std::vector<SearchRange> m_space;
  StudyState m_state = StudyState::Waiting;
  QString m_message;
  std::optional<PlannedTrial> m_current;
  RunId m_run = 0;
  qint64 m_epoch = 0;
  double m_seconds = 0;
  std::optional<double> m_value;
};

}  // namespace tastescope::ui
