// The first rows of a file about items, users or links, the column of the ids marked. As high as its
// rows; hidden while there is nothing to show.
// Thread rule: GUI thread. Cost: a few cells.
#pragma once

#include "core/workflow/data/ImportData.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class SidePreviewModel : public TableModel {
  Q_OBJECT
 public:
  using TableModel::TableModel;
  void setPreview(SidePreview preview);
  [[nodiscard]] const SidePreview& preview() const { return m_preview; }
  void setIdColumn(const QString& name);
  [[nodiscard]] int rows() const override { return static_cast<int>(m_preview.rows.size()); }
  [[nodiscard]] int columns() const override { return static_cast<int>(m_preview.columns.size()); }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  SidePreview m_preview;
  QString m_idColumn;
};

class SidePreviewTable : public DataTable {
  Q_OBJECT
 public:
  static constexpr std::size_t kRows = 4;
  explicit SidePreviewTable(QWidget* parent = nullptr);
  void setPreview(SidePreview preview);
  void setIdColumn(const QString& name);
  [[nodiscard]] QSize sizeHint() const override;

 private:
  void fitColumns();
  SidePreviewModel* m_model;
};

}  // namespace tastescope::ui
