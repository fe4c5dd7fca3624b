// The trials of a search as lines of a parallel-coordinates chart. Thread rule: GUI thread (labels
// are translated). Cost: a value a trial and axis.
#pragma once

#include "ui/charts/ParallelChart.h"
#include "ui/tune/LiveStudy.h"

namespace tastescope::ui {

struct TuneLines {
  QList<ParallelAxis> axes;          ///< the searched parameters, then the metric
  QList<ParallelChart::Line> lines;  ///< finished and failed trials, then the one of the moment
  qint64 best = 0;                   ///< 0: none yet
};
TuneLines tuneLines(const LiveStudy& study);

}  // namespace tastescope::ui
