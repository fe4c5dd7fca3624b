// The 2 px ring around the control that has the keyboard's focus; shown only when focus came from
// the keyboard. One per window, installed by the shell; fields and tables draw their own. Thread
// rule: GUI thread. Cost: one small overlay widget.
#pragma once

#include <QPointer>
#include <QWidget>

namespace tastescope::ui {

class FocusRing : public QWidget {
  Q_OBJECT
 public:
  explicit FocusRing(QWidget* window);
  [[nodiscard]] QWidget* target() const { return m_target; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow(QWidget* target);
  void place();
  QPointer<QWidget> m_target;
  QWidget* m_window;
};

}  // namespace tastescope::ui
