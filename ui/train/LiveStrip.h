// First line of the live view: is it alive, how far, how long, how good; at its end how it ended and
// how it stands to the baselines, in the place where its progress was.
// Thread rule: GUI thread. Cost: labels.
#pragma once

#include "ui/widgets/Panel.h"

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace tastescope::ui {

class Chip;
class ElidedLabel;
class LiveRun;

class LiveStrip : public Panel {
  Q_OBJECT
 public:
  explicit LiveStrip(QWidget* parent = nullptr);
  void showRun(const LiveRun& run);

 Q_SIGNALS:
  void whyWanted();
  void searchWanted();

 private:
  struct Figure {
    QWidget* box;
    QLabel* name;
    QLabel* value;
    QLabel* note;
  };
  QWidget* makeProgress();
  QWidget* makeEnd();
  void showProgress(const LiveRun& run);
  void showEnd(const LiveRun& run);
  Figure makeFigure(const QString& name, const char* object);

  Chip* m_state;
  QLabel* m_started;
  QLabel* m_epoch;
  QLabel* m_step;
  QLabel* m_percent;
  QProgressBar* m_bar;
  QStackedWidget* m_middle;
  ElidedLabel* m_end;
  ElidedLabel* m_standing;
  QWidget* m_next;
  Figure m_elapsed;
  Figure m_left;
  Figure m_best;
  Figure m_speed;
};

/// How the training ended, with what it reached on the test part.
QString endText(const LiveRun& run);
/// "Training", "Paused" and so on with the chip's kind.
QString liveStateText(const LiveRun& run);

}  // namespace tastescope::ui
