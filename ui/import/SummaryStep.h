// Step 7: the project's name and place, what is still doubtful, and how everything is read, in words.
// Thread rule: GUI thread. Cost: a stat of the project file.
#pragma once

#include "ui/import/WizardStep.h"

class QCheckBox;
class QLineEdit;

namespace tastescope::ui {

class DoubtList;
class FieldBox;
class Panel;
class PathField;
class ReadingPanel;

class SummaryStep : public WizardStep {
  Q_OBJECT
 public:
  SummaryStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override { return {}; }
  [[nodiscard]] QString hindrance() const override;
  void refresh() override;
  /// The request as it stands; valid when hindrance() is empty.
  [[nodiscard]] ImportRequest request() const;
  /// Proposes name and folder for a new source.
  void propose();

 private:
  void check();
  void showReading();
  [[nodiscard]] QString projectFile() const;

  Panel* m_where;
  QLineEdit* m_name;
  PathField* m_folder;
  FieldBox* m_nameBox;
  FieldBox* m_folderBox;
  QCheckBox* m_replace;
  Panel* m_doubtPanel;
  DoubtList* m_doubts;
  ReadingPanel* m_reading;
};

}  // namespace tastescope::ui
