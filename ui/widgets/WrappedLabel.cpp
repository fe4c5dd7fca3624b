#include "ui/widgets/WrappedLabel.h"

#include <QResizeEvent>

#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {
constexpr int kNarrowest = 60;
}

WrappedLabel::WrappedLabel(const QString& text, TextStyle style, const char* tone, QWidget* parent)
    : QLabel(text, parent) {
  setTextFormat(Qt::PlainText);
  setTextStyle(this, style, tone);
  setWordWrap(true);
}

QSize WrappedLabel::minimumSizeHint() const {
  return {kNarrowest, heightForWidth(std::max(width(), kNarrowest))};
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) updateGeometry();
}

}  // namespace tastescope::ui
