// The strip at the foot: running jobs at the left, announcements with their action, the screen's
// status, language and theme at the right. Thread rule: GUI thread. Cost: see JobRow.
#pragma once

#include <QList>
#include <QTimer>
#include <functional>

#include "ui/widgets/Translated.h"
#include "ui/workers/JobManager.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace tastescope::ui {

class ElidedLabel;
class JobRow;

class StatusStrip : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit StatusStrip(JobManager& jobs, QWidget* parent = nullptr);
  void announce(const QString& sentence, const QString& action, std::function<void()> act);
  /// Does the last announcement's action, such as Undo; false when there is none.
  bool actOnAnnouncement();
  void setScreenStatus(const QString& text);
  [[nodiscard]] QToolButton* languageButton() const { return m_language; }
  [[nodiscard]] QToolButton* themeButton() const { return m_theme; }

 Q_SIGNALS:
  void announcementChanged(const QString& action);

 private:
  void retranslate() override;
  void showJobs();
  void dropAnnouncement();
  void fillMore();

  JobManager& m_jobs;
  QLabel* m_idle;
  QHBoxLayout* m_jobArea;
  QList<JobRow*> m_rows;
  QToolButton* m_more;
  QWidget* m_announcement;
  ElidedLabel* m_sentence;
  QPushButton* m_action;
  ElidedLabel* m_status;
  QToolButton* m_language;
  QToolButton* m_theme;
  std::function<void()> m_act;
  QTimer m_stay;
};

}  // namespace tastescope::ui
