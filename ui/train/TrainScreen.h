// Train: sets a run up, shows the one that trains, and shows runs of the past; the same for
// searches over settings. Owns the queue of trainings and the search that runs. A plain
// visit shows the live view while something trains, else the set-up. Thread rule: GUI thread. Cost: the page in front.
#pragma once

#include <QPointer>

#include "ui/train/LiveRun.h"
#include "ui/train/StudyRunner.h"
#include "ui/train/TrainQueue.h"
#include "ui/widgets/Screen.h"
#include "ui/workers/AppContext.h"
#include "ui/workers/LatestJob.h"

class QStackedWidget;

namespace tastescope::ui {

class EmptyState;
class LivePage;
class SetupPage;
class TunePage;
class TuneSetup;

class TrainScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit TrainScreen(AppContext& context, QWidget* parent = nullptr);

  void activate(const Destination& destination) override;
  [[nodiscard]] QString statusText() const override;
  [[nodiscard]] TrainQueue& queue() { return m_queue; }
  [[nodiscard]] StudyRunner& searches() { return m_studies; }

 protected:
  void retranslate() override { rebuild(); }

 private:
  void showSetup();
  void showLive(LiveRun* run);
  void follow();
  void build();
  void rebuild();
  void openRun(RunId run, const Destination& wish);
  struct Stored {
    RunSummary summary;
    Curves curves;
  };
  void opened(const Stored& stored, const Destination& wish);
  [[nodiscard]] SetupPage* setup();
  void connectStudies();
  void showTuneSetup(const TrainRequest& base);
  void showStudy(LiveStudy* study);
  void openStudy(const QString& name, bool goOn);
  void useSettings(const TrainRequest& request);
  void studyEnded(LiveStudy* study);
  [[nodiscard]] TuneSetup* tuneSetup();
  [[nodiscard]] TunePage* tunePage();

  AppContext& m_context;
  TrainQueue m_queue;
  StudyRunner m_studies;
  QStackedWidget* m_pages;
  EmptyState* m_empty = nullptr;
  QPointer<SetupPage> m_setup;
  QPointer<LivePage> m_live;
  QPointer<TuneSetup> m_tuneSetup;
  QPointer<TunePage> m_tune;
  QPointer<LiveRun> m_past;
  QPointer<LiveStudy> m_pastStudy;
  LatestJob m_openJob;
  bool m_following = true;
};

}  // namespace tastescope::ui
