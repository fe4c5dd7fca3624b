#include "ui/import/StepList.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {

constexpr int kHeight = 54;
constexpr int kDisc = 22;

}  // namespace

StepButton::StepButton(int number, QWidget* parent) : QAbstractButton(parent), m_number(number) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StepButton::setTexts(const QString& title, const QString& summary) {
  setText(title);
  m_summary = summary;
  setAccessibleDescription(summary);
  setToolTip(summary);
  update();
}

void StepButton::setState(State state) {
  m_state = state;
  update();
}

void StepButton::setPassed(bool passed) {
  m_passed = passed;
  update();
}

QSize StepButton::sizeHint() const { return {184, kHeight}; }

void StepButton::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool current = m_state == State::Current;
  const bool done = m_state == State::Done && !m_passed;
  if (current || (isEnabled() && underMouse())) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(current ? "surface" : "hover"));
    painter.drawRoundedRect(rect(), theme.radius("control"), theme.radius("control"));
  }
  const QRectF disc(12, (height() - kDisc) / 2.0, kDisc, kDisc);
  if (current) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour("accent"));
  } else if (done) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour("accentSoft"));
  } else {
    painter.setPen(QPen(theme.colour("borderStrong"), 1));
    painter.setBrush(Qt::NoBrush);
  }
  painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
  if (done) {
    painter.drawPixmap(QPointF(disc.center().x() - 7, disc.center().y() - 7),
                       iconPixmap("check", "accent", 14, devicePixelRatioF()));
  } else {
    QFont digits = theme.font(TextStyle::Caption);
    digits.setWeight(QFont::DemiBold);
    painter.setFont(digits);
    painter.setPen(theme.colour(current ? "accentText" : "textSecondary"));
    painter.drawText(disc, Qt::AlignCenter,
                     m_passed && !current ? QStringLiteral("–") : QString::number(m_number));
  }
  const int left = 12 + kDisc + 10;
  const int width = this->width() - left - 2;
  QFont title = theme.font(TextStyle::Body);
  title.setWeight(current ? QFont::DemiBold : QFont::Medium);
  if (QFontMetrics(title).horizontalAdvance(text()) > width) title.setWeight(QFont::Normal);
  painter.setFont(title);
  painter.setPen(theme.colour(m_state == State::Ahead ? "textSecondary" : "textPrimary"));
  const bool two = !m_summary.isEmpty();
  painter.drawText(QRect(left, two ? height() / 2 - 19 : 0, width, two ? 19 : height()),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(text(), Qt::ElideRight, width));
  if (!two) return;
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(QRect(left, height() / 2, width, 17), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, width));
}

StepList::StepList(int steps, QWidget* parent)
    : QWidget(parent), m_headline(makeLabel({}, TextStyle::Small, "textSecondary")) {
  const Theme& theme = Theme::instance();
  setFixedWidth(theme.width("wizardSteps"));
  setProperty("surface", QStringLiteral("sunken"));
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(theme.spacing("m"), theme.spacing("l"), theme.spacing("m"),
                             theme.spacing("l"));
  layout->setSpacing(2);
  m_headline->setContentsMargins(theme.spacing("m"), 0, 0, theme.spacing("s"));
  layout->addWidget(m_headline);
  for (int step = 0; step < steps; ++step) {
    auto* item = new StepButton(step + 1);
    item->setObjectName(QStringLiteral("step%1").arg(step + 1));
    connect(item, &QAbstractButton::clicked, this, [this, step] { Q_EMIT stepWanted(step); });
    layout->addWidget(item);
    m_buttons.append(item);
  }
  layout->addStretch(1);
}

void StepList::setHeadline(const QString& text) { m_headline->setText(text); }

void StepList::setStep(int step, const QString& title, const QString& summary, bool passed) {
  m_buttons[step]->setTexts(title, summary);
  m_buttons[step]->setPassed(passed);
}

void StepList::setCurrent(int current, int reachable) {
  for (int step = 0; step < m_buttons.size(); ++step) {
    m_buttons[step]->setState(step == current  ? StepButton::State::Current
                              : step < current ? StepButton::State::Done
                                               : StepButton::State::Ahead);
    m_buttons[step]->setEnabled(step <= reachable);
  }
}

}  // namespace tastescope::ui
