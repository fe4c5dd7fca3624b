#include "ui/widgets/ComboTips.h"

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QToolTip>

#include "ui/theme/Style.h"

namespace tastescope::ui {

ComboTips::ComboTips(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool ComboTips::isCut(const QComboBox& combo) {
  QStyleOptionComboBox option;
  option.initFrom(&combo);
  option.iconSize = combo.iconSize();
  option.currentIcon = combo.itemIcon(combo.currentIndex());
  return !combo.isEditable() && combo.fontMetrics().horizontalAdvance(combo.currentText()) >
                                    Style::comboTextRoom(option, *combo.style(), &combo);
}

namespace {

/// Qt remembers the width of the words it was first shown with.
void measureAnew(QComboBox& combo) {
  const QComboBox::SizeAdjustPolicy policy = combo.sizeAdjustPolicy();
  combo.setSizeAdjustPolicy(policy == QComboBox::AdjustToContents
                                ? QComboBox::AdjustToContentsOnFirstShow
                                : QComboBox::AdjustToContents);
  combo.setSizeAdjustPolicy(policy);
}

}  // namespace

bool ComboTips::eventFilter(QObject* watched, QEvent* event) {
  const bool spoken = event->type() == QEvent::LanguageChange;
  if (!spoken && event->type() != QEvent::ToolTip) return false;
  auto* combo = qobject_cast<QComboBox*>(watched);
  if (spoken) {
    if (combo != nullptr) measureAnew(*combo);
    return false;
  }
  if (combo == nullptr || !isCut(*combo)) return false;
  QStringList lines{combo->currentText()};
  if (!combo->toolTip().isEmpty()) lines << combo->toolTip();
  QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), lines.join(QLatin1Char('\n')),
                     combo);
  return true;
}

}  // namespace tastescope::ui
