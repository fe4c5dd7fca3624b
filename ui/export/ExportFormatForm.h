// How a table is written: preset, delimiter, header, decimals, line end, encoding, spreadsheets. A
// preset fills in the rest; changing the rest shows "Own settings". Thread rule: GUI thread. Cost:
// layout only.
#pragma once

#include <QWidget>

#include "core/workflow/export/ExportData.h"

#include "ui/widgets/Translated.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace tastescope::ui {

class ExportFormatForm : public Translated<QWidget> {
  Q_OBJECT
 public:
  /// Room for the names of fields, so that forms above each other line up.
  static constexpr int kLabelWidth = 92;
  explicit ExportFormatForm(QWidget* parent = nullptr);
  [[nodiscard]] ExportFormat format() const;
  void setFormat(const ExportFormat& format);
  /// Last choices, kept by the program.
  void restore();
  void save() const;

 Q_SIGNALS:
  void changed();

 private:
  void retranslate() override;
  void applyPreset(int index);
  void matchPreset();
  void edited();

  QComboBox* m_preset;
  QComboBox* m_delimiter;
  QComboBox* m_encoding;
  QComboBox* m_lineEnd;
  QSpinBox* m_decimals;
  QCheckBox* m_header;
  QCheckBox* m_safe;
  QLabel* m_why;
  QFormLayout* m_form;
  bool m_filling = false;
};

}  // namespace tastescope::ui
