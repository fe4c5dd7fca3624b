// A small table of ready texts (a history, the people who have an item): headers, alignment, rows.
// Thread rule: GUI thread. Cost: the texts.
#pragma once

#include <QList>
#include <QStringList>

#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class TextTableModel : public TableModel {
  Q_OBJECT
 public:
  struct Column {
    QString name;
    bool number = false;
  };
  struct Row {
    QStringList cells;
    quint32 entity = 0;  ///< position of the user or item the row is about
  };
  enum Role { EntityRole = Qt::UserRole + 1 };

  using TableModel::TableModel;
  void setTable(const QList<Column>& columns, const QList<Row>& rows);
  void setColumns(const QList<Column>& columns);
  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return static_cast<int>(m_columns.size()); }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  QList<Column> m_columns;
  QList<Row> m_rows;
};

}  // namespace tastescope::ui
