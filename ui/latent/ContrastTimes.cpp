#include "ui/latent/ContrastTimes.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/Theme.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {
constexpr int kDateRow = 20;
constexpr double kBarGap = 2;
}  // namespace

ContrastTimes::ContrastTimes(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ContrastTimes::setTimes(std::vector<ContrastTime> times) {
  m_times = std::move(times);
  update();
}

QRectF ContrastTimes::area() const { return QRectF(rect()).adjusted(0, 4, 0, -kDateRow); }

void ContrastTimes::paintEvent(QPaintEvent*) {
  if (m_times.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::instance();
  double most = 0;
  for (const ContrastTime& time : m_times) most = std::max({most, time.share, time.otherShare});
  const QRectF plot = area();
  const double width = plot.width() / static_cast<double>(m_times.size());
  const auto y = [&](double share) {
    return plot.bottom() - (most > 0 ? share / most : 0) * plot.height();
  };
  QPolygonF line;
  for (std::size_t i = 0; i < m_times.size(); ++i) {
    const double left = plot.left() + width * static_cast<double>(i);
    const double top = y(m_times[i].share);
    painter.fillRect(QRectF(left, top, width - kBarGap, plot.bottom() - top),
                     theme.colour("accent"));
    line << QPointF(left + (width - kBarGap) / 2, y(m_times[i].otherShare));
  }
  painter.setPen(QPen(theme.colour("textSecondary"), 1.5));
  painter.drawPolyline(line);
  painter.setPen(theme.colour("chartGrid"));
  painter.drawLine(plot.bottomLeft(), plot.bottomRight());
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  const QRectF dates(plot.left(), plot.bottom(), plot.width(), kDateRow);
  painter.drawText(dates, Qt::AlignLeft | Qt::AlignVCenter, isoDate(m_times.front().begin));
  painter.drawText(dates, Qt::AlignRight | Qt::AlignVCenter, isoDate(m_times.back().begin));
}

bool ContrastTimes::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (m_times.empty()) return true;
  const double part = help->x() * static_cast<double>(m_times.size()) / std::max(1, width());
  const auto at = std::min(m_times.size() - 1, static_cast<std::size_t>(std::max(0.0, part)));
  const ContrastTime& time = m_times[at];
  QToolTip::showText(help->globalPos(),
                     tr("From %1: %2 % of theirs, %3 % of the others'")
                         .arg(isoDate(time.begin), QLocale().toString(100 * time.share, 'f', 1),
                              QLocale().toString(100 * time.otherShare, 'f', 1)),
                     this);
  return true;
}

}  // namespace tastescope::ui
