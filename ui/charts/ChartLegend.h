// Series named in a row behind a piece of line, a marker or a square. Markers differ so that colour
// is never alone. What does not fit elides, or goes on in the next line. Thread rule: GUI thread.
// Cost: one paint.
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
  bool dashed = false;  ///< Kind::Line
};

class ChartLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ChartLegend(QWidget* parent = nullptr);
  /// Rather a second line than names cut off; for legends on a line of their own.
  void setWrapping(bool wrapping);
  void setEntries(const QList<LegendEntry>& entries);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Where every entry begins, given the width.
  [[nodiscard]] QList<QPoint> places(int width) const;

  QList<LegendEntry> m_entries;
  bool m_wrapping = false;
};

}  // namespace tastescope::ui
