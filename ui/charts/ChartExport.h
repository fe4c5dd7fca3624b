// Saving a chart as PNG (any dpi), SVG or PDF, chosen by the file's ending. The picture is what is
// on the screen, at the size given. Thread rule: GUI thread. Cost: one replot into a paint device.
#pragma once

#include <QSize>
#include <QString>
#include <functional>

class QCustomPlot;
class QWidget;

namespace tastescope::ui {

struct ChartExportOptions {
  QSize size;     ///< device-independent pixels; empty: as on the screen
  int dpi = 144;  ///< PNG only; 96 is one pixel a pixel
  QString title;  ///< document title of SVG and PDF
};

/// What is open or being read is never written over (placeFor). Writes aside and renames, so that a
/// failure never leaves half a picture. Returns an empty string, or the sentence that says what is
/// wrong.
QString saveChart(QCustomPlot& plot, const QString& file, const ChartExportOptions& options = {});

/// Asks for a file (PNG, SVG, PDF) and saves. `say` hears what was saved or what is wrong. The chart
/// belongs to `asker`.
void askAndSaveChart(QWidget* asker, QCustomPlot& plot, const QString& suggestedName,
                     std::function<void(const QString& sentence)> say);

}  // namespace tastescope::ui
