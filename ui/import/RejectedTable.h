// The rows an import could not use: file, line, column, reason and the row as read; and saving them
// as CSV. Thread rule: GUI thread. Cost: at most kMaxRejectedKept rows.
#pragma once

#include <QWidget>

#include "core/workflow/data/ImportData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/TableModel.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class DataTable;
class Panel;

class RejectedModel : public TableModel {
  Q_OBJECT
 public:
  using TableModel::TableModel;
  void setRows(std::vector<RejectedRow> rows);
  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return 5; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  std::vector<RejectedRow> m_rows;
};

/// Panel with the table and "Save as CSV…".
class RejectedTable : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit RejectedTable(AppContext& context, QWidget* parent = nullptr);
  void setReport(const ImportReport& report);

 private:
  void retranslate() override;
  void save();
  AppContext& m_context;
  ImportReport m_report;
  Panel* m_panel;
  DataTable* m_table;
  RejectedModel* m_model;
  QPushButton* m_save;
};

}  // namespace tastescope::ui
