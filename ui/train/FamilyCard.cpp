#include "ui/train/FamilyCard.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "core/models/Registry.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"

namespace tastescope::ui {

namespace {

constexpr int kPadding = 14;
constexpr int kGlyph = 20;
constexpr int kHeadTop = 12;
constexpr int kHeadRow = 24;
constexpr int kTextTop = 44;
constexpr int kGap = 8;
constexpr int kNameMargin = 4;  // right of it
constexpr int kMinimumHeight = 84;

/// Strokes on a 20 x 20 grid: an hourglass, two lenses, beads, a cloud that clears, bars.
QPainterPath glyphOf(Family family) {
  QPainterPath path;
  switch (family) {
    case Family::Vae:
      path.addPolygon(QPolygonF({{3, 4}, {9, 10}, {3, 16}, {3, 4}}));
      path.addPolygon(QPolygonF({{17, 4}, {11, 10}, {17, 16}, {17, 4}}));
      break;
    case Family::Gan:
      path.addEllipse(QPointF(7.5, 10), 4.5, 4.5);
      path.addEllipse(QPointF(12.5, 10), 4.5, 4.5);
      break;
    case Family::Autoregressive:
      for (const double x : {3.5, 10.0, 16.5}) path.addEllipse(QPointF(x, 10), 2, 2);
      path.moveTo(5.5, 10);
      path.lineTo(8, 10);
      path.moveTo(12, 10);
      path.lineTo(14.5, 10);
      break;
    case Family::Diffusion:
      for (const QPointF& at : {QPointF(4, 5), QPointF(8, 3.5), QPointF(5, 10), QPointF(9, 8)}) {
        path.addEllipse(at, 1, 1);
      }
      path.addEllipse(QPointF(13.5, 13), 3.5, 3.5);
      break;
    case Family::Classical:
      for (const auto& [x, top] :
           {std::pair{4.5, 10.0}, std::pair{10.0, 5.0}, std::pair{15.5, 8.0}}) {
        path.moveTo(x, 15);
        path.lineTo(x, top);
      }
      path.moveTo(2, 17);
      path.lineTo(18, 17);
      break;
  }
  return path;
}

QString shortName(Family family) {
  switch (family) {
    case Family::Vae: return FamilyCard::tr("VAE");
    case Family::Gan: return FamilyCard::tr("GAN");
    case Family::Autoregressive: return FamilyCard::tr("Autoregressive");
    case Family::Diffusion: return FamilyCard::tr("Diffusion");
    case Family::Classical: break;
  }
  return FamilyCard::tr("Classical");
}

int widestName() {
  const QFontMetrics metrics(Theme::instance().font(TextStyle::BodyStrong));
  int widest = 0;
  for (const Family family :
       {Family::Vae, Family::Gan, Family::Autoregressive, Family::Diffusion, Family::Classical})
    widest = std::max(widest, metrics.horizontalAdvance(shortName(family)));
  return widest;
}

}  // namespace

FamilyCard::FamilyCard(Family family, int models, QWidget* parent)
    : QAbstractButton(parent),
      m_family(family),
      m_models(models),
      m_summary(translated(familySummary(family))) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setText(shortName(family));
  setToolTip(translated(familyName(family)));
  setObjectName(QStringLiteral("family-") + QLatin1String(familyKey(family)));
  setAccessibleName(toolTip());
  setAccessibleDescription(m_summary);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

/// The names stand below the glyphs where one of them has no room beside glyph and count.
bool FamilyCard::isStacked(int width) const {
  const int chip = chipSize(QStringLiteral("88"), ChipKind::Neutral, false).width();
  return kPadding + kGlyph + kGap + widestName() + kGap + chip + kPadding > width;
}

int FamilyCard::neededHeight(int width) const {
  const QFontMetrics metrics(Theme::instance().font(TextStyle::Small));
  const QRect needed =
      metrics.boundingRect(QRect(0, 0, width - 2 * kPadding, 1000), Qt::TextWordWrap, m_summary);
  const int head = kTextTop + (isStacked(width) ? kHeadRow : 0);
  return std::max(kMinimumHeight, head + needed.height() + 14);
}

void FamilyCard::paintGlyph(QPainter& painter, const QRectF& place) const {
  painter.save();
  painter.translate(place.topLeft());
  painter.scale(place.width() / 20, place.height() / 20);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Theme::instance().colour(isChecked() ? "accent" : "textSecondary"), 1.5,
                      Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(glyphOf(m_family));
  painter.restore();
}

void FamilyCard::resizeEvent(QResizeEvent* event) {
  QAbstractButton::resizeEvent(event);
  // The words decide the height, and the width decides how they wrap.
  setMinimumHeight(neededHeight(width()));
  updateGeometry();
}

void FamilyCard::paintHead(QPainter& painter) const {
  const Theme& theme = Theme::instance();
  const bool stacked = isStacked(width());
  const int left = stacked ? kPadding : kPadding + kGlyph + kGap;
  const int top = stacked ? kHeadTop + kHeadRow + 2 : kHeadTop;
  QFont font = theme.font(TextStyle::BodyStrong);
  const int room = width() - left - kNameMargin;
  // In the smallest window the longest name is written smaller rather than cut.
  if (stacked && QFontMetrics(font).horizontalAdvance(text()) > room) {
    font = theme.font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
  }
  painter.setFont(font);
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(QRect(left, top, room, kHeadRow), Qt::AlignLeft | Qt::AlignVCenter, text());
  const QString count = QString::number(m_models);
  const int chip = chipSize(count, ChipKind::Neutral, false).width();
  paintChip(painter, QRect(width() - kPadding - chip, kHeadTop, chip, kHeadRow), count,
            ChipKind::Neutral, false);
}

void FamilyCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  painter.setRenderHint(QPainter::Antialiasing);
  const double line = isChecked() ? 2 : 1;
  painter.setPen(QPen(theme.colour(isChecked() ? "accent" : "border"), line));
  painter.setBrush(theme.colour(underMouse() && !isChecked() ? "hover" : "surface"));
  painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
                          theme.radius("panel"), theme.radius("panel"));
  paintGlyph(painter, QRectF(kPadding, 14, kGlyph, kGlyph));
  paintHead(painter);
  const int top = kTextTop + (isStacked(width()) ? kHeadRow : 0);
  painter.setFont(theme.font(TextStyle::Small));
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(QRect(kPadding, top, width() - 2 * kPadding, height() - top - 8),
                   Qt::TextWordWrap, m_summary);
}

}  // namespace tastescope::ui
