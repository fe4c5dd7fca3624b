#include "ui/charts/LongTailChart.h"

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

/// The share of the catalogue the finding is about.
constexpr double kHeadShare = 0.2;
constexpr std::size_t kMaxPoints = 1500;

/// Positions that keep the steep head exact and thin out the tail.
std::vector<std::size_t> positionsToDraw(std::size_t count) {
  std::vector<std::size_t> positions;
  if (count <= kMaxPoints) {
    positions.resize(count);
    for (std::size_t i = 0; i < count; ++i) positions[i] = i;
    return positions;
  }
  const double last = static_cast<double>(count - 1);
  for (std::size_t i = 0; i < kMaxPoints; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(kMaxPoints - 1);
    const auto position = static_cast<std::size_t>(std::lround(last * t * t));
    if (positions.empty() || positions.back() != position) positions.push_back(position);
  }
  return positions;
}

QString percentOf(double share) { return QLocale().toString(std::lround(share * 100)); }

}  // namespace

LongTailChart::LongTailChart(QWidget* parent) : Translated(parent), m_plot(new QCustomPlot(this)) {
  bareColumn(this)->addWidget(m_plot);
  setMinimumHeight(150);
  m_plot->setMouseTracking(true);
  m_plot->installEventFilter(this);
  connect(&Theme::instance(), &Theme::changed, this, [this] { redraw(); });
}

void LongTailChart::setData(std::vector<std::uint32_t> users, std::vector<double> share) {
  m_users = std::move(users);
  m_share = std::move(share);
  redraw();
}

void LongTailChart::setNouns(const QString& items, const QString& interactions) {
  m_items = items;
  m_interactions = interactions;
  redraw();
}

void LongTailChart::redraw() {
  m_plot->clearPlottables();
  m_plot->clearItems();
  styleChart(*m_plot);
  m_finding.clear();
  if (!m_users.empty() && m_users.size() == m_share.size()) {
    drawCurves();
    drawFinding();
  }
  setAccessibleDescription(m_finding);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LongTailChart::drawCurves() {
  QVector<double> ranks;
  QVector<double> counts;
  QVector<double> shares;
  for (const std::size_t position : positionsToDraw(m_users.size())) {
    ranks.append(static_cast<double>(position + 1));
    counts.append(m_users[position]);
    shares.append(m_share[position] * 100);
  }
  const double last = static_cast<double>(m_users.size());
  m_plot->xAxis->setRange(1, std::max(2.0, last));
  m_plot->yAxis->setRange(0, std::max(1.0, m_users.front() * 1.04));
  m_plot->xAxis->setTicker(plainTicker(6));
  m_plot->yAxis->setTicker(plainTicker(4));

  QCPAxis* right = m_plot->yAxis2;
  right->setVisible(true);
  right->setRange(0, 104);
  right->setTickLabelFont(chartFont());
  right->setTickLabelColor(chartColour("chartText"));
  right->setBasePen(Qt::NoPen);
  right->setTickPen(Qt::NoPen);
  right->setSubTickPen(Qt::NoPen);
  right->grid()->setVisible(false);
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (const int tick : {0, 50, 100})
    ticker->addTick(tick, tr("%1 %").arg(QLocale().toString(tick)));
  right->setTicker(ticker);

  QCPGraph* people = m_plot->addGraph(m_plot->xAxis, m_plot->yAxis);
  people->setData(ranks, counts, true);
  people->setPen(seriesPen(chartColour("accent")));
  people->setBrush(bandBrush(chartColour("accent")));
  QCPGraph* share = m_plot->addGraph(m_plot->xAxis, right);
  share->setData(ranks, shares, true);
  share->setPen(seriesPen(seriesColour(1)));
}

void LongTailChart::drawFinding() {
  const auto head =
      static_cast<std::size_t>(std::ceil(kHeadShare * static_cast<double>(m_users.size())));
  if (head == 0) return;
  const double share = m_share[head - 1];
  m_finding = tr("first %1 % of %2 carry %3 % of %4")
                  .arg(percentOf(kHeadShare), m_items, percentOf(share), m_interactions);

  auto* area = new QCPItemRect(m_plot);
  area->setLayer(QStringLiteral("background"));
  area->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
  area->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
  area->topLeft->setCoords(1, 0);
  area->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
  area->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
  area->bottomRight->setCoords(static_cast<double>(head), 1);
  area->setPen(Qt::NoPen);
  area->setBrush(toComeBrush());

  QCPGraph* dot = m_plot->addGraph(m_plot->xAxis, m_plot->yAxis2);
  dot->addData(static_cast<double>(head), share * 100);
  dot->setLineStyle(QCPGraph::lsNone);
  dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle,
                                       QPen(chartColour("chartBackground"), 1.5),
                                       QBrush(seriesColour(1)), 9));
  QCPItemText* label = chartLabel(*m_plot, m_finding);
  label->setFont(chartBoldFont());
  label->setColor(chartColour("textPrimary"));
  label->setBrush(Qt::NoBrush);
  label->setPadding(QMargins(10, 4, 4, 4));
  label->position->setAxes(m_plot->xAxis, m_plot->yAxis2);
  // Below the curve when it is high enough, else above it, where the falling curve of people cannot
  // cross it.
  label->setPositionAlignment(Qt::AlignLeft | (share > 0.3 ? Qt::AlignTop : Qt::AlignBottom));
  label->position->setCoords(static_cast<double>(head) * 1.01, share * 100);
}

bool LongTailChart::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseMove) showValueAt(static_cast<QMouseEvent*>(event)->pos());
  return QWidget::eventFilter(watched, event);
}

void LongTailChart::showValueAt(const QPoint& position) {
  if (m_users.empty() || !m_plot->axisRect()->rect().contains(position)) {
    QToolTip::hideText();
    return;
  }
  const double rank = std::clamp(m_plot->xAxis->pixelToCoord(position.x()), 1.0,
                                 static_cast<double>(m_users.size()));
  const auto at = static_cast<std::size_t>(std::lround(rank)) - 1;
  QToolTip::showText(
      m_plot->mapToGlobal(position + QPoint(12, 12)),
      tr("Place %1: %2, together %3 %")
          .arg(QLocale().toString(static_cast<qulonglong>(at + 1)), QLocale().toString(m_users[at]),
               QLocale().toString(m_share[at] * 100, 'f', 1)),
      m_plot);
}

}  // namespace tastescope::ui
