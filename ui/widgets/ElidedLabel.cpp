#include "ui/widgets/ElidedLabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {
/// Letters, "…" among them, that tell nothing of a longer text: the tooltip alone has it then.
constexpr qsizetype kStump = 4;
}  // namespace

ElidedLabel::ElidedLabel(const QString& text, TextStyle style, const char* tone, QWidget* parent)
    : QLabel(text, parent) {
  setTextFormat(Qt::PlainText);
  setProperty("elided", true);
  setTextStyle(this, style, tone);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  m_mode = mode;
  update();
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QLatin1Char('M')) * 2,
          QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  const QRect area = contentsRect();
  const QString shown = fontMetrics().elidedText(text(), m_mode, area.width());
  if (shown != text() && shown.size() <= kStump) return;
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

bool ElidedLabel::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty() &&
      fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
  }
  return QLabel::event(event);
}

}  // namespace tastescope::ui
