// Step 2: does this look right? The guesses above, the first rows with their problems below.
// Thread rule: GUI thread. Cost: one preview job per change.
#pragma once

#include "ui/import/WizardStep.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;

namespace tastescope::ui {

class ElidedLabel;
class ErrorPane;
class FieldBox;
class LayoutDetail;
class NoteBar;
class PreviewTable;
class Segments;

class FormatStep : public WizardStep {
  Q_OBJECT
 public:
  FormatStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  void refresh() override;
  [[nodiscard]] PreviewTable* table() const { return m_table; }

 private:
  void makeSkipRow();
  QComboBox* addCombo(QHBoxLayout* row, const char* name, FieldBox*& box, int stretch);
  void fillCombos();
  void showFormat();
  void showTables();
  void showCounted();
  void showPreview();

  Segments* m_which;
  QComboBox* m_layout;
  QComboBox* m_delimiter;
  QComboBox* m_encoding;
  QComboBox* m_quote;
  QComboBox* m_decimal;
  QCheckBox* m_header;
  FieldBox* m_layoutBox = nullptr;
  FieldBox* m_delimiterBox = nullptr;
  FieldBox* m_encodingBox = nullptr;
  FieldBox* m_quoteBox = nullptr;
  FieldBox* m_decimalBox = nullptr;
  FieldBox* m_headerBox = nullptr;
  QWidget* m_skipRow;
  QLabel* m_skipLabel;
  QSpinBox* m_skip;
  ElidedLabel* m_skipped;
  QLabel* m_tableLabel;
  QComboBox* m_tables;
  LayoutDetail* m_detail;
  NoteBar* m_dates;
  QStackedWidget* m_stack;
  PreviewTable* m_table;
  ErrorPane* m_error;
};

}  // namespace tastescope::ui
