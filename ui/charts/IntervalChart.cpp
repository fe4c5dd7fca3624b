#include "ui/charts/IntervalChart.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/NiceStep.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

/// The names of the two label lines stand in this much room at most.
constexpr int kMostNameWidth = 90;

QString elided(const QPainter& painter, const QString& text, double width) {
  return painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(width));
}

}  // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IntervalChart::setData(const QString& nameOfNames, const QString& nameOfNotes,
                            const QList<Group>& groups, const QList<Series>& series) {
  m_nameOfNames = nameOfNames;
  m_nameOfNotes = nameOfNotes;
  m_groups = groups;
  m_series = series;
  update();
}

double IntervalChart::top() const {
  double highest = 0;
  for (const Series& series : m_series) {
    for (const Point& point : series.points) highest = std::max(highest, point.mean + point.half);
  }
  return highest > 0 ? highest * 1.06 : 1.0;
}

QRectF IntervalChart::plotArea() const {
  const QFontMetrics metrics(chartFont());
  const int left = std::max({std::min(kMostNameWidth, metrics.horizontalAdvance(m_nameOfNames)),
                             std::min(kMostNameWidth, metrics.horizontalAdvance(m_nameOfNotes)),
                             metrics.horizontalAdvance(QStringLiteral("0.00"))}) +
                   10;
  return QRectF(left, 6, width() - left - 2, height() - 6 - 2 * (metrics.height() + 1) - 6);
}

QPointF IntervalChart::pointAt(int group, int series, double value) const {
  const QRectF area = plotArea();
  const double groupWidth = area.width() / static_cast<double>(m_groups.size());
  const double within = (series + 1.0) / (static_cast<double>(m_series.size()) + 1.0);
  return {area.left() + groupWidth * (group + within),
          area.bottom() - area.height() * value / top()};
}

void IntervalChart::paintAxis(QPainter& painter, const QRectF& area) const {
  const double step = niceStep(top());
  for (const double value : roundValues(0, top(), step)) {
    const double y = std::round(area.bottom() - area.height() * value / top()) + 0.5;
    painter.setPen(QPen(chartColour(value > 0 ? "chartGrid" : "chartAxis"), 1));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRectF(0, y - 10, area.left() - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                     chartNumber(value, step));
  }
}

void IntervalChart::paintGroups(QPainter& painter, const QRectF& area) const {
  const int line = painter.fontMetrics().height() + 1;
  const double groupWidth = area.width() / static_cast<double>(m_groups.size());
  painter.setPen(chartColour("chartText"));
  painter.drawText(QRectF(0, area.bottom() + 5, area.left() - 8, line),
                   Qt::AlignLeft | Qt::AlignTop, elided(painter, m_nameOfNames, area.left() - 8));
  painter.drawText(QRectF(0, area.bottom() + 5 + line, area.left() - 8, line),
                   Qt::AlignLeft | Qt::AlignTop, elided(painter, m_nameOfNotes, area.left() - 8));
  for (int group = 0; group < m_groups.size(); ++group) {
    const double left = area.left() + group * groupWidth;
    if (group > 0) {
      painter.setPen(QPen(chartColour("chartGrid"), 1));
      painter.drawLine(QPointF(std::round(left) + 0.5, area.top()),
                       QPointF(std::round(left) + 0.5, area.bottom()));
    }
    painter.setPen(chartColour("textPrimary"));
    painter.drawText(QRectF(left, area.bottom() + 5, groupWidth, line),
                     Qt::AlignHCenter | Qt::AlignTop,
                     elided(painter, m_groups[group].name, groupWidth - 4));
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRectF(left, area.bottom() + 5 + line, groupWidth, line),
                     Qt::AlignHCenter | Qt::AlignTop, m_groups[group].note);
  }
}

void IntervalChart::paintEvent(QPaintEvent*) {
  if (m_groups.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(chartFont());
  const QRectF area = plotArea();
  paintAxis(painter, area);
  paintGroups(painter, area);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int s = 0; s < m_series.size(); ++s) {
    const Series& series = m_series[s];
    for (int g = 0; g < std::min(m_groups.size(), series.points.size()); ++g) {
      const Point& point = series.points[g];
      painter.setPen(QPen(series.colour, 1.5));
      painter.drawLine(pointAt(g, s, point.mean - point.half),
                       pointAt(g, s, point.mean + point.half));
      paintMarker(painter, pointAt(g, s, point.mean), 8, series.marker, series.colour);
    }
  }
}

bool IntervalChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || m_groups.isEmpty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QRectF area = plotArea();
  const int group = static_cast<int>((help->pos().x() - area.left()) /
                                     (area.width() / static_cast<double>(m_groups.size())));
  if (group < 0 || group >= m_groups.size() || help->pos().x() < area.left()) {
    QToolTip::hideText();
    return true;
  }
  QStringList lines{m_nameOfNames + QLatin1Char(' ') + m_groups[group].name};
  for (const Series& series : m_series) {
    const Point point = series.points.value(group);
    lines << QStringLiteral("%1: %2 ± %3")
                 .arg(series.name, QLocale().toString(point.mean, 'f', 4),
                      QLocale().toString(point.half, 'f', 4));
  }
  QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
  return true;
}

}  // namespace tastescope::ui
