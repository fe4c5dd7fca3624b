// One list of recommendations as a table: what moved, score, interval, feedback, each column as far as
// there is room. Under a caption when two lists stand side by side. Thread rule: GUI thread. Cost: ten
// rows.
#pragma once

#include "ui/recommend/ListModel.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QToolButton;

class QMenu;

namespace tastescope::ui {

class ColumnFit;
class DataTable;
class FeedbackDelegate;

class ListTable : public Translated<QWidget> {
  Q_OBJECT
 public:
  ListTable(RecommendModel& model, ListSide side, QWidget* parent = nullptr);
  [[nodiscard]] ListModel& rows() { return m_rows; }
  /// Whose list it is; shown while two stand side by side.
  void setRunName(const QString& name);
  /// The row of `item`, if it is here, else none; nothing is emitted.
  void selectItem(Index item);
  /// With the caption or without.
  [[nodiscard]] int fullHeight() const;

 Q_SIGNALS:
  void itemChosen(tastescope::Index item);
  void closed();

 private:
  void retranslate() override;
  QWidget* makeCaption();
  void addKey(const QKeySequence& keys, int value);
  void rebuilt();
  void react(int row, int value);
  void addOpinions(QMenu* menu, const QModelIndex& at);
  RecommendModel& m_model;
  ListSide m_side;
  ListModel m_rows;
  QLabel* m_name;
  QLabel* m_note;
  QToolButton* m_close;
  QWidget* m_caption;
  DataTable* m_table;
  ColumnFit* m_fit;
  FeedbackDelegate* m_feedback;
  bool m_restoring = false;
};

}  // namespace tastescope::ui
