#include "ui/charts/ParetoChart.h"

#include <QFontMetricsF>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr double kRoom = 0.08;
constexpr double kChosenFactor = 1.5;
constexpr double kWhiskerCap = 5;
constexpr double kBesideDot = 8;

/// Where a name can stand by its dot, the first that is free.
struct NamePlace {
  double dx;
  double dy;
  Qt::Alignment alignment;
};
const QList<NamePlace> kNamePlaces{{kBesideDot, 0, Qt::AlignLeft | Qt::AlignVCenter},
                                   {-kBesideDot, 0, Qt::AlignRight | Qt::AlignVCenter},
                                   {0, -kBesideDot, Qt::AlignHCenter | Qt::AlignBottom},
                                   {0, kBesideDot, Qt::AlignHCenter | Qt::AlignTop},
                                   {-kBesideDot, -kBesideDot, Qt::AlignRight | Qt::AlignBottom},
                                   {kBesideDot, -kBesideDot, Qt::AlignLeft | Qt::AlignBottom},
                                   {-kBesideDot, kBesideDot, Qt::AlignRight | Qt::AlignTop},
                                   {kBesideDot, kBesideDot, Qt::AlignLeft | Qt::AlignTop}};

QRectF rectAt(const QPointF& at, const QSizeF& size, Qt::Alignment alignment) {
  QRectF rect({}, size);
  rect.moveCenter(at);
  if (alignment.testFlag(Qt::AlignLeft)) rect.moveLeft(at.x());
  if (alignment.testFlag(Qt::AlignRight)) rect.moveRight(at.x());
  if (alignment.testFlag(Qt::AlignTop)) rect.moveTop(at.y());
  if (alignment.testFlag(Qt::AlignBottom)) rect.moveBottom(at.y());
  return rect;
}

}  // namespace

QList<bool> paretoFront(const QList<ParetoPoint>& points, bool lessIsBetter) {
  const double sign = lessIsBetter ? -1 : 1;
  QList<bool> front;
  for (const ParetoPoint& point : points) {
    front << std::ranges::none_of(points, [&](const ParetoPoint& other) {
      const double along = sign * (other.x - point.x);
      const double up = other.y - point.y;
      return along >= 0 && up >= 0 && (along > 0 || up > 0);
    });
  }
  return front;
}

ParetoChart::ParetoChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
  bareColumn(this)->addWidget(m_plot);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&Theme::instance(), &Theme::changed, this, &ParetoChart::redraw);
}

void ParetoChart::setData(const ParetoAxis& along, const QString& upwards,
                          const QList<ParetoPoint>& points) {
  m_along = along;
  m_upwards = upwards;
  m_points = points;
  redraw();
}

void ParetoChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  redraw();
}

