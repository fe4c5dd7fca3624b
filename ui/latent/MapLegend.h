// The map's legend in a corner: groups with their counts, a click selects the group; or the scale
// of a number or of density. Thread rule: GUI thread. Cost: a dozen rows painted.
#pragma once

#include <QFrame>

#include "ui/latent/MapColouring.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class MapLegend : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit MapLegend(QWidget* parent = nullptr);
  /// `title`: the attribute; `counted`: what the counts count.
  void setColouring(const MapColouring& colouring, const QString& title, const QString& counted);
  /// Instead of groups: the ramp from few to many.
  void setDensity(bool density);
  [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
  void groupChosen(int row, Qt::KeyboardModifiers modifiers);

 protected:
  void retranslate() override { setAccessibleName(tr("Legend")); }
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] bool showsScale() const { return m_density || m_numeric; }
  [[nodiscard]] QRect rowRect(int row) const;
  [[nodiscard]] int rowAt(QPoint at) const;
  [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
  void paintRows(QPainter& painter);
  void paintScale(QPainter& painter);
  void setCurrent(int row);

  struct Row {
    QString label;
    QColor colour;
    MapMarker marker;
    QString count;
  };
  std::vector<Row> m_rows;
  QString m_title;
  QString m_counted;
  bool m_numeric = false;
  bool m_density = false;
  double m_low = 0;
  double m_high = 0;
  int m_current = -1;
};

}  // namespace tastescope::ui
