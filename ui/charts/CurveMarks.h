// What stands beside the lines of a curve chart: the area still to come, best points, named
// baselines. Each keeps its own items in the plot and reuses them. Thread rule: GUI thread. Cost: a
// handful of items.
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <utility>

#include "ui/charts/CurveScene.h"

class QCPGraph;
class QCPItemLine;
class QCPItemRect;
class QCPItemText;

namespace tastescope::ui {

/// The sunken area from the last point to the expected end, with words where they fit.
class FutureMark {
 public:
  explicit FutureMark(QCustomPlot& plot);
  void set(double from, double to);
  /// Where words stand, in pixels.
  [[nodiscard]] const QList<QRectF>& taken() const { return m_taken; }

 private:
  QCustomPlot& m_plot;
  QCPItemRect* m_area;
  QCPItemText* m_words;
  QList<QRectF> m_taken;
};

/// Filled diamonds; one with words has a dotted line down to the axis and the words beside its
/// foot.
class BestMarks {
 public:
  explicit BestMarks(QCustomPlot& plot) : m_plot(plot) {}
  /// `lines`: heights in pixels at which horizontal lines go through the plot.
  void begin(QList<double> lines) {
    m_used = 0;
    m_taken.clear();
    m_lines = std::move(lines);
  }
  void add(const QPointF& point, const QString& words, const QColor& colour);
  void end();
  /// Where words stand, in pixels.
  [[nodiscard]] const QList<QRectF>& taken() const { return m_taken; }

 private:
  struct Mark {
    QCPGraph* diamond;
    QCPItemLine* foot;
    QCPItemText* words;
  };
  QCustomPlot& m_plot;
  QList<Mark> m_marks;
  QList<QRectF> m_taken;
  QList<double> m_lines;
  qsizetype m_used = 0;
};

/// Dashed horizontal lines, named with their value at an end, above or below, wherever there is room.
class BaselineMarks {
 public:
  explicit BaselineMarks(QCustomPlot& plot) : m_plot(plot) {}
  /// Where the lines lie, in pixels, as the axes are now.
  [[nodiscard]] QList<double> heightsOf(const QList<CurveBaseline>& baselines) const;
  /// After the axes have their ranges. A name without a place beside the others and what is `taken` is
  /// left out (the box under the pointer still tells it).
  void set(const QList<CurveBaseline>& baselines, QList<QRectF> taken);

 private:
  struct Mark {
    QCPItemLine* line;
    QCPItemText* name;
  };
  void placeName(const Mark& mark, double value, const QList<double>& lines, QList<QRectF>& taken);

  QCustomPlot& m_plot;
  QList<Mark> m_marks;
};

}  // namespace tastescope::ui
