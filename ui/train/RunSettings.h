// The settings a run was trained with, two columns; "All 18…" shows the advanced ones too. Below,
// how its numbers are made. Thread rule: GUI thread. Cost: labels.
#pragma once

#include "ui/train/LiveRun.h"
#include "ui/widgets/Panel.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace tastescope::ui {

class RunSettings : public Panel {
  Q_OBJECT
 public:
  explicit RunSettings(QWidget* parent = nullptr);
  void showRun(const LiveRun& run);

 private:
  void fill();
  QPushButton* m_all;
  QWidget* m_grid = nullptr;
  QLabel* m_protocol;
  QList<std::pair<QString, QString>> m_basic;
  QList<std::pair<QString, QString>> m_advanced;
};

}  // namespace tastescope::ui
