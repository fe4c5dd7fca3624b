// Parallel coordinates: one upright axis a quantity, one line a trial, coloured by the last axis
// from soft (low) to strong (high), the best one thicker. The pointer picks the nearest line;
// dragging along an axis keeps only the lines that pass there, a click on the axis lets go. By
// keyboard: Up and Down walk the lines from best to worst, Return opens, Escape lets go. Thread
// rule: GUI thread. Cost: a polyline a trial per paint.
#pragma once

#include <QColor>
#include <QWidget>
#include <functional>

#include "ui/charts/ParallelAxis.h"

namespace tastescope::ui {

class ParallelChart : public QWidget {
  Q_OBJECT
 public:
  struct Line {
    qint64 id = 0;
    QString name;           ///< "Trial 7"
    QList<double> values;   ///< one an axis; NaN where there is none
    bool finished = false;  ///< else dashed
  };
  explicit ParallelChart(QWidget* parent = nullptr);
  /// The last axis colours. Brushes stay while the number of axes does.
  void setData(const QList<ParallelAxis>& axes, const QList<Line>& lines, qint64 best);
  /// Draws one line above the others; 0: none.
  void setHighlighted(qint64 id);
  [[nodiscard]] qint64 highlighted() const { return m_highlighted; }
  [[nodiscard]] const QList<ParallelBrush>& brushes() const { return m_brushes; }
  void clearBrushes();
  /// Where a line passes an axis, in the widget's coordinates; not finite without a value.
  [[nodiscard]] QPointF pointOf(qint64 id, int axis) const;
  [[nodiscard]] bool kept(qint64 id) const;
  [[nodiscard]] QSize sizeHint() const override { return {560, 240}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {260, 150}; }

 Q_SIGNALS:
  /// The pointer or the keyboard is at this line; 0: at none.
  void hovered(qint64 id);
  void clicked(qint64 id);
  void activated(qint64 id);
  void brushesChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF plotArea() const;
  [[nodiscard]] double axisX(int axis) const;
  [[nodiscard]] QList<QPointF> pointsOf(const Line& line) const;
  [[nodiscard]] const Line* find(qint64 id) const;
  [[nodiscard]] const Line* nearest(const QPointF& at) const;
  [[nodiscard]] int axisAt(const QPointF& at) const;
  [[nodiscard]] double placeAt(double y) const;
  [[nodiscard]] QColor colourOf(const Line& line) const;
  void paintAxis(QPainter& painter, int axis) const;
  void paintLine(QPainter& painter, const Line& line) const;
  void paintHint(QPainter& painter) const;
  void walk(int by);
  void point(qint64 id);
  void endBrush(const QPointF& at);
  [[nodiscard]] QString describe(const Line& line) const;

  QList<ParallelAxis> m_axes;
  QList<Line> m_lines;
  QList<ParallelBrush> m_brushes;
  qint64 m_best = 0;
  qint64 m_highlighted = 0;
  int m_brushing = -1;  ///< axis of the drag of the moment
  double m_brushStart = 0;
  double m_brushNow = 0;
  bool m_dragged = false;
};

}  // namespace tastescope::ui
