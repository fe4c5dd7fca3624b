// Shares of the kinds of items: people's histories against each run's lists, and how far the chosen
// run is off. Without item attributes a sentence says what is missing. Thread rule: GUI thread.
// Cost: layout and a few paints.
#pragma once

#include "ui/context/AppContext.h"
#include "ui/evaluate/EvaluatedRuns.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;

namespace tastescope::ui {

class RunLegend;
class ShareChart;

class CalibrationPanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit CalibrationPanel(AppContext& context, QWidget* parent = nullptr);
  void setRuns(const QList<EvaluatedRun>& runs);
  /// The run the sentence speaks of.
  void setSpoken(RunId run);
  /// "EASE 01 is off by 1.2 % on average.", computed.
  [[nodiscard]] QString sentence() const;

 private:
  void retranslate() override;
  void showShares();
  [[nodiscard]] const AttributeFigures* figuresOf(const EvaluatedRun& run) const;

  AppContext& m_context;
  QList<EvaluatedRun> m_runs;
  RunId m_spoken = 0;
  QComboBox* m_attributes;
  RunLegend* m_legend;
  ShareChart* m_chart;
  QLabel* m_words;
};

}  // namespace tastescope::ui
