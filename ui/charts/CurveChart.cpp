#include "ui/charts/CurveChart.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartNumbers.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/CurveOverlay.h"
#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {
constexpr double kZoomStep = 1.25;
constexpr int kTickPixels = 95;  ///< room one horizontal label gets
}  // namespace

CurveChart::CurveChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
  bareColumn(this)->addWidget(m_plot);
  m_plot->setFocusPolicy(Qt::NoFocus);
  m_plot->setMouseTracking(true);
  m_plot->installEventFilter(this);
  m_plot->axisRect()->setMinimumMargins(QMargins(36, 8, 18, 22));
  m_overlay = new CurveOverlay(m_plot);
  m_scene = std::make_unique<CurveScene>(*m_plot);
  setFocusPolicy(Qt::StrongFocus);
  styleChart(*m_plot);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    styleChart(*m_plot);
    queueReplot();
  });
}

CurveChart::~CurveChart() = default;

CurveLine* CurveChart::find(const QString& key) const {
  for (const auto& [known, line] : m_lines) {
    if (known == key) return line.get();
  }
  return nullptr;
}

void CurveChart::setCurve(const QString& key, const CurveStyle& style) {
  CurveLine* line = find(key);
  if (!line) line = m_lines.emplace_back(key, std::make_unique<CurveLine>()).second.get();
  line->style = style;
  line->setSmoothing(style.smooth ? m_smoothing : 0);
  queueReplot();
}

void CurveChart::append(const QString& key, const QVector<CurveSample>& samples) {
  CurveLine* line = find(key);
  if (!line || samples.isEmpty()) return;
  line->append(samples);
  queueReplot();
}

void CurveChart::appendHalf(const QString& key, const QVector<double>& halves) {
  if (CurveLine* line = find(key)) line->appendHalf(halves);
  queueReplot();
}

void CurveChart::clear() {
  m_lines.clear();
  m_view.best.clear();
  m_view.baselines.clear();
  std::fill(std::begin(m_view.expected), std::end(m_view.expected), 0.0);
  m_view.from = m_view.to = 0;
  hideCrosshair();
  queueReplot();
}

void CurveChart::setAxis(CurveAxis axis) {
  m_view.axis = axis;
  m_view.from = m_view.to = 0;
  hideCrosshair();
  queueReplot();
}

void CurveChart::setLog(bool log) {
  m_view.log = log;
  queueReplot();
}

void CurveChart::setSmoothing(double weight) {
  m_smoothing = std::clamp(weight, 0.0, 0.99);
  for (const auto& [key, line] : m_lines) line->setSmoothing(line->style.smooth ? m_smoothing : 0);
  queueReplot();
}

void CurveChart::setFromZero(bool fromZero) {
  m_view.fromZero = fromZero;
  queueReplot();
}

void CurveChart::setExpected(double epochs, double steps, double seconds) {
  m_view.expected[0] = epochs;
  m_view.expected[1] = steps;
  m_view.expected[2] = seconds;
  queueReplot();
}

void CurveChart::setBest(const QList<CurveBest>& best) {
  m_view.best = best;
  queueReplot();
}

void CurveChart::setBaselines(const QList<CurveBaseline>& baselines) {
  m_view.baselines = baselines;
  queueReplot();
}

void CurveChart::setCompanion(CurveChart* other, const QString& key, const QString& weightKey) {
  m_companion = other;
  m_companionKey = key;
  m_companionWeight = weightKey;
}

QList<LegendEntry> CurveChart::legend() const {
  QList<LegendEntry> entries;
  const auto add = [&entries](const QString& name, int colour, bool dashed) {
    entries.push_back({name, curveColour(colour), LegendEntry::Kind::Line, Marker::Circle, dashed});
  };
  for (const auto& [key, line] : m_lines) {
    const CurveStyle& style = line->style;
    add(style.label, style.colour, style.dashed || style.ownScale);
  }
  for (const CurveBaseline& line : m_view.baselines) {
    if (!line.named) add(line.label, line.colour, true);
  }
  return entries;
}

std::optional<CurveChart::Reading> CurveChart::readingAt(const QString& key, double x) const {
  const CurveLine* line = find(key);
  const auto at = line ? line->at(m_view.axis, x) : std::nullopt;
  if (!at) return std::nullopt;
  Reading reading;
  reading.label = line->style.label;
  reading.colour = curveColour(line->style.colour);
  reading.height = line->shown()[*at];
  reading.sample = line->sample(*at);
  reading.text = line->style.decimals < 0
                     ? chartValue(reading.height)
                     : QLocale().toString(reading.height, 'f', line->style.decimals);
  return reading;
}

void CurveChart::queueReplot() {
  if (m_replotQueued) return;
  m_replotQueued = true;
  QTimer::singleShot(0, this, [this] {
    if (m_replotQueued && isVisible()) replotNow();
    m_replotQueued = false;
  });
}

void CurveChart::replotNow() {
  m_replotQueued = false;
  const int columns = std::max(1, m_plot->axisRect()->width());
  m_plot->xAxis->setTicker(plainTicker(std::clamp(columns / kTickPixels, 2, 9)));
  const int rows = std::clamp(m_plot->axisRect()->height() / 50, 3, 6);
  m_plot->yAxis->setTicker(m_view.log ? logTicker(rows) : plainTicker(rows));
  // Baselines alone have no place along the axis.
  const bool anyPoint = std::any_of(m_lines.begin(), m_lines.end(),
                                    [](const auto& line) { return !line.second->empty(); });
  m_plot->xAxis->setTickLabels(anyPoint || m_view.expected[0] > 0);
  m_scene->update(m_lines, m_view);
  m_plot->replot(QCustomPlot::rpImmediateRefresh);
  if (m_crosshair) showCrosshair(*m_crosshair);
}

