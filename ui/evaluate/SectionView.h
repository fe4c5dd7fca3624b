// One part of a report in the window: its heading, sentence, table and notes, in the language of the
// moment. Thread rule: GUI thread. Cost: a table of the section's size.
#pragma once

#include "core/report/ReportSection.h"
#include "ui/widgets/TableModel.h"
#include "ui/widgets/Translated.h"

class QLabel;

namespace tastescope::ui {

class ColumnFit;
class DataTable;

class SectionModel : public TableModel {
  Q_OBJECT
 public:
  using TableModel::TableModel;
  void setTable(ReportTable table);
  [[nodiscard]] int rows() const override { return static_cast<int>(m_table.rows.size()); }
  [[nodiscard]] int columns() const override { return static_cast<int>(m_table.header.size()); }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;
  /// Whether every cell of it begins with a digit.
  [[nodiscard]] bool holdsNumbers(int column) const;

 private:
  [[nodiscard]] QString cell(int row, int column) const;
  ReportTable m_table;
};

class SectionView : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit SectionView(ReportSection section, QWidget* parent = nullptr);

 private:
  void retranslate() override;
  ReportSection m_section;
  QLabel* m_title;
  QLabel* m_sentence;
  SectionModel* m_rows;
  DataTable* m_table;
  ColumnFit* m_fit;
  QLabel* m_notes;
};

}  // namespace tastescope::ui
