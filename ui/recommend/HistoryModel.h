// A person's history as table rows, with what-if changes in place and the share each item carries
// of a recommendation. Thread rule: GUI thread. Cost: one row an item.
#pragma once

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class HistoryModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Date, Item, Value, Carries, ColumnCount };
  enum class Change { None, Added, Removed };
  explicit HistoryModel(RecommendModel& model, QObject* parent = nullptr);

  [[nodiscard]] Index itemAt(int row) const { return m_rows[static_cast<std::size_t>(row)].item; }
  [[nodiscard]] bool hasTimes() const { return m_hasTimes; }
  [[nodiscard]] int rowOf(Index item) const;
  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return ColumnCount; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;
  void retranslate();

 private:
  struct Row {
    Index item = 0;
    QString title;
    QString id;
    QString date;
    QString value;
    double share = 0;
    Change change = Change::None;
  };
  void rebuild();
  void takeWhy();
  [[nodiscard]] QVariant text(const Row& row, int column) const;

  RecommendModel& m_model;
  std::vector<Row> m_rows;
  bool m_hasTimes = false;
};

}  // namespace tastescope::ui
