// One axis of a parallel-coordinates chart without any drawing: where a value stands between the
// axis' foot (0) and head (1), which marks it carries, and whether a brushed stretch holds a value.
// Thread rule: pure. Cost: nothing worth naming.
#pragma once

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <optional>

namespace tastescope::ui {

struct ParallelMark {
  double place = 0;  ///< 0 at the foot, 1 at the head
  QString text;
};

struct ParallelAxis {
  enum class Scale { Linear, Log, Choices };
  QString name;
  Scale scale = Scale::Linear;
  double low = 0;
  double high = 1;
  QStringList choices = {};  ///< Scale::Choices: a value is an index into them

  /// Widens the axis so that `value` is on it.
  void include(double value);
  /// 0..1; choices stand in the middle of equal parts; an axis of one value has it in the middle;
  /// NaN for what is not a number, and on a logarithmic axis for what is not above zero.
  [[nodiscard]] double place(double value) const;
  /// The inverse of place().
  [[nodiscard]] double valueAt(double place) const;
  /// From foot to head, at most about five but for choices.
  [[nodiscard]] QList<ParallelMark> marks() const;
  /// A value as the axis writes it: "0.0012", "cosine".
  [[nodiscard]] QString text(double value) const;
};

/// A stretch of one axis, in places; from <= to.
struct ParallelBrush {
  int axis = 0;
  double from = 0;
  double to = 1;
};
/// Every brush holds the line's value on its axis; a missing value is in no brush.
bool insideBrushes(const QList<ParallelAxis>& axes, const QList<double>& values,
                   const QList<ParallelBrush>& brushes);

/// Pixels from a point to a broken line; points that are not finite interrupt it. Infinite when
/// there is no piece.
double distanceToPolyline(const QPointF& from, const QList<QPointF>& line);

}  // namespace tastescope::ui
