// A slider with its value at the right and words at both ends; filled from the middle when it is a
// slider around zero. Thread rule: GUI thread. Cost: a QSlider.
#pragma once

#include <QSlider>
#include <QWidget>
#include <functional>

class QLabel;

namespace tastescope::ui {

class LabelledSlider : public QWidget {
  Q_OBJECT
 public:
  explicit LabelledSlider(const QString& name = {}, QWidget* parent = nullptr);
  void setName(const QString& name);
  void setEnds(const QString& low, const QString& high);
  /// Real range mapped on `steps` slider steps.
  void setRange(double minimum, double maximum, int steps = 100);
  void setFromMiddle(bool fromMiddle);
  void setDecimals(int decimals);
  /// Own wording of the value; default: QLocale with the decimals.
  void setFormatter(std::function<QString(double)> formatter);
  [[nodiscard]] double value() const;
  void setValue(double value);
  [[nodiscard]] QSlider* slider() const { return m_slider; }

 Q_SIGNALS:
  void valueChanged(double value);

 private:
  void updateText();
  QLabel* m_name;
  QSlider* m_slider;
  QLabel* m_valueText;
  QLabel* m_low;
  QLabel* m_high;
  double m_minimum = 0;
  double m_maximum = 1;
  int m_decimals = 2;
  std::function<QString(double)> m_formatter;
};

}  // namespace tastescope::ui
