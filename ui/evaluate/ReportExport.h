// Takes what the Evaluate screen shows away as a file: a report to read, or the table of metrics.
// Owns the menu that offers it and the note that says where the file is. Thread rule: GUI thread;
// runs are evaluated and files written in jobs. Cost: one evaluation a run.
#pragma once

#include <QObject>
#include <functional>

#include "core/workflow/evaluate/EvaluationReport.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

class QAction;
class QMenu;
class QPushButton;
class QWidget;

namespace tastescope::ui {

class NoteBar;

class ReportExport : public QObject {
  Q_OBJECT
 public:
  enum class Kind { Report, GenerativeReport, Table };

  /// `asked`: the runs and list length to report on, whenever one is made. The menu belongs to
  /// `parent`.
  ReportExport(AppContext& context, std::function<Question()> asked, QWidget* parent);

  [[nodiscard]] QMenu* menu() const { return m_menu; }
  /// Hidden while there is nothing to say; to be put into a layout.
  [[nodiscard]] NoteBar* note() const { return m_note; }
  /// Asks for a file and writes it.
  void askFile(Kind kind);
  void exportTo(Kind kind, const QString& file);
  void retranslate();

 Q_SIGNALS:
  /// The menu's last entry: the dialog for all tables.
  void otherTablesWanted();
  void finishedWriting(bool written);

 private:
  void write(Kind kind, const Findings& findings, const QString& file);
  void showWritten(Kind kind, const QString& file);
  void showFailed(const Error& error);
  template <typename Result>
  JobManager::Plan<Result> planFor(const QString& file);

  AppContext& m_context;
  std::function<Question()> m_asked;
  QWidget* m_parent;
  QMenu* m_menu;
  QAction* m_report;
  QAction* m_generative;
  QAction* m_table;
  QAction* m_other;
  NoteBar* m_note;
  QPushButton* m_open;  ///< the report, in whatever reads such files here
  QString m_written;    ///< the file the note is about
  LatestJob m_job;
};

}  // namespace tastescope::ui
