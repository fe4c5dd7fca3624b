// How long and how much memory a training takes, timed on this computer in the background. Stays on
// the last valid settings and says so. Thread rule: GUI thread. Cost: one estimate (up to a few
// seconds in the background) 400 ms after the last change.
#pragma once

#include <QTimer>
#include <optional>

#include "core/workflow/train/TrainRun.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/LatestJob.h"

class QLabel;
class QProgressBar;

namespace tastescope::ui {

class EstimatePanel : public Panel {
  Q_OBJECT
 public:
  explicit EstimatePanel(AppContext& context, QWidget* parent = nullptr);
  /// Asks for an estimate of these valid settings; `seeds` runs one after the other.
  void setRequest(const TrainRequest& request, int seeds);
  /// The form has an issue: the figures shown are of the last valid settings.
  void setStale(bool stale);
  /// Seconds of one run; negative: not known.
  [[nodiscard]] double seconds() const;
  [[nodiscard]] double epochSeconds() const;  ///< of one, with its validation; 0: not known

 Q_SIGNALS:
  void estimated();

 private:
  void measure();
  void refresh();

  AppContext& m_context;
  TrainRequest m_request;
  std::optional<TrainEstimate> m_estimate;
  int m_seeds = 1;
  bool m_stale = false;
  bool m_measuring = false;
  QString m_problem;
  QTimer m_pause;
  LatestJob m_job;
  QLabel* m_figure;
  QLabel* m_note;
  QLabel* m_memory;
  QProgressBar* m_memoryBar;
  QLabel* m_weights;
  QLabel* m_disk;
  QLabel* m_steps;
  QLabel* m_each;
  QWidget* m_seedRow;
  QLabel* m_seedName;
  QLabel* m_seedText;
};

}  // namespace tastescope::ui
