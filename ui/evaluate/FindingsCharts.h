// The pictures of the Evaluate screen: accuracy in groups, popularity bias against the histories,
// calibration, coverage and fairness. Thread rule: GUI thread. Cost: layout and a few paints.
#pragma once

#include "ui/context/AppContext.h"
#include "ui/evaluate/EvaluatedRuns.h"
#include "ui/widgets/Translated.h"

class QGridLayout;
class QLabel;

namespace tastescope::ui {

class BarChart;
class CalibrationPanel;
class ChartLegend;
class FairnessPane;
class Panel;
class SegmentPanel;
class StackedBarChart;

class FindingsCharts : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit FindingsCharts(AppContext& context, QWidget* parent = nullptr);
  void setFindings(const QList<ChosenRun>& runs, const Findings& findings);
  /// The run that sentences and fairness speak of.
  void setSpoken(RunId run);
  /// One panel under the other where two do not fit side by side.
  void setNarrow(bool narrow);
  /// The sentence under popularity bias, computed.
  [[nodiscard]] QString biasSentence() const;

 private:
  void retranslate() override;
  void placePanels();
  void showBias();
  void showCoverage();

  AppContext& m_context;
  QList<EvaluatedRun> m_runs;
  GroupShares m_history{};
  int m_k = 10;
  bool m_narrow = false;
  QGridLayout* m_grid;
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
