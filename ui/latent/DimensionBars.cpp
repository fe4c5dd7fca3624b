#include "ui/latent/DimensionBars.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/charts/NiceStep.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

/// Covers `value` in at most three steps.
double stepOf(double value) { return niceStep(std::max(value, 1e-9), 3); }

}  // namespace

DimensionBars::DimensionBars(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("dimensionBars"));
  setMouseTracking(true);
  setMinimumSize(160, 80);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DimensionBars::setValues(std::vector<double> values, double threshold) {
  m_values = std::move(values);
  m_threshold = threshold;
  m_active = static_cast<int>(std::count_if(
      m_values.begin(), m_values.end(), [threshold](double value) { return value > threshold; }));
  order();
}

void DimensionBars::setSorted(bool sorted) {
  m_sorted = sorted;
  order();
}

void DimensionBars::order() {
  m_order.resize(m_values.size());
  std::iota(m_order.begin(), m_order.end(), 0U);
  if (m_sorted)
    std::stable_sort(m_order.begin(), m_order.end(),
                     [this](Index a, Index b) { return m_values[a] > m_values[b]; });
  m_hovered = -1;
  update();
}

void DimensionBars::setHighlighted(std::vector<Index> dimensions) {
  m_highlighted = std::move(dimensions);
  update();
}

double DimensionBars::largest() const {
  return m_values.empty() ? 0 : *std::max_element(m_values.begin(), m_values.end());
}

QString DimensionBars::numberOf(double value) const {
  const double step = stepOf(largest());
  const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step)));
  return QLocale().toString(value, 'f', decimals);
}

/// Its left edge leaves room for the widest number of the axis.
QRectF DimensionBars::plot() const {
  const double step = stepOf(largest());
  const QFontMetricsF metrics(Theme::instance().font(TextStyle::Caption));
  const double top = step * std::ceil(std::max(largest(), 1e-9) / step);
  const double left = std::max(24.0, std::ceil(metrics.horizontalAdvance(numberOf(top))) + 8);
  return QRectF(rect()).adjusted(left, 6, -4, -18);
}

void DimensionBars::paintEvent(QPaintEvent*) {
  if (m_order.empty()) return;
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  const QRectF area = plot();
  const double step = stepOf(largest());
  const double top = step * std::ceil(std::max(largest(), 1e-9) / step);
  paintAxis(painter, area, top);
  const double wide = area.width() / static_cast<double>(m_order.size());
  const double gap = wide >= 4 ? 1 : 0;
  painter.setRenderHint(QPainter::Antialiasing, wide < 2);
  for (std::size_t i = 0; i < m_order.size(); ++i) {
    const Index dimension = m_order[i];
    const double height = area.height() * std::max(0.0, m_values[dimension]) / top;
    const bool marked =
        std::find(m_highlighted.begin(), m_highlighted.end(), dimension) != m_highlighted.end();
    const bool hovered = m_hovered == static_cast<int>(i);
    QRectF bar(area.left() + static_cast<double>(i) * wide, area.bottom() - height, wide - gap,
               height);
    if (marked) bar.setWidth(std::max(bar.width(), 2.0));
    painter.fillRect(bar, theme.colour(marked ? "accent" : hovered ? "textPrimary" : "chartAxis"));
  }
  painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.colour("chartAxis"));
  paintActive(painter, area);
}

void DimensionBars::paintAxis(QPainter& painter, const QRectF& area, double top) const {
  const Theme& theme = Theme::instance();
  painter.setFont(theme.font(TextStyle::Caption));
  const double step = stepOf(largest());
  for (const double value : roundValues(0, top, step)) {
    const double y = std::round(area.bottom() - area.height() * value / top);
    if (value > 0)
      painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.colour("chartGrid"));
    painter.setPen(theme.colour("chartText"));
    painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     numberOf(value));
  }
  const auto count = static_cast<int>(m_order.size());
  const QRectF below(area.left(), area.bottom() + 3, area.width(), 15);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(1));
  painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter, QLocale().toString((count + 1) / 2));
  painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(count));
}

void DimensionBars::paintActive(QPainter& painter, const QRectF& area) const {
  if (!m_sorted || m_threshold <= 0) return;
  const Theme& theme = Theme::instance();
  const double x = area.left() + area.width() * m_active / static_cast<double>(m_order.size());
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(QPen(theme.colour("chartCrosshair"), 1, Qt::DashLine));
  const double y = area.top() + 14;
  painter.drawLine(QPointF(x, y), QPointF(x, area.bottom()));
  painter.setPen(theme.colour("chartText"));
  const QString words = tr("%1 active").arg(QLocale().toString(m_active));
  const double wide = QFontMetricsF(painter.font()).horizontalAdvance(words);
  const double left = std::clamp(x - wide - 4, area.left(), area.right() - wide);
  painter.drawText(QRectF(left, y - 12, wide + 2, 16), Qt::AlignLeft | Qt::AlignVCenter, words);
}

int DimensionBars::barAt(QPointF at) const {
  const QRectF area = plot();
  if (m_order.empty() || at.x() < area.left() || at.x() >= area.right()) return -1;
  const double share = (at.x() - area.left()) / area.width();
  return static_cast<int>(share * static_cast<double>(m_order.size()));
}

void DimensionBars::mouseMoveEvent(QMouseEvent* event) {
  m_hovered = barAt(event->position());
  setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (m_hovered >= 0) {
    const Index dimension = m_order[static_cast<std::size_t>(m_hovered)];
    const QString value = QLocale().toString(m_values[dimension], 'f', 3);
    QToolTip::showText(event->globalPosition().toPoint(),
                       tr("z %1: %2. Click to move along it.").arg(dimension + 1).arg(value), this);
  }
  update();
}

void DimensionBars::leaveEvent(QEvent* event) {
  m_hovered = -1;
  update();
  QWidget::leaveEvent(event);
}

void DimensionBars::mousePressEvent(QMouseEvent* event) {
  const int bar = barAt(event->position());
  if (bar >= 0) Q_EMIT dimensionChosen(m_order[static_cast<std::size_t>(bar)]);
}

}  // namespace tastescope::ui
