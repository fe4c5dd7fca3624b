// A line edit with a magnifier and a clearing cross; Esc clears, changes are reported after a short
// pause. Thread rule: GUI thread. Cost: one timer.
#pragma once

#include <QLineEdit>
#include <QTimer>

#include "ui/widgets/Translated.h"

class QToolButton;

namespace tastescope::ui {

class SearchField : public Translated<QLineEdit> {
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

 private:
  void retranslate() override;
  QToolButton* m_clear;
  QTimer m_pause;
};

}  // namespace tastescope::ui
