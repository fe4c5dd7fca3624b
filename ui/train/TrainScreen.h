// Train: sets a run up, shows the one that trains, and shows runs of the past; the same for
// searches over settings. Owns the queue of trainings, which waits for a search that runs. A plain
// visit shows the live view while something trains, else the set-up. Thread rule: GUI thread. Cost:
// the page in front.
#pragma once

#include <QPointer>

#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"
#include "ui/train/LiveRun.h"
#include "ui/train/TrainQueue.h"
#include "ui/workers/LatestJob.h"

class QStackedWidget;

namespace tastescope::ui {

class BestPage;
class BestRunner;
class EmptyState;
class LivePage;
class SetupPage;
class StudyRunner;
class TuneArea;

class TrainScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit TrainScreen(AppContext& context, QWidget* parent = nullptr);

  void activate(const Destination& destination) override;
  [[nodiscard]] QString statusText() const override;
  [[nodiscard]] TrainQueue& queue() { return m_queue; }
  [[nodiscard]] StudyRunner& searches();
  [[nodiscard]] BestRunner& best() { return *m_best; }

 protected:
  void retranslate() override { rebuild(true); }

 private:
  void showSetup();
  void showLive(LiveRun* run);
  void follow();
  void build();
  /// Makes the pages anew, with what was typed into the set-up unless it is of another project.
  void rebuild(bool keepSettings);
  void openRun(RunId run, const Destination& wish);
  struct Stored {
    RunSummary summary;
    Curves curves;
  };
  void opened(const Stored& stored, const Destination& wish);
  [[nodiscard]] SetupPage* setup();
  void connectSearches();
  void connectBest();
  void showBest();

  AppContext& m_context;
  TrainQueue m_queue;
  QStackedWidget* m_pages;
  TuneArea* m_tune;
  EmptyState* m_empty = nullptr;
  BestRunner* m_best;
  QPointer<BestPage> m_bestPage;
  QPointer<SetupPage> m_setup;
  QPointer<LivePage> m_live;
  QPointer<LiveRun> m_past;
  LatestJob m_openJob;
  bool m_following = true;
};

}  // namespace tastescope::ui
