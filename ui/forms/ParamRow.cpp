#include "ui/forms/ParamRow.h"

#include <QPainter>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {
constexpr int kLabelWidth = 132;
constexpr int kDot = 5;
}  // namespace

ParamLabel::ParamLabel(QWidget* parent) : QWidget(parent) {
  setFixedWidth(kLabelWidth);
  setMinimumHeight(32);
}

void ParamLabel::setText(const QString& text) {
  m_text = text;
  setAccessibleName(text);
  update();
}

void ParamLabel::setChanged(bool changed, const QString& tooltip) {
  m_changed = changed;
  setToolTip(tooltip);
  update();
}

QSize ParamLabel::sizeHint() const { return {kLabelWidth, 32}; }

void ParamLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = Theme::instance();
  painter.setRenderHint(QPainter::Antialiasing);
  QRect room = rect();
  if (m_changed) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour("accent"));
    painter.drawEllipse(QRectF(0, 16 - kDot / 2.0, kDot, kDot));
    room.setLeft(kDot + 5);
  }
  QFont font = theme.font(m_changed ? TextStyle::BodyStrong : TextStyle::Body);
  painter.setFont(font);
  painter.setPen(theme.colour("textPrimary"));
  const QFontMetrics metrics(font);
  const bool oneLine = metrics.horizontalAdvance(m_text) <= room.width();
  if (oneLine) room.setHeight(32);
  painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | (oneLine ? 0 : int{Qt::TextWordWrap}),
                   m_text);
}

ParamRow::ParamRow(const ParamSpec& spec, const Json& defaultValue, QWidget* parent)
    : HelpedRow(parent),
      m_field(makeParamField(spec)),
      m_label(new ParamLabel),
      m_help(new WrappedLabel(QString(), TextStyle::Small, "textSecondary")),
      m_default(defaultValue),
      m_usable(defaultValue) {
  m_help->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  setParts({m_label, m_field}, m_help);
  m_field->setMinimumSize(kParamControlWidth, 32);
  m_field->setValue(defaultValue);
  m_field->control()->setObjectName(QStringLiteral("param-") + fromUtf8(spec.key));
  setObjectName(QStringLiteral("row-") + fromUtf8(spec.key));
  retranslate();
}

bool ParamRow::changed() const { return m_usable != m_default; }

void ParamRow::setLimit(double maximum, const QString& sentence) {
  m_limit = maximum;
  m_limitSentence = sentence;
}

void ParamRow::setSuggested(const Text& reason) {
  m_suggested = reason;
  retranslate();
}

void ParamRow::setBrokenRule(const QString& sentence) {
  m_rule = sentence;
  showIssue();
}

void ParamRow::check() {
  const Json now = m_field->value();
  const bool beyond = now.is_number() && now.get<double>() > m_limit;
  m_issue = beyond ? m_limitSentence : paramIssue(m_field->spec(), now);
  if (m_issue.isEmpty()) m_usable = now;
  showIssue();
  m_label->setChanged(
      changed(), changed()
                     ? tr("Changed. The default is %1.").arg(paramText(m_field->spec(), m_default))
                     : translated(m_suggested));
}

QString ParamRow::help() const {
  QString help = translated(m_field->spec().help);
  if (m_field->spec().automatic) help += QLatin1Char(' ') + tr("Empty: chosen on validation.");
  if (!m_suggested.empty() && !changed())
    help = tr("Suggested for this data.") + QLatin1Char(' ') + help;
  return help;
}

void ParamRow::showIssue() {
  const bool wrong = !issue().isEmpty();
  m_field->setError(wrong);
  m_help->setText(wrong ? issue() : help());
  setTextStyle(m_help, TextStyle::Small, wrong ? "danger" : "textSecondary");
  m_field->control()->setAccessibleDescription(m_help->text());
  m_field->setAccessibleDescription(m_help->text());  // for whatever else stands in it
}

void ParamRow::retranslate() {
  const QString label = translated(m_field->spec().label);
  m_label->setText(label);
  m_field->retranslate();
  m_field->control()->setAccessibleName(label);
  m_field->control()->setToolTip(m_suggested.empty() ? translated(m_field->spec().help)
                                                     : translated(m_suggested));
  check();
}

QString ParamRow::summary() const {
  QString label = translated(m_field->spec().label);
  // Inside a sentence a label starts small, unless it is an abbreviation ("KL weight").
  if (label.size() > 1 && label[1].isLower()) label[0] = label[0].toLower();
  return label + QLatin1Char(' ') + paramText(m_field->spec(), m_usable);
}

}  // namespace tastescope::ui
