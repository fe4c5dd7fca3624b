// What the curves say, in words, with one chip for the whole.
// Thread rule: GUI thread. Cost: a few labels, changed only when the words change.
#pragma once

#include "ui/train/LiveRun.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

class Chip;

class HealthPanel : public Panel {
  Q_OBJECT
 public:
  explicit HealthPanel(QWidget* parent = nullptr);
  void showRun(const LiveRun& run);

 private:
  QWidget* makeRow(const Diagnosis& diagnosis) const;
  Chip* m_chip;
  QWidget* m_rows = nullptr;
  QString m_shown;
};

}  // namespace tastescope::ui
