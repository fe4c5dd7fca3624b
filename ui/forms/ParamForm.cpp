#include "ui/forms/ParamForm.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/forms/ParamRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {
constexpr int kRowGap = 10;
constexpr qsizetype kNamedInFold = 6;  ///< more than that is "…"
}  // namespace

struct ParamForm::Section {
  const ParamSchema* schema = nullptr;
  Json defaults;
  std::vector<ParamRow*> rows;
};

ParamForm::ParamForm(QWidget* parent)
    : QWidget(parent),
      m_basic(new QVBoxLayout),
      m_advanced(new QVBoxLayout),
      m_advancedPart(new QWidget),
      m_fold(new FoldHeader) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
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
  for (const ParamSpec& spec : schema.specs()) {
    if (without.contains(fromUtf8(spec.key))) continue;
    auto* row = new ParamRow(spec, section->defaults.at(spec.key));
    (spec.advanced ? m_advanced : m_basic)->addWidget(row);
    connect(&row->field(), &ParamField::edited, this, [this, row] { check(*row); });
    section->rows.push_back(row);
  }
  m_sections.push_back(std::move(section));
  count();
  return static_cast<int>(m_sections.size()) - 1;
}

void ParamForm::addRow(const QString& label, QWidget* control, const QString& help) {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
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
  count();
}

Json ParamForm::value(int section) const {
  const Section& part = *m_sections.at(static_cast<std::size_t>(section));
  Json value = part.defaults;
  for (const ParamRow* row : part.rows) value[row->field().spec().key] = row->lastUsable();
  return value;
}

void ParamForm::setValue(int section, const Json& value) {
  const Section& part = *m_sections.at(static_cast<std::size_t>(section));
  for (ParamRow* row : part.rows) {
    const std::string& key = row->field().spec().key;
    if (value.contains(key)) row->field().setValue(value.at(key));
  }
}

void ParamForm::resetToDefaults() {
  for (ParamRow* row : rows()) row->field().setValue(row->defaultValue());
}

int ParamForm::changedCount() const {
  int changed = 0;
  for (const ParamRow* row : rows()) changed += row->changed() ? 1 : 0;
  return changed;
}

void ParamForm::check(ParamRow& row) {
  const bool fresh = row.check();
  count();
  if (row.hasIssue() && row.field().spec().advanced) showAdvanced(true);
  if (fresh) Q_EMIT valueChanged();
}

void ParamForm::count() {
  int found = 0;
  for (const ParamRow* row : rows()) found += row->hasIssue() ? 1 : 0;
  updateFold();
  if (found == m_issues) return;
  m_issues = found;
  Q_EMIT issuesChanged(found);
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

void ParamForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  for (ParamRow* row : rows()) row->retranslate();
  updateFold();
}

}  // namespace tastescope::ui
