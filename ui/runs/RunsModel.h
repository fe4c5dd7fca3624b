// The runs of a project as a table: what was trained, how it ended, how good it is on test. Rows
// may be compared: they take a colour. Thread rule: GUI thread; it is given summaries, it asks no
// one. Cost: a sorted copy of the summaries; cells are made on demand.
#pragma once

#include <QColor>
#include <QSortFilterProxyModel>

#include "core/workflow/Runs.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class RunsModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Compare, Star, Name, Model, State, FirstMetric };
  /// Data roles beside the usual: for sorting, for filters, and the run's id.
  enum Role {
    SortRole = Qt::UserRole + 1,
    IdRole,
    ModelRole,
    StarRole,
    SearchRole,
    StudyRole,     ///< the search the run is a trial of; empty: of none
    BestTrialRole  ///< whether it is the best of them
  };

  explicit RunsModel(QObject* parent = nullptr);
  void setRuns(std::vector<RunSummary> runs);
  [[nodiscard]] const std::vector<RunSummary>& runs() const { return m_runs; }
  [[nodiscard]] const RunSummary* find(RunId run) const;

  /// Compared runs in the order they were chosen; a run keeps its colour as long as it is chosen.
  [[nodiscard]] QList<RunId> compared() const;
  [[nodiscard]] QColor colourOf(RunId run) const;
  [[nodiscard]] int colourIndexOf(RunId run) const {
    return static_cast<int>(m_slots.indexOf(run));
  }
  void setCompared(RunId run, bool compared);

  [[nodiscard]] int timeColumn() const { return FirstMetric + static_cast<int>(m_metrics.size()); }
  [[nodiscard]] int noteColumn() const { return timeColumn() + 5; }
  [[nodiscard]] const Metric& metricOf(int column) const {
    return m_metrics[static_cast<std::size_t>(column - FirstMetric)];
  }

  [[nodiscard]] int rows() const override { return static_cast<int>(m_runs.size()); }
  [[nodiscard]] int columns() const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
  void comparedChanged();
  void renameWanted(qint64 run, const QString& name);
  void noteWanted(qint64 run, const QString& note);
  void starWanted(qint64 run, bool starred);

 private:
  [[nodiscard]] QVariant display(const RunSummary& run, int column) const;
  [[nodiscard]] QVariant sortKey(const RunSummary& run, int column) const;
  [[nodiscard]] QVariant alignment(int column) const;
  /// What tells a run from those around it, in place of a note.
  [[nodiscard]] QString standing(const RunSummary& run) const;
  [[nodiscard]] const MetricValue* metricAt(const RunSummary& run, int column) const;

  std::vector<RunSummary> m_runs;
  std::vector<Metric> m_metrics;
  bool m_manySplits = false;  ///< numbers of different splits cannot be compared: each says its own
  QList<RunId> m_slots;       ///< colour slot -> run, 0: free
  QList<RunId> m_compared;    ///< in order of choice
};

/// Which trials of searches are among the runs shown: one search would bury everything else.
enum class TrialsShown : std::uint8_t { Best, All, None, OfOne };

/// Text, model, star and search filters over the runs.
class RunsFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setText(const QString& text);
  void setModelKey(const QString& key);  ///< empty: all
  void setStarredOnly(bool only);
  /// `study`: for OfOne, whose trials alone are shown.
  void setTrials(TrialsShown shown, const QString& study = {});

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString m_text;
  QString m_model;
  bool m_starred = false;
  TrialsShown m_trials = TrialsShown::Best;
  QString m_study;
};

}  // namespace tastescope::ui
