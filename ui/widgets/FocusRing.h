// The 2 px ring around the control that has the keyboard's focus; shown only when focus came from
// the keyboard. One for all windows of the program, made by the shell; fields and tables draw their
// own. Thread rule: GUI thread. Cost: one small overlay widget.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace tastescope::ui {

class FocusRing : public QObject {
  Q_OBJECT
 public:
  explicit FocusRing(QObject* parent = nullptr);
  ~FocusRing() override;
  [[nodiscard]] QWidget* target() const { return m_target; }
  [[nodiscard]] bool isVisible() const { return m_overlay != nullptr && m_overlay->isVisible(); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void follow(QWidget* target);
  void place();
  QPointer<QWidget> m_target;
  QPointer<QWidget> m_overlay;  ///< a sibling of the target; goes with its parent and is made anew
};

}  // namespace tastescope::ui
