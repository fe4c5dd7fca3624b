// What the style sheet cannot draw: indicators, arrows, combo and spin box frames, sliders, focus; and
// words of combos that do not fit, which end in dots.
// Thread rule: GUI thread. Cost: a few painter calls per control.
#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;

namespace tastescope::ui {

class Style : public QProxyStyle {
  Q_OBJECT
 public:
  Style();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  /// Pixels that a combo has for its words.
  [[nodiscard]] static int comboTextRoom(const QStyleOptionComboBox& combo, const QStyle& style,
                                         const QWidget* widget);
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                          QPainter* painter, const QWidget* widget) const override;
  [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                     SubControl part, const QWidget* widget) const override;
  [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
                                       const QSize& contents, const QWidget* widget) const override;
  [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                const QWidget* widget) const override;
  [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* result) const override;

 private:
  void drawCheckBox(const QStyleOption& option, QPainter& painter) const;
  void drawRadioButton(const QStyleOption& option, QPainter& painter) const;
  void drawField(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
  void drawSlider(const QStyleOptionComplex& option, QPainter& painter,
                  const QWidget* widget) const;
};

}  // namespace tastescope::ui
