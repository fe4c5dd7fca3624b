#include "ui/train/ModelRow.h"

#include <QPainter>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {
constexpr int kTextLeft = 44;
constexpr int kRowPadding = 16;
constexpr int kNameTop = 10;
constexpr int kSummaryTop = 34;
constexpr int kNameHeight = 20;
constexpr int kBeforeHint = 10;
constexpr int kHintMargin = 6;  // right of it
constexpr int kHintRow = 24;    // where it has no room beside the name
constexpr int kPaperHeight = 18;
constexpr int kRadio = 16;

int wrappedHeight(const QString& text, TextStyle style, int width) {
  return QFontMetrics(Theme::instance().font(style))
      .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, text)
      .height();
}
}  // namespace

ModelRow::ModelRow(const ModelInfo& model, QWidget* parent)
    : QAbstractButton(parent), m_model(model), m_summary(translated(model.summary)) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setText(fromUtf8(model.name));
  setObjectName(QStringLiteral("model-") + fromUtf8(model.key));
  setAccessibleName(text());
  setAccessibleDescription(m_summary);
  setToolTip(translated(model.whenToUse));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ModelRow::setHint(const QString& hint, ChipKind kind, const QString& why) {
  m_hint = hint;
  m_hintKind = kind;
  if (!why.isEmpty()) {
    setToolTip(why);
    setAccessibleDescription(twoSentences(m_summary, why));
  }
  setFixedHeight(neededHeight(width()));
  update();
}

int ModelRow::summaryHeight(int width) const {
  return wrappedHeight(m_summary, TextStyle::Small, width - kTextLeft - kRowPadding);
}

/// A citation is never cut.
int ModelRow::paperHeight(int width) const {
  return std::max(kPaperHeight, wrappedHeight(fromUtf8(m_model.paper), TextStyle::Caption,
                                              width - kTextLeft - kRowPadding));
}

QRect ModelRow::hintPlace(int width) const {
  const QSize chip = chipSize(m_hint, m_hintKind, false);
  const int beside =
      kTextLeft +
      QFontMetrics(Theme::instance().font(TextStyle::BodyStrong)).horizontalAdvance(text()) +
      kBeforeHint;
  if (beside + chip.width() <= width - kHintMargin)
    return {beside, kNameTop, width - beside, kNameHeight};
  return {kTextLeft, kNameTop + kHintRow, width - kTextLeft, kNameHeight};
}

int ModelRow::summaryTop(int width) const {
  const bool below = !m_hint.isEmpty() && hintPlace(width).top() > kNameTop;
  return kSummaryTop + (below ? kHintRow : 0);
}

int ModelRow::neededHeight(int width) const {
  return summaryTop(width) + summaryHeight(width) + paperHeight(width) + 14;
}

void ModelRow::resizeEvent(QResizeEvent* event) {
  QAbstractButton::resizeEvent(event);
  // The words decide the height, and the width decides how they wrap.
  setFixedHeight(neededHeight(width()));
}

void ModelRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  painter.setRenderHint(QPainter::Antialiasing);
  if (!isEnabled()) {
    painter.fillRect(rect(), theme.colour("sunken"));
  } else if (isChecked()) {
    painter.fillRect(rect(), theme.colour("accentSoft"));
    painter.fillRect(QRect(0, 0, 3, height()), theme.colour("accent"));
  } else if (underMouse()) {
    painter.fillRect(rect(), theme.colour("hover"));
  }
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour("border"));
  const QRectF radio(16.5, kNameTop + 2.5, kRadio - 1, kRadio - 1);
  painter.setPen(isChecked() ? Qt::NoPen : QPen(theme.colour("borderStrong"), 1));
  painter.setBrush(theme.colour(isChecked() ? "accent" : "surface"));
  painter.drawEllipse(radio);
  if (isChecked()) {
    painter.setBrush(theme.colour("accentText"));
    painter.drawEllipse(radio.center(), 3, 3);
  }
  const QFont bold = theme.font(TextStyle::BodyStrong);
  painter.setFont(bold);
  painter.setPen(theme.colour(isEnabled() ? "textPrimary" : "textDisabled"));
  painter.drawText(QRect(kTextLeft, kNameTop, width() - kTextLeft, kNameHeight),
                   Qt::AlignLeft | Qt::AlignVCenter, text());
  if (!m_hint.isEmpty()) paintChip(painter, hintPlace(width()), m_hint, m_hintKind, false);
  painter.setFont(theme.font(TextStyle::Small));
  const char* words = isChecked() ? "textPrimary" : "textSecondary";
  painter.setPen(theme.colour(isEnabled() ? words : "textDisabled"));
  const int textWidth = width() - kTextLeft - kRowPadding;
  const int summary = summaryHeight(width());
  painter.drawText(QRect(kTextLeft, summaryTop(width()), textWidth, summary), Qt::TextWordWrap,
                   m_summary);
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(
      QRect(kTextLeft, summaryTop(width()) + summary + 2, textWidth, paperHeight(width())),
      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, fromUtf8(m_model.paper));
}

}  // namespace tastescope::ui
