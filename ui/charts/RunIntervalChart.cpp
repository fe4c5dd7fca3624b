#include "ui/charts/RunIntervalChart.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/CurveMath.h"
#include "ui/charts/NiceStep.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kHead = 28;
constexpr int kFoot = 22;
constexpr int kMostForNames = 100;
constexpr int kNameGap = 8;
constexpr int kMetricGap = 4;
constexpr int kColumnPadding = 18;
constexpr int kCap = 4;  ///< half height of a whisker's end
constexpr qsizetype kMostTicks = 3;

QFont boldFont() {
  QFont font = Theme::instance().font(TextStyle::Small);
  font.setWeight(QFont::DemiBold);
  return font;
}
}  // namespace

RunIntervalChart::RunIntervalChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RunIntervalChart::setContent(const QStringList& metrics, const QList<RunIntervalRow>& rows) {
  m_metrics = metrics;
  m_rows = rows;
  QStringList lines;
  for (const RunIntervalRow& row : rows) {
    QStringList values;
    for (qsizetype m = 0; m < metrics.size(); ++m) {
      const auto cell = row.cells.value(m);
      if (cell) values << metrics[m] + QLatin1Char(' ') + chartNumber(cell->value, 0.0001);
    }
    lines << row.name + QStringLiteral(": ") + values.join(QStringLiteral(", "));
  }
  setAccessibleDescription(lines.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

QSize RunIntervalChart::sizeHint() const {
  return {360, kHead + kFoot + 44 * static_cast<int>(std::max<qsizetype>(1, m_rows.size()))};
}

QSize RunIntervalChart::minimumSizeHint() const {
  return {260, kHead + kFoot + 30 * static_cast<int>(std::max<qsizetype>(1, m_rows.size()))};
}

int RunIntervalChart::rowHeight() const {
  const int rows = static_cast<int>(std::max<qsizetype>(1, m_rows.size()));
  return std::clamp((height() - kHead - kFoot) / rows, 30, 48);
}

QRectF RunIntervalChart::columnRect(int metric) const {
  const double each = columnWidth();
  return {nameWidth() + each * metric + kColumnPadding / 2.0, 0, each - kColumnPadding,
          double(height())};
}

int RunIntervalChart::nameWidth() const {
  const QFontMetrics metrics(boldFont());
  int widest = 0;
  for (const RunIntervalRow& row : m_rows)
    widest = std::max(widest, metrics.horizontalAdvance(row.name));
  return std::min(Theme::instance().scaled(kMostForNames), widest + 2 + kNameGap);
}

/// The last ones go where there is no room for all of their names.
int RunIntervalChart::metricsShown() const {
  const QFontMetrics metrics(boldFont());
  int shown = 0;
  int widest = 0;
  for (const QString& metric : m_metrics) {
    widest = std::max(widest, metrics.horizontalAdvance(metric) + kMetricGap);
    if (shown > 0 && nameWidth() + widest * (shown + 1) > width()) break;
    ++shown;
  }
  return shown;
}

double RunIntervalChart::columnWidth() const {
  return double(width() - nameWidth()) / double(std::max(1, metricsShown()));
}

RunIntervalChart::Scale RunIntervalChart::scaleOf(int metric) const {
  ValueRange range;
  for (const RunIntervalRow& row : m_rows) {
    const auto cell = row.cells.value(metric);
    if (!cell) continue;
    range.include(cell->value - cell->half);
    range.include(cell->value + cell->half);
  }
  Scale scale;
  if (range.empty()) return scale;
  range = padded(range, false);
  const double length = range.high - range.low;
  const double unit = std::pow(10, std::floor(std::log10(length)) - 1);
  double step = unit;
  for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
    step = unit * factor;
    if (length / step <= double(kMostTicks) - 1) break;
  }
  const double low = range.low - length * 0.08;
  const double high = range.high + length * 0.08;
  return {low, high, roundValues(low, high, step), step};
}

void RunIntervalChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QList<Scale> scales;
  const int shown = metricsShown();
  for (int m = 0; m < shown; ++m) {
    scales << scaleOf(m);
    paintScale(painter, m, scales.back());
  }
  for (int r = 0; r < m_rows.size(); ++r) {
    paintName(painter, r);
    for (int m = 0; m < shown; ++m) paintCell(painter, r, m, scales[m]);
  }
}

void RunIntervalChart::paintName(QPainter& painter, int row) const {
  const int top = kHead + rowHeight() * row;
  if (row > 0) {
    painter.setPen(QPen(chartColour("border"), 1));
    painter.drawLine(QPointF(0, top + 0.5), QPointF(width(), top + 0.5));
  }
  QFont font = Theme::instance().font(TextStyle::Small);
  if (m_rows[row].strong) font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  painter.setPen(chartColour("textPrimary"));
  const QRect place(0, top, nameWidth() - kNameGap, rowHeight());
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(m_rows[row].name, Qt::ElideRight, place.width()));
}

void RunIntervalChart::paintScale(QPainter& painter, int metric, const Scale& scale) const {
  const QRectF column = columnRect(metric);
  const double foot = kHead + double(rowHeight()) * double(m_rows.size());
  painter.setFont(boldFont());
  painter.setPen(chartColour("textSecondary"));
  painter.drawText(QRectF(column.left() - kColumnPadding / 2.0, 0, columnWidth(), kHead - 6),
                   Qt::AlignHCenter | Qt::AlignVCenter, m_metrics[metric]);
  painter.setFont(chartFont());
  for (const double tick : scale.ticks) {
    const double x = column.left() + (tick - scale.low) / (scale.high - scale.low) * column.width();
    painter.setPen(QPen(chartColour("chartGrid"), 1));
    painter.drawLine(QPointF(x, kHead), QPointF(x, foot));
    painter.setPen(chartColour("chartText"));
    painter.drawText(QRectF(x - 40, foot + 2, 80, kFoot - 4), Qt::AlignHCenter | Qt::AlignVCenter,
                     chartNumber(tick, scale.step));
  }
}

void RunIntervalChart::paintCell(QPainter& painter, int row, int metric, const Scale& scale) const {
  const auto cell = m_rows[row].cells.value(metric);
  if (!cell) return;
  const QRectF column = columnRect(metric);
  const auto at = [&](double value) {
    return column.left() + (value - scale.low) / (scale.high - scale.low) * column.width();
  };
  const double y = kHead + rowHeight() * row + rowHeight() * 0.66;
  const QColor colour = m_rows[row].colour;
  painter.setPen(QPen(colour, Theme::instance().chart("whisker")));
  if (cell->half > 0) {
    const double low = at(cell->value - cell->half);
    const double high = at(cell->value + cell->half);
    painter.drawLine(QPointF(low, y), QPointF(high, y));
    painter.drawLine(QPointF(low, y - kCap), QPointF(low, y + kCap));
    painter.drawLine(QPointF(high, y - kCap), QPointF(high, y + kCap));
  }
  const double x = at(cell->value);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(QPointF(x, y), 3.5, 3.5);
  painter.setFont(chartFont());
  painter.setPen(chartColour("chartText"));
  const QString number = chartNumber(cell->value, 0.001);
  const double half = QFontMetrics(chartFont()).horizontalAdvance(number) / 2.0 + 1;
  const double middle = std::clamp(x, column.left() - kColumnPadding / 2.0 + half,
                                   column.right() + kColumnPadding / 2.0 - half);
  painter.drawText(QRectF(middle - half, y - 20, 2 * half, 14), Qt::AlignHCenter | Qt::AlignVCenter,
                   number);
}

}  // namespace tastescope::ui
