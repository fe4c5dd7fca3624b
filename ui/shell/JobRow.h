// One running job in the status strip: icon, title, what it is doing, bar, time left, cancel cross.
// Thread rule: GUI thread. Cost: pulls the job's progress a few times a second while shown.
#pragma once

#include <QPointer>
#include <QTimer>

#include "ui/widgets/Translated.h"
#include "ui/workers/Job.h"

class QProgressBar;
class QToolButton;

namespace tastescope::ui {

class ElidedLabel;

/// "about 16 min left"; empty while it cannot be said.
QString timeLeft(double secondsRunning, std::uint64_t done, std::uint64_t total);

class JobRow : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit JobRow(Job* job, QWidget* parent = nullptr);
  [[nodiscard]] Job* job() const { return m_job; }

 private:
  void retranslate() override;
  void refresh();
  QPointer<Job> m_job;
  QProgressBar* m_bar;
  ElidedLabel* m_title;
  ElidedLabel* m_detail;
  ElidedLabel* m_left;
  QToolButton* m_cancel;
  QTimer m_pull;
};

}  // namespace tastescope::ui
