#include "ui/widgets/CellDelegates.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

namespace {

constexpr int kPadding = 12;
constexpr int kFirstPadding = 16;
constexpr int kBarWidth = 3;
constexpr int kSwatch = 10;
constexpr int kTwoLineHeight = 44;

bool isFirstVisible(const QStyleOptionViewItem& option) {
  return option.viewItemPosition == QStyleOptionViewItem::Beginning ||
         option.viewItemPosition == QStyleOptionViewItem::OnlyOne || option.rect.left() <= 1;
}

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option,
                     const QModelIndex& index) {
  const Theme& theme = Theme::instance();
  const auto* table = qobject_cast<const DataTable*>(option.widget);
  const bool hovered = table != nullptr ? table->hoveredRow() == index.row()
                                        : option.state.testFlag(QStyle::State_MouseOver);
  if (option.state.testFlag(QStyle::State_Selected)) {
    const bool active = option.state.testFlag(QStyle::State_Active);
    painter.fillRect(option.rect, theme.colour(active ? "selection" : "accentSoft"));
    if (isFirstVisible(option)) {
      painter.fillRect(
          QRect(option.rect.left(), option.rect.top(), kBarWidth, option.rect.height()),
          theme.colour("accent"));
    }
  } else if (hovered) {
    painter.fillRect(option.rect, theme.colour("hover"));
  } else {
    const QVariant own = index.data(Qt::BackgroundRole);
    if (own.canConvert<QBrush>()) painter.fillRect(option.rect, own.value<QBrush>());
  }
  painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                   theme.colour("border"));
}

void paintKeyboardRing(QPainter& painter, const QStyleOptionViewItem& option,
                       const QModelIndex& index) {
  const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
  if (view == nullptr || !view->hasFocus() || view->currentIndex() != index) return;
  if (!view->property("keyboardFocus").toBool()) return;
  painter.setPen(QPen(Theme::instance().colour("focusRing"), 2));
  painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2));
}

/// Draws the swatch when there is one and returns what is left.
QRect afterSwatch(QPainter& painter, const QRect& content, const QModelIndex& index) {
  const QColor swatch = index.data(SwatchRole).value<QColor>();
  if (!swatch.isValid()) return content;
  painter.fillRect(QRect(content.left(), content.center().y() - kSwatch / 2, kSwatch, kSwatch),
                   swatch);
  return content.adjusted(kSwatch + 8, 0, 0, 0);
}

}  // namespace

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  QStyleOptionViewItem styled(option);
  initStyleOption(&styled, index);
  painter->save();
  paintBackground(*painter, styled, index);
  const int left = index.column() == 0 || isFirstVisible(styled) ? kFirstPadding : kPadding;
  QRect content = styled.rect.adjusted(left, 0, -kPadding, -1);
  if (styled.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
    QStyleOptionViewItem box(styled);
    box.rect = QRect(content.left(), content.center().y() - 8, 16, 16);
    box.state.setFlag(QStyle::State_On, styled.checkState == Qt::Checked);
    box.state.setFlag(QStyle::State_NoChange, styled.checkState == Qt::PartiallyChecked);
    box.state.setFlag(QStyle::State_MouseOver, false);
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter,
                                         styled.widget);
    content.setLeft(content.left() + 24);
  }
  if (!styled.icon.isNull()) {
    const QSize size = styled.decorationSize.isValid() ? styled.decorationSize : QSize(16, 16);
    styled.icon.paint(
        painter, QRect(QPoint(content.left(), content.center().y() - size.height() / 2 + 1), size));
    content.setLeft(content.left() + size.width() + 8);
  }
  content = afterSwatch(*painter, content, index);
  paintContent(*painter, content, styled, index);
  paintKeyboardRing(*painter, styled, index);
  painter->restore();
}

