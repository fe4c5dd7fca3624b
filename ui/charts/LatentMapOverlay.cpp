// What lies above the map's picture: labels, focus, lasso, hover. Thread rule: GUI thread. Cost:
// about a millisecond a frame.
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/charts/LatentMap.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr double kBubbleAway = 12;
}

void LatentMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), m_style.background);
  paintPicture(painter, m_picture.base);
  paintPicture(painter, m_picture.selection);
  painter.setRenderHint(QPainter::Antialiasing);
  if (m_points && m_points->size() > 0) {
    paintOutline(painter);
    paintFocus(painter);
    paintLabels(painter, m_placed, mapLabelFont(), m_style.text, m_style.background);
    paintHover(painter);
  }
}

void LatentMap::paintPicture(QPainter& painter, const QImage& image) const {
  if (image.isNull()) return;
  const QSizeF logical = QSizeF(image.size()) / image.devicePixelRatio();
  const double share = m_view.scale / m_picture.view.scale;
  QRectF target(QPointF(), logical * share);
  target.moveCenter(m_view.toScreen(m_picture.view.centre, size()));
  if (m_picture.view == m_view) {
    // Exactly where it was drawn for: no resampling.
    const QPointF corner((width() - logical.width()) / 2, (height() - logical.height()) / 2);
    painter.drawImage(corner, image);
    return;
  }
  painter.drawImage(target, image);
}

void LatentMap::paintFocus(QPainter& painter) const {
  if (!m_focused || *m_focused >= m_points->size()) return;
  const QPointF centre = screenOf(*m_focused);
  QColor thin = m_style.text;
  thin.setAlphaF(0.55F);
  painter.setBrush(Qt::NoBrush);
  for (const std::uint32_t neighbour : m_neighbours) {
    const QPointF at = screenOf(neighbour);
    painter.setPen(QPen(thin, 1));
    painter.drawLine(centre, at);
    painter.setPen(QPen(m_style.text, 1));
    painter.drawEllipse(at, 4.5, 4.5);
  }
  painter.setPen(QPen(m_style.background, 5));
  painter.drawEllipse(centre, 7, 7);
  painter.setPen(QPen(m_style.text, 2));
  painter.drawEllipse(centre, 7, 7);
}

void LatentMap::paintOutline(QPainter& painter) const {
  const bool drawing = m_gesture == Gesture::Box || m_gesture == Gesture::Lasso;
  const QPolygonF& outline = drawing ? m_outline : m_kept;
  if (outline.size() < 2) return;
  QPolygonF onScreen;
  for (const QPointF& corner : outline) onScreen << m_view.toScreen(corner, size());
  QPainterPath path;
  path.addPolygon(onScreen);
  path.closeSubpath();
  QColor fill = m_style.accent;
  fill.setAlphaF(static_cast<float>(m_style.lassoFill));
  painter.setPen(QPen(m_style.accent, m_style.lassoWidth, drawing ? Qt::DashLine : Qt::SolidLine));
  painter.setBrush(drawing ? fill : Qt::NoBrush);
  painter.drawPath(path);
  if (drawing && m_counting) paintBubble(painter, m_last, m_counting(m_outlineCount));
}

void LatentMap::paintHover(QPainter& painter) const {
  if (!m_hovered || m_gesture != Gesture::None) return;
  const QPointF at = screenOf(*m_hovered);
  painter.setPen(QPen(m_style.text, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(at, 5.5, 5.5);
  if (m_tip) paintBubble(painter, at, m_tip(*m_hovered));
}

void LatentMap::paintBubble(QPainter& painter, QPointF at, const QString& text) const {
  if (text.isEmpty()) return;
  const QFont font = Theme::instance().font(TextStyle::Small);
  const QFontMetricsF metrics(font);
  const QRectF words =
      metrics.boundingRect(QRectF(0, 0, 320, 200), Qt::AlignLeft | Qt::TextWordWrap, text);
  QRectF box = words.adjusted(-8, -5, 8, 5);
  box.moveTopLeft(at + QPointF(kBubbleAway, kBubbleAway));
  if (box.right() > width() - 4) box.moveRight(at.x() - kBubbleAway);
  if (box.bottom() > height() - 4) box.moveBottom(at.y() - kBubbleAway);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_style.tip);
  const int radius = Theme::instance().radius("tooltip");
  painter.drawRoundedRect(box, radius, radius);
  painter.setPen(m_style.tipText);
  painter.setFont(font);
  painter.drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::TextWordWrap, text);
}

}  // namespace tastescope::ui
