// Validation curves of the compared runs on one chart, with their best epochs; runs fitted in one
// go are dashed lines. Thread rule: GUI thread; curves are read in a job. Cost: one read per run
// and change of choice.
#pragma once

#include <QHash>

#include "core/workflow/Runs.h"
#include "ui/charts/CurveScene.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/LatestJob.h"

class QStackedWidget;

namespace tastescope::ui {

class CurveChart;
class ChartLegend;
class RunsModel;
class Segments;

class RunCurves : public Panel {
  Q_OBJECT
 public:
  RunCurves(AppContext& context, RunsModel& model, QWidget* parent = nullptr);
  /// `strong` is drawn thicker.
  void showRuns(const QList<RunId>& runs, RunId strong);
  /// Stored curves changed (a run ended).
  void forget() { m_curves.clear(); }
  [[nodiscard]] CurveChart* chart() const { return m_chart; }

 private:
  void draw();
  void drawRun(const RunSummary& run, QList<CurveBest>& best, QList<CurveBaseline>& lines);

  AppContext& m_context;
  RunsModel& m_model;
  ChartLegend* m_legend;
  CurveChart* m_chart;
  QStackedWidget* m_pages;
  QList<RunId> m_runs;
  RunId m_strong = 0;
  QHash<RunId, Curves> m_curves;  ///< of the runs shown
  LatestJob m_job;
};

}  // namespace tastescope::ui
