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
  /// Where something hides a part of it.
  [[nodiscard]] bool cutOff() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void arrive(QWidget* stop);
  void follow(QWidget* target);
  void place();
  QPointer<QWidget> m_target;
  QPointer<QWidget> m_overlay;  ///< in a widget around the target; goes with it and is made anew
  bool m_keys = false;          ///< the last input was a key, not the mouse
};

}  // namespace tastescope::ui
