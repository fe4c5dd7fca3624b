// The runs' table with its two clickable columns: a check box in the run's colour and a star. Space
// compares, S stars, F2 renames. Thread rule: GUI thread. Cost: that of DataTable.
#pragma once

#include "ui/runs/RunsModel.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

class RunMarkDelegate : public RowDelegate {
  Q_OBJECT
 public:
  RunMarkDelegate(RunsModel& model, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

 protected:
  /// The box is painted here, in the run's colour.
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;

 private:
  RunsModel& m_model;
};

class RunsTable : public DataTable {
  Q_OBJECT
 public:
  RunsTable(RunsModel& model, RunsFilter& filter, QWidget* parent = nullptr);
  /// The current row's run; 0: none.
  [[nodiscard]] RunId currentRun() const;
  [[nodiscard]] QList<RunId> selectedRuns() const;
  void setCurrentRun(RunId run);
  void editColumn(int column);

 Q_SIGNALS:
  void currentRunChanged();
  void deleteWanted();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  RunsModel& m_model;
  RunsFilter& m_filter;
};

}  // namespace tastescope::ui
