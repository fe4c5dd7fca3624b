#include "ui/forms/ParamForm.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/forms/ParamRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {
constexpr int kRowGap = 10;
constexpr qsizetype kNamedInFold = 6;  ///< more than that is "…"
}  // namespace

struct ParamForm::Section {
  const ParamSchema* schema = nullptr;
  Json defaults;
  Json usable;
  std::vector<ParamRow*> rows;

  /// All parameters, those with a row as `of` has them.
  template <typename Value>
  [[nodiscard]] Json whole(Value of) const {
    Json json = defaults;
    for (const ParamRow* row : rows) json[row->field().spec().key] = of(*row);
    return json;
  }
};

ParamForm::ParamForm(QWidget* parent)
    : Translated(parent),
      m_basic(new QVBoxLayout),
      m_advanced(new QVBoxLayout),
      m_advancedPart(new QWidget),
      m_fold(new FoldHeader) {
  auto* column = bareColumn(this, 0);
  m_basic->setSpacing(kRowGap);
  column->addLayout(m_basic);
  column->addSpacing(12);
  column->addWidget(makeHairline());
  column->addWidget(m_fold);
  m_fold->setObjectName(QStringLiteral("advancedFold"));
  m_advancedPart->setLayout(m_advanced);
  m_advanced->setContentsMargins(0, 4, 0, 12);
  m_advanced->setSpacing(kRowGap);
  column->addWidget(m_advancedPart);
  column->addStretch();
  m_advancedPart->hide();
  connect(m_fold, &FoldHeader::toggled, m_advancedPart, &QWidget::setVisible);
  updateFold();
}

ParamForm::~ParamForm() = default;

std::vector<ParamRow*> ParamForm::rows() const {
  std::vector<ParamRow*> all;
  for (const auto& section : m_sections) {
    all.insert(all.end(), section->rows.begin(), section->rows.end());
  }
  return all;
}

void ParamForm::clear() {
  m_sections.clear();
  for (QVBoxLayout* part : {m_basic, m_advanced}) {
    while (QLayoutItem* item = part->takeAt(0)) {
      delete item->widget();
      delete item;
    }
  }
  m_issues = 0;
  updateFold();
}

int ParamForm::addSchema(const ParamSchema& schema, const Json& defaults,
                         const QStringList& without) {
  auto section = std::make_unique<Section>();
  section->schema = &schema;
  section->defaults = schema.defaults();
  section->defaults.update(defaults);
  section->usable = section->defaults;
  for (const ParamSpec& spec : schema.specs()) {
    if (without.contains(fromUtf8(spec.key))) continue;
    auto* row = new ParamRow(spec, section->defaults.at(spec.key));
    (spec.advanced ? m_advanced : m_basic)->addWidget(row);
    connect(&row->field(), &ParamField::edited, this, [this, row] {
      row->check();
      judge();
    });
    section->rows.push_back(row);
  }
  m_sections.push_back(std::move(section));
  judge();
  return static_cast<int>(m_sections.size()) - 1;
}

void ParamForm::addRow(const QString& label, QWidget* control, const QString& help) {
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 0);
  auto* name = new ParamLabel;
  name->setText(label);
  control->setFixedSize(kParamControlWidth, 32);
  control->setAccessibleName(label);
  row->addWidget(name);
  row->addWidget(control);
  row->addSpacing(14);
  row->addWidget(new WrappedLabel(help, TextStyle::Small, "textSecondary"), 1);
  m_basic->addWidget(holder);
}

void ParamForm::setLimit(const QString& key, double maximum, const QString& sentence) {
  for (ParamRow* row : rows()) {
    if (fromUtf8(row->field().spec().key) != key) continue;
    row->setLimit(maximum, sentence);
    row->check();
  }
  judge();
}

void ParamForm::setSuggested(const std::string& key, const Text& reason) {
  for (ParamRow* row : rows()) {
    if (row->field().spec().key == key) row->setSuggested(reason);
  }
}

Json ParamForm::value(int section) const {
  return m_sections.at(static_cast<std::size_t>(section))->usable;
}

/// Without a word of its own: on the way from one set of values to another rules may be broken.
void ParamForm::fill(ParamRow& row, const Json& value) {
  const QSignalBlocker quiet(row.field());
  row.field().setValue(value);
  row.check();
}

void ParamForm::setValue(int section, const Json& value) {
  for (ParamRow* row : m_sections.at(static_cast<std::size_t>(section))->rows) {
    const std::string& key = row->field().spec().key;
    if (value.contains(key)) fill(*row, value.at(key));
  }
  judge();
}

void ParamForm::resetToDefaults() {
  for (ParamRow* row : rows()) fill(*row, row->defaultValue());
  judge();
}

int ParamForm::changedCount() const {
  int changed = 0;
  for (const ParamRow* row : rows()) changed += row->changed() ? 1 : 0;
  return changed;
}

/// Says at their fields which rules of the schema are broken; returns how many are.
int ParamForm::judgeRules(const Section& section) {
  const Json typed = section.whole([](const ParamRow& row) { return row.field().value(); });
  for (ParamRow* row : section.rows) row->setBrokenRule({});
  int broken = 0;
  for (const ParamIssue& issue : section.schema->validate(typed)) {
    bool counted = false;  // with the field that has it
    for (ParamRow* row : section.rows) {
      if (!issue.concerns(row->field().spec().key)) continue;
      counted = counted || row->hasOwnIssue();
      if (row->issue().isEmpty()) row->setBrokenRule(translated(issue.message));
    }
    broken += counted ? 0 : 1;
  }
  return broken;
}

void ParamForm::judge() {
  int found = 0;
  bool fresh = false;
  for (const auto& section : m_sections) {
    found += judgeRules(*section);
    Json usable = section->whole([](const ParamRow& row) { return row.lastUsable(); });
    if (usable == section->usable || !section->schema->validate(usable).empty()) continue;
    section->usable = std::move(usable);
    fresh = true;
  }
  bool foldedIssue = false;
  for (const ParamRow* row : rows()) {
    found += row->hasOwnIssue() ? 1 : 0;
    foldedIssue = foldedIssue || (row->field().spec().advanced && !row->issue().isEmpty());
  }
  updateFold();
  if (foldedIssue) showAdvanced(true);
  if (found != m_issues) {
    m_issues = found;
    Q_EMIT issuesChanged(found);
  }
  if (fresh) Q_EMIT valueChanged();
}

bool ParamForm::advancedShown() const { return m_fold->isChecked(); }
void ParamForm::showAdvanced(bool shown) { m_fold->setChecked(shown); }

void ParamForm::updateFold() {
  QStringList unchanged;
  QStringList changed;
  for (const ParamRow* row : rows()) {
    if (!row->field().spec().advanced) continue;
    (row->changed() ? changed : unchanged) << row->summary();
  }
  const auto total = unchanged.size() + changed.size();
  m_fold->setVisible(total > 0);
  m_fold->setText(tr("Advanced"));
  QStringList named = (changed.isEmpty() ? unchanged : changed).mid(0, kNamedInFold);
  if ((changed.isEmpty() ? unchanged : changed).size() > kNamedInFold) named << QStringLiteral("…");
  const QString list = named.join(QStringLiteral(", "));
  m_fold->setNote(changed.isEmpty()
                      ? tr("%1 more, all at default: %2").arg(total).arg(list)
                      : tr("%1 more, %2 changed: %3").arg(total).arg(changed.size()).arg(list));
}

void ParamForm::retranslate() {
  for (ParamRow* row : rows()) row->retranslate();
  judge();
}

}  // namespace tastescope::ui
