#include "ui/charts/ChartStyle.h"

#include "ui/charts/Qcp.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

QColor withAlpha(QColor colour, double alpha) {
  colour.setAlphaF(static_cast<float>(alpha));
  return colour;
}

void styleAxis(QCPAxis& axis, const QPen& base) {
  const Theme& theme = Theme::instance();
  axis.setBasePen(base);
  axis.setTickLength(0, 0);
  axis.setSubTicks(false);
  axis.setTickPen(Qt::NoPen);
  axis.setSubTickPen(Qt::NoPen);
  axis.setTickLabelFont(chartFont());
  axis.setTickLabelColor(theme.colour("chartText"));
  axis.setLabelFont(chartFont());
  axis.setLabelColor(theme.colour("chartText"));
  axis.setTickLabelPadding(static_cast<int>(theme.chart("tickLabelGap")));
}

}  // namespace

void styleAxisRect(QCPAxisRect& rect) {
  const Theme& theme = Theme::instance();
  for (QCPAxis* axis : rect.axes()) {
    const bool bottom = axis->axisType() == QCPAxis::atBottom;
    styleAxis(*axis, bottom ? QPen(theme.colour("chartAxis"), 1) : QPen(Qt::NoPen));
    axis->grid()->setVisible(axis->axisType() == QCPAxis::atLeft);
    axis->grid()->setPen(QPen(theme.colour("chartGrid"), 1));
    axis->grid()->setZeroLinePen(QPen(theme.colour("chartGrid"), 1));
    axis->grid()->setSubGridVisible(false);
    if (axis->axisType() == QCPAxis::atTop || axis->axisType() == QCPAxis::atRight) {
      axis->setVisible(false);
    }
  }
}

void styleChart(QCustomPlot& plot) {
  plot.setBackground(QBrush(Theme::instance().colour("chartBackground")));
  plot.setPlottingHint(QCP::phFastPolylines, true);
  plot.setNotAntialiasedElements(QCP::aeGrid | QCP::aeAxes);
  const QSignalBlocker blocker(&plot);
  for (QCPAxisRect* rect : plot.axisRects()) styleAxisRect(*rect);
}

QFont chartFont() { return Theme::instance().font(TextStyle::Caption); }

QFont chartBoldFont() {
  QFont font = chartFont();
  font.setWeight(QFont::DemiBold);
  return font;
}

QColor chartColour(const char* token) { return Theme::instance().colour(token); }

QColor seriesColour(int i) { return Theme::instance().categorical(i); }

QPen seriesPen(const QColor& colour, bool selected) {
  const Theme& theme = Theme::instance();
  QPen pen(colour, theme.chart(selected ? "lineSelected" : "line"));
  pen.setJoinStyle(Qt::RoundJoin);
  return pen;
}

QPen rawPen(const QColor& colour) {
  const Theme& theme = Theme::instance();
  return {withAlpha(colour, theme.chart("rawOpacity")), theme.chart("lineRaw")};
}

QBrush bandBrush(const QColor& colour) {
  return withAlpha(colour, Theme::instance().chart("bandOpacity"));
}

QPen baselinePen(const QColor& colour) {
  QPen pen(colour.isValid() ? colour : chartColour("chartText"), 1);
  pen.setDashPattern({5, 4});
  return pen;
}

QPen crosshairPen() {
  QPen pen(chartColour("chartCrosshair"), 1);
  pen.setDashPattern({4, 3});
  return pen;
}

QBrush toComeBrush() {
  const Theme& theme = Theme::instance();
  return theme.dark() ? theme.colour("sunken") : withAlpha(theme.colour("sunken"), 0.6);
}

QCPItemText* chartLabel(QCustomPlot& plot, const QString& text) {
  auto* label = new QCPItemText(&plot);
  label->setText(text);
  label->setFont(chartFont());
  label->setColor(chartColour("chartText"));
  label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  label->setPadding(QMargins(4, 2, 4, 2));
  label->setSelectable(false);
  return label;
}

}  // namespace tastescope::ui
