// "Check project": looks at everything a project file holds, says whether it is whole or, in words,
// what is not, and saves what can be saved into a new project. The file itself is only read. Closing
// the dialog ends what runs. Thread rule: GUI thread; checking and saving are jobs. Cost: see
// core/store/ProjectCheck.h and core/store/ProjectRepair.h.
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <optional>

#include "core/workflow/repair/CheckProject.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTextEdit;

namespace tastescope::ui {

class ElidedLabel;
class NoteBar;

class CheckDialog : public Translated<QDialog> {
  Q_OBJECT
 public:
  /// Begins to check `file` at once.
  CheckDialog(AppContext& context, QString file, QWidget* parent = nullptr);

  [[nodiscard]] QString file() const { return m_file; }
  /// Writes what is whole to `into`; the button asks for one and calls this.
  void saveInto(const QString& into);

 private:
  void retranslate() override;
  void layOut();
  void check();
  void askFile();
  /// What the main button does now.
  void act();
  template <typename Result>
  void begin(JobManager::Plan<Result> plan);
  void end(std::optional<Text> trouble, bool cancelled);
  void follow();
  void showAll();
  void showVerdict();
  void showDetails();
  void showButtons();
  [[nodiscard]] bool damaged() const { return m_checked && !m_checked->whole(); }
  [[nodiscard]] QString contents(std::uint64_t users, std::uint64_t items,
                                 std::uint64_t interactions, std::uint64_t runs) const;

  AppContext& m_context;
  QString m_file;
  LatestJob m_job;
  QTimer m_poll;
  QElapsedTimer m_since;
  std::optional<CheckReport> m_checked;
  double m_seconds = 0;  ///< the check took
  QString m_into;        ///< the project that is or was saved last
  std::optional<RepairReport> m_saved;
  std::optional<Text> m_trouble;  ///< what the last job failed with
  bool m_cancelled = false;       ///< the last job was
  QLabel* m_title;
  ElidedLabel* m_name;
  NoteBar* m_verdict;
  QLabel* m_words;
  QProgressBar* m_bar;
  QTextEdit* m_details;
  QPushButton* m_copy;
  QPushButton* m_close;
  QPushButton* m_main;
};

}  // namespace tastescope::ui
