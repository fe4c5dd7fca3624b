#include "ui/charts/CurveScene.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/CurveMarks.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr double kOwnScaleHeight =
    2.0 / 3;  ///< of the plot's height, for lines with their own scale

constexpr double kMarkRoom = 7;   ///< half of the best value's mark
constexpr double kNameRoom = 17;  ///< pixels above the highest baseline

double drawable(double value, bool log) {
  return log && value <= 0 ? std::numeric_limits<double>::quiet_NaN() : value;
}
}  // namespace

QColor curveColour(int colour) {
  if (colour == kAccentColour) return chartColour("accent");
  if (colour == kBaselineColour) return chartColour("chartText");
  return seriesColour(colour);
}

/// The plottables of one line.
struct CurveScene::Graphs {
  QCPGraph* low = nullptr;
  QCPGraph* high = nullptr;
  QCPGraph* raw = nullptr;
  QCPGraph* main = nullptr;
  QCPItemText* endName = nullptr;
};

struct CurveScene::Extras {
  explicit Extras(QCustomPlot& plot) : future(plot), best(plot), baselines(plot) {}
  FutureMark future;
  BestMarks best;
  BaselineMarks baselines;
};

CurveScene::CurveScene(QCustomPlot& plot)
    : m_plot(plot), m_extras(std::make_unique<Extras>(plot)) {}
CurveScene::~CurveScene() = default;

double CurveScene::lastOf(const CurveLines& lines, const CurveView& view) {
  double last = 0;
  for (const auto& [key, line] : lines) last = std::max(last, line->lastKey(view.axis));
  return last;
}

double CurveScene::endOf(const CurveLines& lines, const CurveView& view) {
  const double end = std::max(view.expected[static_cast<int>(view.axis)], lastOf(lines, view));
  return end > 0 ? end : 1;
}

CurveScene::Graphs& CurveScene::graphsOf(const QString& key) {
  for (auto& [known, graphs] : m_graphs) {
    if (known == key) return *graphs;
  }
  auto made = std::make_unique<Graphs>();
  for (QCPGraph** graph : {&made->low, &made->high, &made->raw, &made->main}) {
    *graph = m_plot.addGraph();
    (*graph)->setAdaptiveSampling(false);
    (*graph)->setSelectable(QCP::stNone);
  }
  made->low->setPen(Qt::NoPen);
  made->high->setPen(Qt::NoPen);
  made->high->setChannelFillGraph(made->low);
  made->endName = chartLabel(m_plot, {});
  return *m_graphs.emplace_back(key, std::move(made)).second;
}

void CurveScene::dropUnused(const CurveLines& lines) {
  std::erase_if(m_graphs, [&](const auto& entry) {
    const bool used = std::any_of(lines.begin(), lines.end(),
                                  [&](const auto& line) { return line.first == entry.first; });
    if (used) return false;
    Graphs& graphs = *entry.second;
    m_plot.removeGraph(graphs.high);
    for (QCPGraph* graph : {graphs.low, graphs.raw, graphs.main}) m_plot.removeGraph(graph);
    m_plot.removeItem(graphs.endName);
    return true;
  });
}

void CurveScene::update(const CurveLines& lines, const CurveView& view) {
  m_drawn = 0;
  m_range = {};
  dropUnused(lines);
  setHorizontalRange(lines, view);
  for (const auto& [key, line] : lines) {
    if (!line->style.ownScale) drawLine(graphsOf(key), *line, view);
  }
  setVerticalRange(view);
  for (const auto& [key, line] : lines) {
    if (line->style.ownScale) drawOwnScale(graphsOf(key), *line, view);
  }
  drawFuture(lines, view);
  drawBest(lines, view);
  drawBaselines(view);
}

void CurveScene::setHorizontalRange(const CurveLines& lines, const CurveView& view) {
  const bool zoomed = view.to > view.from;
  if (zoomed) return m_plot.xAxis->setRange(view.from, view.to);
  double end = endOf(lines, view);
  // A mark at the last value is not cut in two.
  const double wide = m_plot.axisRect()->width();
  if (lastOf(lines, view) >= end && wide > 10 * kMarkRoom) end *= 1 + kMarkRoom / wide;
  m_plot.xAxis->setRange(0, end);
}

