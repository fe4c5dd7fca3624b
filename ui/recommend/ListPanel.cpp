#include "ui/recommend/ListPanel.h"

#include <QLocale>
#include <QPushButton>
#include <QToolButton>

#include "ui/recommend/FilterPopup.h"
#include "ui/recommend/ListTable.h"
#include "ui/recommend/SequenceStrip.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

namespace {
constexpr int kHead = 50;          // of the panel
constexpr int kShortTitle = 500;   // nor for a long title
constexpr int kNarrowPanel = 600;  // less than this has no room for every button's words
}  // namespace

ListPanel::ListPanel(RecommendModel& model, QWidget* parent)
    : Translated({}, parent),
      m_model(model),
      m_own(new ListTable(model, ListSide::Own)),
      m_other(new ListTable(model, ListSide::Other)),
      m_hairline(makeHairline(Qt::Vertical)),
      m_owned(named("keepOwned", smallButton({}, "reset"))),
      m_filter(named("filterButton", smallButton({}, "filter"))),
      m_kind(named("listKind", new Segments)),
      m_sequence(named("sequenceStrip", new SequenceStrip(model))),
      m_popup(new FilterPopup(model.context(), this)) {
  setObjectName(QStringLiteral("listPanel"));
  setFlush(true);
  m_owned->setCheckable(true);
  m_filter->setCheckable(true);
  for (const auto& [kind, name] :
       {std::pair(ListKind::Score, "kindScore"), std::pair(ListKind::Sampled, "kindSampled"),
        std::pair(ListKind::Sequence, "kindSequence")})
    m_kind->addSegment({}, QVariant::fromValue(kind))->setObjectName(QLatin1String(name));
  addControl(m_owned);
  addControl(m_filter);
  addControl(m_kind);
  addWidget(m_sequence);
  addWidget(makeTables(), 1);
  connect(&m_model, &RecommendModel::listChanged, this, &ListPanel::rebuilt);
  connect(m_kind, &Segments::currentChanged, this,
          [this] { m_model.setKind(m_kind->currentData().value<ListKind>()); });
  connect(m_owned, &QPushButton::toggled, &m_model, &RecommendModel::setKeepOwned);
  connect(m_filter, &QPushButton::clicked, this, [this] {
    m_popup->openBelow(m_filter);
    updateFilterButton();
  });
  connect(m_popup, &FilterPopup::filtersChanged, this, [this] {
    m_model.setFilters(m_popup->filters());
    updateFilterButton();
  });
  retranslate();
  rebuilt();
}

QWidget* ListPanel::makeTables() {
  auto* tables = new QWidget;
  auto* row = bareRow(tables, 0);
  row->addWidget(m_own, 1);
  row->addWidget(m_hairline);
  row->addWidget(m_other, 1);
  connect(m_own, &ListTable::itemChosen, this, [this](Index item) {
    m_other->selectItem(item);
    m_model.explainItem(item);
  });
  // Why is asked of the own run here too: it is the one that is looked at.
  connect(m_other, &ListTable::itemChosen, this, [this](Index item) {
    m_own->selectItem(item);
    m_model.explainItem(item);
  });
  connect(m_other, &ListTable::closed, this, &ListPanel::comparisonClosed);
  return tables;
}

void ListPanel::nameButtons() {
  const bool narrow = isNarrow();
  m_kind->setTight(narrow);
  const bool brief = width() < Theme::instance().scaled(kShortTitle);
  setTitle(brief ? tr("List") : tr("Recommendations"));
  setButtonWords(m_owned, narrow ? QString() : tr("Keep owned"));
  m_owned->setAccessibleName(tr("Keep owned"));
  const auto count = QLocale().toString(static_cast<qulonglong>(m_model.filters().size()));
  const QString name = m_model.filters().empty() ? tr("Filter") : tr("Filter (%1)").arg(count);
  setButtonWords(m_filter, !narrow ? name : m_model.filters().empty() ? QString() : count);
  m_filter->setAccessibleName(name);
  m_filter->setToolTip(narrow ? name : QString());
}

bool ListPanel::isNarrow() const { return width() < Theme::instance().scaled(kNarrowPanel); }

void ListPanel::resizeEvent(QResizeEvent* event) {
  nameButtons();
  updateNote();
  Translated::resizeEvent(event);
}

void ListPanel::setRunNames(const QString& own, const QString& other) {
  m_own->setRunName(own);
  m_other->setRunName(other);
}

void ListPanel::rebuilt() {
  const bool sided = m_model.list().other != 0;
  m_hairline->setVisible(sided);
  m_other->setVisible(sided);
  const bool sequence = m_model.kind() == ListKind::Sequence;
  m_sequence->setVisible(sequence);
  setMaximumHeight(kHead + (sequence ? m_sequence->height() : 0) + m_own->fullHeight() + 4);
  updateNote();
}

void ListPanel::updateNote() {
  if (m_model.list().rows.empty() || isNarrow()) {
    setNote({});
    return;
  }
  const QString time = tr("%1 ms").arg(QLocale().toString(m_model.list().milliseconds, 'f', 1));
  setNote(m_model.changed() && !m_model.made() ? tr("with the change applied, %1").arg(time)
                                               : time);
}

void ListPanel::updateFilterButton() {
  m_filter->setChecked(!m_model.filters().empty());
  nameButtons();
}

void ListPanel::offer(ListKind kind, bool offered, const QString& help) {
  const int segment = static_cast<int>(kind);
  m_kind->setSegmentEnabled(segment, offered);
  m_kind->setSegmentToolTip(segment, help);
  if (!offered && m_kind->currentIndex() == segment) m_kind->setCurrentIndex(0);
}

void ListPanel::setSamplingOffered(bool offered) {
  offer(ListKind::Sampled, offered,
        offered ? tr("Ranks by the mean over 64 samples of the latent posterior and shows their "
                     "spread")
                : tr("This run's model has no posterior to sample from."));
}

void ListPanel::setSequenceOffered(bool offered) {
  offer(ListKind::Sequence, offered,
        offered
            ? tr("Writes the history on, one after the other, each chosen knowing those before it")
            : tr("This run's model does not read histories, so it cannot write one on."));
}

void ListPanel::retranslate() {
  updateNote();
  m_owned->setToolTip(tr("Also ranks what this person has, for things that are bought again"));
  m_kind->setText(0, tr("Score"));
  m_kind->setText(1, tr("Sampled"));
  m_kind->setText(2, tr("Sequence"));
  setSamplingOffered(m_kind->buttonAt(1)->isEnabled());
  setSequenceOffered(m_kind->buttonAt(2)->isEnabled());
  updateFilterButton();
}

}  // namespace tastescope::ui
