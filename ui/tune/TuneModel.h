// The trials of a search as a table: how each ended, its value on validation, what it tried. The
// trial of the moment is the last row. Thread rule: GUI thread. Cost: a copy of the trials; cells
// are made on demand.
#pragma once

#include <QSet>

#include "core/store/RunStore.h"
#include "ui/tune/LiveStudy.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class TuneModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Number, Rung, State, Value, FirstParameter };
  enum Role { SortRole = Qt::UserRole + 1, NumberRole, RunRole };

  using TableModel::TableModel;
  /// Takes over what the study has; keeps rows when only the last one moved.
  void setStudy(const LiveStudy& study);
  /// The trial of the moment went on.
  void updateCurrent(const LiveStudy& study);
  /// Drawn as under the pointer; 0: none.
  void setPointed(qint64 number);
  /// Trials that a brush leaves out are dimmed.
  void setLeftOut(const QSet<qint64>& numbers);

  [[nodiscard]] int epochsColumn() const {
    return FirstParameter + static_cast<int>(m_searched.size());
  }
  [[nodiscard]] int timeColumn() const { return epochsColumn() + 1; }
  [[nodiscard]] qint64 numberAt(int row) const {
    return m_rows[static_cast<std::size_t>(row)].number;
  }

  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return timeColumn() + 1; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  struct Row {
    qint64 number = 0;
    qint64 rung = 0;
    RunId run = 0;
    RunState state = RunState::Running;
    std::optional<double> value = {};
    Json config;
    qint64 epochs = 0;
    qint64 epochsAtMost = 0;  ///< of the trial of the moment
    double seconds = 0;
    QString message = {};
  };
  static Row rowOf(const TuneTrial& trial);
  static Row currentRow(const LiveStudy& study);
  [[nodiscard]] QVariant display(const Row& row, int column) const;
  [[nodiscard]] QVariant sortKey(const Row& row, int column) const;
  [[nodiscard]] const ParamSpec* specAt(int column) const;

  std::vector<Row> m_rows;
  std::vector<const ParamSpec*> m_searched;
  QString m_metric;
  qint64 m_best = 0;
  qint64 m_pointed = 0;
  QSet<qint64> m_leftOut;
};

}  // namespace tastescope::ui
