#include "ui/tune/RangesPanel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/tune/RangeRow.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {

/// What a row starts with: the usual range, or for a zero that means "off" all that is possible.
SearchRange firstRange(const ParamSpec& spec) {
  if (const auto usual = usualRange(spec)) return *usual;
  SearchRange range{.key = spec.key, .low = spec.min, .high = spec.max};
  if (spec.kind == ParamKind::IntegerList) range.choices = {spec.defaultValue};
  return range;
}

bool hasUsualRange(const ParamSpec& spec) { return !spec.advanced && usualRange(spec).has_value(); }

}  // namespace

RangesPanel::RangesPanel(QWidget* parent)
    : Panel(tr("What varies"), parent),
      m_basic(new QVBoxLayout),
      m_advancedPart(new QWidget),
      m_advanced(new QVBoxLayout(m_advancedPart)),
      m_fold(new FoldHeader) {
  setNote(tr("the first trial takes the defaults, the others are drawn from these ranges"));
  m_basic->setSpacing(8);
  body()->addLayout(m_basic);
  m_fold->setText(tr("Advanced"));
  m_fold->setObjectName(QStringLiteral("tuneAdvanced"));
  addWidget(makeHairline());
  addWidget(m_fold);
  m_advanced->setContentsMargins(0, 0, 0, 0);
  m_advanced->setSpacing(8);
  addWidget(m_advancedPart);
  connect(m_fold, &FoldHeader::clicked, this, &RangesPanel::setAdvancedShown);
}

void RangesPanel::setModel(const ModelInfo& model) {
  qDeleteAll(m_rows);
  m_rows.clear();
  for (const ParamSpec& spec : model.schema->specs()) {
    auto* row = new RangeRow(spec);
    row->setRange(firstRange(spec));
    row->setVaries(hasUsualRange(spec));
    (spec.advanced ? m_advanced : m_basic)->addWidget(row);
    m_rows << row;
    connect(row, &RangeRow::changed, this, [this] {
      showNote();
      Q_EMIT changed();
    });
  }
  m_fold->setVisible(m_advanced->count() > 0);
  setAdvancedShown(false);
}

void RangesPanel::setFixed(const Json& config) {
  for (RangeRow* row : std::as_const(m_rows)) row->setFixed(config.at(row->spec().key));
}

void RangesPanel::setSpace(const std::vector<SearchRange>& space) {
  for (RangeRow* row : std::as_const(m_rows)) {
    const auto range = std::ranges::find(space, row->spec().key, &SearchRange::key);
    row->setVaries(range != space.end());
    if (range != space.end()) row->setRange(*range);
  }
}

void RangesPanel::fill(TuneRequest& request) const {
  for (const RangeRow* row : m_rows) {
    if (row->varies()) {
      request.ranges.push_back(row->range());
    } else {
      request.fixed[row->spec().key] = row->fixed();
    }
  }
}

qsizetype RangesPanel::issues() const {
  return std::ranges::count_if(m_rows, [](const RangeRow* row) { return !row->issue().isEmpty(); });
}

bool RangesPanel::anyVaries() const { return std::ranges::any_of(m_rows, &RangeRow::varies); }

void RangesPanel::setAdvancedShown(bool shown) {
  m_fold->setChecked(shown);
  m_advancedPart->setVisible(shown);
  showNote();
}

void RangesPanel::showNote() {
  const auto varying = std::ranges::count_if(
      m_rows, [](const RangeRow* row) { return row->spec().advanced && row->varies(); });
  m_fold->setNote(tr("%1 more, %2 of them vary").arg(m_advanced->count()).arg(varying));
}

}  // namespace tastescope::ui
