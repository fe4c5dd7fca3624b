// The import itself: what, how far, how fast, how long, Cancel; at the end the equation, the
// rejected rows and Open. Thread rule: GUI thread; pulls the job's progress 12 times a second.
// Cost: two labels a tick.
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/workflow/data/ImportData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace tastescope::ui {

class EquationPanel;
class ErrorPane;
class NoteBar;
class Panel;
class RejectedTable;

class ImportRunPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ImportRunPane(AppContext& context, QWidget* parent = nullptr);
  void begin(const ImportRequest& request);
  [[nodiscard]] bool running() const { return m_job && m_job->active(); }
  [[nodiscard]] bool finished() const { return m_finished; }
  [[nodiscard]] QString project() const;
  void cancel();

 Q_SIGNALS:
  void done();
  /// Cancelled or failed: the way back to the settings is open.
  void endedWithout();
  void backWanted();

 private:
  void retranslate() override;
  void makeProgressPage();
  void makeEndPage();
  void pull();
  void showOutcome(ImportOutcome outcome);
  void showNotes();

  AppContext& m_context;
  ImportRequest m_request;
  ImportOutcome m_outcome;
  std::optional<FileProtection> m_sources;  ///< from the rejected rows that are saved
  bool m_finished = false;
  QPointer<Job> m_job;
  QTimer m_tick;
  QElapsedTimer m_clock;
  QStackedWidget* m_pages;
  Panel* m_progressPanel;
  QLabel* m_phase;
  QProgressBar* m_bar;
  QLabel* m_figures;
  QPushButton* m_cancel;
  QWidget* m_endPage;
  NoteBar* m_success;
  EquationPanel* m_equation;
  NoteBar* m_notes;
  RejectedTable* m_rejected;
  ErrorPane* m_error;
};

}  // namespace tastescope::ui
