// The one question in front of the window: closing while something trains. Checkpoint and quit,
// keep running, or discard. It lies over the window's content instead of opening a second window.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class CloseQuestion : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit CloseQuestion(QWidget* window);
  /// `canCheckpoint`: whoever trains can leave a checkpoint behind.
  void ask(int trainings, bool canCheckpoint);
  /// After "Checkpoint and quit": says that it waits.
  void setWaiting();

 Q_SIGNALS:
  void checkpointWanted();
  void discardWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void retranslate() override;
  QLabel* m_headline;
  QLabel* m_sentence;
  QPushButton* m_checkpoint;
  QPushButton* m_keep;
  QPushButton* m_discard;
  int m_trainings = 1;
};

}  // namespace tastescope::ui
