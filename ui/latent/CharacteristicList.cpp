#include "ui/latent/CharacteristicList.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kCharacteristicHead = 20;
constexpr int kCharacteristicRow = 26;
constexpr int kShareWidth = 52;
constexpr int kBarWidth = 40;
constexpr int kLiftWidth = 38;
constexpr int kGap = 8;
}  // namespace

QString titleOrId(const std::string& title, const std::string& id) {
  return fromUtf8(title.empty() ? id : title);
}

CharacteristicList::CharacteristicList(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CharacteristicList::setItems(std::vector<CharacteristicItem> items, bool withLift) {
  m_items = std::move(items);
  m_withLift = withLift;
  QStringList spoken;
  for (const CharacteristicItem& item : m_items) spoken << titleOrId(item.title, item.id);
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

void CharacteristicList::setShareName(const QString& name) {
  m_shareName = name;
  update();
}

QSize CharacteristicList::sizeHint() const {
  return {300, kCharacteristicHead + kCharacteristicRow * static_cast<int>(m_items.size())};
}

void CharacteristicList::paintEvent(QPaintEvent*) {
  if (m_items.empty()) return;
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  const int liftLeft = width() - kLiftWidth;
  const int shareRight = m_withLift ? liftLeft - kGap - kBarWidth - kGap : width();
  painter.drawText(QRect(0, 0, shareRight, kCharacteristicHead), Qt::AlignRight | Qt::AlignVCenter,
                   m_shareName);
  if (m_withLift)
    painter.drawText(QRect(liftLeft - 20, 0, kLiftWidth + 20, kCharacteristicHead),
                     Qt::AlignRight | Qt::AlignVCenter, tr("lift"));
  int top = kCharacteristicHead;
  for (const CharacteristicItem& item : m_items) {
    paintRow(painter, item, top);
    top += kCharacteristicRow;
  }
}

void CharacteristicList::paintRow(QPainter& painter, const CharacteristicItem& item,
                                  int top) const {
  const Theme& theme = Theme::instance();
  const auto larger = [](const CharacteristicItem& a, const CharacteristicItem& b) {
    return a.lift < b.lift;
  };
  const double most = std::max_element(m_items.begin(), m_items.end(), larger)->lift;
  const int liftLeft = width() - kLiftWidth;
  const int barLeft = liftLeft - kGap - kBarWidth;
  const int shareRight = m_withLift ? barLeft - kGap : width();
  const QFont small = theme.font(TextStyle::Small);
  painter.setFont(small);
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(QRect(shareRight - kShareWidth, top, kShareWidth, kCharacteristicRow),
                   Qt::AlignRight | Qt::AlignVCenter,
                   tr("%1 %").arg(QLocale().toString(100 * item.share, 'f', 0)));
  const int room = shareRight - kShareWidth;
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(
      QRect(0, top, room, kCharacteristicRow), Qt::AlignLeft | Qt::AlignVCenter,
      QFontMetrics(small).elidedText(titleOrId(item.title, item.id), Qt::ElideRight, room));
  if (!m_withLift) return;
  const QRectF track(barLeft, top + kCharacteristicRow / 2.0 - 4, kBarWidth, 8);
  painter.fillRect(track, theme.colour("chartGrid"));
  const double part = most > 0 ? std::clamp(item.lift / most, 0.0, 1.0) : 0;
  painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * part, track.height())),
                   theme.colour("accent"));
  painter.setFont(theme.numberFont(TextStyle::BodyStrong));
  painter.drawText(QRect(liftLeft, top, kLiftWidth, kCharacteristicRow),
                   Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(item.lift, 'f', 1));
}

QString CharacteristicList::tipOf(const CharacteristicItem& item) const {
  const QString name = titleOrId(item.title, item.id);
  if (!m_withLift) return name;
  return name + QLatin1Char('\n') +
         tr("Lift %1, 95 % interval %2 to %3")
             .arg(QLocale().toString(item.lift, 'f', 1), QLocale().toString(item.low, 'f', 1),
                  QLocale().toString(item.high, 'f', 1));
}

bool CharacteristicList::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = (help->y() - kCharacteristicHead) / kCharacteristicRow;
  const bool onRow = help->y() >= kCharacteristicHead && row < static_cast<int>(m_items.size());
  const QString text = onRow ? tipOf(m_items[static_cast<std::size_t>(row)])
                             : tr("Lift: how many times more often than among everyone.");
  QToolTip::showText(help->globalPos(), text, this);
  return true;
}

}  // namespace tastescope::ui
