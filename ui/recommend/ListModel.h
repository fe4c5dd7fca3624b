// The recommended items as table rows, with how each moved, its score and interval, and the
// feedback given. Thread rule: GUI thread. Cost: ten rows.
#pragma once

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

/// Roles read by the list's own delegates.
enum ListRole {
  MovedRole = Qt::UserRole + 200,  ///< int: places gained; kMovedNew: was not there
  FeedbackRole,                    ///< int: +1, -1, 0
};
inline constexpr int kMovedNew = 1 << 20;

class ListModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Rank, Item, Moved, Attribute, Score, Range, FeedbackColumn, ColumnCount };
  ListModel(RecommendModel& model, ListSide side, QObject* parent = nullptr);
  [[nodiscard]] Index itemAt(int row) const { return rowAt(row).item; }
  [[nodiscard]] int rowOf(Index item) const;
  [[nodiscard]] bool hasAttribute() const { return m_attribute >= 0; }
  [[nodiscard]] bool attributeIsNumber() const { return m_numeric; }
  [[nodiscard]] int rows() const override {
    return static_cast<int>(m_model.list().shown(m_side).size());
  }
  [[nodiscard]] int columns() const override { return ColumnCount; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;
  void retranslate();

 private:
  void rebuild();
  [[nodiscard]] const RecommendationRow& rowAt(int row) const {
    return m_model.list().shown(m_side)[static_cast<std::size_t>(row)];
  }
  [[nodiscard]] QVariant text(const RecommendationRow& row, int column) const;
  [[nodiscard]] QVariant movedOf(const RecommendationRow& row, int place) const;
  RecommendModel& m_model;
  ListSide m_side;
  int m_attribute = -1;  ///< of the items, shown beside the title
  bool m_numeric = false;
  double m_low = 0;  ///< common scale of the whiskers
  double m_high = 1;
};

}  // namespace tastescope::ui
