// What the person had: table, what-if strip, adding by search and removing.
// Thread rule: GUI thread. Cost: a table of the history.
#pragma once

#include "ui/recommend/HistoryModel.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QPushButton;
class QToolButton;

namespace tastescope::ui {

class ColumnFit;
class DataTable;
class EntitySearch;
class WhatIfStrip;

class HistoryPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit HistoryPanel(RecommendModel& model, QWidget* parent = nullptr);
  /// False: the run's model cannot serve changed histories.
  void setEditable(bool editable);
  void startAdding();

 private:
  void retranslate() override;
  void rebuilt();
  void removeSelected();
  /// The column of shares is there while something is explained.
  void fitColumns();
  void updateNote();
  void updateButtons();
  RecommendModel& m_model;
  HistoryModel m_rows;
  WhatIfStrip* m_strip;
  QWidget* m_searchRow;
  EntitySearch* m_search;
  DataTable* m_table;
  ColumnFit* m_fit;
  QPushButton* m_add;
  QToolButton* m_remove;
  bool m_editable = true;
};

}  // namespace tastescope::ui
