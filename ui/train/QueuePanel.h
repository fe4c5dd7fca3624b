// The waiting runs: drag or Ctrl+Up and Ctrl+Down reorder, Delete or the cross removes.
// Thread rule: GUI thread. Cost: one row a run.
#pragma once

#include <QListWidget>

#include "ui/widgets/Panel.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class TrainQueue;

class QueueList : public QListWidget {
  Q_OBJECT
 public:
  explicit QueueList(TrainQueue& queue, QWidget* parent = nullptr);
  void refresh();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  [[nodiscard]] quint64 idAt(int row) const;
  TrainQueue& m_queue;
};

class QueuePanel : public Panel {
  Q_OBJECT
 public:
  explicit QueuePanel(TrainQueue& queue, QWidget* parent = nullptr);
  void refresh();

 Q_SIGNALS:
  void addWanted();

 private:
  TrainQueue& m_queue;
  QueueList* m_list;
  QLabel* m_foot;
};

}  // namespace tastescope::ui
