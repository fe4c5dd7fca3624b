// Series named in a row with their markers, for charts of points. Markers differ so that colour is
// never alone. Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

class QPainter;
class QPointF;

namespace tastescope::ui {

enum class Marker { Circle, Square, Triangle, Diamond };

/// Filled, `size` pixels across.
void paintMarker(QPainter& painter, const QPointF& centre, double size, Marker marker,
                 const QColor& colour);

class ChartLegend : public QWidget {
  Q_OBJECT
 public:
  struct Entry {
    QString name;
    QColor colour;
    Marker marker = Marker::Circle;
  };
  explicit ChartLegend(QWidget* parent = nullptr);
  void setEntries(const QList<Entry>& entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {0, 18}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<Entry> m_entries;
};

}  // namespace tastescope::ui