QString CurveChart::headline(const CurveSample& sample) const {
  const QLocale locale;
  if (m_view.axis == CurveAxis::Time) {
    return tr("%1 s · epoch %2")
        .arg(locale.toString(sample.seconds, 'f', 1),
             locale.toString(static_cast<qlonglong>(std::ceil(sample.epoch))));
  }
  const auto epoch = static_cast<qlonglong>(std::ceil(sample.epoch - 1e-9));
  return tr("Epoch %1 · step %2")
      .arg(locale.toString(epoch), locale.toString(static_cast<qlonglong>(sample.step)));
}

void CurveChart::showCrosshair(double x) {
  QList<CurveOverlay::Row> rows;
  std::optional<CurveSample> first;
  for (const auto& [key, line] : m_lines) {
    // What is still to come has no values.
    const auto reading = x <= line->lastKey(m_view.axis) ? readingAt(key, x) : std::nullopt;
    if (!reading) continue;
    if (!first) first = reading->sample;
    const double y = line->style.ownScale ? -1 : m_plot->yAxis->coordToPixel(reading->height);
    rows.push_back({reading->label, reading->text, reading->colour, y});
  }
  if (!first) return hideCrosshair();
  if (m_companion) {
    if (const auto beside = m_companion->readingAt(m_companionKey, x)) {
      const auto weight = m_companion->readingAt(m_companionWeight, x);
      const QString label =
          weight ? tr("%1, weight %2").arg(beside->label, weight->text) : beside->label;
      rows.push_back({label, beside->text, beside->colour, -1});
    }
  }
  for (const CurveBaseline& baseline : m_view.baselines) {
    rows.push_back({baseline.label, chartValue(baseline.value), curveColour(baseline.colour), -1});
  }
  m_crosshair = x;
  m_overlay->setGeometry(m_plot->rect());
  m_overlay->showAt(m_plot->xAxis->coordToPixel(x), m_plot->axisRect()->rect(), headline(*first),
                    rows);
  setAccessibleDescription(m_overlay->text());
}

void CurveChart::hideCrosshair() {
  m_crosshair.reset();
  m_overlay->clear();
}

void CurveChart::stepCrosshair(int direction) {
  if (m_lines.empty()) return;
  const QCPRange range = m_plot->xAxis->range();
  const double last = std::min(range.upper, m_lines.front().second->lastKey(m_view.axis));
  const double step = m_view.axis == CurveAxis::Epoch ? 1 : range.size() / 100;
  const double now = m_crosshair.value_or(direction > 0 ? range.lower - step : last + step);
  showCrosshair(std::clamp(now + direction * step, range.lower, last));
}

void CurveChart::zoomAt(double x, double factor) {
  const double end = CurveScene::endOf(m_lines, m_view);
  const QCPRange now = m_plot->xAxis->range();
  const double from = std::max(0.0, x - (x - now.lower) * factor);
  const double to = std::min(end, x + (now.upper - x) * factor);
  const bool all = from <= 0 && to >= end;
  if (!all && to - from < end * 1e-4) return;
  m_view.from = all ? 0 : from;
  m_view.to = all ? 0 : to;
  queueReplot();
}

void CurveChart::showAll() {
  m_view.from = m_view.to = 0;
  queueReplot();
}

void CurveChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_overlay->setGeometry(m_plot->rect());
  queueReplot();
}

void CurveChart::wheelEvent(QWheelEvent* event) {
  const QPointF at = m_plot->mapFrom(this, event->position());
  if (!m_plot->axisRect()->rect().contains(at.toPoint()) || m_lines.empty()) {
    return QWidget::wheelEvent(event);
  }
  const double steps = event->angleDelta().y() / 120.0;
  zoomAt(m_plot->xAxis->pixelToCoord(at.x()), std::pow(kZoomStep, -steps));
  event->accept();
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left: return stepCrosshair(-1);
    case Qt::Key_Right: return stepCrosshair(1);
    case Qt::Key_Home: return showCrosshair(m_plot->xAxis->range().lower);
    case Qt::Key_End:
      if (!m_lines.empty()) showCrosshair(m_lines.front().second->lastKey(m_view.axis));
      return;
    case Qt::Key_F: return showAll();
    case Qt::Key_Escape:
      if (m_crosshair) return hideCrosshair();
      break;
    default: break;
  }
  QWidget::keyPressEvent(event);
}

void CurveChart::focusOutEvent(QFocusEvent* event) {
  hideCrosshair();
  QWidget::focusOutEvent(event);
}

bool CurveChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_plot) {
    switch (event->type()) {
      case QEvent::MouseMove: {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        if (m_plot->axisRect()->rect().contains(at)) {
          showCrosshair(m_plot->xAxis->pixelToCoord(at.x()));
        } else {
          hideCrosshair();
        }
        break;
      }
      case QEvent::Leave: hideCrosshair(); break;
      case QEvent::MouseButtonDblClick: showAll(); break;
      case QEvent::Show: queueReplot(); break;
      default: break;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace tastescope::ui
