#include "ui/latent/MapLegend.h"

#include <QKeyEvent>
#include <QLinearGradient>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kPadding = 12;
constexpr int kLegendHead = 24;
constexpr int kLegendRow = 22;
constexpr int kWidth = 236;
constexpr int kScale = 34;

QString shortNumber(double value) {
  const bool whole = std::abs(value) >= 100 || value == std::floor(value);
  return QLocale().toString(value, 'f', whole ? 0 : 2);
}
}  // namespace

MapLegend::MapLegend(QWidget* parent) : Translated(parent) {
  setObjectName(QStringLiteral("mapLegend"));
  setProperty("panel", true);
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  MapLegend::retranslate();
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MapLegend::setColouring(const MapColouring& colouring, const QString& title,
                             const QString& counted) {
  m_title = title;
  m_counted = counted;
  m_numeric = colouring.numeric;
  m_low = colouring.low;
  m_high = colouring.high;
  m_rows.clear();
  for (const LegendRow& row : colouring.legend)
    m_rows.push_back({row.label, row.colour, row.marker,
                      QLocale().toString(static_cast<qulonglong>(row.count))});
  m_current = -1;
  updateGeometry();
  adjustSize();
  update();
}

void MapLegend::setDensity(bool density) {
  if (m_density == density) return;
  m_density = density;
  updateGeometry();
  adjustSize();
  update();
}

QSize MapLegend::sizeHint() const {
  const int scale = showsScale() ? kScale : 0;
  const int rows = m_density ? 0 : rowCount() * kLegendRow;
  return {kWidth, kPadding + kLegendHead + scale + rows + kPadding - 2};
}

QRect MapLegend::rowRect(int row) const {
  const int top = kPadding + kLegendHead + (showsScale() ? kScale : 0) + row * kLegendRow;
  return {1, top, width() - 2, kLegendRow};
}

int MapLegend::rowAt(QPoint at) const {
  for (int row = 0; row < rowCount() && !m_density; ++row)
    if (rowRect(row).contains(at)) return row;
  return -1;
}

void MapLegend::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::instance();
  const QRect head(kPadding, kPadding - 4, width() - 2 * kPadding, kLegendHead);
  painter.setFont(theme.font(TextStyle::BodyStrong));
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_density ? tr("Density") : m_title);
  painter.setFont(theme.font(TextStyle::Small));
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, m_counted);
  if (showsScale()) paintScale(painter);
  if (!m_density) paintRows(painter);
}

void MapLegend::paintScale(QPainter& painter) {
  const Theme& theme = Theme::instance();
  const QRectF bar(kPadding, kPadding + kLegendHead + 1, width() - 2 * kPadding, 8);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  const double start = m_density ? 0 : 0.25;  // where colourMap() starts the ramp
  for (int stop = 0; stop <= 8; ++stop)
    gradient.setColorAt(stop / 8.0, theme.sequentialAt(start + (1 - start) * stop / 8.0));
  painter.fillRect(bar, gradient);
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  const QRectF words(bar.left(), bar.bottom() + 2, bar.width(), 18);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                   m_density ? tr("few") : shortNumber(m_low));
  painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter,
                   m_density ? tr("many") : shortNumber(m_high));
}

void MapLegend::paintRows(QPainter& painter) {
  const Theme& theme = Theme::instance();
  painter.setFont(theme.font(TextStyle::Small));
  const QFontMetrics metrics(painter.font());
  for (int i = 0; i < rowCount(); ++i) {
    const Row& row = m_rows[static_cast<std::size_t>(i)];
    const QRect rect = rowRect(i);
    if (i == m_current) painter.fillRect(rect, theme.colour("hover"));
    painter.fillPath(mapMarkerPath(row.marker, 8, QPointF(kPadding + 4, rect.center().y() + 0.5)),
                     row.colour);
    const int countWidth = metrics.horizontalAdvance(row.count);
    const QRect words = rect.adjusted(kPadding + 16, 0, -kPadding - countWidth - 8, 0);
    painter.setPen(theme.colour("textPrimary"));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.label, Qt::ElideRight, words.width()));
    painter.setPen(theme.colour("textSecondary"));
    painter.drawText(rect.adjusted(0, 0, -kPadding, 0), Qt::AlignRight | Qt::AlignVCenter,
                     row.count);
  }
}

void MapLegend::setCurrent(int row) {
  if (row == m_current) return;
  m_current = row;
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  setToolTip(row < 0 ? QString()
                     : tr("%1: click selects, Ctrl adds, Alt removes")
                           .arg(m_rows[static_cast<std::size_t>(row)].label));
  update();
}

void MapLegend::mouseMoveEvent(QMouseEvent* event) { setCurrent(rowAt(event->pos())); }

void MapLegend::mousePressEvent(QMouseEvent* event) {
  const int row = rowAt(event->pos());
  if (row >= 0 && event->button() == Qt::LeftButton) Q_EMIT groupChosen(row, event->modifiers());
}

void MapLegend::leaveEvent(QEvent* event) {
  setCurrent(-1);
  QFrame::leaveEvent(event);
}

void MapLegend::focusOutEvent(QFocusEvent* event) {
  setCurrent(-1);
  QFrame::focusOutEvent(event);
}

void MapLegend::keyPressEvent(QKeyEvent* event) {
  const int last = m_density ? -1 : rowCount() - 1;
  switch (event->key()) {
    case Qt::Key_Down: setCurrent(std::min(m_current + 1, last)); return;
    case Qt::Key_Up: setCurrent(std::max(m_current - 1, std::min(0, last))); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (m_current >= 0) Q_EMIT groupChosen(m_current, event->modifiers());
      return;
    default: QFrame::keyPressEvent(event);
  }
}

}  // namespace tastescope::ui
