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
  /// Rather a second line than names cut off; for legends on a line of their own.
  void setWrapping(bool wrapping);
  void setEntries(const QList<CurveChart::LegendEntry>& entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Where every entry begins, given the width.
  [[nodiscard]] QList<QPoint> places(int width) const;
  [[nodiscard]] int entryWidth(const CurveChart::LegendEntry& entry) const;

  QList<CurveChart::LegendEntry> m_entries;
  bool m_wrapping = false;
};

}  // namespace tastescope::ui
