// A small table of ready texts (a history, the people who have an item): headers, alignment, rows.
// Thread rule: GUI thread. Cost: the texts.
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace tastescope::ui {

class TextTableModel : public QAbstractTableModel {
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

  using QAbstractTableModel::QAbstractTableModel;
  void setTable(const QList<Column>& columns, const QList<Row>& rows);
  void setColumns(const QList<Column>& columns);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role = Qt::DisplayRole) const override;

 private:
  QList<Column> m_columns;
  QList<Row> m_rows;
};

}  // namespace tastescope::ui
