#include "ui/widgets/ElidedLabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
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

void ElidedLabel::setMostLines(int lines) {
  m_lines = lines;
  updateGeometry();
  update();
}

QStringList ElidedLabel::linesIn(int width) const {
  QStringList lines;
  qsizetype said = 0;
  QTextLayout layout(text(), font());
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout.setTextOption(option);
  layout.beginLayout();
  while (lines.size() + 1 < m_lines) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(width);
    const qsizetype end = line.textStart() + line.textLength();
    if (end >= text().size()) break;
    lines << text().mid(said, end - said).trimmed();
    said = end;
  }
  layout.endLayout();
  return lines << fontMetrics().elidedText(text().mid(said), m_mode, width);
}

int ElidedLabel::heightForWidth(int width) const {
  return static_cast<int>(linesIn(width).size()) * fontMetrics().height();
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QLatin1Char('M')) * 2,
          QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  const QRect area = contentsRect();
  const QStringList lines = linesIn(area.width());
  if (lines.last() != text() && lines.size() == 1 && lines.last().size() <= kStump) return;
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  const int each = fontMetrics().height();
  const int all = each * static_cast<int>(lines.size());
  QRect place = QStyle::alignedRect(layoutDirection(), alignment(), {area.width(), all}, area);
  place.setHeight(each);
  for (const QString& line : lines) {
    painter.drawText(place, static_cast<int>(alignment()) | Qt::TextSingleLine, line);
    place.translate(0, each);
  }
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
