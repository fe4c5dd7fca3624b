// Step 1: where the data is. Files, a folder or an archive, chosen, dropped or recent; or three
// files that are split already. Thread rule: GUI thread. Cost: a stat per file shown.
#pragma once

#include "ui/import/WizardStep.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace tastescope::ui {

class DropZone;
class ErrorPane;
class FieldBox;
class Panel;
class PathField;
class Segments;
class SourceChooser;

class SourceStep : public WizardStep {
  Q_OBJECT
 public:
  SourceStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  [[nodiscard]] bool showsEquation() const override { return false; }
  void refresh() override;
  /// Takes files or folders as the whole source.
  void takeSources(const QStringList& paths);
  /// Remembers the source for the list of recent ones; called when an import succeeded.
  static void remember(const QString& path);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  [[nodiscard]] QWidget* makeWholePage();
  [[nodiscard]] QWidget* makeSplitPage();
  void chooseFiles();
  void chooseFolder();
  void showChosen();
  void showRecent();
  void showProblem();
  void takeSplitFile(int part, const QString& path);

  Segments* m_kind;
  QStackedWidget* m_pages;
  DropZone* m_drop = nullptr;
  QPushButton* m_files = nullptr;
  QPushButton* m_folder = nullptr;
  Panel* m_chosen = nullptr;
  Panel* m_recent = nullptr;
  QWidget* m_chosenRows = nullptr;
  QWidget* m_recentRows = nullptr;
  SourceChooser* m_chooser = nullptr;
  ErrorPane* m_error = nullptr;
  PathField* m_splitPaths[3] = {};
  FieldBox* m_splitBoxes[3] = {};
};

}  // namespace tastescope::ui
