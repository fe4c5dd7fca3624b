// A table that is only read: says how many rows and columns it has and what its columns are called.
// Thread rule: GUI thread. Cost: none of its own.
#pragma once

#include <QAbstractTableModel>

namespace tastescope::ui {

class TableModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final {
    return parent.isValid() ? 0 : rows();
  }
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final {
    return parent.isValid() ? 0 : columns();
  }
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role = Qt::DisplayRole) const final {
    return orientation == Qt::Horizontal ? header(section, role) : QVariant();
  }

 protected:
  [[nodiscard]] virtual int rows() const = 0;
  [[nodiscard]] virtual int columns() const = 0;
  [[nodiscard]] virtual QVariant header(int section, int role) const = 0;
};

}  // namespace tastescope::ui
