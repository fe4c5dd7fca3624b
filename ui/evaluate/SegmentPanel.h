// Accuracy in groups: users by length of history, items to be found by popularity, or users by an
// attribute, one interval a run and group. Thread rule: GUI thread. Cost: layout and a few paints.
#pragma once

#include "ui/context/AppContext.h"
#include "ui/evaluate/EvaluatedRuns.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class IntervalChart;
class RunLegend;
class Segments;

class SegmentPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit SegmentPanel(AppContext& context, QWidget* parent = nullptr);
  /// `attribute` is the user attribute of the third choice; empty: there is none.
  void setRuns(const QList<EvaluatedRun>& runs, int k, const std::string& attribute);

 private:
  void retranslate() override;
  void makeSwitch(bool withAttribute);
  void showSegments();
  [[nodiscard]] std::string by() const;

  AppContext& m_context;
  QList<EvaluatedRun> m_runs;
  int m_k = 10;
  std::string m_attribute;
  Segments* m_switch = nullptr;
  RunLegend* m_legend;
  IntervalChart* m_chart;
};

}  // namespace tastescope::ui
