#include "ui/widgets/FoldHeader.h"

#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kArrow = 16;
}

FoldHeader::FoldHeader(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FoldHeader::setNote(const QString& note) {
  m_note = note;
  setAccessibleName(text() + QStringLiteral(": ") + note);
  update();
}

void FoldHeader::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  if (underMouse()) painter.fillRect(rect(), theme.colour("hover"));
  const int middle = height() / 2;
  painter.drawPixmap(
      0, middle - kArrow / 2,
      iconPixmap(isChecked() ? "down" : "right", "textPrimary", kArrow, devicePixelRatioF()));
  QRect room = rect().adjusted(kArrow + 6, 0, 0, 0);
  const QFont bold = theme.font(TextStyle::BodyStrong);
  painter.setFont(bold);
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text());
  room.adjust(QFontMetrics(bold).horizontalAdvance(text()) + 10, 0, 0, 0);
  const QFont small = theme.font(TextStyle::Small);
  painter.setFont(small);
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(small).elidedText(m_note, Qt::ElideRight, room.width()));
}

}  // namespace tastescope::ui
