// What stands beside the lines of a curve chart: the area still to come, best points, named
// baselines. Each keeps its own items in the plot and reuses them. Thread rule: GUI thread. Cost: a
// handful of items.
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>

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

 private:
  QCustomPlot& m_plot;
  QCPItemRect* m_area;
  QCPItemText* m_words;
};

/// Filled diamonds; one with words has a dotted line down to the axis and the words beside its
/// foot.
class BestMarks {
 public:
  explicit BestMarks(QCustomPlot& plot) : m_plot(plot) {}
  void begin() { m_used = 0; }
  void add(const QPointF& point, const QString& words, const QColor& colour);
  void end();

 private:
  struct Mark {
    QCPGraph* diamond;
    QCPItemLine* foot;
    QCPItemText* words;
  };
  QCustomPlot& m_plot;
  QList<Mark> m_marks;
  qsizetype m_used = 0;
};

/// Dashed horizontal lines, named with their value at the right end.
class BaselineMarks {
 public:
  explicit BaselineMarks(QCustomPlot& plot) : m_plot(plot) {}
  /// After the axes have their ranges: names that would collide are left out (the box under the
  /// pointer still tells them).
  void set(const QList<CurveBaseline>& baselines);

 private:
  struct Mark {
    QCPItemLine* line;
    QCPItemText* name;
  };
  QCustomPlot& m_plot;
  QList<Mark> m_marks;
};

}  // namespace tastescope::ui
