#include "ui/charts/ShareChart.h"

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

constexpr int kShareRow = 22;
constexpr int kShareAxis = 22;
constexpr int kShareNames = 120;
constexpr int kReferenceHeight = 14;

}  // namespace

ShareChart::ShareChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareChart::setData(const QString& nameOfReference, const QList<Series>& series,
                         const QList<Row>& rows) {
  m_nameOfReference = nameOfReference;
  m_series = series;
  m_rows = rows;
  QStringList words;
  for (const Row& row : rows) {
    words << QStringLiteral("%1 %2 %").arg(row.name,
                                           QLocale().toString(row.reference * 100, 'f', 1));
  }
  setAccessibleDescription(words.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize ShareChart::sizeHint() const {
  return {260, static_cast<int>(m_rows.size()) * kShareRow + kShareAxis};
}

double ShareChart::highest() const {
  double found = 0.01;
  for (const Row& row : m_rows) {
    found = std::max(found, row.reference);
    for (const double share : row.shares) found = std::max(found, share);
  }
  return found;
}

double ShareChart::step() const { return niceStep(highest()); }
double ShareChart::top() const { return std::ceil(highest() / step() - 1e-9) * step(); }

QRectF ShareChart::plotArea() const {
  const QFontMetrics metrics(chartFont());
  int names = 40;
  for (const Row& row : m_rows) names = std::max(names, metrics.horizontalAdvance(row.name));
  const int left = std::min(names, kShareNames) + 16;
  // Half of the last label stands right of the axis' end.
  const int right = metrics.horizontalAdvance(QStringLiteral("100 %")) / 2 + 2;
  return QRectF(left, 0, std::max(40, width() - left - right),
                static_cast<double>(m_rows.size()) * kShareRow);
}

double ShareChart::xOf(double share) const {
  const QRectF area = plotArea();
  return area.left() + area.width() * share / top();
}

void ShareChart::paintAxis(QPainter& painter, const QRectF& area) const {
  const double each = step();
  for (const double value : roundValues(0, top(), each)) {
    const double x = std::round(xOf(value)) + 0.5;
    painter.setPen(QPen(chartColour("chartGrid"), 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRectF(x - 40, area.bottom() + 4, 80, kShareAxis - 4),
                     Qt::AlignHCenter | Qt::AlignTop,
                     tr("%1 %").arg(chartNumber(value * 100, each * 100)));
  }
  painter.setPen(QPen(chartColour("chartAxis"), 1));
  const double y = std::round(area.bottom()) + 0.5;
  painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
}

void ShareChart::paintRow(QPainter& painter, const QRectF& area, int row) const {
  const Row& shown = m_rows[row];
  const double middle = area.top() + (row + 0.5) * kShareRow;
  painter.setPen(chartColour("textPrimary"));
  painter.drawText(QRectF(0, middle - 10, area.left() - 12, 20), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(shown.name, Qt::ElideRight,
                                                    static_cast<int>(area.left()) - 12));
  double lowest = shown.reference;
  double highest = shown.reference;
  for (const double share : shown.shares) {
    lowest = std::min(lowest, share);
    highest = std::max(highest, share);
  }
  painter.setPen(QPen(chartColour("chartAxis"), 1));
  painter.drawLine(QPointF(xOf(lowest), middle), QPointF(xOf(highest), middle));
  painter.setPen(QPen(chartColour("textPrimary"), 2));
  painter.drawLine(QPointF(xOf(shown.reference), middle - kReferenceHeight / 2.0),
                   QPointF(xOf(shown.reference), middle + kReferenceHeight / 2.0));
  for (int s = 0; s < std::min(m_series.size(), shown.shares.size()); ++s) {
    paintMarker(painter, QPointF(xOf(shown.shares[s]), middle), 8, m_series[s].marker,
                m_series[s].colour);
  }
}

void ShareChart::paintEvent(QPaintEvent*) {
  if (m_rows.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(chartFont());
  const QRectF area = plotArea();
  paintAxis(painter, area);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int row = 0; row < m_rows.size(); ++row) paintRow(painter, area, row);
}

bool ShareChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = help->pos().y() / kShareRow;
  if (row < 0 || row >= m_rows.size()) {
    QToolTip::hideText();
    return true;
  }
  const auto line = [](const QString& name, double share) {
    return tr("%1: %2 %").arg(name, QLocale().toString(share * 100, 'f', 1));
  };
  QStringList lines{m_rows[row].name, line(m_nameOfReference, m_rows[row].reference)};
  for (int s = 0; s < std::min(m_series.size(), m_rows[row].shares.size()); ++s)
    lines << line(m_series[s].name, m_rows[row].shares[s]);
  QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
  return true;
}

}  // namespace tastescope::ui
