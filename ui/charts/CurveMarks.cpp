#include "ui/charts/CurveMarks.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kWordsFrom = 200;  ///< pixels of height from which "still to come" is written

/// Pixels that words need with the padding of chartLabel().
QSizeF roomFor(const QFont& font, const QString& words) {
  const QFontMetrics metrics(font);
  return {metrics.horizontalAdvance(words) + 8.0, metrics.height() + 4.0};
}

/// Whether a horizontal line at one of these heights would go through words that stand there.
bool struck(const QRectF& words, const QList<double>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](double line) {
    return line > words.top() + 2 && line < words.bottom() - 2;
  });
}

QCPScatterStyle diamond(const QColor& colour) {
  QPainterPath path;
  path.moveTo(0, -3);
  path.lineTo(3, 0);
  path.lineTo(0, 3);
  path.lineTo(-3, 0);
  path.closeSubpath();
  // A custom path is scaled by size / 6.
  return {path, QPen(chartColour("chartBackground"), 1), QBrush(colour),
          Theme::instance().chart("markerBest") + 2};
}

QCPItemLine* makeLine(QCustomPlot& plot) {
  auto* line = new QCPItemLine(&plot);
  line->setSelectable(false);
  return line;
}

}  // namespace

FutureMark::FutureMark(QCustomPlot& plot)
    : m_plot(plot), m_area(new QCPItemRect(&plot)), m_words(chartLabel(plot, {})) {
  m_area->setLayer(QStringLiteral("background"));
  m_area->setPen(Qt::NoPen);
  m_area->setSelectable(false);
  m_area->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_area->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  m_words->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
}

void FutureMark::set(double from, double to) {
  const bool any = to > from;
  m_area->setVisible(any);
  m_words->setVisible(false);
  m_taken.clear();
  if (!any) return;
  m_area->setBrush(toComeBrush());
  m_area->topLeft->setCoords(from, 0);
  m_area->bottomRight->setCoords(to, 1);
  const QString words = QCoreApplication::translate("CurveChart", "still to come");
  const double room =
      m_plot.xAxis->coordToPixel(to) - m_plot.xAxis->coordToPixel(std::max(from, 0.0));
  // Small charts stay without words: their area is explained by the large one beside them.
  const bool fits = room > 2.0 * QFontMetrics(chartFont()).horizontalAdvance(words) &&
                    m_plot.axisRect()->height() > kWordsFrom;
  m_words->setVisible(fits);
  m_words->setText(words);
  m_words->setFont(chartFont());
  m_words->setColor(chartColour("chartText"));
  m_words->position->setCoords((from + to) / 2, 0.015);
  if (!fits) return;
  const QSizeF size = roomFor(chartFont(), words);
  const double middle = m_plot.xAxis->coordToPixel((from + to) / 2);
  m_taken.append(QRectF(QPointF(middle - size.width() / 2, m_plot.axisRect()->top()), size));
}

void BestMarks::add(const QPointF& point, const QString& words, const QColor& colour) {
  if (m_used == m_marks.size()) {
    Mark made{m_plot.addGraph(), makeLine(m_plot), chartLabel(m_plot, {})};
    made.diamond->setLineStyle(QCPGraph::lsNone);
    made.diamond->setSelectable(QCP::stNone);
    made.diamond->setLayer(QStringLiteral("axes"));
    made.foot->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    made.words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_marks.push_back(made);
  }
  const Mark& mark = m_marks[m_used++];
  mark.diamond->setVisible(true);
  mark.diamond->setScatterStyle(diamond(colour));
  mark.diamond->data()->clear();
  mark.diamond->addData(point.x(), point.y());
  const bool told = !words.isEmpty();
  mark.foot->setVisible(told);
  mark.words->setVisible(told);
  QPen dotted(colour, 1);
  dotted.setDashPattern({2, 3});
  mark.foot->setPen(dotted);
  mark.foot->start->setCoords(point.x(), point.y());
  mark.foot->end->setCoords(point.x(), 1);
  const QCPRange x = m_plot.xAxis->range();
  const double pixels = m_plot.xAxis->coordToPixel(x.upper) - m_plot.xAxis->coordToPixel(point.x());
  const bool left = pixels < QFontMetrics(chartBoldFont()).horizontalAdvance(words) + 12;
  mark.words->setText(words);
  mark.words->setFont(chartBoldFont());
  mark.words->setColor(chartColour("textPrimary"));
  mark.words->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
  const QRectF area = m_plot.axisRect()->rect();
  const QSizeF room = roomFor(chartBoldFont(), words);
  const double foot = m_plot.xAxis->coordToPixel(point.x());
  QRectF place(QPointF(left ? foot - room.width() : foot, 0), room);
  place.moveBottom(area.bottom() - 0.02 * area.height());
  // Over the lines that go through its place at the foot, as long as there is one.
  const double lowest = place.top();
  while (struck(place, m_lines) && place.top() > area.top()) place.translate(0, -2);
  if (place.top() <= area.top()) place.moveTop(lowest);
  mark.words->position->setCoords(point.x(), (place.bottom() - area.top()) / area.height());
  if (told) m_taken.append(place);
}

