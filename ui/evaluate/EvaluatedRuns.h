// The chosen runs with what was found of them, in the table's order: what every picture of the
// Evaluate screen is made from. Thread rule: a value type. Cost: copies of small results.
#pragma once

#include "ui/charts/ChartLegend.h"
#include "ui/context/Translate.h"
#include "ui/evaluate/MetricsModel.h"

namespace tastescope::ui {

struct EvaluatedRun {
  QString name;
  QColor colour;
  Marker marker = Marker::Circle;
  RunFindings found;
  [[nodiscard]] RunId id() const { return found.evaluation.run.id; }
  [[nodiscard]] LegendEntry legend() const {
    return {name, colour, LegendEntry::Kind::Marker, marker};
  }
};

/// Runs that nothing was found of are left out.
inline QList<EvaluatedRun> evaluatedRuns(const QList<ChosenRun>& runs, const Findings& all) {
  QList<EvaluatedRun> made;
  for (int i = 0; i < runs.size(); ++i) {
    if (const RunFindings* found = findingsOf(all, runs[i].summary.record.id))
      made.append({fromUtf8(runs[i].summary.record.name), runs[i].colour, markerOf(i), *found});
  }
  return made;
}

/// A run's results in groups, or nullptr.
inline const SegmentTable* segmentsBy(const EvaluatedRun& run, const std::string& by) {
  for (const SegmentTable& table : run.found.segments) {
    if (table.by == by) return &table;
  }
  return nullptr;
}

}  // namespace tastescope::ui
