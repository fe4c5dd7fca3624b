// The table of the Evaluate screen in its panel: shows as many columns as there is room for and
// keeps the selected run. Thread rule: GUI thread. Cost: as MetricsModel.
#pragma once

#include <QFrame>

#include "ui/evaluate/MetricsModel.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class DataTable;

class MetricsTable : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit MetricsTable(QWidget* parent = nullptr);
  /// As MetricsModel::setRuns(). The selected run stays selected as long as it is there.
  void setRuns(const QList<ChosenRun>& runs, int k, bool capped, FindingsPtr found);
  /// In the order of the rows, the highest NDCG first.
  [[nodiscard]] const QList<ChosenRun>& runs() const { return m_model->runs(); }
  /// The selected run; 0 without runs.
  [[nodiscard]] RunId spoken() const { return m_spoken; }
  /// Headings and cells, separated by tabs.
  [[nodiscard]] QString asText() const;

 Q_SIGNALS:
  void spokenChanged(RunId run);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate() override;
  void fit();
  void select();

  DataTable* m_table;
  MetricsModel* m_model;
  RunId m_spoken = 0;
};

}  // namespace tastescope::ui
