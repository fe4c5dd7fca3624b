// The line on top of a search: state, how far, how long; and beside it the best settings so far
// with what to do with them. Thread rule: GUI thread. Cost: labels.
#pragma once

#include <QWidget>

#include "ui/tune/LiveStudy.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace tastescope::ui {

class Chip;
class ElidedLabel;

/// "Searching", "Waiting for a training to end" ...
QString studyStateText(StudyState state);
/// "Learning rate 0.001, Code size 64": what the best trial has of the searched settings.
QString searchedText(const LiveStudy& study, const Json& config);

class TuneStrip : public QWidget {
  Q_OBJECT
 public:
  explicit TuneStrip(QWidget* parent = nullptr);
  void showStudy(const LiveStudy& study);

 Q_SIGNALS:
  void useWanted();
  /// The same settings with more epochs.
  void longerWanted();

 private:
  QWidget* buildProgress();
  QWidget* buildBest();
  void showProgress(const LiveStudy& study);
  void showBest(const LiveStudy& study);

  Chip* m_state = nullptr;
  QLabel* m_trial = nullptr;
  QLabel* m_epoch = nullptr;
  QLabel* m_percent = nullptr;
  QProgressBar* m_bar = nullptr;
  QLabel* m_elapsed = nullptr;
  QLabel* m_left = nullptr;
  QLabel* m_value = nullptr;
  QLabel* m_about = nullptr;
  ElidedLabel* m_settings = nullptr;
  QPushButton* m_use = nullptr;
  QPushButton* m_longer = nullptr;
};

}  // namespace tastescope::ui
