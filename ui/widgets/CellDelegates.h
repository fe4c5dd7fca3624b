// Delegates of table cells. RowDelegate draws every row's hover, selection, 3 px accent bar and
// keyboard ring; the others add a small picture and read it from data roles. DataTable installs
// RowDelegate itself. Thread rule: GUI thread. Cost: painter calls per visible cell.
#pragma once

#include <QStyledItemDelegate>

namespace tastescope::ui {

/// Data roles the delegates read.
enum CellRole {
  SecondLineRole =
      Qt::UserRole +
      100,       ///< QString: small grey text after (or under, rows of 44 and more) the text
  ChipKindRole,  ///< int(ChipKind): ChipDelegate
  SeriesRole,    ///< QList<double>: SparklineDelegate
  FractionRole,  ///< double in [0, 1]: BarDelegate; NaN = missing
  WhiskerRole,   ///< QList<double>{low, value, high} on the common scale [0, 1]: WhiskerDelegate
  SwatchRole,    ///< QColor: a 10 px square before the text (a run's colour)
  DimmedRole,    ///< bool: the row is out of play, drawn in textDisabled
};

class RowDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 protected:
  /// Draws inside the padded cell, after the background.
  virtual void paintContent(QPainter& painter, const QRect& content,
                            const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

/// Text as a chip; the kind from ChipKindRole.
class ChipDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;
};

/// A line through SeriesRole, filled softly below.
class SparklineDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;
};

/// A bar of FractionRole, and the text at its right.
class BarDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;
};

/// A dot with its interval.
class WhiskerDelegate : public RowDelegate {
  Q_OBJECT
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override;
};

}  // namespace tastescope::ui
