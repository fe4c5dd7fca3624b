// What stands where content would be: nothing yet, still loading, or failed.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QTimer>

#include "ui/widgets/Translated.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace tastescope::ui {

/// Icon, bold line, one sentence, one button that starts the next step (hidden when its text is
/// empty).
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(const char* iconName, QWidget* parent = nullptr);
  void setTexts(const QString& headline, const QString& sentence, const QString& action = {});
  [[nodiscard]] QPushButton* action() const { return m_action; }

 Q_SIGNALS:
  void actionTriggered();

 private:
  QLabel* m_headline;
  QLabel* m_sentence;
  QPushButton* m_action;
};

/// What, how far, how long, and Cancel. Invisible for the first 300 ms after begin().
class LoadingPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LoadingPane(QWidget* parent = nullptr);
  void begin(const QString& what);
  /// `total` 0: unknown, the bar is indeterminate. `note` such as "2,526 done, about 3 s left".
  void setProgress(quint64 done, quint64 total, const QString& note);
  void end();

 Q_SIGNALS:
  void cancelWanted();

 private:
  void retranslate() override;
  QWidget* m_content;
  QLabel* m_what;
  QProgressBar* m_bar;
  QLabel* m_note;
  QPushButton* m_cancel;
  QTimer m_delay;
};

/// What happened, what is still good, what to do; technical text behind "Details".
class ErrorPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ErrorPane(QWidget* parent = nullptr);
  void setTexts(const QString& headline, const QString& sentence, const QString& details = {},
                const QString& action = {});
  [[nodiscard]] QPushButton* action() const { return m_action; }

 Q_SIGNALS:
  void actionTriggered();

 private:
  void retranslate() override;
  QLabel* m_headline;
  QLabel* m_sentence;
  QLabel* m_details;
  QPushButton* m_action;
  QPushButton* m_toggle;
};

}  // namespace tastescope::ui
