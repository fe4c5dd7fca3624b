#include "ui/charts/BarChart.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kRowHeight = 26;
constexpr int kStackedRowHeight = 30;
constexpr int kBarHeight = 14;
constexpr int kStackedBarHeight = 22;
constexpr int kReferenceGap = 10;
constexpr int kMaxNameWidth = 120;

QFont bodyFont() { return Theme::instance().font(TextStyle::Small); }
QFont strongFont() {
  QFont font = bodyFont();
  font.setWeight(QFont::DemiBold);
  return font;
}

template <typename Rows>
int nameWidth(const Rows& rows) {
  const QFontMetrics metrics(strongFont());
  int width = 40;
  for (const auto& row : rows) width = std::max(width, metrics.horizontalAdvance(row.name));
  return std::min(width, kMaxNameWidth) + 16;
}

void drawName(QPainter& painter, const QRect& rect, const QString& name, bool strong) {
  painter.setFont(strong ? strongFont() : bodyFont());
  painter.setPen(Theme::instance().colour("textPrimary"));
  painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(name, Qt::ElideRight, rect.width()));
}

}  // namespace

BarChart::BarChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarChart::setRows(const QList<Row>& rows) {
  m_rows = rows;
  QStringList words;
  for (const Row& row : rows) words << row.name + QLatin1Char(' ') + row.value;
  setAccessibleDescription(words.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize BarChart::sizeHint() const { return {240, static_cast<int>(m_rows.size()) * kRowHeight}; }

void BarChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  const int names = nameWidth(m_rows);
  const QFontMetrics strong(strongFont());
  const QFontMetrics plain(bodyFont());
  int words = 0;
  for (const Row& row : m_rows) {
    words = std::max(words,
                     strong.horizontalAdvance(row.value) + 6 + plain.horizontalAdvance(row.note));
  }
  int y = 0;
  for (const Row& row : m_rows) {
    drawName(painter, QRect(0, y, names - 12, kRowHeight), row.name, false);
    const QRect track(names, y + (kRowHeight - kBarHeight) / 2,
                      std::max(20, width() - names - words - 10), kBarHeight);
    painter.fillRect(track, theme.colour("sunken"));
    const int filled =
        static_cast<int>(std::lround(track.width() * std::clamp(row.fraction, 0.0, 1.0)));
    painter.fillRect(
        QRect(track.topLeft(), QSize(row.fraction > 0 ? std::max(2, filled) : 0, kBarHeight)),
        row.colour);
    painter.setFont(bodyFont());
    painter.setPen(theme.colour("textPrimary"));
    const QRect text(track.right() + 10, y, width() - track.right() - 10, kRowHeight);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, row.value);
    painter.setPen(theme.colour("textSecondary"));
    painter.drawText(text.adjusted(plain.horizontalAdvance(row.value) + 6, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, row.note);
    y += kRowHeight;
  }
}

StackedBarChart::StackedBarChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackedBarChart::setRows(const QStringList& names, const QList<Row>& rows) {
  m_names = names;
  m_rows = rows;
  updateGeometry();
  update();
}

QColor StackedBarChart::partColour(int part, int parts) {
  const QList<QColor>& ramp = Theme::instance().sequential();
  const int strongest = static_cast<int>(ramp.size()) - 3;
  const int step = parts < 2 ? strongest : strongest - part * (strongest - 1) / (parts - 1);
  return ramp.at(std::clamp(step, 0, static_cast<int>(ramp.size()) - 1));
}

QSize StackedBarChart::sizeHint() const {
  const bool reference =
      std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.reference; });
  return {240,
          static_cast<int>(m_rows.size()) * kStackedRowHeight + (reference ? kReferenceGap : 0)};
}

QRect StackedBarChart::barRect(int row) const {
  int y = row * kStackedRowHeight + (kStackedRowHeight - kStackedBarHeight) / 2;
  if (row > 0 && !m_rows.isEmpty() && m_rows.front().reference) y += kReferenceGap;
  const int names = nameWidth(m_rows);
  return {names, y, std::max(20, width() - names), kStackedBarHeight};
}

void StackedBarChart::paintRow(QPainter& painter, int row) const {
  const Row& shown = m_rows[row];
  const QRect bar = barRect(row);
  drawName(painter, QRect(0, bar.top(), bar.left() - 12, bar.height()), shown.name,
           shown.reference);
  const int parts = static_cast<int>(shown.shares.size());
  const QList<QColor>& ramp = Theme::instance().sequential();
  double before = 0;
  painter.setFont(Theme::instance().font(TextStyle::Caption));
  for (int part = 0; part < parts; ++part) {
    const double share = shown.shares[static_cast<std::size_t>(part)];
    const int left = bar.left() + static_cast<int>(std::lround(before * bar.width()));
    before += share;
    const int right = bar.left() + static_cast<int>(std::lround(before * bar.width()));
    if (right <= left) continue;
    const QRect piece(left, bar.top(), std::max(1, right - left - (right < bar.right() ? 2 : 0)),
                      bar.height());
    const QColor colour = partColour(part, parts);
    painter.fillRect(piece, colour);
    const QString text = tr("%1 %").arg(QLocale().toString(std::lround(share * 100)));
    if (painter.fontMetrics().horizontalAdvance(text) + 8 > piece.width()) continue;
    painter.setPen(Theme::instance().sequentialText(static_cast<int>(ramp.indexOf(colour))));
    painter.drawText(piece, Qt::AlignCenter, text);
  }
}

void StackedBarChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (int row = 0; row < m_rows.size(); ++row) {
    paintRow(painter, row);
    if (m_rows[row].reference && row + 1 < m_rows.size()) {
      const int y = (barRect(row).bottom() + barRect(row + 1).top()) / 2;
      painter.fillRect(QRect(0, y, width(), 1), Theme::instance().colour("border"));
    }
  }
}

bool StackedBarChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (int row = 0; row < m_rows.size(); ++row) {
    if (!barRect(row).contains(help->pos())) continue;
    QStringList lines;
    for (int part = 0; part < m_names.size(); ++part) {
      const double share = m_rows[row].shares[static_cast<std::size_t>(part)];
      lines << tr("%1: %2 %").arg(m_names[part], QLocale().toString(share * 100, 'f', 1));
    }
    QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace tastescope::ui
