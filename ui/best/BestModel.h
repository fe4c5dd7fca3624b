// The leaderboard of a search for the best model: a row a model, with its best training. Thread rule: GUI
// thread. Cost: a dozen rows.
#pragma once

#include "core/search/BestStudy.h"
#include "ui/widgets/TableModel.h"

namespace tastescope::ui {

class BestModel : public TableModel {
  Q_OBJECT
 public:
  enum Column { Model, Value, Interval, Test, P, Coverage, Novelty, Time, Memory, Tried, Columns };
  enum Role { RunRole = Qt::UserRole + 1 };

  using TableModel::TableModel;
  void setOutcome(const BestOutcome& outcome);

  [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] int columns() const override { return Columns; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  struct Row {
    QString name;
    qint64 run = 0;
    double value = 0;
    double half = 0;
    std::optional<double> test = {};
    std::optional<double> p = {};
    double coverage = 0;
    double novelty = 0;
    double seconds = 0;
    double bytes = 0;
    qint64 tried = 0;
    bool chosen = false;
  };
  [[nodiscard]] QString display(const Row& row, int column) const;
  [[nodiscard]] QString withInterval(const Row& row) const;
  [[nodiscard]] QList<double> whisker(const Row& row) const;

  std::vector<Row> m_rows;
  QString m_metric;
  double m_low = 0;  ///< of all intervals
  double m_high = 1;
};

}  // namespace tastescope::ui