void BestMarks::end() {
  for (qsizetype i = m_used; i < m_marks.size(); ++i) {
    m_marks[i].diamond->setVisible(false);
    m_marks[i].foot->setVisible(false);
    m_marks[i].words->setVisible(false);
  }
}

QList<double> BaselineMarks::heightsOf(const QList<CurveBaseline>& baselines) const {
  QList<double> heights;
  for (const CurveBaseline& baseline : baselines)
    heights.append(m_plot.yAxis->coordToPixel(baseline.value));
  return heights;
}

void BaselineMarks::set(const QList<CurveBaseline>& baselines, QList<QRectF> taken) {
  while (m_marks.size() < baselines.size()) {
    Mark made{makeLine(m_plot), chartLabel(m_plot, {})};
    for (QCPItemPosition* position : {made.line->start, made.line->end, made.name->position}) {
      position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    }
    made.line->setLayer(QStringLiteral("grid"));
    m_marks.push_back(made);
  }
  const QList<double> lines = heightsOf(baselines);
  for (qsizetype i = 0; i < m_marks.size(); ++i) {
    const Mark& mark = m_marks[i];
    mark.line->setVisible(i < baselines.size());
    mark.name->setVisible(false);
    if (i >= baselines.size()) continue;
    const CurveBaseline& baseline = baselines[i];
    const bool grey = baseline.colour == kBaselineColour;
    mark.line->setPen(baselinePen(curveColour(baseline.colour)));
    mark.line->start->setCoords(0, baseline.value);
    mark.line->end->setCoords(1, baseline.value);
    if (!baseline.named) continue;
    mark.name->setText(baseline.label + QLatin1Char(' ') + chartNumber(baseline.value, 0.001));
    mark.name->setFont(chartFont());
    mark.name->setColor(grey ? chartColour("chartText") : curveColour(baseline.colour));
    placeName(mark, baseline.value, lines, taken);
  }
}

void BaselineMarks::placeName(const Mark& mark, double value, const QList<double>& lines,
                              QList<QRectF>& taken) {
  const QRectF area = m_plot.axisRect()->rect();
  const double line = m_plot.yAxis->coordToPixel(value);
  const QSizeF room = roomFor(chartFont(), mark.name->text());
  for (const bool above : {true, false}) {
    for (const bool right : {true, false}) {
      const QRectF place(QPointF(right ? area.right() - room.width() : area.left(),
                                 above ? line - room.height() : line),
                         room);
      const bool free = std::none_of(taken.begin(), taken.end(),
                                     [&](const QRectF& other) { return other.intersects(place); });
      if (!free || struck(place, lines) || place.top() < area.top() ||
          place.bottom() > area.bottom())
        continue;
      taken.append(place);
      mark.name->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) |
                                      (above ? Qt::AlignBottom : Qt::AlignTop));
      mark.name->position->setCoords(right ? 1 : 0, value);
      mark.name->setVisible(true);
      return;
    }
  }
}

}  // namespace tastescope::ui
