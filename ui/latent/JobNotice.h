// A line over the map about a job: what it does, how far it is, and a button. Thread rule: GUI thread.
// Cost: looks at the job twelve times a second while it follows one.
#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>
#include <functional>

#include "core/base/Progress.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/Job.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace tastescope::ui {

class JobNotice : public Translated<QFrame> {
  Q_OBJECT
 public:
  struct Words {
    QString text;
    QString button;
  };
  /// `words` says what is shown of how far the job is, in the language of now.
  JobNotice(std::function<Words(const ProgressState& state)> words, QWidget* parent);
  [[nodiscard]] QPushButton* button() const { return m_button; }
  /// In sight once the job has taken `afterMs`.
  void follow(Job* job, int afterMs = 0);
  /// Stays in sight with what was last known.
  void rest();
  void end();

 private:
  void retranslate() override;
  void poll();

  std::function<Words(const ProgressState& state)> m_words;
  QPointer<Job> m_job;
  ProgressState m_state;
  QLabel* m_text;
  QProgressBar* m_bar;
  QPushButton* m_button;
  QTimer m_delay;
  QTimer m_poll;
};

}  // namespace tastescope::ui
