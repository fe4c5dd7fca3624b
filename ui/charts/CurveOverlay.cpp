#include "ui/charts/CurveOverlay.h"

#include <QPainter>
#include <algorithm>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kBoxRow = 18;
constexpr int kPadding = 12;
constexpr int kBoxGap = 12;  ///< between line and box
}  // namespace

CurveOverlay::CurveOverlay(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setObjectName(QStringLiteral("curveOverlay"));
}

void CurveOverlay::showAt(double x, const QRect& plot, const QString& headline,
                          const QList<Row>& rows) {
  m_shown = true;
  m_x = x;
  m_plot = plot;
  m_headline = headline;
  m_rows = rows;
  update();
}

void CurveOverlay::clear() {
  if (!m_shown) return;
  m_shown = false;
  update();
}

QString CurveOverlay::text() const {
  QStringList lines{m_headline};
  for (const Row& row : m_rows) lines << row.label + QLatin1Char(' ') + row.value;
  return m_shown ? lines.join(QLatin1Char('\n')) : QString();
}

QRect CurveOverlay::boxRect() const {
  const QFontMetrics plain(chartFont());
  const QFontMetrics bold(chartBoldFont());
  int width = bold.horizontalAdvance(m_headline);
  for (const Row& row : m_rows) {
    const int label = 14 + plain.horizontalAdvance(row.label);
    width = std::max(width, label + 20 + bold.horizontalAdvance(row.value));
  }
  width += 2 * kPadding;
  const int height = 2 * kPadding - 4 + kBoxRow * (1 + static_cast<int>(m_rows.size()));
  int left = static_cast<int>(m_x) + kBoxGap;
  if (left + width > m_plot.right()) left = static_cast<int>(m_x) - kBoxGap - width;
  return {std::max(0, left), m_plot.top() + 8, width, height};
}

void CurveOverlay::paintEvent(QPaintEvent*) {
  if (!m_shown) return;
  QPainter painter(this);
  painter.setPen(crosshairPen());
  painter.drawLine(QPointF(m_x, m_plot.top()), QPointF(m_x, m_plot.bottom()));
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Row& row : m_rows) {
    if (row.y < m_plot.top() || row.y > m_plot.bottom()) continue;
    painter.setPen(QPen(chartColour("chartBackground"), 1.5));
    painter.setBrush(row.colour);
    painter.drawEllipse(QPointF(m_x, row.y), 4.5, 4.5);
  }
  paintBox(painter);
}

void CurveOverlay::paintBox(QPainter& painter) const {
  const QRect box = boxRect();
  painter.setPen(QPen(chartColour("borderStrong"), 1));
  painter.setBrush(chartColour("raised"));
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  QRect line(box.left() + kPadding, box.top() + kPadding - 4, box.width() - 2 * kPadding, kBoxRow);
  painter.setFont(chartBoldFont());
  painter.setPen(chartColour("textPrimary"));
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_headline);
  for (const Row& row : m_rows) {
    line.translate(0, kBoxRow);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.colour);
    painter.drawRoundedRect(QRectF(line.left(), line.center().y() - 3.5, 8, 8), 2, 2);
    painter.setPen(chartColour("textSecondary"));
    painter.setFont(chartFont());
    painter.drawText(line.adjusted(14, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.label);
    painter.setPen(chartColour("textPrimary"));
    painter.setFont(chartBoldFont());
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
  }
}

}  // namespace tastescope::ui