void RowDelegate::paintContent(QPainter& painter, const QRect& content,
                               const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const bool dimmed =
      index.data(DimmedRole).toBool() || !option.state.testFlag(QStyle::State_Enabled);
  const QVariant own = index.data(Qt::ForegroundRole);
  QColor colour =
      theme.colour(option.state.testFlag(QStyle::State_Selected) ? "selectionText" : "textPrimary");
  if (own.canConvert<QBrush>()) colour = own.value<QBrush>().color();
  if (dimmed) colour = theme.colour("textDisabled");
  const QString second = index.data(SecondLineRole).toString();
  const int align = static_cast<int>(option.displayAlignment);
  painter.setFont(option.font);
  painter.setPen(colour);
  if (second.isEmpty()) {
    painter.drawText(
        content, align | Qt::TextSingleLine,
        option.fontMetrics.elidedText(option.text, option.textElideMode, content.width()));
    return;
  }
  const QFont small = theme.font(TextStyle::Small);
  if (content.height() >= kTwoLineHeight) {
    const QRect upper(content.left(), content.center().y() - 18, content.width(), 18);
    painter.drawText(
        upper, (align & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter,
        option.fontMetrics.elidedText(option.text, option.textElideMode, content.width()));
    painter.setFont(small);
    painter.setPen(theme.colour("textSecondary"));
    painter.drawText(upper.translated(0, 18), (align & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(second, Qt::ElideRight, content.width()));
    return;
  }
  const int secondWidth = QFontMetrics(small).horizontalAdvance(second) + 8;
  const bool right = (align & Qt::AlignRight) != 0;
  const int textWidth = std::min(option.fontMetrics.horizontalAdvance(option.text),
                                 std::max(0, content.width() - secondWidth));
  const int start = right ? content.right() - secondWidth - textWidth : content.left();
  painter.drawText(QRect(start, content.top(), textWidth + 1, content.height()),
                   Qt::AlignVCenter | Qt::TextSingleLine,
                   option.fontMetrics.elidedText(option.text, option.textElideMode, textWidth + 1));
  painter.setFont(small);
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(QRect(start + textWidth + 8, content.top(), secondWidth, content.height()),
                   Qt::AlignVCenter | Qt::TextSingleLine, second);
}

void ChipDelegate::paintContent(QPainter& painter, const QRect& content,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
  if (option.text.isEmpty()) return;
  paintChip(painter, content, option.text, static_cast<ChipKind>(index.data(ChipKindRole).toInt()),
            true);
}

void SparklineDelegate::paintContent(QPainter& painter, const QRect& content,
                                     const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
  const auto series = index.data(SeriesRole).value<QList<double>>();
  if (series.size() < 2) {
    RowDelegate::paintContent(painter, content, option, index);
    return;
  }
  const auto [low, high] = std::minmax_element(series.begin(), series.end());
  const double base = std::min(0.0, *low);
  const double span = std::max(*high - base, 1e-12);
  const QRectF area = QRectF(content).adjusted(0, 6, 0, -6);
  QPainterPath line;
  for (qsizetype i = 0; i < series.size(); ++i) {
    const QPointF point(area.left() + area.width() * static_cast<double>(i) /
                                          static_cast<double>(series.size() - 1),
                        area.bottom() - area.height() * (series[i] - base) / span);
    if (i == 0) {
      line.moveTo(point);
    } else {
      line.lineTo(point);
    }
  }
  const Theme& theme = Theme::instance();
  QColor fill = theme.colour("accent");
  fill.setAlphaF(static_cast<float>(theme.chart("bandOpacity")));
  QPainterPath below(line);
  below.lineTo(area.bottomRight());
  below.lineTo(area.bottomLeft());
  below.closeSubpath();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillPath(below, fill);
  painter.strokePath(line, QPen(theme.colour("accent"), theme.chart("line")));
}

void BarDelegate::paintContent(QPainter& painter, const QRect& content,
                               const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QVariant data = index.data(FractionRole);
  const double fraction = data.isValid() ? data.toDouble() : std::nan("");
  if (std::isnan(fraction)) {
    RowDelegate::paintContent(painter, content, option, index);
    return;
  }
  const int words =
      option.text.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(option.text) + 8;
  const QRectF track(content.left(), content.center().y() - 3,
                     std::max(8, content.width() - std::max(words, 52)), 6);
  const Theme& theme = Theme::instance();
  painter.fillRect(track, theme.colour("chartGrid"));
  painter.fillRect(QRectF(track.topLeft(),
                          QSizeF(track.width() * std::clamp(fraction, 0.0, 1.0), track.height())),
                   theme.colour("accent"));
  painter.setFont(option.font);
  painter.setPen(theme.colour(option.state.testFlag(QStyle::State_Selected) ? "selectionText"
                                                                            : "textPrimary"));
  painter.drawText(content, Qt::AlignRight | Qt::AlignVCenter, option.text);
}

void WhiskerDelegate::paintContent(QPainter& painter, const QRect& content,
                                   const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
  const auto whisker = index.data(WhiskerRole).value<QList<double>>();
  if (whisker.size() != 3) {
    RowDelegate::paintContent(painter, content, option, index);
    return;
  }
  const Theme& theme = Theme::instance();
  const double middle = content.center().y() + 0.5;
  const auto x = [&](double value) {
    return content.left() + 4 + (content.width() - 8) * std::clamp(value, 0.0, 1.0);
  };
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.colour("accent"), theme.chart("whisker")));
  painter.drawLine(QPointF(x(whisker[0]), middle), QPointF(x(whisker[2]), middle));
  for (const double end : {whisker[0], whisker[2]})
    painter.drawLine(QPointF(x(end), middle - 3), QPointF(x(end), middle + 3));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.colour("accent"));
  painter.drawEllipse(QPointF(x(whisker[1]), middle), 3, 3);
}

}  // namespace tastescope::ui
