// Runs side by side: NDCG with its interval, recall, MRR, hit, coverage, popularity, novelty, Gini,
// diversity, popularity lift, and the test against the reference. Shows what training stored until
// the runs were judged again at the chosen list length. Thread rule: GUI thread. Cost: a handful of
// rows.
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <optional>

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/JudgeRuns.h"

namespace tastescope::ui {

/// A chosen run with the colour it keeps on the screen.
struct ChosenRun {
  RunSummary summary;
  QColor colour;
};

class MetricsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    kRun,
    kNdcg,
    kRecall,
    kMrr,
    kHit,
    kCoverage,
    kPopularity,
    kNovelty,
    kGini,
    kDiversity,
    kLift,
    kAgainst,
    kColumns
  };

  using QAbstractTableModel::QAbstractTableModel;
  /// Pixels that hold the header and every value of a column.
  static int widthOf(int column);
  /// `judged` may be null or of another k than asked: then stored values are shown where they
  /// exist.
  void setRuns(const QList<ChosenRun>& runs, int k, bool capped, const Judgements* judged);
  [[nodiscard]] RunId runAt(int row) const;
  /// In the order of the rows, the highest NDCG first.
  [[nodiscard]] const QList<ChosenRun>& runs() const { return m_runs; }

  /// Diversity and lift exist only of judged runs, diversity only of items with attributes.
  [[nodiscard]] bool hasDiversity() const;
  [[nodiscard]] bool hasLift() const { return m_hasJudged; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : kColumns;
  }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role = Qt::DisplayRole) const override;

 private:
  [[nodiscard]] std::optional<MeanInterval> metric(int row, const QString& name) const;
  [[nodiscard]] QString metricName(int column) const;
  [[nodiscard]] QString valueText(int row, int column) const;
  [[nodiscard]] QString againstText(int row, bool whole) const;
  [[nodiscard]] QString referenceName() const;
  [[nodiscard]] QString diversityAttribute() const;

  QList<ChosenRun> m_runs;
  int m_k = 10;
  bool m_capped = false;
  bool m_hasJudged = false;
  Judgements m_judged;
};

/// "NDCG@10" as a person writes it.
QString metricTitle(const QString& name);

}  // namespace tastescope::ui
