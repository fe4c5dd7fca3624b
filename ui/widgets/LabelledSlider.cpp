#include "ui/widgets/LabelledSlider.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVariant>
#include <cmath>

#include "ui/theme/Theme.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

LabelledSlider::LabelledSlider(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_name(makeLabel(name, TextStyle::Small, "textPrimary")),
      m_slider(new QSlider(Qt::Horizontal)),
      m_valueText(makeLabel(QString(), TextStyle::Small, "textPrimary")),
      m_low(makeLabel(QString(), TextStyle::Caption, "textSecondary")),
      m_high(makeLabel(QString(), TextStyle::Caption, "textSecondary")) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(Theme::instance().spacing("s"));
  grid->setVerticalSpacing(2);
  grid->addWidget(m_name, 0, 0, 1, 3);
  grid->addWidget(m_slider, 1, 0, 1, 2);
  grid->addWidget(m_valueText, 1, 2);
  grid->addWidget(m_low, 2, 0);
  grid->addWidget(m_high, 2, 1, Qt::AlignRight);
  grid->setColumnStretch(1, 1);
  m_valueText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_valueText->setMinimumWidth(44);
  m_name->setVisible(!name.isEmpty());
  m_name->setBuddy(m_slider);
  m_slider->setAccessibleName(name);
  setEnds(QString(), QString());
  setRange(0, 1);
  connect(m_slider, &QSlider::valueChanged, this, [this] {
    updateText();
    Q_EMIT valueChanged(value());
  });
}

void LabelledSlider::setName(const QString& name) {
  m_name->setText(name);
  m_name->setVisible(!name.isEmpty());
  m_slider->setAccessibleName(name);
}

void LabelledSlider::setEnds(const QString& low, const QString& high) {
  m_low->setText(low);
  m_high->setText(high);
  m_low->setVisible(!low.isEmpty());
  m_high->setVisible(!high.isEmpty());
}

void LabelledSlider::setRange(double minimum, double maximum, int steps) {
  m_minimum = minimum;
  m_maximum = maximum;
  m_slider->setRange(0, steps);
  m_slider->setPageStep(std::max(1, steps / 10));
  updateText();
}

void LabelledSlider::setFromMiddle(bool fromMiddle) {
  m_slider->setProperty("fromMiddle", fromMiddle);
  m_slider->update();
}

void LabelledSlider::setDecimals(int decimals) {
  m_decimals = decimals;
  updateText();
}

void LabelledSlider::setFormatter(std::function<QString(double)> formatter) {
  m_formatter = std::move(formatter);
  updateText();
}

double LabelledSlider::value() const {
  return m_minimum + (m_maximum - m_minimum) * m_slider->value() / std::max(1, m_slider->maximum());
}

void LabelledSlider::setValue(double value) {
  const double share = (value - m_minimum) / (m_maximum - m_minimum);
  m_slider->setValue(static_cast<int>(std::lround(share * m_slider->maximum())));
}

void LabelledSlider::updateText() {
  m_valueText->setText(m_formatter ? m_formatter(value())
                                   : QLocale().toString(value(), 'f', m_decimals));
}

}  // namespace tastescope::ui
