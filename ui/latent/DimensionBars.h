// Latent dimensions as bars: KL to the prior in nats (variational models) or the spread of the
// points. Click a bar to move along it. Thread rule: GUI thread. Cost: one rectangle a dimension.
#pragma once

#include <QWidget>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope::ui {

class DimensionBars : public QWidget {
  Q_OBJECT
 public:
  explicit DimensionBars(QWidget* parent = nullptr);
  /// values: per dimension; `threshold`: a dimension above it is active (0: no such mark).
  void setValues(std::vector<double> values, double threshold);
  /// Largest first, or in the model's order.
  void setSorted(bool sorted);
  void setHighlighted(std::vector<Index> dimensions);
  [[nodiscard]] QSize sizeHint() const override { return {300, 110}; }

 Q_SIGNALS:
  void dimensionChosen(quint32 dimension);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  [[nodiscard]] QRectF plot() const;
  [[nodiscard]] double largest() const;
  [[nodiscard]] QString numberOf(double value) const;  ///< as the axis says it
  [[nodiscard]] int barAt(QPointF at) const;
  void paintAxis(QPainter& painter, const QRectF& area, double top) const;
  void paintActive(QPainter& painter, const QRectF& area) const;
  void order();

  std::vector<double> m_values;
  std::vector<Index> m_order;
  std::vector<Index> m_highlighted;
  double m_threshold = 0;
  int m_active = 0;
  bool m_sorted = true;
  int m_hovered = -1;
};

}  // namespace tastescope::ui
