// What the person would get: the list with scores, intervals, movement and feedback; filter, owned
// items or not, and Score or Sampled. Thread rule: GUI thread. Cost: ten rows.
#pragma once

#include "ui/recommend/ListModel.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QPushButton;

namespace tastescope::ui {

class ColumnFit;
class DataTable;
class FeedbackDelegate;
class FilterPopup;
class Segments;

class ListPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit ListPanel(RecommendModel& model, QWidget* parent = nullptr);
  void setSamplingOffered(bool offered);

 private:
  void retranslate() override;
  void rebuilt();
  void updateNote();
  void updateFilterButton();
  void react(int row, int value);
  RecommendModel& m_model;
  ListModel m_rows;
  DataTable* m_table;
  ColumnFit* m_fit;
  FeedbackDelegate* m_feedback;
  QPushButton* m_owned;
  QPushButton* m_filter;
  Segments* m_kind;
  FilterPopup* m_popup;
  bool m_restoring = false;
};

}  // namespace tastescope::ui
