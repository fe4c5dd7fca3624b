// Puts the lines of a curve chart and what belongs to them (bands, best marker, baselines, future)
// into a QCustomPlot. Thread rule: GUI thread. Cost: update() is one pass over the visible points
// of every line; it does not replot.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <memory>
#include <vector>

#include "ui/charts/CurveLine.h"

class QCustomPlot;

namespace tastescope::ui {

struct CurveBaseline {
  QString label;  ///< "EASE"; its value is added
  double value = 0;
  int colour = kBaselineColour;
  bool named = true;  ///< false where a legend names it
};

struct CurveBest {
  QString key;
  double epoch = 0;
  QString words = {};  ///< "best · epoch 71 · 0.2168"; empty: the diamond alone
};

/// What is drawn besides the lines.
struct CurveView {
  CurveAxis axis = CurveAxis::Epoch;
  bool log = false;
  bool fromZero = false;
  double expected[3] = {0, 0, 0};  ///< end of the axis in epochs, steps, seconds; 0: the last point
  double from = 0;                 ///< zoomed part of the axis; from == to: all of it
  double to = 0;
  QList<CurveBest> best;
  QList<CurveBaseline> baselines;
};

using CurveLines = std::vector<std::pair<QString, std::unique_ptr<CurveLine>>>;

QColor curveColour(int colour);

class CurveScene {
 public:
  explicit CurveScene(QCustomPlot& plot);
  ~CurveScene();
  /// Brings plottables and items up to date.
  void update(const CurveLines& lines, const CurveView& view);
  [[nodiscard]] int drawnPoints() const { return m_drawn; }
  /// Where the horizontal axis ends when all of it is shown.
  [[nodiscard]] static double lastOf(const CurveLines& lines, const CurveView& view);
  [[nodiscard]] static double endOf(const CurveLines& lines, const CurveView& view);

 private:
  struct Graphs;
  struct Extras;
  void setHorizontalRange(const CurveLines& lines, const CurveView& view);
  void setVerticalRange(const CurveView& view);
  void drawLine(Graphs& graphs, const CurveLine& line, const CurveView& view);
  void drawBand(Graphs& graphs, const CurveLine& line, const CurveView& view);
  void drawOwnScale(Graphs& graphs, const CurveLine& line, const CurveView& view);
  void drawBest(const CurveLines& lines, const CurveView& view);
  void drawBaselines(const CurveView& view);
  void drawFuture(const CurveLines& lines, const CurveView& view);
  Graphs& graphsOf(const QString& key);
  void dropUnused(const CurveLines& lines);

  QCustomPlot& m_plot;
  std::vector<std::pair<QString, std::unique_ptr<Graphs>>> m_graphs;
  std::unique_ptr<Extras> m_extras;
  ValueRange m_range;
  int m_drawn = 0;
};

}  // namespace tastescope::ui
