// Series named in a row behind a piece of line, a marker or a square. Markers differ so that colour
// is never alone. Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

class QPainter;
class QPointF;

namespace tastescope::ui {

enum class Marker { Circle, Square, Triangle, Diamond };

/// The marker of series i, in order; after the last it starts over.
Marker markerOf(int i);
/// Filled, `size` pixels across.
void paintMarker(QPainter& painter, const QPointF& centre, double size, Marker marker,
                 const QColor& colour);

struct LegendEntry {
  enum class Kind { Line, Marker, Square, Upright };
  QString name;
  QColor colour;
  Kind kind = Kind::Marker;
  Marker marker = Marker::Circle;
};

class ChartLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ChartLegend(QWidget* parent = nullptr);
  void setEntries(const QList<LegendEntry>& entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {0, 18}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<LegendEntry> m_entries;
};

}  // namespace tastescope::ui
