#include "ui/tune/RangeRow.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr int kRangeNameWidth = 172;
constexpr int kEndWidth = 88;
constexpr int kFieldsWidth = 226;
constexpr int kRangeRowHeight = 32;

}  // namespace

RangeRow::RangeRow(const ParamSpec& spec, QWidget* parent)
    : HelpedRow(parent),
      m_spec(spec),
      m_fixed(spec.defaultValue),
      m_varies(new QCheckBox(translated(spec.label))),
      m_stays(makeLabel({}, TextStyle::Body, "textSecondary")),
      m_help(new WrappedLabel({}, TextStyle::Small, "textSecondary")) {
  const QString key = fromUtf8(spec.key);
  setObjectName(QStringLiteral("range-") + key);
  m_varies->setObjectName(QStringLiteral("vary-") + key);
  m_varies->setToolTip(translated(spec.help));
  m_varies->setFixedWidth(kRangeNameWidth);
  m_varies->setMinimumHeight(kRangeRowHeight);
  const bool number = spec.kind == ParamKind::Integer || spec.kind == ParamKind::Real;
  m_fields = number ? makeEnds() : spec.kind == ParamKind::IntegerList ? makeLists() : makeTicks();
  m_fields->setFixedWidth(kFieldsWidth);
  m_stays->setFixedWidth(kFieldsWidth);
  m_stays->setMinimumHeight(kRangeRowHeight);
  setParts({m_varies, m_fields, m_stays}, m_help);
  connect(m_varies, &QCheckBox::toggled, this, &RangeRow::refresh);
  refresh();
}

QWidget* RangeRow::makeEnds() {
  auto* fields = new QWidget;
  auto* row = bareRow(fields, 8);
  const QString label = translated(m_spec.label);
  const auto field = [&](const char* suffix, const QString& name) {
    auto* made = new QLineEdit;
    made->setObjectName(QLatin1String(suffix) + fromUtf8(m_spec.key));
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setFixedWidth(kEndWidth);
    connect(made, &QLineEdit::textChanged, this, &RangeRow::refresh);
    return made;
  };
  m_low = field("low-", tr("%1, from").arg(label));
  m_high = field("high-", tr("%1, to").arg(label));
  row->addWidget(m_low);
  row->addWidget(makeLabel(tr("to"), TextStyle::Body, "textSecondary"));
  row->addWidget(m_high);
  row->addStretch();
  return fields;
}

QWidget* RangeRow::makeTicks() {
  auto* fields = new QWidget;
  auto* grid = new QGridLayout(fields);
  grid->setContentsMargins(0, 6, 0, 6);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(6);
  QList<Json> values;
  if (m_spec.kind == ParamKind::Boolean) {
    values = {Json(false), Json(true)};
  } else {
    for (const ParamChoice& choice : m_spec.choices) values << Json(choice.key);
  }
  for (const Json& value : values) {
    auto* tick = new QCheckBox(paramText(m_spec, value));
    tick->setObjectName(
        QStringLiteral("choice-%1-%2").arg(fromUtf8(m_spec.key)).arg(m_ticks.size()));
    tick->setAccessibleName(QStringLiteral("%1: %2").arg(translated(m_spec.label), tick->text()));
    tick->setChecked(true);
    grid->addWidget(tick, static_cast<int>(m_ticks.size()) / 2,
                    static_cast<int>(m_ticks.size()) % 2);
    m_ticks << tick;
    m_tickValues << value;
    connect(tick, &QCheckBox::toggled, this, &RangeRow::refresh);
  }
  grid->setColumnStretch(2, 1);
  return fields;
}

QWidget* RangeRow::makeLists() {
  auto* fields = new QWidget;
  auto* row = bareRow(fields);
  m_lists = new QLineEdit;
  m_lists->setObjectName(QStringLiteral("lists-") + fromUtf8(m_spec.key));
  m_lists->setAccessibleName(translated(m_spec.label));
  m_lists->setToolTip(tr("Alternatives divided by |, such as 300 | 600, 200"));
  row->addWidget(m_lists);
  connect(m_lists, &QLineEdit::textChanged, this, &RangeRow::refresh);
  return fields;
}

