// One training as a person watches it: curves so far, state, figures. Filled from the TrainFeed
// while it trains, or at once from the project for a run of the past, so that one page shows both.
// Thread rule: GUI thread. Cost: keeps every step's losses that the feed delivers.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include "core/models/Registry.h"
#include "core/store/RunStore.h"
#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "core/workflow/train/TrainRun.h"
#include "core/workflow/train/TrainingDiagnosis.h"
#include "ui/charts/CurveMath.h"

namespace tastescope::ui {

enum class LiveState {
  Starting,
  Training,
  Paused,
  Stopping,
  Done,
  KeptBest,
  Failed,
  Discarded,
  Left
};

class LiveRun : public QObject {
  Q_OBJECT
 public:
  LiveRun(SessionPtr session, TrainRequest request, QObject* parent = nullptr);
  /// A run of the past.
  LiveRun(SessionPtr session, const RunSummary& summary, const Curves& curves,
          QObject* parent = nullptr);

  /// Points of one loss, one a step, in the order the model names them.
  struct Series {
    QString name;
    QVector<CurveSample> points;
    QVector<double> epochMeans;
    qsizetype firstBroken = -1;  ///< the first point that is not finite; -1: none
  };
  void take(const TrainFeed::News& news);
  /// Curves before a resume, so that the picture does not begin in the middle.
  void prepend(const Curves& curves);
  void setState(LiveState state);
  void setName(const QString& name);
  void finish(const TrainOutcome& outcome);
  void fail(const Error& error);

  [[nodiscard]] SessionPtr session() const { return m_session; }
  [[nodiscard]] const TrainRequest& request() const { return m_request; }
  [[nodiscard]] const ModelInfo& model() const { return *m_model; }
  [[nodiscard]] const TrainOptions& options() const { return m_options; }
  [[nodiscard]] QString name() const { return m_name; }
  [[nodiscard]] RunId run() const { return m_run; }
  [[nodiscard]] LiveState state() const { return m_state; }
  [[nodiscard]] bool active() const { return m_state <= LiveState::Stopping; }
  [[nodiscard]] QString message() const { return m_message; }
  /// What suggested or chose its settings, when that is known.
  [[nodiscard]] QString origin() const { return m_origin; }
  /// It ended because the disk was full, and goes on when there is room.
  [[nodiscard]] bool noRoom() const { return m_noRoom; }
  [[nodiscard]] const QVector<Series>& losses() const { return m_losses; }
  [[nodiscard]] const Series* loss(const QString& name) const;
  [[nodiscard]] const QVector<CurveSample>& valid() const { return m_valid; }
  [[nodiscard]] const QVector<double>& validHalf() const { return m_validHalf; }
  [[nodiscard]] qint64 epoch() const { return m_epoch; }
  [[nodiscard]] qint64 step() const { return m_step; }
  [[nodiscard]] qint64 stepsPerEpoch() const { return m_stepsPerEpoch; }
  [[nodiscard]] double seconds() const { return m_seconds; }
  [[nodiscard]] qint64 startedAt() const { return m_startedAt; }
  [[nodiscard]] qint64 lastCheckpoint() const { return m_lastCheckpoint; }
  [[nodiscard]] qint64 bestEpoch() const { return m_bestEpoch; }
  [[nodiscard]] double bestValue() const { return m_bestValue; }
  [[nodiscard]] const std::vector<MetricValue>& metrics() const { return m_metrics; }
  /// Of methods fitted in one go on the same split, the best first: what its health is measured by.
  void setBaselines(std::vector<BaselineResult> baselines);
  /// How a finished run stands to them on the test part, a sentence each.
  void setStandings(std::vector<Standing> standings);
  [[nodiscard]] const std::vector<Standing>& standings() const { return m_standings; }
  [[nodiscard]] QStringList standingSentences() const;
  /// What a diagnosis looks at.
  [[nodiscard]] TrainingCourse course() const;
  /// What an epoch takes with its validation, from steps that were timed before: until the first one
  /// is over.
  void setExpectedEpoch(double seconds) { m_expectedEpoch = seconds; }
  /// Until the last epoch at the present speed; negative: not known yet.
  [[nodiscard]] double secondsLeft() const;
  [[nodiscard]] double secondsPerStep() const;

 Q_SIGNALS:
  /// New points; at most 12 times a second.
  void advanced();
  void stateChanged();

 private:
  void addLoss(const NamedValue& loss, const CurveSample& at);
  void addValid(const CurveSample& sample, double half, bool best);
  void addStored(const Curves& curves);
  [[nodiscard]] double epochOf(qint64 step, qint64 epoch) const;

  SessionPtr m_session;
  TrainRequest m_request;
  const ModelInfo* m_model;
  TrainOptions m_options;
  QString m_name;
  QString m_message;
  QString m_origin;
  bool m_noRoom = false;
  RunId m_run = 0;
  LiveState m_state = LiveState::Starting;
  QVector<Series> m_losses;
  QVector<CurveSample> m_valid;
  QVector<double> m_validHalf;
  qint64 m_epoch = 0;
  qint64 m_step = 0;
  qint64 m_stepsPerEpoch = 0;
  double m_seconds = 0;
  qint64 m_startedAt = 0;
  double m_expectedEpoch = 0;
  qint64 m_firstStep = 0;  ///< that was seen of this sitting
  double m_firstSeconds = 0;
  qint64 m_lastCheckpoint = 0;
  qint64 m_bestEpoch = 0;
  double m_bestValue = 0;
  std::vector<MetricValue> m_metrics;
  std::vector<BaselineResult> m_baselines;
  std::vector<Standing> m_standings;
};

/// The request that would train a stored run again.
TrainRequest requestOf(const RunRecord& record);

}  // namespace tastescope::ui
