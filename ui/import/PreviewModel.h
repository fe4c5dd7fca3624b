// The first rows of a source as the wizard shows them: line number with its state, then the cells
// with their marks. Rows: the first ones and, further down the file, examples of every kind of
// problem; or the problems only. Thread rule: GUI thread. Cost: one pass over the preview's rows
// per change.
#pragma once

#include <vector>

#include "core/workflow/data/ImportData.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class PreviewModel : public TableModel {
  Q_OBJECT
 public:
  enum class RowState { Fine, Filtered, Rejected };
  /// data(index, MarkRole): int(CellMark); data(index, StateRole): int(RowState); data(index,
  /// UnusedRole): the column plays no role.
  enum Role { MarkRole = Qt::UserRole + 60, StateRole, UnusedRole };

  using TableModel::TableModel;
  /// Null empties the table.
  void setPreview(const Preview* preview);
  void setProblemsOnly(bool only);
  /// Heads of columns that are doubtful say so.
  void setDoubts(std::vector<Doubt> doubts);
  [[nodiscard]] bool isDoubtful(int column) const { return !doubtsAbout(column).isEmpty(); }
  [[nodiscard]] std::size_t problems() const { return m_problems; }
  /// Preview column shown in a table column, or -1 for the line number.
  [[nodiscard]] static int previewColumn(int column) { return column - 1; }
  [[nodiscard]] const PreviewColumn& columnAt(int column) const {
    return m_preview.columns[static_cast<std::size_t>(column - 1)];
  }

  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  void chooseRows();
  [[nodiscard]] QStringList doubtsAbout(int column) const;
  [[nodiscard]] QVariant lineCell(const PreviewRow& row, int role) const;
  [[nodiscard]] QVariant cell(const PreviewRow& row, std::size_t column, int role) const;

  Preview m_preview;
  std::vector<Doubt> m_doubts;
  std::vector<std::size_t> m_rows;
  std::size_t m_problems = 0;
  bool m_problemsOnly = false;
};

}  // namespace tastescope::ui
