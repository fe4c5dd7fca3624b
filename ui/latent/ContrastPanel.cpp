#include "ui/latent/ContrastPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/latent/CharacteristicList.h"
#include "ui/latent/ContrastRows.h"
#include "ui/latent/ContrastTimes.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Segments.h"
#include "ui/words/AttributeName.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kListLength = 10;
constexpr SelectionId kEveryoneElse = 0;

std::vector<ContrastRow> rowsOf(const std::vector<ContrastItem>& more,
                                const std::vector<ContrastItem>& fewer) {
  std::vector<ContrastRow> rows;
  for (const auto* items : {&more, &fewer})
    for (const ContrastItem& one : *items)
      rows.push_back({titleOrId(one.title, one.id), one.shares, one.ratio});
  return rows;
}

std::vector<ContrastRow> rowsOf(const std::vector<ContrastTrait>& traits) {
  std::vector<ContrastRow> rows;
  for (const ContrastTrait& trait : traits) {
    rows.push_back({attributeName(trait.attribute) + QStringLiteral(": ") + fromUtf8(trait.label),
                    trait.shares, trait.ratio, trait.p});
  }
  return rows;
}

}  // namespace

ContrastPanel::ContrastPanel(LatentModel& model, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_pages(named("contrastPages", new Segments)),
      m_against(named("contrastAgainst", small(new QComboBox))),
      m_head(makeLabel({}, TextStyle::BodyStrong)),
      m_items(named("characteristicItems", new CharacteristicList)),
      m_rows(named("contrastRows", new ContrastRows)),
      m_times(named("contrastTimes", new ContrastTimes)),
      m_note(named("contrastNote", makeWrapped({}, TextStyle::Small, "textSecondary"))) {
  auto* column = new QVBoxLayout(this);
  const Theme& theme = Theme::instance();
  const int padding = theme.spacing("l");
  column->setContentsMargins(padding, theme.spacing("m"), padding, theme.spacing("m"));
  column->setSpacing(theme.spacing("s"));
  for (const Page page : {Items, Traits, Times, Lists})
    m_pages->addSegment({}, static_cast<int>(page));
  m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  column->addWidget(m_pages);
  column->addWidget(m_against);
  column->addWidget(m_head);
  column->addWidget(m_items);
  column->addWidget(m_rows);
  column->addWidget(m_times);
  column->addWidget(m_note);
  connect(m_pages, &Segments::currentChanged, this, &ContrastPanel::choosePage);
  connect(m_against, &QComboBox::activated, this, [this] {
    m_job.cancel();
    m_found.reset();
    ask();
    refresh();
  });
  setKept({});
  retranslate();
}

ContrastPanel::Page ContrastPanel::page() const {
  return static_cast<Page>(m_pages->currentData().toInt());
}

const KeptSelection* ContrastPanel::against() const {
  const auto wanted = m_against->currentData().toLongLong();
  const auto found = std::ranges::find(m_kept, wanted, &KeptSelection::id);
  return found == m_kept.end() ? nullptr : &*found;
}

void ContrastPanel::setSelected(std::vector<Index> selected) {
  m_selected = std::move(selected);
  m_job.cancel();
  m_found.reset();
  ask();
  refresh();
}

void ContrastPanel::setSummary(const SelectionSummary& summary) {
  m_summary = summary;
  refresh();
}

void ContrastPanel::setKept(std::vector<KeptSelection> kept) {
  const QVariant before = m_against->currentData();
  m_kept = std::move(kept);
  m_against->clear();
  m_against->addItem({}, static_cast<qlonglong>(kEveryoneElse));
  for (const KeptSelection& selection : m_kept)
    m_against->addItem({}, static_cast<qlonglong>(selection.id));
  m_against->setCurrentIndex(std::max(0, m_against->findData(before)));
  m_against->setVisible(!m_kept.empty());
  if (before.isValid() && m_against->currentData() != before) {
    m_job.cancel();
    m_found.reset();
  }
  retranslate();
  ask();
}

void ContrastPanel::choosePage() {
  ask();
  refresh();
}

/// Unless the answer is there. The lists are made when somebody looks at them.
void ContrastPanel::ask() {
  const SessionPtr session = m_model.context().session();
  const bool plain = page() == Items && (against() == nullptr || !users());
  if (m_selected.empty() || !session || plain) return;
  const bool lists = page() == Lists && users();
  if (m_found && (!lists || m_found->lists) && !m_job.active()) return;
  ContrastQuestion question{.entity = m_model.entity(), .chosen = m_selected};
  if (const KeptSelection* other = against()) question.others = other->members;
  if (lists) question.run = m_model.run();
  question.k = kListLength;
  JobManager::Plan<SelectionContrast> plan;
  plan.title = tr("Comparing the selection");
  plan.listed = lists;
  plan.work = [session, question](Progress& progress, const std::stop_token& stop) {
    return contrast(*session, question, progress, stop);
  };
  plan.done = [this](SelectionContrast found) {
    m_found = std::move(found);
    refresh();
  };
  plan.failed = [this](const Error& error) {
    m_found.reset();
    refresh();
    m_note->setText(translated(error.message()));
    m_note->show();
  };
  m_job.start(m_model.context().jobs(), this, std::move(plan));
}

void ContrastPanel::refresh() {
  setVisible(!m_selected.empty());
  m_items->hide();
  m_rows->hide();
  m_times->hide();
  m_note->hide();
  m_head->hide();
  if (m_selected.empty()) return;
  if (page() == Items && (against() == nullptr || !users())) return showItems();
  showRows();
}

void ContrastPanel::showItems() {
  const Vocabulary words = m_model.context().vocabulary();
  m_head->setText(users() ? tr("Characteristic %1").arg(words.items) : tr("Most popular of these"));
  m_head->show();
  m_items->setItems(m_summary.items, users());
  m_items->setVisible(!m_summary.items.empty());
  m_note->setText(tr("Nothing is shared by three or more."));
  m_note->setVisible(m_summary.items.empty());
}

QString ContrastPanel::noneSentence() const {
  const Vocabulary words = m_model.context().vocabulary();
  switch (page()) {
    case Items: return tr("No %1 is had clearly more or less often.").arg(words.item);
    case Traits: return tr("No attribute differs by more than chance explains.");
    case Times: return tr("The data has no dates.");
    case Lists: return tr("No %1 is recommended clearly more or less often.").arg(words.item);
  }
  return {};
}

void ContrastPanel::showRows() {
  if (!m_found || (page() == Lists && users() && !m_found->lists)) {
    m_note->setText(tr("Comparing…"));
    m_note->setVisible(m_job.active());
    return;
  }
  QString note;
  std::vector<ContrastRow> rows;
  switch (page()) {
    case Items: rows = rowsOf(m_found->more, m_found->fewer); break;
    case Traits: {
      rows = rowsOf(m_found->traits);
      const ContrastActivity& activity = m_found->activity;
      const auto median = [](double value) { return QLocale().toString(value, 'f', 0); };
      note = (users() ? tr("Median history %1, of the others %2 (p = %3).")
                      : tr("Median popularity %1, of the others %2 (p = %3)."))
                 .arg(median(activity.median), median(activity.otherMedian),
                      QLocale().toString(activity.p, 'g', 2));
      break;
    }
    case Times:
      m_times->setTimes(m_found->times);
      m_times->setVisible(!m_found->times.empty());
      note = m_found->times.empty() ? QString() : tr("Bars: these. Line: the others.");
      break;
    case Lists:
      if (!m_found->lists) break;
      rows = rowsOf(m_found->lists->more, m_found->lists->fewer);
      note = tr("%1 % of the places in their lists are the same (%2 and %3 lists).")
                 .arg(QLocale().toString(100 * m_found->lists->overlap, 'f', 0),
                      QLocale().toString(static_cast<qulonglong>(m_found->lists->asked.count)),
                      QLocale().toString(static_cast<qulonglong>(m_found->lists->asked.others)));
      break;
  }
  const bool none = rows.empty() && (page() != Times || m_found->times.empty());
  m_rows->setVisible(!rows.empty());
  m_rows->setRows(std::move(rows));
  const QString sentence = none ? noneSentence() : QString();
  m_note->setText(sentence.isEmpty() || note.isEmpty() ? sentence + note
                                                       : twoSentences(sentence, note));
  m_note->setVisible(!m_note->text().isEmpty());
}

void ContrastPanel::retranslate() {
  const Vocabulary words = m_model.context().vocabulary();
  m_pages->setSegmentEnabled(Lists, users());
  if (page() == Lists && !users()) m_pages->setCurrentIndex(Items);
  m_pages->setAccessibleName(tr("What sets the selection apart"));
  m_pages->setText(Items, words.Items);
  m_pages->setSegmentToolTip(Items, tr("What these have that others do not"));
  m_pages->setText(Traits, tr("Traits"));
  m_pages->setSegmentToolTip(Traits, tr("Attributes that are more or less frequent among these"));
  m_pages->setText(Times, tr("Time"));
  m_pages->setSegmentToolTip(Times, tr("When their %1 were").arg(words.interactions));
  m_pages->setText(Lists, tr("Lists"));
  m_pages->setSegmentToolTip(Lists, tr("What these would be recommended, and others would not"));
  m_against->setItemText(0, tr("against everyone else"));
  for (int i = 1; i < m_against->count(); ++i)
    m_against->setItemText(
        i, tr("against %1").arg(fromUtf8(m_kept[static_cast<std::size_t>(i - 1)].name)));
  m_against->setAccessibleName(tr("Compared with"));
  m_items->setShareName(users() ? tr("had by") : tr("of everyone"));
  m_items->setAccessibleName(users() ? tr("Characteristic %1").arg(words.items)
                                     : tr("Most popular of these"));
  m_rows->setHeads({tr("these"), tr("others"), tr("times")});
  m_rows->setAccessibleName(tr("What sets the selection apart"));
  m_times->setAccessibleName(tr("When their %1 were").arg(words.interactions));
  refresh();
}

}  // namespace tastescope::ui
