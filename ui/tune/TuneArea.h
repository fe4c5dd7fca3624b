// Everything about searches over settings: setting one up, the one that runs, those of before.
// Owns the search that runs and says when it wants to be seen. Thread rule: GUI thread; a stored
// search is read in a job. Cost: the page in front.
#pragma once

#include <QPointer>
#include <QStackedWidget>

#include "ui/tune/StudyRunner.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class TunePage;
class TuneSetup;

class TuneArea : public QStackedWidget {
  Q_OBJECT
 public:
  explicit TuneArea(AppContext& context, QWidget* parent = nullptr);

  [[nodiscard]] StudyRunner& runner() { return m_runner; }
  /// Sets up a search that goes out from a run's settings.
  void showSetup(const TrainRequest& base);
  /// The search that runs.
  void showRunning() { showStudy(m_runner.current()); }
  void open(const QString& study) { open(study, false); }
  /// Another search or run is wanted: what is being read is not.
  void cancelOpening() { m_openJob.cancel(); }
  /// Makes the pages anew, for another language or project. With `keep` the one in front stays;
  /// false when there is none to keep.
  bool rebuild(bool keep);

 Q_SIGNALS:
  /// A page of this area is to be seen.
  void wanted();
  void backWanted();
  /// Fill the set-up of a run with this.
  void useWanted(const TrainRequest& request);

 private:
  void open(const QString& study, bool goOn);
  void showStudy(LiveStudy* study);
  void ended(LiveStudy* study);
  [[nodiscard]] TuneSetup* setup();
  [[nodiscard]] TunePage* page();

  AppContext& m_context;
  StudyRunner m_runner;
  QPointer<TuneSetup> m_setup;
  QPointer<TunePage> m_page;
  QPointer<LiveStudy> m_past;
  LatestJob m_openJob;
};

}  // namespace tastescope::ui
