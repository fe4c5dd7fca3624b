// What the person would get: the list, beside another run's when two are compared; filter, owned
// items or not, and Score, Sampled or Sequence. Thread rule: GUI thread. Cost: ten rows.
#pragma once

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QPushButton;

namespace tastescope::ui {

class FilterPopup;
class ListTable;
class Segments;
class SequenceStrip;

class ListPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit ListPanel(RecommendModel& model, QWidget* parent = nullptr);
  void setSamplingOffered(bool offered);
  void setSequenceOffered(bool offered);
  /// Whose lists they are, when two are compared.
  void setRunNames(const QString& own, const QString& other);

 Q_SIGNALS:
  void comparisonClosed();

 private:
  void retranslate() override;
  void resizeEvent(QResizeEvent* event) override;
  void nameButtons();
  [[nodiscard]] bool isNarrow() const;  ///< no room for all words
  void offer(ListKind kind, bool offered, const QString& help);
  QWidget* makeTables();
  void rebuilt();
  void updateNote();
  void updateFilterButton();
  RecommendModel& m_model;
  ListTable* m_own;
  ListTable* m_other;
  QWidget* m_hairline;
  QPushButton* m_owned;
  QPushButton* m_filter;
  Segments* m_kind;
  SequenceStrip* m_sequence;
  FilterPopup* m_popup;
};

}  // namespace tastescope::ui
