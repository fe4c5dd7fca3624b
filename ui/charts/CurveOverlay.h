// The crosshair above a plot: dashed line, a ring on every curve, one box with every value. A child
// widget of its own, so that moving it never replots the curves. Thread rule: GUI thread. Cost:
// repaints itself and lets the plot blit its buffer.
#pragma once

#include <QColor>
#include <QList>
#include <QRect>
#include <QString>
#include <QWidget>

namespace tastescope::ui {

class CurveOverlay : public QWidget {
 public:
  explicit CurveOverlay(QWidget* parent);

  struct Row {
    QString label;
    QString value;
    QColor colour;
    double y = -1;  ///< pixel height of the ring; negative: none (a value from elsewhere)
  };
  /// Shows the line at pixel x within `plot` (pixels), with a headline and rows.
  void showAt(double x, const QRect& plot, const QString& headline, const QList<Row>& rows);
  void clear();
  [[nodiscard]] bool shown() const { return m_shown; }
  /// The box as text, one line a row: what an assistive tool or a test reads.
  [[nodiscard]] QString text() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QRect boxRect() const;
  void paintBox(QPainter& painter) const;

  bool m_shown = false;
  double m_x = 0;
  QRect m_plot;
  QString m_headline;
  QList<Row> m_rows;
};

}  // namespace tastescope::ui
