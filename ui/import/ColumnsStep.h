// Step 3: the role of every column as a form, with values from the first rows beside it and, below
// it, what is doubtful about it and how to change that.
// Thread rule: GUI thread. Cost: one row of widgets per column.
#pragma once

#include <vector>

#include "ui/import/WizardStep.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace tastescope::ui {

class DoubtList;
class ElidedLabel;
class NoteBar;
class Panel;

class ColumnsStep : public WizardStep {
  Q_OBJECT
 public:
  ColumnsStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  void refresh() override;

 private:
  struct Row {
    ElidedLabel* name = nullptr;
    ElidedLabel* sample = nullptr;
    QComboBox* role = nullptr;
    ElidedLabel* help = nullptr;
    DoubtList* doubts = nullptr;
  };
  void rebuild(std::size_t columns);
  void showRoles();
  void showDoubts();
  void apply(const Doubt& doubt);
  /// Position of the column in the preview that a doubt is about.
  [[nodiscard]] std::optional<std::size_t> columnOf(const Doubt& doubt) const;
  [[nodiscard]] QString sampleOf(std::size_t column) const;

  NoteBar* m_note;
  DoubtList* m_fileDoubts;
  Panel* m_panel;
  QWidget* m_holder = nullptr;
  QVBoxLayout* m_scrolled;
  std::vector<QLabel*> m_heads;
  std::vector<Row> m_rows;
};

}  // namespace tastescope::ui
