// What one user had, newest first; and its mirror for items: what is known of one item and who had
// it. Thread rule: GUI thread; rows come from a job. Cost: the history of one user, the first
// kPeopleShown of an item.
#pragma once

#include <QWidget>

#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"
#include "ui/data/TextTableModel.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QPushButton;

namespace tastescope::ui {

class ColumnFit;
class DataTable;
class Panel;

class HistoryPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  HistoryPane(AppContext& context, Entity entity, const QString& name, QWidget* parent = nullptr);
  void showEntity(const EntityRow& row);
  void clear();
  [[nodiscard]] DataTable* table() const { return m_table; }

  static constexpr std::size_t kPeopleShown = 1000;

 private:
  void retranslate() override;
  void resizeEvent(QResizeEvent* event) override;
  void nameButtons();
  void showHistory(const std::vector<HistoryRow>& rows);
  void askPeople();
  [[nodiscard]] QList<TextTableModel::Column> columns() const;
  [[nodiscard]] bool hasTitles() const;
  [[nodiscard]] bool hasDates() const;
  void fitColumns();

  AppContext& m_context;
  Entity m_entity;
  Panel* m_panel;
  DataTable* m_table;
  ColumnFit* m_fit;
  TextTableModel* m_model;
  QPushButton* m_map;
  QPushButton* m_recommend = nullptr;
  LatestJob m_job;
  EntityRow m_row;
  bool m_has = false;
};

}  // namespace tastescope::ui
