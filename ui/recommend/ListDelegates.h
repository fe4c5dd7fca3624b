// Cells of the recommendation list: how far an item moved, and the two feedback buttons.
// Thread rule: GUI thread. Cost: painter calls per visible cell.
#pragma once

#include "ui/widgets/CellDelegates.h"

namespace tastescope::ui {

class MovedDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;
};

class FeedbackDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
  void setEnabled(bool enabled) { m_enabled = enabled; }

 Q_SIGNALS:
  /// +1 or -1 as clicked; the receiver decides that a second click forgets.
  void clicked(int row, int value);

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;

 private:
  bool m_enabled = true;
};

}  // namespace tastescope::ui
