// A line edit with a magnifier and a clearing cross; Esc clears, changes are reported after a short
// pause. Thread rule: GUI thread. Cost: one timer.
#pragma once

#include <QLineEdit>
#include <QTimer>

class QToolButton;

namespace tastescope::ui {

class SearchField : public QLineEdit {
  Q_OBJECT
 public:
  explicit SearchField(const QString& placeholder = {}, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// 120 ms after the last key, or at once on Return.
  void searchChanged(const QString& text);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QToolButton* m_clear;
  QTimer m_pause;
};

}  // namespace tastescope::ui