void ParetoChart::redraw() {
  m_plot->clearPlottables();
  m_plot->clearItems();
  styleChart(*m_plot);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setLabelFont(chartFont());
    axis->setLabelColor(chartColour("chartText"));
  }
  m_plot->xAxis->setLabel(m_along.name);
  m_plot->yAxis->setLabel(m_upwards);
  m_plot->xAxis->setScaleType(m_along.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  m_plot->xAxis->setTicker(m_along.logarithmic ? logTicker(5) : plainTicker(5));
  m_plot->yAxis->setTicker(plainTicker(5));
  setRanges();
  const QList<bool> front = paretoFront(m_points, m_along.lessIsBetter);
  drawFront(front);
  drawPoints(front);
  m_plot->replot(QCustomPlot::rpImmediateRefresh);  // places of names are of the new ranges
  nameThem(front);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ParetoChart::setRanges() {
  if (m_points.isEmpty()) {
    m_plot->xAxis->setRange(m_along.logarithmic ? 0.1 : 0, 1);
    m_plot->yAxis->setRange(0, 1);
    return;
  }
  double lowX = m_points.front().x;
  double highX = lowX;
  double lowY = m_points.front().y;
  double highY = lowY;
  for (const ParetoPoint& point : m_points) {
    lowX = std::min(lowX, point.x);
    highX = std::max(highX, point.x);
    lowY = std::min(lowY, point.y - point.half);
    highY = std::max(highY, point.y + point.half);
  }
  const double roomY = std::max((highY - lowY) * kRoom, std::abs(highY) * 0.02 + 1e-6);
  m_plot->yAxis->setRange(lowY - roomY, highY + roomY);
  if (m_along.logarithmic) {
    const double factor = std::max(1.5, std::pow(highX / lowX, kRoom));
    m_plot->xAxis->setRange(lowX / factor, highX * factor);
  } else {
    const double roomX = std::max((highX - lowX) * kRoom, std::abs(highX) * 0.02 + 1e-6);
    m_plot->xAxis->setRange(lowX - roomX, highX + roomX);
  }
}

void ParetoChart::drawFront(const QList<bool>& front) {
  QVector<double> x;
  QVector<double> y;
  for (qsizetype i = 0; i < m_points.size(); ++i) {
    if (!front[i]) continue;
    x << m_points[i].x;
    y << m_points[i].y;
  }
  QCPGraph* line = m_plot->addGraph();
  line->setData(x, y);
  // What is as good as a point of the front in one is at most as good in the other.
  line->setLineStyle(m_along.lessIsBetter ? QCPGraph::lsStepLeft : QCPGraph::lsStepRight);
  line->setPen(baselinePen());
}

void ParetoChart::drawPoints(const QList<bool>& front) {
  const double size = Theme::instance().chart("marker");
  for (qsizetype i = 0; i < m_points.size(); ++i) {
    const ParetoPoint& point = m_points[i];
    const QColor colour = point.chosen ? chartColour("accent")
                          : front[i]   ? chartColour("chartText")
                                       : chartColour("categoricalOther");
    QCPGraph* dot = m_plot->addGraph();
    dot->setData({point.x}, {point.y});
    dot->setLineStyle(QCPGraph::lsNone);
    dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour,
                                         point.chosen ? size * kChosenFactor : size));
    if (point.half <= 0) continue;
    auto* whiskers = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
    whiskers->setDataPlottable(dot);
    whiskers->setData({point.half});
    whiskers->setPen(QPen(colour, 1));
    whiskers->setWhiskerWidth(kWhiskerCap);
    whiskers->setSymbolGap(0);
  }
}

void ParetoChart::nameThem(const QList<bool>& front) {
  QList<qsizetype> order(m_points.size());
  std::iota(order.begin(), order.end(), qsizetype{0});
  const auto weight = [&](qsizetype i) { return m_points[i].chosen ? 2 : front[i] ? 1 : 0; };
  std::ranges::stable_sort(order, [&](qsizetype a, qsizetype b) {
    return weight(a) != weight(b) ? weight(a) > weight(b) : m_points[a].y > m_points[b].y;
  });
  const auto placeOf = [this](const ParetoPoint& point) {
    return QPointF(m_plot->xAxis->coordToPixel(point.x), m_plot->yAxis->coordToPixel(point.y));
  };
  QList<QRectF> taken;
  for (const ParetoPoint& point : m_points)
    taken << rectAt(placeOf(point), QSizeF(kBesideDot, kBesideDot), Qt::AlignCenter);
  const QRectF room(m_plot->axisRect()->rect());
  for (const qsizetype i : order) {
    const ParetoPoint& point = m_points[i];
    const QFont font = point.chosen ? chartBoldFont() : chartFont();
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(point.name) + 2, metrics.height());
    const NamePlace* free = nullptr;
    for (const NamePlace& place : kNamePlaces) {
      const QRectF rect =
          rectAt(placeOf(point) + QPointF(place.dx, place.dy), size, place.alignment);
      const auto hits = [&rect](const QRectF& other) { return other.intersects(rect); };
      if (!room.contains(rect)) continue;
      if (std::ranges::none_of(taken, hits)) {
        free = &place;
        break;
      }
      if (point.chosen && free == nullptr) free = &place;  // it has a name, if over a dot
    }
    if (free == nullptr) continue;
    const QPointF at = placeOf(point) + QPointF(free->dx, free->dy);
    auto* name = new QCPItemText(m_plot);
    name->position->setType(QCPItemPosition::ptAbsolute);
    name->position->setCoords(at);
    name->setPositionAlignment(free->alignment);
    name->setText(point.name);
    name->setFont(font);
    name->setColor(chartColour(point.chosen ? "textPrimary" : "chartText"));
    taken << rectAt(at, size, free->alignment);
  }
}

}  // namespace tastescope::ui
