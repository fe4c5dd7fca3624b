// The live view of a training, and the same view of a run of the past: state, charts, health,
// settings, queue. Thread rule: GUI thread. Cost: refreshed at most 12 times a second with what is
// new.
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

#include "ui/train/TrainQueue.h"
#include "ui/workers/LatestJob.h"

class QPushButton;
class QStackedWidget;

namespace tastescope::ui {

class EmptyState;
class HealthPanel;
class LiveCharts;
class LiveStrip;
class NoteBar;
class PageHeader;
class QueuePanel;
class RunSettings;

class LivePage : public QWidget {
  Q_OBJECT
 public:
  LivePage(AppContext& context, TrainQueue& queue, QWidget* parent = nullptr);
  void setRun(LiveRun* run);
  [[nodiscard]] LiveRun* run() const { return m_run; }
  [[nodiscard]] LiveCharts* charts() const { return m_charts; }

 Q_SIGNALS:
  void newRunWanted();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildHeader();
  QWidget* buildSide();
  QPushButton* addAction(QPushButton* button, const char* object);
  void refresh();
  void showState();
  void showActions();
  void showEnd();
  void togglePause();
  void askDiscard();
  void goOn();
  void loadBaselines();
  void loadStandings(std::vector<RunId> compared);
  template <typename Where>
  void go() {
    if (m_run) m_context.navigate(Where{m_run->run()});
  }

  AppContext& m_context;
  TrainQueue& m_queue;
  QPointer<LiveRun> m_run;
  PageHeader* m_header;
  NoteBar* m_discardNote;
  NoteBar* m_failure;
  LiveStrip* m_strip;
  QStackedWidget* m_middle;
  LiveCharts* m_charts;
  EmptyState* m_noCurves;
  HealthPanel* m_health;
  RunSettings* m_settings;
  QueuePanel* m_queuePanel;
  QPushButton* m_pause;
  QPushButton* m_stop;
  QPushButton* m_discard;
  QPushButton* m_new;
  QPushButton* m_goOn;
  QPushButton* m_latent;
  QPushButton* m_recommend;
  QPushButton* m_evaluate;
  QPushButton* m_runs;
  LatestJob m_baselineJob;
  LatestJob m_standingJob;
  std::vector<RunId> m_stood;   ///< the run and its baselines that standings were asked of
  QElapsedTimer m_sinceHealth;  ///< words change at most once a second
  bool m_userLatent = false;
  bool m_told = false;  ///< stored as waiting for room: the window says so above every screen
};

}  // namespace tastescope::ui