void CurveScene::setVerticalRange(const CurveView& view) {
  for (const CurveBaseline& baseline : view.baselines) {
    m_range.include(drawable(baseline.value, view.log));
  }
  QCPAxis& axis = *m_plot.yAxis;
  axis.setScaleType(view.log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (m_range.empty()) {
    axis.setRange(view.log ? 0.1 : 0, 1);
    return;
  }
  ValueRange room = padded(m_range, view.log);
  // The name of a baseline stands above its line and must not be cut off.
  const bool named = std::any_of(view.baselines.begin(), view.baselines.end(),
                                 [](const CurveBaseline& line) { return line.named; });
  const double tall = m_plot.axisRect()->height();
  if (named && !view.log && tall > 3 * kNameRoom) {
    room.high += kNameRoom / (tall - kNameRoom) * (room.high - room.low);
  }
  const bool zero = view.fromZero && !view.log && m_range.low >= 0;
  // From zero the room above is a part of the whole height.
  axis.setRange(zero ? 0 : room.low, zero ? std::max(room.high, m_range.high * 1.04) : room.high);
}

void CurveScene::drawLine(Graphs& graphs, const CurveLine& line, const CurveView& view) {
  const QCPRange x = m_plot.xAxis->range();
  const int columns = std::max(1, m_plot.axisRect()->width());
  const auto& keys = line.keys(view.axis);
  const auto fill = [&](QCPGraph& graph, const std::vector<double>& values) {
    QVector<QCPGraphData> data;
    for (const std::size_t i : thinOut(keys, values, x.lower, x.upper, columns)) {
      const double value = drawable(values[i], view.log);
      m_range.include(value);
      data.push_back({keys[i], value});
    }
    m_drawn += static_cast<int>(data.size());
    graph.data()->set(std::move(data), true);
  };
  const QColor colour = curveColour(line.style.colour);
  fill(*graphs.main, line.shown());
  QPen pen = seriesPen(colour, line.style.selected);
  if (line.style.dashed) pen.setDashPattern({5, 4});
  graphs.main->setPen(pen);
  graphs.raw->setVisible(line.isSmoothed());
  if (line.isSmoothed()) {
    fill(*graphs.raw, line.values());
    graphs.raw->setPen(rawPen(colour));
  }
  graphs.endName->setVisible(false);
  drawBand(graphs, line, view);
}

void CurveScene::drawBand(Graphs& graphs, const CurveLine& line, const CurveView& view) {
  const auto& halves = line.halves();
  const bool any = !halves.empty() && halves.size() == line.values().size();
  graphs.low->setVisible(any);
  graphs.high->setVisible(any);
  if (!any) return;
  const QCPRange x = m_plot.xAxis->range();
  const auto& keys = line.keys(view.axis);
  QVector<QCPGraphData> low;
  QVector<QCPGraphData> high;
  for (const std::size_t i :
       thinOut(keys, line.values(), x.lower, x.upper, std::max(1, m_plot.axisRect()->width()))) {
    const double half = std::isfinite(halves[i]) ? halves[i] : 0;
    const double middle = line.shown()[i];
    low.push_back({keys[i], drawable(middle - half, view.log)});
    high.push_back({keys[i], drawable(middle + half, view.log)});
    m_range.include(low.back().value);
    m_range.include(high.back().value);
  }
  graphs.low->data()->set(std::move(low), true);
  graphs.high->data()->set(std::move(high), true);
  graphs.high->setBrush(bandBrush(curveColour(line.style.colour)));
}

void CurveScene::drawOwnScale(Graphs& graphs, const CurveLine& line, const CurveView& view) {
  for (QCPGraph* graph : {graphs.low, graphs.high, graphs.raw}) graph->setVisible(false);
  const ValueRange own = rangeOf(line.values(), false);
  const bool any = !own.empty() && own.high > 0;
  graphs.main->setVisible(any);
  graphs.endName->setVisible(any && !line.style.endLabel.isEmpty());
  if (!any) return;
  const QCPRange x = m_plot.xAxis->range();
  const QCPRange y = m_plot.yAxis->range();
  const auto height = [&](double value) {
    const double part = value / own.high * kOwnScaleHeight;
    return view.log ? y.lower * std::pow(y.upper / y.lower, part) : y.lower + part * y.size();
  };
  const auto& keys = line.keys(view.axis);
  QVector<QCPGraphData> data;
  for (const std::size_t i :
       thinOut(keys, line.values(), x.lower, x.upper, std::max(1, m_plot.axisRect()->width()))) {
    data.push_back({keys[i], height(line.values()[i])});
  }
  m_drawn += static_cast<int>(data.size());
  graphs.main->data()->set(std::move(data), true);
  graphs.main->setPen(baselinePen(curveColour(line.style.colour)));
  const double last = line.values().back();
  graphs.endName->setText(line.style.endLabel.arg(chartNumber(last, last < 1 ? 0.001 : 0.1)));
  graphs.endName->setFont(chartFont());
  graphs.endName->setColor(chartColour("chartText"));
  graphs.endName->position->setCoords(keys.back(), height(last));
}

void CurveScene::drawBest(const CurveLines& lines, const CurveView& view) {
  m_extras->best.begin(m_extras->baselines.heightsOf(view.baselines));
  for (const CurveBest& best : view.best) {
    for (const auto& [key, line] : lines) {
      if (key != best.key) continue;
      const auto at = line->at(CurveAxis::Epoch, best.epoch);
      if (!at) continue;
      m_extras->best.add({line->keys(view.axis)[*at], line->shown()[*at]}, best.words,
                         curveColour(line->style.colour));
    }
  }
  m_extras->best.end();
}

void CurveScene::drawBaselines(const CurveView& view) {
  m_extras->baselines.set(view.baselines, m_extras->best.taken() + m_extras->future.taken());
}

void CurveScene::drawFuture(const CurveLines& lines, const CurveView& view) {
  m_extras->future.set(lastOf(lines, view), view.expected[static_cast<int>(view.axis)]);
}

}  // namespace tastescope::ui
