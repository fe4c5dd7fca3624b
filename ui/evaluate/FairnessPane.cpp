#include "ui/evaluate/FairnessPane.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {

/// Groups side by side in the smallest window.
constexpr int kCellColumns = 3;

QString threeDecimals(double value) { return QLocale().toString(value, 'f', 3); }

QWidget* makeCell(const QString& name, const MeanInterval& value) {
  auto* cell = new QWidget;
  auto* column = bareColumn(cell, 0);
  column->addWidget(new ElidedLabel(name, TextStyle::Caption, "textSecondary"));
  auto* row = spacedRow(4);
  row->addWidget(makeLabel(threeDecimals(value.mean), TextStyle::BodyStrong));
  if (value.half > 0) {
    row->addWidget(makeLabel(QStringLiteral("± ") + threeDecimals(value.half), TextStyle::Small,
                             "textSecondary"));
  }
  row->addStretch(1);
  column->addLayout(row);
  return cell;
}

}  // namespace

QString groupingName(const std::string& by) {
  const std::string selection = selectionBehind(by);
  return selection.empty() ? attributeName(by) : fromUtf8(selection);
}

FairnessPane::FairnessPane(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_note(new ElidedLabel({}, TextStyle::Small, "textSecondary")),
      m_attributes(named("userAttribute", small(new QComboBox))),
      m_cells(new QGridLayout),
      m_words(named("fairnessWords", makeWrapped({}, TextStyle::Small, "textSecondary"))) {
  const Theme& theme = Theme::instance();
  auto* column = bareColumn(this, theme.spacing("s"));
  auto* head = spacedRow(theme.spacing("s"));
  head->addWidget(m_title);
  head->addWidget(m_note, 1);
  head->addWidget(m_attributes);
  column->addLayout(head);
  m_cells->setHorizontalSpacing(theme.spacing("l"));
  m_cells->setVerticalSpacing(theme.spacing("s"));
  for (int i = 0; i < kCellColumns; ++i) m_cells->setColumnStretch(i, 1);
  column->addLayout(m_cells);
  column->addWidget(m_words);
  connect(m_attributes, &QComboBox::activated, this, [this] {
    showGroups();
    Q_EMIT attributeChosen();
  });
  retranslate();
}

void FairnessPane::setRuns(const QList<EvaluatedRun>& runs, int k) {
  m_runs = runs;
  m_k = k;
  const QString before = m_attributes->currentData().toString();
  m_attributes->clear();
  if (!runs.isEmpty()) {
    for (const SegmentTable& table : runs.front().found.segments) {
      if (table.by != kByActivity && table.by != kByItems)
        m_attributes->addItem(groupingName(table.by), fromUtf8(table.by));
    }
  }
  m_attributes->setCurrentIndex(std::max(0, m_attributes->findData(before)));
  const bool named = !selectionBehind(attribute()).empty();  // whose name stands nowhere else
  m_attributes->setVisible(m_attributes->count() > (named ? 0 : 1));
  retranslate();
}

void FairnessPane::setSpoken(RunId run) {
  m_spoken = run;
  showGroups();
}

std::string FairnessPane::attribute() const {
  return toUtf8(m_attributes->currentData().toString());
}

void FairnessPane::clearCells() {
  while (QLayoutItem* item = m_cells->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

void FairnessPane::fillCells(const SegmentTable& table) {
  for (std::size_t i = 0; i < table.groups.size(); ++i) {
    const int at = static_cast<int>(i);
    m_cells->addWidget(makeCell(translated(table.groups[i].name), table.groups[i].value),
                       at / kCellColumns, at % kCellColumns);
  }
}

void FairnessPane::showGroups() {
  const Vocabulary words = m_context.vocabulary();
  clearCells();
  const EvaluatedRun* shown = m_runs.isEmpty() ? nullptr : &m_runs.front();
  for (const EvaluatedRun& run : std::as_const(m_runs)) {
    if (run.id() == m_spoken) shown = &run;
  }
  const SegmentTable* table = shown == nullptr ? nullptr : segmentsBy(*shown, attribute());
  m_note->setVisible(table != nullptr);
  if (table == nullptr) {
    m_words->setText(tr("The %1 have no attribute that puts them into groups, such as a country "
                        "or an age. With a file about them, the groups are compared here.")
                         .arg(words.users));
    return;
  }
  fillCells(*table);
  m_note->setText(m_attributes->count() > 1 || !selectionBehind(table->by).empty()
                      ? tr("NDCG@%1 of %2").arg(m_k).arg(shown->name)
                      : tr("NDCG@%1 of %2 by %3")
                            .arg(m_k)
                            .arg(shown->name, m_attributes->currentText().toLower()));
  m_words->setText(tr("Largest gap %1, 95 % interval %2 to %3.")
                       .arg(threeDecimals(table->gap.value), threeDecimals(table->gap.low),
                            threeDecimals(table->gap.high)));
}

void FairnessPane::retranslate() {
  m_title->setText(tr("Fairness"));
  m_attributes->setAccessibleName(tr("Attribute of the %1").arg(m_context.vocabulary().users));
  showGroups();
}

}  // namespace tastescope::ui
