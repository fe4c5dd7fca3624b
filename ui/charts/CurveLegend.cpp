#include "ui/charts/CurveLegend.h"

#include <QPainter>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kHeight = 18;
constexpr int kEntryLine = 16;
constexpr int kEntryGap = 6;
constexpr int kEntryBetween = 14;
}  // namespace

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    updateGeometry();
    update();
  });
}

void CurveLegend::setEntries(const QList<CurveChart::LegendEntry>& entries) {
  m_entries = entries;
  QStringList names;
  for (const auto& entry : entries) names << entry.label;
  setAccessibleName(names.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

void CurveLegend::setWrapping(bool wrapping) {
  m_wrapping = wrapping;
  updateGeometry();
}

int CurveLegend::entryWidth(const CurveChart::LegendEntry& entry) const {
  return kEntryLine + kEntryGap + QFontMetrics(chartFont()).horizontalAdvance(entry.label);
}

QList<QPoint> CurveLegend::places(int width) const {
  QList<QPoint> points;
  QPoint at;
  for (const auto& entry : m_entries) {
    const int wide = entryWidth(entry);
    if (m_wrapping && at.x() > 0 && at.x() + wide > width) at = {0, at.y() + kHeight};
    points << at;
    at.rx() += wide + kEntryBetween;
  }
  return points;
}

QSize CurveLegend::sizeHint() const {
  int width = 0;
  for (const auto& entry : m_entries) width += entryWidth(entry) + kEntryBetween;
  return {std::max(0, width - kEntryBetween) + 2, minimumSizeHint().height()};
}

QSize CurveLegend::minimumSizeHint() const {
  const QList<QPoint> points = places(width());
  return {0, (m_wrapping && !points.isEmpty() ? points.back().y() : 0) + kHeight};
}

void CurveLegend::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (m_wrapping) updateGeometry();
}

void CurveLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(chartFont());
  const QFontMetrics metrics(chartFont());
  const QList<QPoint> points = places(width());
  for (qsizetype i = 0; i < m_entries.size(); ++i) {
    const auto& entry = m_entries[i];
    const QPoint at = points[i];
    const int room = width() - at.x() - kEntryLine - kEntryGap;
    if (room <= 0) break;
    QPen pen(curveColour(entry.colour), 2);
    if (entry.dashed) {
      pen.setWidthF(1.5);
      pen.setDashPattern({3, 2});
    }
    painter.setPen(pen);
    const double middle = at.y() + kHeight / 2.0;
    painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + kEntryLine, middle));
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRect(at.x() + kEntryLine + kEntryGap, at.y(), room, kHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(entry.label, Qt::ElideRight, room));
  }
}

}  // namespace tastescope::ui
