// Means with their 95 % intervals, several series side by side in each group: "NDCG@10 by
// activity". Thread rule: GUI thread. Cost: a few painter calls per point.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

#include "ui/charts/ChartLegend.h"

namespace tastescope::ui {

class IntervalChart : public QWidget {
  Q_OBJECT
 public:
  struct Point {
    double mean = 0;
    double half = 0;
  };
  struct Series {
    QString name;
    QColor colour;
    Marker marker = Marker::Circle;
    QList<Point> points;  ///< one per group
  };
  struct Group {
    QString name;  ///< "5–9"
    QString note;  ///< "461"
  };
  explicit IntervalChart(QWidget* parent = nullptr);
  /// `nameOfNames` and `nameOfNotes` stand at the left of the two label lines: "items",
  /// "customers".
  void setData(const QString& nameOfNames, const QString& nameOfNotes, const QList<Group>& groups,
               const QList<Series>& series);
  [[nodiscard]] QSize sizeHint() const override { return {320, 220}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 160}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF plotArea() const;
  [[nodiscard]] double top() const;
  [[nodiscard]] QPointF pointAt(int group, int series, double value) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;
  void paintGroups(QPainter& painter, const QRectF& area) const;

  QString m_nameOfNames;
  QString m_nameOfNotes;
  QList<Group> m_groups;
  QList<Series> m_series;
};

}  // namespace tastescope::ui
