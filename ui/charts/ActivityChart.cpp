#include "ui/charts/ActivityChart.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

QDate dateOf(std::int64_t seconds) {
  return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date();
}

/// Months between two labels so that about a dozen remain.
int monthsPerLabel(int months) {
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120}) {
    if (months / step <= 15) return step;
  }
  return 240;
}

int monthNumber(const QDate& date) { return date.year() * 12 + date.month() - 1; }

}  // namespace

ActivityChart::ActivityChart(QWidget* parent) : Translated(parent), m_plot(new QCustomPlot(this)) {
  bareColumn(this)->addWidget(m_plot);
  setMinimumHeight(150);
  m_plot->setMouseTracking(true);
  m_plot->installEventFilter(this);
  connect(&Theme::instance(), &Theme::changed, this, [this] { redraw(); });
}

void ActivityChart::setData(std::vector<std::int64_t> begins, std::vector<std::uint64_t> counts,
                            Bin bin) {
  m_begins = std::move(begins);
  m_counts = std::move(counts);
  m_bin = bin;
  redraw();
}

void ActivityChart::redraw() {
  m_plot->clearPlottables();
  m_plot->clearItems();
  styleChart(*m_plot);
  m_finding.clear();
  if (!m_counts.empty() && m_counts.size() == m_begins.size()) {
    auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    QVector<double> keys;
    QVector<double> values;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
      keys.append(static_cast<double>(i));
      values.append(static_cast<double>(m_counts[i]));
    }
    bars->setData(keys, values, true);
    bars->setWidth(m_counts.size() > 200 ? 1.0 : 0.8);
    bars->setPen(Qt::NoPen);
    bars->setBrush(chartColour("accent"));
    bars->setAntialiased(false);
    const double top = static_cast<double>(*std::max_element(m_counts.begin(), m_counts.end()));
    m_plot->xAxis->setRange(-0.6, static_cast<double>(m_counts.size()) - 0.4);
    m_plot->yAxis->setRange(0, std::max(1.0, top * 1.14));
    m_plot->yAxis->setTicker(plainTicker(4));
    labelTime();
    nameBusiest();
  }
  setAccessibleDescription(m_finding);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ActivityChart::labelTime() {
  const int first = monthNumber(dateOf(m_begins.front()));
  const int last = monthNumber(dateOf(m_begins.back()));
  const int step = monthsPerLabel(last - first + 1);
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  std::vector<double> ticks;
  int previous = -1;
  for (std::size_t i = 0; i < m_begins.size(); ++i) {
    const QDate date = dateOf(m_begins[i]);
    const int month = monthNumber(date);
    if (month == previous || (step > 1 && month % step != 0)) continue;
    previous = month;
    // Spans of a year or so are read by month, longer ones need the year too.
    QString text = QLocale().monthName(date.month(), QLocale::ShortFormat);
    if (step >= 12) {
      text = QString::number(date.year());
    } else if (last - first > 14) {
      text = QLocale().toString(date, QStringLiteral("MMM yy"));
    }
    ticker->addTick(static_cast<double>(i), text);
    ticks.push_back(static_cast<double>(i));
  }
  // A first month of a few days stands too close to the second one to be named.
  const double closest = static_cast<double>(m_begins.size()) / 24;
  if (ticks.size() > 1 && ticks[1] - ticks[0] < closest) ticker->ticks().remove(ticks[0]);
  m_plot->xAxis->setTicker(ticker);
}

void ActivityChart::nameBusiest() {
  const auto top = static_cast<std::size_t>(std::max_element(m_counts.begin(), m_counts.end()) -
                                            m_counts.begin());
  const QString count = QLocale().toString(static_cast<qulonglong>(m_counts[top]));
  switch (m_bin) {
    case Bin::Day: m_finding = tr("busiest day, %1").arg(count); break;
    case Bin::Week: m_finding = tr("busiest week, %1").arg(count); break;
    case Bin::Month: m_finding = tr("busiest month, %1").arg(count); break;
  }
  QCPItemText* label = chartLabel(*m_plot, m_finding);
  label->setFont(chartBoldFont());
  label->setColor(chartColour("textPrimary"));
  // In a low chart it reaches beyond the axes.
  label->setClipToAxisRect(false);
  m_plot->axisRect()->setMinimumMargins(QMargins(0, QFontMetrics(chartBoldFont()).height(), 0, 0));
  label->position->setCoords(static_cast<double>(top), static_cast<double>(m_counts[top]));
  const double place =
      static_cast<double>(top) / static_cast<double>(std::max<std::size_t>(1, m_counts.size() - 1));
  const Qt::Alignment side = place < 0.2   ? Qt::AlignLeft
                             : place > 0.8 ? Qt::AlignRight
                                           : Qt::AlignHCenter;
  label->setPositionAlignment(side | Qt::AlignBottom);
}

bool ActivityChart::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseMove) showValueAt(static_cast<QMouseEvent*>(event)->pos());
  return QWidget::eventFilter(watched, event);
}

void ActivityChart::showValueAt(const QPoint& position) {
  const double key = std::round(m_plot->xAxis->pixelToCoord(position.x()));
  if (key < 0 || key >= static_cast<double>(m_counts.size()) ||
      !m_plot->axisRect()->rect().contains(position)) {
    QToolTip::hideText();
    return;
  }
  const auto at = static_cast<std::size_t>(key);
  const QString begin =
      dateOf(m_begins[at])
          .toString(m_bin == Bin::Month ? QStringLiteral("yyyy-MM") : QStringLiteral("yyyy-MM-dd"));
  const QString count = QLocale().toString(static_cast<qulonglong>(m_counts[at]));
  QToolTip::showText(
      m_plot->mapToGlobal(position + QPoint(12, 12)),
      m_bin == Bin::Week ? tr("week of %1: %2").arg(begin, count) : tr("%1: %2").arg(begin, count),
      m_plot);
}

}  // namespace tastescope::ui
