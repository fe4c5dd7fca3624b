#include "ui/widgets/Chip.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kHeight = 20;
constexpr int kChipPadding = 6;
constexpr int kChipIcon = 12;
constexpr int kGap = 4;

QFont chipFont() {
  QFont font = Theme::instance().font(TextStyle::Caption);
  font.setWeight(QFont::DemiBold);
  return font;
}

struct Tones {
  const char* back;
  const char* text;
};

Tones tonesOf(ChipKind kind) {
  switch (kind) {
    case ChipKind::Neutral: return {"sunken", "textSecondary"};
    case ChipKind::Accent: return {"accentSoft", "accentSoftText"};
    case ChipKind::Success: return {"successSoft", "success"};
    case ChipKind::Warning: return {"warningSoft", "warning"};
    case ChipKind::Danger: return {"dangerSoft", "danger"};
  }
  return {"sunken", "textSecondary"};
}

}  // namespace

const char* chipIcon(ChipKind kind) {
  switch (kind) {
    case ChipKind::Success: return "ok";
    case ChipKind::Warning: return "info";
    case ChipKind::Danger: return "warn";
    default: return "";
  }
}

QSize chipSize(const QString& text, ChipKind kind, bool withIcon) {
  const bool pictured = withIcon && *chipIcon(kind) != '\0';
  const int width = QFontMetrics(chipFont()).horizontalAdvance(text) + 2 * kChipPadding +
                    (pictured ? kChipIcon + kGap : 0);
  return {width, kHeight};
}

QRect paintChip(QPainter& painter, const QRect& rect, const QString& text, ChipKind kind,
                bool withIcon) {
  const Theme& theme = Theme::instance();
  const Tones tones = tonesOf(kind);
  const QSize size = chipSize(text, kind, withIcon);
  const QRect box(rect.left(), rect.center().y() - kHeight / 2 + 1,
                  std::min(size.width(), rect.width()), kHeight);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colour(tones.back));
  painter.drawRoundedRect(box, theme.radius("chip"), theme.radius("chip"));
  QRect words = box.adjusted(kChipPadding, 0, -kChipPadding, 0);
  if (withIcon && *chipIcon(kind) != '\0') {
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(
        QRect(words.left(), box.center().y() - kChipIcon / 2 + 1, kChipIcon, kChipIcon),
        iconPixmap(chipIcon(kind), tones.text, kChipIcon, ratio));
    words.setLeft(words.left() + kChipIcon + kGap);
  }
  painter.setFont(chipFont());
  painter.setPen(theme.colour(tones.text));
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                   painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width() + 1));
  painter.restore();
  return box;
}

Chip::Chip(const QString& text, ChipKind kind, QWidget* parent)
    : QWidget(parent), m_text(text), m_kind(kind) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(text);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    updateGeometry();
    update();
  });
}

void Chip::setText(const QString& text) {
  m_text = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

void Chip::setKind(ChipKind kind) {
  m_kind = kind;
  updateGeometry();
  update();
}

void Chip::setRemovable(bool removable) {
  m_removable = removable;
  setFocusPolicy(removable ? Qt::StrongFocus : Qt::NoFocus);
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const {
  return chipSize(m_text, m_kind, true) + QSize(m_removable ? kChipIcon + kGap : 0, 0);
}

QSize Chip::minimumSizeHint() const { return sizeHint(); }

QRect Chip::crossRect() const {
  return m_removable ? QRect(width() - kChipIcon - kChipPadding, (height() - kChipIcon) / 2,
                             kChipIcon, kChipIcon)
                     : QRect();
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (!m_removable) {
    paintChip(painter, rect(), m_text, m_kind, true);
    return;
  }
  const Theme& theme = Theme::instance();
  const Tones tones = tonesOf(m_kind);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colour(tones.back));
  painter.drawRoundedRect(rect(), theme.radius("chip"), theme.radius("chip"));
  paintChip(painter, rect().adjusted(0, 0, -kChipIcon - kGap, 0), m_text, m_kind, true);
  painter.drawPixmap(crossRect(), iconPixmap("x", tones.text, kChipIcon, devicePixelRatioF()));
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
  if (m_removable && event->button() == Qt::LeftButton &&
      crossRect().adjusted(-4, -4, 4, 4).contains(event->pos())) {
    Q_EMIT removed();
  }
}

void Chip::keyPressEvent(QKeyEvent* event) {
  if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
    Q_EMIT removed();
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace tastescope::ui
