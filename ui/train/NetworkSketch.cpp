#include "ui/train/NetworkSketch.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kWords = 40;  ///< room below the bars
constexpr double kBar = 18;
}  // namespace

NetworkSketch::NetworkSketch(QWidget* parent) : QWidget(parent) {
  setMinimumHeight(130);
  setObjectName(QStringLiteral("networkSketch"));
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NetworkSketch::setLayers(qint64 items, const QList<qint64>& hidden, qint64 code) {
  m_layers = {{items, tr("history"), false}};
  for (const qint64 size : hidden) m_layers << Layer{size, tr("layer"), false};
  m_layers << Layer{code, tr("code"), true};
  for (auto size = hidden.rbegin(); size != hidden.rend(); ++size) {
    m_layers << Layer{*size, tr("layer"), false};
  }
  m_layers << Layer{items, tr("scores"), false};
  QStringList sizes;
  for (const Layer& layer : m_layers) sizes << QLocale().toString(layer.size);
  setAccessibleDescription(sizes.join(QStringLiteral(" – ")));
  update();
}

void NetworkSketch::paintEvent(QPaintEvent*) {
  if (m_layers.isEmpty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double room = height() - kWords;
  qint64 largest = 1;
  for (const Layer& layer : m_layers) largest = std::max(largest, layer.size);
  const double step = double(width()) / double(m_layers.size());
  QList<QRectF> bars;
  for (qsizetype i = 0; i < m_layers.size(); ++i) {
    const double share = std::sqrt(double(m_layers[i].size) / double(largest));
    const double tall = std::max(6.0, share * room);
    bars << QRectF(step * (double(i) + 0.5) - kBar / 2, (room - tall) / 2, kBar, tall);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(chartColour("sunken"));
  for (qsizetype i = 1; i < bars.size(); ++i) {
    painter.drawPolygon(QPolygonF({bars[i - 1].topRight(), bars[i].topLeft(), bars[i].bottomLeft(),
                                   bars[i - 1].bottomRight()}));
  }
  for (qsizetype i = 0; i < bars.size(); ++i) {
    painter.setPen(Qt::NoPen);
    painter.fillRect(bars[i], chartColour(m_layers[i].code ? "accent" : "chartMuted"));
    const QRectF words(step * double(i), room + 4, step, 16);
    painter.setFont(chartBoldFont());
    painter.setPen(chartColour("textPrimary"));
    painter.drawText(words, Qt::AlignCenter, QLocale().toString(m_layers[i].size));
    painter.setFont(chartFont());
    painter.setPen(chartColour("textSecondary"));
    painter.drawText(words.translated(0, 16), Qt::AlignCenter, m_layers[i].name);
  }
}

}  // namespace tastescope::ui
