// Tables out of the project as files: what, for whom, which columns, how written, with a preview of
// the first rows as they will be. Thread rule: GUI thread; preview and export are jobs. Cost: a
// preview writes a few rows to a temporary file.
#pragma once

#include <QDialog>
#include <QTemporaryDir>
#include <QTimer>

#include "core/workflow/Selections.h"
#include "core/workflow/export/ExportData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class ExportColumns;
class ExportFormatForm;
class NoteBar;
class RunCombo;

class ExportDialog : public Translated<QDialog> {
  Q_OBJECT
 public:
  /// Opens a dialog over the parent's window.
  static void ask(AppContext& context, const ExportRequest& preset, QWidget* parent);
  /// `preset`: the table to begin with; its `users` are the selection (several) or this user (one).
  ExportDialog(AppContext& context, ExportRequest preset, QWidget* parent = nullptr);
  /// What the choices say now, without a file.
  [[nodiscard]] ExportRequest request() const;
  /// Writes to `file`; the button asks for one and calls this.
  void exportTo(const QString& file);

 Q_SIGNALS:
  void finishedWriting(bool written);

 private:
  void retranslate() override;
  QWidget* makeChoices();
  QWidget* makePreview();
  QWidget* makeFoot();
  void fillTables();
  void loadSelections();
  void fillScopes();
  /// Whether rows of some users, or items, can be asked for.
  [[nodiscard]] bool takes(Entity entity) const;
  void tableChanged();
  void refill();
  void schedulePreview();
  void askPreview();
  void showPreview(const QByteArray& bytes);
  void askFile();
  void poll();
  void setBusy(bool busy);
  void showResult(const ExportOutcome& outcome);
  void remember() const;
  [[nodiscard]] ExportTable table() const;
  [[nodiscard]] QString tableName() const;  ///< for files and settings
  [[nodiscard]] QString columnsKey() const;
  [[nodiscard]] bool ofRun() const;
  void fillSplits();
  void splitChanged();

  AppContext& m_context;
  ExportRequest m_preset;
  QTemporaryDir m_folder;
  QTimer m_pause;
  QTimer m_poll;
  std::vector<KeptSelection> m_selections;
  LatestJob m_selectionsJob;
  LatestJob m_previewJob;
  LatestJob m_job;
  QLabel* m_names[5] = {};  ///< table, run, scope, list length, split
  QComboBox* m_table = nullptr;
  RunCombo* m_run = nullptr;
  QComboBox* m_scope = nullptr;
  QSpinBox* m_length = nullptr;
  QComboBox* m_split = nullptr;
  QCheckBox* m_owned = nullptr;
  QCheckBox* m_splitFiles = nullptr;
  QLabel* m_columnsName = nullptr;
  ExportColumns* m_columns = nullptr;
  QLabel* m_formatName = nullptr;
  ExportFormatForm* m_format = nullptr;
  QLabel* m_previewName = nullptr;
  QPlainTextEdit* m_preview = nullptr;
  NoteBar* m_note = nullptr;
  QProgressBar* m_bar = nullptr;
  QPushButton* m_close = nullptr;
  QPushButton* m_export = nullptr;
};

}  // namespace tastescope::ui
