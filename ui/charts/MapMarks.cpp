#include "ui/charts/MapMarks.h"

#include <QPainterPath>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr double kBubbleAway = 12;
}

void MapMarks::paintPicture(const LatentMapPicture& picture, const QImage& image) const {
  if (image.isNull()) return;
  const QSizeF logical = QSizeF(image.size()) / image.devicePixelRatio();
  const double share = m_view.scale / picture.view.scale;
  QRectF target(QPointF(), logical * share);
  target.moveCenter(m_view.toScreen(picture.view.centre, m_size));
  if (picture.view == m_view) {
    // Exactly where it was drawn for: no resampling.
    const QPointF corner((m_size.width() - logical.width()) / 2,
                         (m_size.height() - logical.height()) / 2);
    m_painter.drawImage(corner, image);
    return;
  }
  m_painter.drawImage(target, image);
}

void MapMarks::paintFocus(const LatentMapPoints& points, std::uint32_t focused,
                          const std::vector<std::uint32_t>& neighbours) const {
  const QPointF centre = m_view.toScreen(points.at(focused), m_size);
  QColor thin = m_style.text;
  thin.setAlphaF(0.55F);
  m_painter.setBrush(Qt::NoBrush);
  for (const std::uint32_t neighbour : neighbours) {
    const QPointF at = m_view.toScreen(points.at(neighbour), m_size);
    m_painter.setPen(QPen(thin, 1));
    m_painter.drawLine(centre, at);
    m_painter.setPen(QPen(m_style.text, 1));
    m_painter.drawEllipse(at, 4.5, 4.5);
  }
  m_painter.setPen(QPen(m_style.background, 5));
  m_painter.drawEllipse(centre, 7, 7);
  m_painter.setPen(QPen(m_style.text, 2));
  m_painter.drawEllipse(centre, 7, 7);
}

void MapMarks::paintMoved(QPointF from, QPointF to) const {
  const QPointF end = m_view.toScreen(to, m_size);
  QLineF way(m_view.toScreen(from, m_size), end);
  constexpr double kRing = 8;
  if (way.length() > kRing) {  // from the ring around the point on
    way.setP1(way.pointAt(kRing / way.length()));
    for (const auto& [colour, width] :
         {std::pair(m_style.background, 4.5), std::pair(m_style.accent, 2.0)}) {
      m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
      m_painter.drawLine(way);
    }
  }
  m_painter.setPen(QPen(m_style.background, 2));
  m_painter.setBrush(m_style.accent);
  m_painter.drawEllipse(end, 6, 6);
  m_painter.setBrush(Qt::NoBrush);
}

void MapMarks::paintLine(const QPolygonF& line) const {
  if (line.size() < 2) return;
  QPolygonF onScreen;
  for (const QPointF& place : line) onScreen << m_view.toScreen(place, m_size);
  m_painter.setBrush(Qt::NoBrush);
  m_painter.setPen(QPen(m_style.background, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  m_painter.drawPolyline(onScreen);
  m_painter.setPen(QPen(m_style.accent, 1.5, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
  m_painter.drawPolyline(onScreen);
}

void MapMarks::paintGuests(const std::vector<QPointF>& places,
                           std::optional<std::size_t> shown) const {
  constexpr double kReach = 5;
  constexpr double kShownReach = 8;
  const auto paint = [this](QPointF place, double reach) {
    const QPointF at = m_view.toScreen(place, m_size);
    m_painter.drawPolygon(QPolygonF{at + QPointF(0, -reach), at + QPointF(reach, 0),
                                    at + QPointF(0, reach), at + QPointF(-reach, 0)});
  };
  m_painter.setPen(QPen(m_style.background, 1.5));
  m_painter.setBrush(m_style.text);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (i != shown) paint(places[i], kReach);
  if (shown && *shown < places.size()) {
    m_painter.setBrush(m_style.accent);
    paint(places[*shown], kShownReach);
  }
  m_painter.setBrush(Qt::NoBrush);
}

void MapMarks::paintOutline(const QPolygonF& outline, bool drawing) const {
  if (outline.size() < 2) return;
  QPolygonF onScreen;
  for (const QPointF& corner : outline) onScreen << m_view.toScreen(corner, m_size);
  QPainterPath path;
  path.addPolygon(onScreen);
  path.closeSubpath();
  QColor fill = m_style.accent;
  fill.setAlphaF(static_cast<float>(m_style.lassoFill));
  m_painter.setPen(
      QPen(m_style.accent, m_style.lassoWidth, drawing ? Qt::DashLine : Qt::SolidLine));
  m_painter.setBrush(drawing ? QBrush(fill) : QBrush(Qt::NoBrush));
  m_painter.drawPath(path);
}

void MapMarks::paintHover(QPointF at) const {
  m_painter.setPen(QPen(m_style.text, 1.5));
  m_painter.setBrush(Qt::NoBrush);
  m_painter.drawEllipse(at, 5.5, 5.5);
}

void MapMarks::paintBubble(QPointF at, const QString& text) const {
  if (text.isEmpty()) return;
  const QFont font = Theme::instance().font(TextStyle::Small);
  const QFontMetricsF metrics(font);
  const QRectF words =
      metrics.boundingRect(QRectF(0, 0, 320, 200), Qt::AlignLeft | Qt::TextWordWrap, text);
  QRectF box = words.adjusted(-8, -5, 8, 5);
  box.moveTopLeft(at + QPointF(kBubbleAway, kBubbleAway));
  if (box.right() > m_size.width() - 4) box.moveRight(at.x() - kBubbleAway);
  if (box.bottom() > m_size.height() - 4) box.moveBottom(at.y() - kBubbleAway);
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(m_style.tip);
  const int radius = Theme::instance().radius("tooltip");
  m_painter.drawRoundedRect(box, radius, radius);
  m_painter.setPen(m_style.tipText);
  m_painter.setFont(font);
  m_painter.drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::TextWordWrap, text);
}

}  // namespace tastescope::ui
