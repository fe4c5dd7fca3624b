// First line of the live view: is it alive, how far, how long, how good.
// Thread rule: GUI thread. Cost: labels.
#pragma once

#include "ui/widgets/Panel.h"

class QLabel;
class QProgressBar;

namespace tastescope::ui {

class Chip;
class LiveRun;

class LiveStrip : public Panel {
  Q_OBJECT
 public:
  explicit LiveStrip(QWidget* parent = nullptr);
  void showRun(const LiveRun& run);

 private:
  struct Figure {
    QWidget* box;
    QLabel* name;
    QLabel* value;
    QLabel* note;
  };
  Figure makeFigure(const QString& name, const char* object);

  Chip* m_state;
  QLabel* m_started;
  QLabel* m_epoch;
  QLabel* m_step;
  QLabel* m_percent;
  QProgressBar* m_bar;
  Figure m_elapsed;
  Figure m_left;
  Figure m_best;
  Figure m_speed;
};

/// "Training", "Paused" and so on with the chip's kind.
QString liveStateText(const LiveRun& run);

}  // namespace tastescope::ui