void RangeRow::setRange(const SearchRange& range) {
  if (m_low) {
    m_low->setText(numberToType(range.low));
    m_high->setText(numberToType(range.high));
  } else if (m_lists) {
    QStringList lists;
    for (const Json& list : range.choices) lists << paramText(m_spec, list);
    m_lists->setText(lists.join(QStringLiteral(" | ")));
  } else {
    for (qsizetype i = 0; i < m_ticks.size(); ++i) {
      m_ticks[i]->setChecked(std::find(range.choices.begin(), range.choices.end(),
                                       m_tickValues[i]) != range.choices.end());
    }
  }
}

void RangeRow::setVaries(bool varies) { m_varies->setChecked(varies); }
bool RangeRow::varies() const { return m_varies->isChecked(); }

void RangeRow::setFixed(const Json& value) {
  m_fixed = value;
  refresh();
}

Json RangeRow::end(const QLineEdit* field) const {
  const Json typed = typedNumber(field->text());
  if (m_spec.kind != ParamKind::Integer || !typed.is_number()) return typed;
  const double value = typed.get<double>();
  if (value != std::floor(value) || std::abs(value) > 1e15) return {};
  return static_cast<std::int64_t>(value);
}

QStringList RangeRow::alternatives() const {
  QStringList parts;
  for (const QString& part : m_lists->text().split(QLatin1Char('|'))) parts << part.trimmed();
  return parts;
}

QString RangeRow::issueOfNumbers() const {
  const Json low = end(m_low);
  const Json high = end(m_high);
  for (const Json& value : {low, high}) {
    if (const QString issue = paramIssue(m_spec, value); !issue.isEmpty()) return issue;
  }
  if (low.get<double>() >= high.get<double>())
    return tr("The second number must be the larger one.");
  return {};
}

QString RangeRow::issueOfLists() const {
  const QStringList parts = alternatives();
  for (const QString& part : parts) {
    const Json list = typedList(part);
    if (!list.is_array() || list.empty())
      return tr("Whole numbers divided by commas, alternatives by |.");
    if (const QString issue = paramIssue(m_spec, list); !issue.isEmpty()) return issue;
  }
  return parts.size() < 2 ? tr("At least two alternatives, divided by |.") : QString();
}

QString RangeRow::issue() const {
  if (!varies()) return {};
  if (m_low) return issueOfNumbers();
  if (m_lists) return issueOfLists();
  const auto ticked = std::count_if(m_ticks.begin(), m_ticks.end(),
                                    [](const QCheckBox* tick) { return tick->isChecked(); });
  return ticked < 2 ? tr("At least two of them.") : QString();
}

std::string RangeRow::range() const {
  std::string text = m_spec.key + "=";
  if (m_low) {
    const auto number = [](const Json& value) {
      return QString::number(value.get<double>(), 'g', 12).toStdString();
    };
    return text + number(end(m_low)) + ":" + number(end(m_high));
  }
  QStringList parts;
  if (m_lists) {
    for (const QString& part : alternatives())
      parts << paramText(m_spec, typedList(part)).remove(QLatin1Char(' '));
  } else {
    for (qsizetype i = 0; i < m_ticks.size(); ++i) {
      if (!m_ticks[i]->isChecked()) continue;
      const Json& value = m_tickValues[i];
      parts << fromUtf8(value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return text + toUtf8(parts.join(QLatin1Char('|')));
}

void RangeRow::refresh() {
  m_fields->setVisible(varies());
  m_stays->setVisible(!varies());
  m_stays->setText(tr("stays at %1").arg(paramText(m_spec, m_fixed)));
  const QString problem = issue();
  m_help->setText(problem.isEmpty() ? translated(m_spec.help) : problem);
  setTextStyle(m_help, TextStyle::Small, problem.isEmpty() ? "textSecondary" : "danger");
  for (QLineEdit* field : {m_low, m_high, m_lists}) {
    if (!field) continue;
    ParamField::markError(field, !problem.isEmpty());
    field->setAccessibleDescription(m_help->text());
  }
  Q_EMIT changed();
}

}  // namespace tastescope::ui
