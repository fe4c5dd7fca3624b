// Runs side by side: every metric that has a place in tables, and the test against the reference.
// Shows what training stored until the runs were evaluated at the chosen list length. Thread rule:
// GUI thread. Cost: a handful of rows.
#pragma once

#include <QColor>
#include <memory>
#include <optional>

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/Findings.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

/// A chosen run with the colour it keeps on the screen.
struct ChosenRun {
  RunSummary summary;
  QColor colour;
};

using FindingsPtr = std::shared_ptr<const Findings>;

/// What was found of a run, or nullptr.
inline const RunFindings* findingsOf(const Findings& all, RunId run) {
  for (const RunFindings& found : all.runs) {
    if (found.evaluation.run.id == run) return &found;
  }
  return nullptr;
}
/// The list length they are of.
inline int lengthOf(const Findings& findings) {
  return findings.runs.front().evaluation.protocol.cutoffs.front();
}

class MetricsModel : public TableModel {
  Q_OBJECT
 public:
  static constexpr int kRun = 0;
  static constexpr int kNdcg = 1;  ///< the first of the metrics

  explicit MetricsModel(QObject* parent = nullptr);
  /// The test against the reference: the last column.
  [[nodiscard]] int againstColumn() const { return kNdcg + static_cast<int>(m_kinds.size()); }
  /// -1: there is none. Of the two recalls the chosen one has a column.
  [[nodiscard]] int columnOf(std::string_view kind) const;
  /// Pixels that hold the header and every value of a column.
  [[nodiscard]] int widthOf(int column) const;
  /// Columns in the order in which they take what room there is: the run, NDCG and the test first.
  [[nodiscard]] QList<int> byImportance() const;
  /// Whether a column belongs in a table of any width.
  [[nodiscard]] bool always(int column) const;
  /// Whether any run has a value there.
  [[nodiscard]] bool filled(int column) const;
  /// `found` may be null: then stored values are shown where they exist.
  void setRuns(const QList<ChosenRun>& runs, int k, bool capped, FindingsPtr found);
  [[nodiscard]] RunId runAt(int row) const;
  /// In the order of the rows, the highest NDCG first.
  [[nodiscard]] const QList<ChosenRun>& runs() const { return m_runs; }

  [[nodiscard]] int rows() const override { return static_cast<int>(m_runs.size()); }
  [[nodiscard]] int columns() const override { return againstColumn() + 1; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  [[nodiscard]] const MetricKind* kindOf(int column) const;
  [[nodiscard]] std::optional<MeanInterval> value(int row, int column) const;
  [[nodiscard]] QString againstText(int row, bool whole) const;
  /// The run with the highest NDCG; 0 until there were tests.
  [[nodiscard]] RunId reference() const;
  [[nodiscard]] QString help(int column) const;
  [[nodiscard]] QString everyMetric(int row) const;

  QList<ChosenRun> m_runs;
  int m_k = 10;
  std::vector<const MetricKind*> m_kinds;
  FindingsPtr m_found;
};

}  // namespace tastescope::ui
