// The legend of a chart as a row of its panel's head: a piece of line and its name, in drawing
// order. What does not fit elides. Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QList>
#include <QWidget>

#include "ui/charts/CurveChart.h"

namespace tastescope::ui {

class CurveLegend : public QWidget {
  Q_OBJECT
 public:
  explicit CurveLegend(QWidget* parent = nullptr);
  void setEntries(const QList<CurveChart::LegendEntry>& entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {0, 18}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<CurveChart::LegendEntry> m_entries;
};

}  // namespace tastescope::ui
