// Models by what they give and what that costs: accuracy with its interval upwards, something else along.
// Those that no other beats in both stand on a line. Thread rule: GUI thread. Cost: one replot of a few
// dozen points.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QCustomPlot;

namespace tastescope::ui {

struct ParetoPoint {
  QString name;
  double x = 0;
  double y = 0;
  double half = 0;      ///< half-width of y's interval; 0: not known
  bool chosen = false;  ///< drawn in the accent colour
};

struct ParetoAxis {
  QString name;
  bool logarithmic = false;  ///< for values above 0
  bool lessIsBetter = false;
};

/// Whether no other point is better in one and as good in the other.
QList<bool> paretoFront(const QList<ParetoPoint>& points, bool lessIsBetter);

class ParetoChart : public QWidget {
  Q_OBJECT
 public:
  explicit ParetoChart(QWidget* parent = nullptr);
  void setData(const ParetoAxis& along, const QString& upwards, const QList<ParetoPoint>& points);
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, 200}; }
  [[nodiscard]] QSize sizeHint() const override { return {320, 260}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void redraw();
  void setRanges();
  void drawFront(const QList<bool>& front);
  void drawPoints(const QList<bool>& front);
  void nameThem(const QList<bool>& front);

  ParetoAxis m_along;
  QString m_upwards;
  QList<ParetoPoint> m_points;
  QCustomPlot* m_plot;
};

}  // namespace tastescope::ui
