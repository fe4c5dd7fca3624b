// How a search got on: a dot a trial, and the best value up to each. Thread rule: GUI thread.
// Cost: one replot of a few hundred points.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <optional>

class QCustomPlot;

namespace tastescope::ui {

/// The highest value up to each place; none before the first value.
QList<std::optional<double>> bestSoFar(const QList<std::optional<double>>& values);

class BestSoFarChart : public QWidget {
  Q_OBJECT
 public:
  explicit BestSoFarChart(QWidget* parent = nullptr);
  /// Values of trials 1, 2, ... in their order; none for a failed one.
  void setValues(const QList<std::optional<double>>& values);
  [[nodiscard]] QSize minimumSizeHint() const override { return {180, 130}; }

 private:
  void redraw();
  QList<std::optional<double>> m_values;
  QCustomPlot* m_plot;
};

}  // namespace tastescope::ui
