// The chosen runs with their judgements, in the table's order: what every picture of the Evaluate
// screen is made from. Thread rule: a value type. Cost: copies of small results.
#pragma once

#include "ui/charts/ChartLegend.h"
#include "ui/context/Translate.h"
#include "ui/evaluate/MetricsModel.h"

namespace tastescope::ui {

struct JudgedRun {
  QString name;
  QColor colour;
  Marker marker = Marker::Circle;
  RunJudgement judged;
  [[nodiscard]] LegendEntry legend() const {
    return {name, colour, LegendEntry::Kind::Marker, marker};
  }
};

/// Runs without a judgement are left out.
inline QList<JudgedRun> judgedRuns(const QList<ChosenRun>& runs, const Judgements& all) {
  QList<JudgedRun> made;
  for (int i = 0; i < runs.size(); ++i) {
    for (const RunJudgement& judged : all.runs) {
      if (judged.run != runs[i].summary.record.id) continue;
      made.append({fromUtf8(runs[i].summary.record.name), runs[i].colour, markerOf(i), judged});
    }
  }
  return made;
}

/// A run's results in groups, or nullptr.
inline const SegmentTable* segmentsBy(const JudgedRun& run, const std::string& by) {
  for (const SegmentTable& table : run.judged.segments) {
    if (table.by == by) return &table;
  }
  return nullptr;
}

}  // namespace tastescope::ui
