// The pictures of the Evaluate screen: accuracy in groups, popularity bias against the histories,
// calibration, coverage and fairness. Thread rule: GUI thread. Cost: layout and a few paints.
#pragma once

#include "ui/evaluate/JudgedRuns.h"
#include "ui/workers/AppContext.h"

class QLabel;

namespace tastescope::ui {

class BarChart;
class CalibrationPanel;
class ChartLegend;
class FairnessPane;
class Panel;
class SegmentPanel;
class StackedBarChart;

class JudgementCharts : public QWidget {
  Q_OBJECT
 public:
  explicit JudgementCharts(AppContext& context, QWidget* parent = nullptr);
  void setJudgements(const QList<ChosenRun>& runs, const Judgements& judged);
  /// The run that sentences and fairness speak of.
  void setSpoken(RunId run);
  void retranslate();
  /// The sentence under popularity bias, computed.
  [[nodiscard]] QString biasSentence() const;

 private:
  void showBias();
  void showCoverage();

  AppContext& m_context;
  QList<JudgedRun> m_runs;
  GroupShares m_history{};
  int m_k = 10;
  SegmentPanel* m_segments;
  Panel* m_biasPanel;
  ChartLegend* m_biasLegend;
  StackedBarChart* m_bias;
  QLabel* m_biasWords;
  CalibrationPanel* m_calibration;
  Panel* m_coveragePanel;
  BarChart* m_coverage;
  FairnessPane* m_fairness;
};

}  // namespace tastescope::ui
