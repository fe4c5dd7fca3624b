#include "ui/charts/CurveLegend.h"

#include <QPainter>

#include "ui/charts/ChartStyle.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kLine = 16;
constexpr int kGap = 6;
constexpr int kBetween = 14;
}  // namespace

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    updateGeometry();
    update();
  });
}

void CurveLegend::setEntries(const QList<CurveChart::LegendEntry>& entries) {
  m_entries = entries;
  QStringList names;
  for (const auto& entry : entries) names << entry.label;
  setAccessibleName(names.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

QSize CurveLegend::sizeHint() const {
  const QFontMetrics metrics(chartFont());
  int width = 0;
  for (const auto& entry : m_entries) {
    width += kLine + kGap + metrics.horizontalAdvance(entry.label) + kBetween;
  }
  return {std::max(0, width - kBetween) + 2, 18};
}

void CurveLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(chartFont());
  const QFontMetrics metrics(chartFont());
  int x = 0;
  for (const auto& entry : m_entries) {
    if (x + kLine + kGap >= width()) break;
    QPen pen(entry.colour, 2);
    if (entry.dashed) {
      pen.setWidthF(1.5);
      pen.setDashPattern({3, 2});
    }
    painter.setPen(pen);
    const double middle = height() / 2.0;
    painter.drawLine(QPointF(x, middle), QPointF(x + kLine, middle));
    painter.setPen(chartColour("chartText"));
    const int room = width() - x - kLine - kGap;
    const QString text = metrics.elidedText(entry.label, Qt::ElideRight, room);
    painter.drawText(QRect(x + kLine + kGap, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     text);
    x += kLine + kGap + metrics.horizontalAdvance(entry.label) + kBetween;
  }
}

}  // namespace tastescope::ui
