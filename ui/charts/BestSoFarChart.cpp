#include "ui/charts/BestSoFarChart.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

QList<std::optional<double>> bestSoFar(const QList<std::optional<double>>& values) {
  QList<std::optional<double>> best;
  std::optional<double> highest;
  for (const std::optional<double>& value : values) {
    if (value && (!highest || *value > *highest)) highest = value;
    best << highest;
  }
  return best;
}

BestSoFarChart::BestSoFarChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
  bareColumn(this)->addWidget(m_plot);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&Theme::instance(), &Theme::changed, this, &BestSoFarChart::redraw);
}

void BestSoFarChart::setValues(const QList<std::optional<double>>& values) {
  if (values == m_values) return;
  m_values = values;
  redraw();
}

void BestSoFarChart::redraw() {
  m_plot->clearGraphs();
  styleChart(*m_plot);
  QVector<double> numbers;
  QVector<double> found;
  QVector<double> steps;
  QVector<double> best;
  const QList<std::optional<double>> highest = bestSoFar(m_values);
  for (qsizetype i = 0; i < m_values.size(); ++i) {
    const auto number = static_cast<double>(i + 1);
    if (m_values[i]) {
      numbers << number;
      found << *m_values[i];
    }
    if (highest[i]) {
      steps << number;
      best << *highest[i];
    }
  }
  QCPGraph* line = m_plot->addGraph();
  line->setData(steps, best, true);
  line->setLineStyle(QCPGraph::lsStepLeft);
  line->setPen(seriesPen(chartColour("accent"), true));
  QCPGraph* dots = m_plot->addGraph();
  dots->setData(numbers, found, true);
  dots->setLineStyle(QCPGraph::lsNone);
  dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, chartColour("categoricalOther"),
                                        Theme::instance().chart("marker")));
  // Trials are whole: no label between two of them.
  auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
  ticker->setTickStep(std::max(1.0, std::ceil(static_cast<double>(m_values.size()) / 5)));
  m_plot->xAxis->setTicker(ticker);
  m_plot->xAxis->setSubTicks(false);
  m_plot->yAxis->setTicker(plainTicker(4));
  m_plot->xAxis->setRange(0, std::max<double>(2, static_cast<double>(m_values.size())) + 0.5);
  if (found.isEmpty()) {
    m_plot->yAxis->setRange(0, 1);
  } else {
    const auto [low, high] = std::minmax_element(found.begin(), found.end());
    const double room = std::max((*high - *low) * 0.08, std::max(1e-6, *high * 0.02));
    m_plot->yAxis->setRange(*low - room, *high + room);
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace tastescope::ui
