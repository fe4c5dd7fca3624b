#include "ui/recommend/ListDelegates.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include "ui/recommend/ListModel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"

namespace tastescope::ui {

namespace {

constexpr int kButton = 26;
constexpr int kGap = 2;
constexpr int kArrow = 12;

QRect thumbRect(const QRect& content, int value) {
  const int left = content.left() + (value > 0 ? 0 : kButton + kGap);
  return {left, content.center().y() - kButton / 2 + 1, kButton, kButton};
}

}  // namespace

void MovedDelegate::paintContent(QPainter& painter, const QRect& content,
                                 const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
  const QVariant moved = index.data(MovedRole);
  const int steps = moved.toInt();
  if (!moved.isValid() || steps == 0) return;
  if (steps == kMovedNew) {
    const QString text = tr("new");
    const int width = chipSize(text, ChipKind::Accent, false).width();
    paintChip(painter, content.adjusted(content.width() - width, 0, 0, 0), text, ChipKind::Accent,
              false);
    return;
  }
  const Theme& theme = Theme::instance();
  const char* tone = steps > 0 ? "success" : "textSecondary";
  const QString text = QLocale().toString(std::abs(steps));
  painter.setFont(option.font);
  painter.setPen(theme.colour(tone));
  painter.drawText(content, Qt::AlignRight | Qt::AlignVCenter, text);
  const int left = content.right() - option.fontMetrics.horizontalAdvance(text) - kArrow - 4;
  painter.drawPixmap(
      left, content.center().y() - kArrow / 2 + 1,
      iconPixmap(steps > 0 ? "up" : "down", tone, kArrow, painter.device()->devicePixelRatioF()));
}

void FeedbackDelegate::paintContent(QPainter& painter, const QRect& content,
                                    const QStyleOptionViewItem&, const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const int given = index.data(FeedbackRole).toInt();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const int value : {1, -1}) {
    const QRect rect = thumbRect(content, value);
    const bool on = given == value;
    if (on) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme.colour("accent"));
      painter.drawRoundedRect(rect, theme.radius("control"), theme.radius("control"));
    }
    const char* role = on ? "accentText" : m_enabled ? "textPrimary" : "textDisabled";
    const QPixmap thumb = iconPixmap(value > 0 ? "thumbup" : "thumbdown", role, 16,
                                     painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.center().x() - 7, rect.center().y() - 7, thumb);
  }
}

bool FeedbackDelegate::editorEvent(QEvent* event, QAbstractItemModel*,
                                   const QStyleOptionViewItem& option, const QModelIndex& index) {
  if (event->type() != QEvent::MouseButtonRelease || !m_enabled) return false;
  const QPoint at = static_cast<QMouseEvent*>(event)->pos();
  // As RowDelegate pads its content.
  const QRect content = option.rect.adjusted(12, 0, -12, -1);
  for (const int value : {1, -1}) {
    if (!thumbRect(content, value).contains(at)) continue;
    Q_EMIT clicked(index.row(), value);
    return true;
  }
  return false;
}

}  // namespace tastescope::ui
