#include "ui/widgets/Labels.h"

#include <QFrame>
#include <QStyle>
#include <QVariant>

namespace tastescope::ui {

void setTextStyle(QWidget* widget, TextStyle style, const char* tone) {
  widget->setProperty("textStyle", QString::fromLatin1(textStyleKey(style)));
  widget->setProperty("tone", QString::fromLatin1(tone));
  // Property selectors are only looked at again after a re-polish.
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QLabel* makeLabel(const QString& text, TextStyle style, const char* tone, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  setTextStyle(label, style, tone);
  return label;
}

QLabel* makeWrapped(const QString& text, TextStyle style, const char* tone, QWidget* parent) {
  QLabel* label = makeLabel(text, style, tone, parent);
  label->setWordWrap(true);
  return label;
}

QFrame* makeHairline(Qt::Orientation orientation, QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("hairline", true);
  if (orientation == Qt::Horizontal) {
    line->setFixedHeight(1);
  } else {
    line->setFixedWidth(1);
  }
  return line;
}

}  // namespace tastescope::ui
