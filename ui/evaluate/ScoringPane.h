// Scores the chosen runs again for what training does not store: at once when that is quick, else
// after a click. Says what it waits for, how far it is and what went wrong; hidden while there is
// nothing to say. Thread rule: GUI thread; runs are evaluated in a job. Cost: as
// core/workflow/evaluate/Findings.h.
#pragma once

#include <QWidget>

#include "ui/context/AppContext.h"
#include "ui/evaluate/MetricsModel.h"
#include "ui/workers/LatestJob.h"

class QTimer;

namespace tastescope::ui {

class LoadingPane;
enum class NoteKind;
class NoteBar;

class ScoringPane : public QWidget {
  Q_OBJECT
 public:
  explicit ScoringPane(AppContext& context, QWidget* parent = nullptr);
  /// Scores these runs at this list length unless that is known.
  void want(std::vector<RunId> runs, int k);
  /// Null unless they hold those runs at this list length.
  [[nodiscard]] FindingsPtr findings(const std::vector<RunId>& runs, int k) const;
  /// What was found is of another question by now.
  void forget() { m_found.reset(); }
  [[nodiscard]] bool active() const { return m_job.active(); }

 Q_SIGNALS:
  void found();

 private:
  void consider();
  void score();
  void pull();
  void settle();
  void say(NoteKind kind, const QString& text, const QString& action);

  AppContext& m_context;
  NoteBar* m_note;
  LoadingPane* m_loading;
  QTimer* m_tick;
  std::vector<RunId> m_runs;
  int m_k = 10;
  FindingsPtr m_found;
  LatestJob m_job;
};

}  // namespace tastescope::ui
