// The pictures of the Evaluate screen: NDCG by activity with intervals, popularity bias against the
// histories, coverage. Thread rule: GUI thread. Cost: layout and a few paints.
#pragma once

#include <QWidget>

#include "ui/evaluate/MetricsModel.h"
#include "ui/workers/AppContext.h"

class QLabel;

namespace tastescope::ui {

class BarChart;
class ChartLegend;
class IntervalChart;
class Panel;
class StackedBarChart;

class JudgementCharts : public QWidget {
  Q_OBJECT
 public:
  explicit JudgementCharts(AppContext& context, QWidget* parent = nullptr);
  void setJudgements(const QList<ChosenRun>& runs, const Judgements& judged);
  void retranslate();
  /// The sentence under popularity bias, computed.
  [[nodiscard]] QString biasSentence() const;

 private:
  void showActivity();
  void showBias();
  void showCoverage();
  [[nodiscard]] const RunJudgement* judgementOf(RunId run) const;
  [[nodiscard]] QString groupName(const ActivityGroup& group) const;

  AppContext& m_context;
  QList<ChosenRun> m_runs;
  Judgements m_judged;
  Panel* m_activityPanel;
  QList<ChartLegend*> m_activityLegends;  ///< one under the other when there are many runs
  IntervalChart* m_activity;
  Panel* m_biasPanel;
  ChartLegend* m_biasLegend;
  StackedBarChart* m_bias;
  QLabel* m_biasWords;
  Panel* m_coveragePanel;
  BarChart* m_coverage;
};

}  // namespace tastescope::ui
