#include "ui/data/TextTableModel.h"

namespace tastescope::ui {

void TextTableModel::setTable(const QList<Column>& columns, const QList<Row>& rows) {
  beginResetModel();
  m_columns = columns;
  m_rows = rows;
  endResetModel();
}

void TextTableModel::setColumns(const QList<Column>& columns) {
  if (columns.size() != m_columns.size()) return;
  m_columns = columns;
  if (!m_columns.isEmpty())
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const bool number = m_columns[index.column()].number;
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == EntityRole) return m_rows[index.row()].entity;
  if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && !number))
    return m_rows[index.row()].cells.value(index.column());
  return {};
}

QVariant TextTableModel::header(int section, int role) const {
  if (role != Qt::DisplayRole) return {};
  return m_columns.value(section).name;
}

}  // namespace tastescope::ui
