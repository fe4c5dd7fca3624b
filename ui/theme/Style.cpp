#include "ui/theme/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenuBar>
#include <QPainter>
#include <QPainterPath>
#include <QSlider>
#include <QSpinBox>
#include <QStyleFactory>
#include <QStyleOption>
#include <algorithm>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kIndicator = 16;
constexpr int kArrowArea = 26;
constexpr int kSpinArea = 24;
constexpr double kSliderTrack = 3;

bool on(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// The list of a combo holds its longest choice, as far as half a window goes.
QRect widened(QRect list, const QComboBox* combo) {
  constexpr int kAroundChoices = 24;  // frame, padding and scroll bar
  if (combo == nullptr) return list;
  const int most = std::max(list.width(), combo->window()->width() / 2);
  const int needs = combo->view()->sizeHintForColumn(0) + kAroundChoices;
  list.setWidth(std::clamp(needs, list.width(), most));
  return list;
}

void drawIcon(QPainter& painter, const char* name, const char* role, const QRect& area, int size) {
  const QPixmap pixmap = iconPixmap(name, role, size, painter.device()->devicePixelRatioF());
  const QRect place(area.center().x() - size / 2 + 1, area.center().y() - size / 2 + 1, size, size);
  painter.drawPixmap(place, pixmap);
}

void fillRound(QPainter& painter, const QRectF& rect, double radius, const QColor& fill,
               const QColor& border, double width) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const double half = width / 2;
  painter.setPen(width > 0 ? QPen(border, width) : QPen(Qt::NoPen));
  painter.setBrush(fill);
  painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
  painter.restore();
}

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
  switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return kIndicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return Theme::instance().iconSize("button");
    case PM_SliderThickness:
    case PM_SliderControlThickness: return Theme::instance().height("slider");
    case PM_SliderLength: return Theme::instance().height("sliderHandle");
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 3;
    case PM_DefaultFrameWidth:
      return widget != nullptr && widget->inherits("QComboBox")
                 ? 0
                 : QProxyStyle::pixelMetric(metric, option, widget);
    default: return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* result) const {
  switch (hint) {
    case SH_ComboBox_Popup: return 0;
    case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_UnderlineShortcut:
      return qobject_cast<const QMenuBar*>(widget) == nullptr ||
             QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier);
    default: return QProxyStyle::styleHint(hint, option, widget, result);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
  QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
  const bool small = widget != nullptr && widget->property("small").toBool();
  const int height = Theme::instance().height(small ? "controlSmall" : "control");
  if (type == CT_ComboBox) size = QSize(contents.width() + kArrowArea + 22, height);
  if (type == CT_SpinBox)
    size = QSize(std::max(size.width(), contents.width() + kSpinArea + 20), height);
  return size;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheckBox(*option, *painter); return;
    case PE_IndicatorRadioButton: drawRadioButton(*option, *painter); return;
    case PE_IndicatorMenuCheckMark:
      if (on(*option, State_On)) drawIcon(*painter, "check", "accent", option->rect, 14);
      return;
    case PE_FrameFocusRect: return;  // FocusRing draws it, outside the control
    case PE_IndicatorHeaderArrow: {
      const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
      const bool up = header != nullptr && header->sortIndicator == QStyleOptionHeader::SortUp;
      drawIcon(*painter, up ? "down" : "up", "textSecondary", option->rect, 12);
      return;
    }
    case PE_IndicatorArrowDown:
      drawIcon(*painter, "down", "textSecondary", option->rect, 14);
      return;
    case PE_IndicatorArrowUp: drawIcon(*painter, "up", "textSecondary", option->rect, 14); return;
    case PE_IndicatorArrowRight:
      drawIcon(*painter, "right", "textSecondary", option->rect, 14);
      return;
    case PE_IndicatorArrowLeft:
      drawIcon(*painter, "left", "textSecondary", option->rect, 14);
      return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void Style::drawCheckBox(const QStyleOption& option, QPainter& painter) const {
  const Theme& theme = Theme::instance();
  const QRectF box(option.rect.x(), option.rect.center().y() - kIndicator / 2 + 1, kIndicator,
                   kIndicator);
  const bool enabled = on(option, State_Enabled);
  const bool filled = on(option, State_On) || on(option, State_NoChange);
  const QColor accent = theme.colour(on(option, State_MouseOver) ? "accentHover" : "accent");
  if (!filled) {
    const char* border = !enabled                      ? "border"
                         : on(option, State_MouseOver) ? "textPrimary"
                                                       : "borderStrong";
    fillRound(painter, box, theme.radius("chip"), theme.colour(enabled ? "surface" : "sunken"),
              theme.colour(border), 1);
    return;
  }
  fillRound(painter, box, theme.radius("chip"), enabled ? accent : theme.colour("border"), {}, 0);
  const char* mark = on(option, State_NoChange) ? "minus" : "check";
  drawIcon(painter, mark, enabled ? "accentText" : "textDisabled", box.toRect(), 12);
}

void Style::drawRadioButton(const QStyleOption& option, QPainter& painter) const {
  const Theme& theme = Theme::instance();
  const QRectF box(option.rect.x(), option.rect.center().y() - kIndicator / 2 + 1, kIndicator,
                   kIndicator);
  const bool enabled = on(option, State_Enabled);
  const bool chosen = on(option, State_On);
  const char* border = !enabled                      ? "border"
                       : chosen                      ? "accent"
                       : on(option, State_MouseOver) ? "textPrimary"
                                                     : "borderStrong";
  fillRound(painter, box, kIndicator / 2.0, theme.colour(enabled ? "surface" : "sunken"),
            theme.colour(border), chosen ? 1.5 : 1);
  if (chosen) {
    fillRound(painter, box.adjusted(4, 4, -4, -4), kIndicator / 2.0 - 4,
              theme.colour(enabled ? "accent" : "textDisabled"), {}, 0);
  }
}

void Style::drawField(const QStyleOption& option, QPainter& painter, const QWidget* widget) const {
  const Theme& theme = Theme::instance();
  const bool enabled = on(option, State_Enabled);
  const bool error = widget != nullptr && widget->property("error").toBool();
  const bool focus = on(option, State_HasFocus);
  const char* border = error                         ? "danger"
                       : focus                       ? "focusRing"
                       : !enabled                    ? "border"
                       : on(option, State_MouseOver) ? "textPrimary"
                                                     : "borderStrong";
  fillRound(painter, option.rect, theme.radius("control"),
            theme.colour(enabled ? "surface" : "sunken"), theme.colour(border),
            error || focus ? 2 : 1);
}

void Style::drawSlider(const QStyleOptionComplex& option, QPainter& painter,
                       const QWidget* widget) const {
  const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(&option);
  if (slider == nullptr) return;
  const Theme& theme = Theme::instance();
  const bool enabled = on(option, State_Enabled);
  const bool horizontal = slider->orientation == Qt::Horizontal;
  const QRectF handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
  const QRectF area = option.rect;
  const QPointF centre = handle.center();
  const QRectF track =
      horizontal
          ? QRectF(area.left(), area.center().y() - kSliderTrack / 2, area.width(), kSliderTrack)
          : QRectF(area.center().x() - kSliderTrack / 2, area.top(), kSliderTrack, area.height());
  fillRound(painter, track, kSliderTrack / 2, theme.colour("border"), {}, 0);
  const bool fromMiddle = widget != nullptr && widget->property("fromMiddle").toBool();
  QRectF done = track;
  if (horizontal) {
    const double start = fromMiddle           ? track.center().x()
                         : slider->upsideDown ? track.right()
                                              : track.left();
    done.setLeft(std::min(start, centre.x()));
    done.setRight(std::max(start, centre.x()));
  } else {
    const double start = fromMiddle ? track.center().y() : track.bottom();
    done.setTop(std::min(start, centre.y()));
    done.setBottom(std::max(start, centre.y()));
  }
  fillRound(painter, done, kSliderTrack / 2, theme.colour(enabled ? "accent" : "chartMuted"), {},
            0);
  if (fromMiddle)
    fillRound(painter, QRectF(track.center().x() - 1, track.center().y() - 4, 2, 8), 1,
              theme.colour("borderStrong"), {}, 0);
  const double knob = theme.height("sliderHandle");
  const QRectF ring(centre.x() - knob / 2, centre.y() - knob / 2, knob, knob);
  const bool pressed =
      on(option, State_Sunken) && (slider->activeSubControls & SC_SliderHandle) != 0;
  fillRound(painter, ring, knob / 2, theme.colour(pressed ? "selection" : "surface"),
            theme.colour(enabled ? "accent" : "chartMuted"), 2);
}

int Style::comboTextRoom(const QStyleOptionComboBox& combo, const QStyle& style,
                         const QWidget* widget) {
  constexpr int kAround = 2;   // Fusion's, around the words
  constexpr int kIconGap = 4;  // and its gap behind a picture
  const QRect room = style.subControlRect(CC_ComboBox, &combo, SC_ComboBoxEditField, widget);
  const int picture = combo.currentIcon.isNull() ? 0 : combo.iconSize.width() + kIconGap;
  return room.width() - kAround - picture;
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  const auto* combo = element == CE_ComboBoxLabel
                          ? qstyleoption_cast<const QStyleOptionComboBox*>(option)
                          : nullptr;
  if (combo == nullptr || combo->editable)
    return QProxyStyle::drawControl(element, option, painter, widget);
  QStyleOptionComboBox shown = *combo;
  shown.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight,
                                                    comboTextRoom(*combo, *this, widget));
  QProxyStyle::drawControl(element, &shown, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
  if (control == CC_Slider) {
    drawSlider(*option, *painter, widget);
    return;
  }
  if (control == CC_ComboBox) {
    drawField(*option, *painter, widget);
    const QRect arrow(option->rect.right() - kArrowArea, option->rect.top(), kArrowArea,
                      option->rect.height());
    drawIcon(*painter, "down", on(*option, State_Enabled) ? "textPrimary" : "textDisabled", arrow,
             14);
    return;
  }
  if (control == CC_SpinBox) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    drawField(*option, *painter, widget);
    if (spin == nullptr || spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
    const auto role = [&](QAbstractSpinBox::StepEnabledFlag step) {
      return on(*option, State_Enabled) && spin->stepEnabled.testFlag(step) ? "textPrimary"
                                                                            : "textDisabled";
    };
    drawIcon(*painter, "up", role(QAbstractSpinBox::StepUpEnabled),
             subControlRect(control, option, SC_SpinBoxUp, widget), 12);
    drawIcon(*painter, "down", role(QAbstractSpinBox::StepDownEnabled),
             subControlRect(control, option, SC_SpinBoxDown, widget), 12);
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const {
  const QRect all = option->rect;
  if (control == CC_ComboBox) {
    if (part == SC_ComboBoxEditField) return all.adjusted(10, 2, -kArrowArea, -2);
    if (part == SC_ComboBoxListBoxPopup)
      return widened(all, qobject_cast<const QComboBox*>(widget));
    if (part == SC_ComboBoxArrow)
      return {all.right() - kArrowArea, all.top(), kArrowArea, all.height()};
  }
  if (control == CC_SpinBox) {
    const int middle = all.height() / 2;
    if (part == SC_SpinBoxUp)
      return {all.right() - kSpinArea, all.top() + 3, kSpinArea, middle - 3};
    if (part == SC_SpinBoxDown)
      return {all.right() - kSpinArea, all.top() + middle, kSpinArea, middle - 3};
    if (part == SC_SpinBoxEditField) return all.adjusted(9, 2, -kSpinArea, -2);
  }
  return QProxyStyle::subControlRect(control, option, part, widget);
}

}  // namespace tastescope::ui
