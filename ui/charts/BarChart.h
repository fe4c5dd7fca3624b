// One horizontal bar per row from zero, on a track that shows the whole, with its value in words at
// the right; and its stacked sister, where each row is divided into shares that add up to one.
// Thread rule: GUI thread. Cost: a few painter calls per row.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>
#include <vector>

namespace tastescope::ui {

class BarChart : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    QColor colour;
    double fraction = 0;  ///< of the whole, 0..1
    QString value;        ///< "42 %"
    QString note;         ///< "1,306 items", grey
  };
  explicit BarChart(QWidget* parent = nullptr);
  void setRows(const QList<Row>& rows);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QList<Row> m_rows;
};

class StackedBarChart : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    std::vector<double> shares;
    bool reference = false;  ///< bold, divided from the others by a hairline
  };
  explicit StackedBarChart(QWidget* parent = nullptr);
  /// `names` of the parts, for tooltips; colours are steps of the sequential ramp from strong to
  /// soft.
  void setRows(const QStringList& names, const QList<Row>& rows);
  /// Colour of part i of n; the legend uses it too.
  static QColor partColour(int part, int parts);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRect barRect(int row) const;
  void paintRow(QPainter& painter, int row) const;
  QStringList m_names;
  QList<Row> m_rows;
};

}  // namespace tastescope::ui
