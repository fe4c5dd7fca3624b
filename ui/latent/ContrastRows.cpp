#include "ui/latent/ContrastRows.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kContrastHead = 20;
constexpr int kContrastRow = 24;
constexpr int kContrastColumn = 52;
constexpr double kSmallShare = 0.0995;  ///< below it a percent more or less says something
constexpr double kManyTimes = 100;      ///< from here on nobody needs the digits

QString shareText(double share) {
  const int decimals = share > 0 && share < kSmallShare ? 1 : 0;
  return ContrastRows::tr("%1 %").arg(QLocale().toString(100 * share, 'f', decimals));
}

QString timesText(double ratio) {
  if (ratio >= kManyTimes) return QStringLiteral("> 99×");
  return QLocale().toString(ratio, 'f', ratio < 10 ? 1 : 0) + QChar(0x00d7);
}

QString countText(std::uint64_t count) {
  return QLocale().toString(static_cast<qulonglong>(count));
}

QString longNumber(double value) { return QLocale().toString(value, 'g', 3); }
}  // namespace

ContrastRows::ContrastRows(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ContrastRows::setRows(std::vector<ContrastRow> rows) {
  m_rows = std::move(rows);
  QStringList spoken;
  for (const ContrastRow& row : m_rows)
    spoken << row.name + QLatin1Char(' ') + timesText(row.ratio.ratio);
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

void ContrastRows::setHeads(const QStringList& heads) {
  m_heads = heads;
  update();
}

QSize ContrastRows::sizeHint() const {
  return {300, kContrastHead + kContrastRow * static_cast<int>(m_rows.size())};
}

void ContrastRows::paintEvent(QPaintEvent*) {
  if (m_rows.empty()) return;
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  const QFontMetrics metrics(painter.font());
  for (int column = 0; column < m_heads.size(); ++column) {
    const int right = width() - (static_cast<int>(m_heads.size()) - 1 - column) * kContrastColumn;
    painter.drawText(QRect(right - kContrastColumn, 0, kContrastColumn, kContrastHead),
                     Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(m_heads[column], Qt::ElideRight, kContrastColumn - 4));
  }
  int top = kContrastHead;
  for (const ContrastRow& row : m_rows) {
    paintRow(painter, row, top);
    top += kContrastRow;
  }
}

void ContrastRows::paintRow(QPainter& painter, const ContrastRow& row, int top) const {
  const Theme& theme = Theme::instance();
  const QFont small = theme.font(TextStyle::Small);
  const int room = width() - 3 * kContrastColumn;
  painter.setFont(small);
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(QRect(0, top, room, kContrastRow), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(small).elidedText(row.name, Qt::ElideRight, room - 4));
  const auto cell = [&](int column, const QString& text) {
    painter.drawText(QRect(room + column * kContrastColumn, top, kContrastColumn, kContrastRow),
                     Qt::AlignRight | Qt::AlignVCenter, text);
  };
  painter.setFont(theme.numberFont(TextStyle::Small));
  cell(0, shareText(row.shares.share()));
  painter.setPen(theme.colour("textSecondary"));
  cell(1, shareText(row.shares.otherShare()));
  painter.setFont(theme.numberFont(TextStyle::BodyStrong));
  painter.setPen(theme.colour(row.ratio.ratio >= 1 ? "accent" : "textSecondary"));
  cell(2, timesText(row.ratio.ratio));
}

QString ContrastRows::tipOf(const ContrastRow& row) const {
  QString text =
      tr("%1\n%2 of %3, and %4 of %5 of the others\n%6 times as many, 95 % interval %7 to %8")
          .arg(row.name, countText(row.shares.have), countText(row.shares.count),
               countText(row.shares.othersHave), countText(row.shares.others),
               longNumber(row.ratio.ratio), longNumber(row.ratio.low), longNumber(row.ratio.high));
  if (row.p >= 0)
    text += QLatin1Char('\n') +
            tr("p = %1, Fisher's exact test with Holm's correction").arg(longNumber(row.p));
  return text;
}

bool ContrastRows::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = (help->y() - kContrastHead) / kContrastRow;
  const bool onRow = help->y() >= kContrastHead && row < static_cast<int>(m_rows.size());
  QToolTip::showText(help->globalPos(),
                     onRow ? tipOf(m_rows[static_cast<std::size_t>(row)]) : QString(), this);
  return true;
}

}  // namespace tastescope::ui
