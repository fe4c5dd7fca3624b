// What every screen shares: the open project, jobs, how trainings end with the window, navigation
// and the data's nouns. Thread rule: GUI thread. Cost: none.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "core/workflow/Session.h"
#include "ui/context/Navigation.h"
#include "ui/context/ProjectWatcher.h"
#include "ui/workers/JobManager.h"

namespace tastescope::ui {

/// The nouns of a kind of data, already translated: "customers", "items", "purchases".
struct Vocabulary {
  QString users;  ///< "customers"
  QString user;   ///< "customer"
  QString Users;  ///< "Customers"
  QString User;
  QString items;
  QString item;
  QString Items;
  QString Item;
  QString interactions;  ///< "purchases"
  QString Interactions;
  QString
      countOfUsers;  ///< "%1 %2": a number and its noun, between them a language's counting word
  QString countOfItems;
  QString countOfInteractions;
};
Vocabulary vocabularyOf(Domain domain);

class AppContext : public QObject {
  Q_OBJECT
 public:
  explicit AppContext(QObject* parent = nullptr);
  ~AppContext() override;

  [[nodiscard]] SessionPtr session() const { return m_session; }  ///< null: no project open
  [[nodiscard]] JobManager& jobs() { return m_jobs; }
  [[nodiscard]] Vocabulary vocabulary() const;

  /// Opens in the background; projectChanged() when done.
  void openProject(const QString& file);
  void closeProject();
  /// Makes (or reuses) the sample project in the user's data folder and opens it.
  void openSample();

  /// Asks the shell to bring a screen to the front.
  void navigate(const Destination& destination) { Q_EMIT navigationWanted(destination); }
  /// A quiet sentence in the status bar with an optional action, such as "1 run deleted" and
  /// "Undo".
  void announce(const QString& sentence, const QString& action = {},
                std::function<void()> act = {});
  /// Two ways to end running trainings when the window closes; whoever runs them sets both once.
  struct TrainingEnd {
    /// Keep what is trained so far as a paused run with a checkpoint; the jobs then end by
    /// themselves.
    std::function<void()> checkpoint;
    /// Throw the running and queued trainings away.
    std::function<void()> discard;
  };
  void setTrainingEnd(TrainingEnd end) { m_trainingEnd = std::move(end); }
  [[nodiscard]] const TrainingEnd& trainingEnd() const { return m_trainingEnd; }

  /// Says what the open project's data is about; every word follows.
  void changeDomain(Domain domain);

  /// The run that screens show: the last one chosen or trained; 0: none in this project yet.
  [[nodiscard]] RunId runInUse() const { return m_runInUse; }
  void useRun(RunId run);
  /// To where a model is set up, or, without a project, to where one is opened.
  void navigateToTraining();

  /// Tells everyone that runs were added, changed or removed. What other windows and commands do to
  /// them is told within a second, by itself.
  void touchRuns() { Q_EMIT runsChanged(); }
  /// The same of selections that are kept.
  void touchSelections() { Q_EMIT selectionsChanged(); }

 Q_SIGNALS:
  void projectChanged();
  /// A project is being opened (true) or that has ended (false); the shell shows it.
  void openingChanged(bool opening);
  void runsChanged();
  void selectionsChanged();
  /// The open project's file is not where it was any more (false), or is there again (true).
  void projectInPlace(bool there);
  void runInUseChanged(qint64 run);
  void navigationWanted(const tastescope::ui::Destination& destination);
  void announced(const QString& sentence, const QString& action, const std::function<void()>& act);
  /// The project could not be opened, or a job failed with no one listening. `damaged`: the project
  /// file that may be checked and saved, where that is what is wrong.
  void problem(const QString& sentence, const QString& details, const QString& damaged = {});

 private:
  void adopt(SessionPtr session);
  void watch();
  void startOpening(JobManager::Plan<SessionPtr> plan);
  void tell(const Error& error, const QString& project);

  SessionPtr m_session;
  std::unique_ptr<ProjectWatcher> m_watcher;
  RunId m_runInUse = 0;
  TrainingEnd m_trainingEnd;
  QPointer<Job> m_opening;
  JobManager m_jobs;
};

}  // namespace tastescope::ui
