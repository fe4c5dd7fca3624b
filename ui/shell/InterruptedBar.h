// Above every screen: a training that ended before it was done, and what may become of it. One at a
// time, the latest first. Thread rule: GUI thread. Cost: a short query when a project is opened or
// its runs change.
#pragma once

#include <QHash>
#include <vector>

#include "core/workflow/Runs.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/NoteBar.h"
#include "ui/workers/LatestJob.h"

class QPushButton;

namespace tastescope::ui {

class InterruptedBar : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit InterruptedBar(AppContext& context, QWidget* parent = nullptr);

 private:
  void retranslate() override;
  void load();
  void showNext();
  [[nodiscard]] QString sentence(const InterruptedRun& run) const;
  void resume();
  void trainAgain();
  void leave();
  /// It stays as it is, in the project and here.
  void answer();

  AppContext& m_context;
  NoteBar* m_note;
  QPushButton* m_resume;
  QPushButton* m_again;
  QPushButton* m_leave;
  std::vector<InterruptedRun> m_runs;
  /// Of this project: what was decided may not stand in it yet. A run that is interrupted again is
  /// another question.
  QHash<RunId, std::int64_t> m_answered;
  LatestJob m_job;
};

}  // namespace tastescope::ui
