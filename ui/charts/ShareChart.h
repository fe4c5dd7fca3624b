// Shares of several kinds, one row a kind: the reference as an upright mark, each series as a
// marker on the same scale, joined by a line that shows how far apart they are. Thread rule: GUI
// thread. Cost: a few painter calls per row.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

#include "ui/charts/ChartLegend.h"

namespace tastescope::ui {

class ShareChart : public QWidget {
  Q_OBJECT
 public:
  struct Series {
    QString name;
    QColor colour;
    Marker marker = Marker::Circle;
  };
  struct Row {
    QString name;
    double reference = 0;  ///< 0..1
    QList<double> shares;  ///< one per series
  };
  explicit ShareChart(QWidget* parent = nullptr);
  void setData(const QString& nameOfReference, const QList<Series>& series, const QList<Row>& rows);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF plotArea() const;
  [[nodiscard]] double highest() const;
  [[nodiscard]] double step() const;
  [[nodiscard]] double top() const;
  [[nodiscard]] double xOf(double share) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;
  void paintRow(QPainter& painter, const QRectF& area, int row) const;

  QString m_nameOfReference;
  QList<Series> m_series;
  QList<Row> m_rows;
};

}  // namespace tastescope::ui
