#include "ui/latent/MovedList.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/latent/CharacteristicList.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kMovedRow = 25;
constexpr int kRows = 10;
constexpr int kRank = 22;
constexpr int kMoved = 44;
}  // namespace

MovedList::MovedList(QWidget* parent) : QWidget(parent) {
  setMinimumWidth(100);
  setFixedHeight(kRows * kMovedRow);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MovedList::setBase(const std::vector<RecommendationRow>& rows) { m_base = rows; }

void MovedList::setRows(const std::vector<RecommendationRow>& rows) {
  m_rows = rows;
  QStringList spoken;
  for (int i = 0; i < rowsShown(); ++i)
    spoken << titleOrId(m_rows[static_cast<std::size_t>(i)].title,
                        m_rows[static_cast<std::size_t>(i)].id);
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
  update();
}

void MovedList::clear() {
  m_base.clear();
  setRows({});
}

/// Rows it has now that stood elsewhere, or nowhere, before.
bool MovedList::anyMoved() const {
  for (std::size_t i = 0; i < static_cast<std::size_t>(rowsShown()); ++i)
    if (i >= m_base.size() || m_base[i].item != m_rows[i].item) return true;
  return false;
}

int MovedList::rowsShown() const { return std::min(static_cast<int>(m_rows.size()), kRows); }

void MovedList::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  const QFont small = theme.font(TextStyle::Small);
  const QFont numbers = theme.numberFont(TextStyle::Small);
  const int beside = anyMoved() ? kMoved : 0;
  for (int i = 0; i < rowsShown(); ++i) {
    const RecommendationRow& row = m_rows[static_cast<std::size_t>(i)];
    const int top = i * kMovedRow;
    painter.setFont(numbers);
    painter.setPen(theme.colour("textSecondary"));
    painter.drawText(QRect(0, top, kRank - 6, kMovedRow), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(i + 1));
    painter.setFont(small);
    painter.setPen(theme.colour("textPrimary"));
    const QRect words(kRank, top, width() - kRank - beside, kMovedRow);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(titleOrId(row.title, row.id), Qt::ElideRight,
                                                    words.width()));
    const QRect moved(width() - kMoved, top, kMoved, kMovedRow);
    const auto before =
        std::find_if(m_base.begin(), m_base.end(),
                     [&row](const RecommendationRow& other) { return other.item == row.item; });
    if (before == m_base.end()) {
      painter.setPen(theme.colour("accent"));
      painter.drawText(moved, Qt::AlignRight | Qt::AlignVCenter, tr("new"));
      continue;
    }
    const int steps = static_cast<int>(before - m_base.begin()) - i;
    if (steps == 0) continue;
    const char* tone = steps > 0 ? "success" : "textSecondary";
    painter.setPen(theme.colour(tone));
    painter.setFont(numbers);
    const QString text = QLocale().toString(std::abs(steps));
    painter.drawText(moved, Qt::AlignRight | Qt::AlignVCenter, text);
    const int left = moved.right() - QFontMetrics(numbers).horizontalAdvance(text) - 16;
    painter.drawPixmap(left, top + (kMovedRow - 12) / 2,
                       iconPixmap(steps > 0 ? "up" : "down", tone, 12, devicePixelRatioF()));
  }
}

bool MovedList::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = help->y() / kMovedRow;
  if (row < rowsShown())
    QToolTip::showText(help->globalPos(),
                       titleOrId(m_rows[static_cast<std::size_t>(row)].title,
                                 m_rows[static_cast<std::size_t>(row)].id),
                       this);
  return true;
}

}  // namespace tastescope::ui
