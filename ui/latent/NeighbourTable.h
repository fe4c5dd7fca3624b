// The nearest points of one point as a table: id or title, first attribute, how many in common,
// distance. Thread rule: GUI thread. Cost: a small model.
#pragma once

#include "core/workflow/latent/LatentSpace.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class NeighbourModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Name, Attribute, InCommon, DistanceColumn, ColumnCount };
  using TableModel::TableModel;

  /// `attribute`: which of the rows' attributes stands in the second column, -1 for none.
  void setRows(std::vector<NeighbourRow> rows, const QString& nameTitle,
               const QString& attributeTitle, int attribute);
  [[nodiscard]] const NeighbourRow& at(int row) const {
    return m_rows[static_cast<std::size_t>(row)];
  }
  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return ColumnCount; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  std::vector<NeighbourRow> m_rows;
  QString m_nameTitle;
  QString m_attributeTitle;
  int m_attribute = -1;
};

}  // namespace tastescope::ui
