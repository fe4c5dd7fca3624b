// The theme on QCustomPlot, once for all charts: panel background, horizontal grid only, one axis
// line at the bottom, no ticks, no frame, labels 11 px. Charts call styleChart() when made and on
// Theme::changed(); series pens come from the helpers below. Thread rule: GUI thread. Cost: sets
// pens and fonts; never replots by itself.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QPen>
#include <QString>

class QCustomPlot;
class QCPAxis;
class QCPAxisRect;
class QCPItemText;

namespace tastescope::ui {

/// Sets background, every axis rect, fonts and antialiasing of a plot from the current theme.
/// Series keep their own pens.
void styleChart(QCustomPlot& plot);
/// One axis rect alone, for plots with several. Top and right axes are hidden.
void styleAxisRect(QCPAxisRect& rect);

/// Caption font (11 px, 12 in Chinese) of axis labels and of names inside a chart.
QFont chartFont();
QFont chartBoldFont();

/// A colour of the theme by its token: "chartText", "chartGrid", "accent" ...
QColor chartColour(const char* token);
/// Series colour i in order; from the eleventh on "other" grey.
QColor seriesColour(int i);

/// 1.5 px, 2 px when selected.
QPen seriesPen(const QColor& colour, bool selected = false);
/// As measured, behind a smoothed line: 1 px at 28 %.
QPen rawPen(const QColor& colour);
/// Interval bands: 16 %.
QBrush bandBrush(const QColor& colour);
/// Baselines and references: dashed grey, or the run's own colour when given.
QPen baselinePen(const QColor& colour = {});
/// Dashed line under the pointer.
QPen crosshairPen();
/// Sunken area of what is known but not yet there.
QBrush toComeBrush();

/// Text inside the plot in caption font and chartText, anchored to plot coordinates, left-centred,
/// padding 4; owned by the plot.
QCPItemText* chartLabel(QCustomPlot& plot, const QString& text);

}  // namespace tastescope::ui
