#include "ui/import/EventPanel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr qsizetype kLongestName = 40;
constexpr int kWeightWidth = 116;
constexpr double kLargestWeight = 1e6;

/// A name as the text of a check box, which takes "&" for a mnemonic.
QString boxText(const QString& name) {
  QString shown = name.size() > kLongestName ? name.left(kLongestName) + QChar(0x2026) : name;
  return shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

}  // namespace

EventPanel::EventPanel(ImportDraft& draft, QWidget* parent)
    : Translated(parent),
      m_draft(draft),
      m_panel(new Panel),
      m_sentence(new WrappedLabel({}, TextStyle::Small, "textSecondary")),
      m_issue(new IssueLine("eventIssue")) {
  bareColumn(this)->addWidget(m_panel);
  m_panel->addWidget(m_sentence);
  m_panel->addWidget(m_issue);
  hide();
}

void EventPanel::refresh() {
  const QString column = m_draft.columnWith(ColumnRole::Event);
  setVisible(!column.isEmpty());
  if (column != m_column) rebuild({});
  m_column = column;
  const std::vector<ReadEvent> events = m_draft.reading().events;
  const bool same =
      std::equal(events.begin(), events.end(), m_rows.begin(), m_rows.end(),
                 [](const ReadEvent& event, const Row& row) { return event.name == row.name; });
  // What was found stays while settings leave nothing to count, so that they can be changed.
  if (!same && !events.empty()) rebuild(events);
  for (std::size_t i = 0; i < events.size(); ++i) m_rows[i].rows->setText(grouped(events[i].rows));
  showChoices();
  retranslate();
}

void EventPanel::rebuild(const std::vector<ReadEvent>& events) {
  delete m_holder;
  m_rows.clear();
  m_issueSentence.clear();
  m_holder = new QWidget;
  auto* grid = bareGrid(m_holder, 24, 8);
  for (int column = 0; column < 3; ++column) {
    m_heads[column] = makeLabel({}, TextStyle::Small, "textSecondary");
    grid->addWidget(m_heads[column], 0, column, column == 1 ? Qt::AlignRight : Qt::AlignLeft);
  }
  for (const ReadEvent& event : events) {
    Row row{event.name, new QCheckBox, makeLabel({}), new QDoubleSpinBox};
    row.keep->setObjectName(QStringLiteral("keepEvent%1").arg(m_rows.size() + 1));
    row.weight->setObjectName(QStringLiteral("eventWeight%1").arg(m_rows.size() + 1));
    row.weight->setRange(-kLargestWeight, kLargestWeight);
    row.weight->setFixedSize(kWeightWidth, Theme::instance().height("control"));
    connect(row.keep, &QCheckBox::clicked, this, &EventPanel::take);
    connect(row.weight, &QDoubleSpinBox::valueChanged, this, &EventPanel::take);
    const int line = static_cast<int>(m_rows.size()) + 1;
    grid->addWidget(row.keep, line, 0);
    grid->addWidget(row.rows, line, 1, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(row.weight, line, 2);
    m_rows.push_back(row);
  }
  grid->setColumnMinimumWidth(0, 180);
  grid->setColumnStretch(3, 1);
  m_panel->addWidget(m_holder);
}

/// What was chosen stands in the options; nothing chosen means that all count alike.
void EventPanel::showChoices() {
  const std::vector<EventWeight>& chosen = m_draft.options().cleaning.events;
  if (!m_issueSentence.isEmpty()) return;
  for (const Row& row : m_rows) {
    const auto found = std::find_if(chosen.begin(), chosen.end(), [&row](const EventWeight& each) {
      return each.name == row.name;
    });
    const bool kept = chosen.empty() || found != chosen.end();
    const QSignalBlocker quiet(row.weight);
    row.keep->setChecked(kept);
    row.weight->setEnabled(kept);
    if (chosen.empty()) row.weight->setValue(1);
    if (found != chosen.end()) row.weight->setValue(found->weight);
  }
}

void EventPanel::take() {
  std::vector<EventWeight> kept;
  for (const Row& row : m_rows) {
    row.weight->setEnabled(row.keep->isChecked());
    if (row.keep->isChecked()) kept.push_back({row.name, row.weight->value()});
  }
  const bool none = kept.empty();
  const bool alike = kept.size() == m_rows.size() &&
                     std::all_of(kept.begin(), kept.end(),
                                 [](const EventWeight& event) { return event.weight == 1; });
  m_issueSentence = none ? tr("Keep at least one kind of event.") : QString();
  m_issue->setIssue(m_issueSentence);
  if (!none) m_draft.setEvents(alike ? std::vector<EventWeight>{} : std::move(kept));
  Q_EMIT changed();
}

void EventPanel::retranslate() {
  m_panel->setTitle(tr("Kinds of events"));
  m_panel->setNote(m_rows.empty() ? tr("counting…") : m_draft.columnWith(ColumnRole::Event));
  m_sentence->setText(
      tr("Weights become values: a row is worth the weight of its kind, times its own value if it "
         "has one. Models that use values learn from them, and repeated rows add up."));
  if (!m_issueSentence.isEmpty()) m_issueSentence = tr("Keep at least one kind of event.");
  m_issue->setIssue(m_issueSentence);
  if (m_rows.empty()) return;
  const QString heads[3] = {tr("Kind"), tr("Rows"), tr("Each worth")};
  for (int i = 0; i < 3; ++i) m_heads[i]->setText(heads[i]);
  for (const Row& row : m_rows) {
    const QString name = row.name.empty() ? tr("empty") : fromUtf8(row.name);
    row.keep->setText(boxText(name));
    row.keep->setToolTip(name.size() > kLongestName ? name : QString());
    row.keep->setAccessibleName(tr("Keep %1").arg(name));
    row.weight->setAccessibleName(tr("Worth of one %1").arg(name));
  }
}

}  // namespace tastescope::ui
