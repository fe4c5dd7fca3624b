// The wizard's steps at the left: number or check, or a dash where nothing is asked; title, one line
// of what was decided. A step that is reached can be clicked. Thread rule: GUI thread. Cost: one
// paint per step.
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QLabel;

namespace tastescope::ui {

class StepButton : public QAbstractButton {
  Q_OBJECT
 public:
  enum class State { Ahead, Current, Done };
  explicit StepButton(int number, QWidget* parent = nullptr);
  void setTexts(const QString& title, const QString& summary);
  void setState(State state);
  /// Nothing is asked there: a dash stands in place of its number or check.
  void setPassed(bool passed);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int m_number;
  QString m_summary;
  State m_state = State::Ahead;
  bool m_passed = false;
};

class StepList : public QWidget {
  Q_OBJECT
 public:
  explicit StepList(int steps, QWidget* parent = nullptr);
  void setHeadline(const QString& text);
  void setStep(int step, const QString& title, const QString& summary, bool passed);
  /// Steps before `current` are done, those up to `reachable` can be clicked.
  void setCurrent(int current, int reachable);
  [[nodiscard]] StepButton* buttonAt(int step) const { return m_buttons.value(step); }

 Q_SIGNALS:
  void stepWanted(int step);

 private:
  QLabel* m_headline;
  QList<StepButton*> m_buttons;
};

}  // namespace tastescope::ui
