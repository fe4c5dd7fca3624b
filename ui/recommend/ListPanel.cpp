#include "ui/recommend/ListPanel.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/recommend/FilterPopup.h"
#include "ui/recommend/ListDelegates.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

namespace {
constexpr int kRow = 36;
constexpr int kRows = 10;
constexpr int kHead = 50;  // of the panel
}  // namespace

ListPanel::ListPanel(RecommendModel& model, QWidget* parent)
    : Translated({}, parent),
      m_model(model),
      m_rows(model),
      m_table(named("recommendationTable", new DataTable)),
      m_feedback(new FeedbackDelegate(this)),
      m_owned(named("keepOwned", smallButton({}, "reset"))),
      m_filter(named("filterButton", smallButton({}, "filter"))),
      m_kind(named("listKind", new Segments)),
      m_popup(new FilterPopup(model.context(), this)) {
  setObjectName(QStringLiteral("listPanel"));
  setFlush(true);
  m_owned->setCheckable(true);
  m_filter->setCheckable(true);
  m_kind->addSegment({})->setObjectName(QStringLiteral("kindScore"));
  m_kind->addSegment({})->setObjectName(QStringLiteral("kindSampled"));
  addControl(m_owned);
  addControl(m_filter);
  addControl(m_kind);
  m_table->setModel(&m_rows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setItemDelegateForColumn(ListModel::Moved, new MovedDelegate(this));
  m_table->setItemDelegateForColumn(ListModel::Range, new WhiskerDelegate(this));
  m_table->setItemDelegateForColumn(ListModel::FeedbackColumn, m_feedback);
  m_table->verticalHeader()->setMinimumSectionSize(kRow);
  m_table->verticalHeader()->setDefaultSectionSize(kRow);
  m_fit = new ColumnFit(*m_table);
  addWidget(m_table, 1);
  setMaximumHeight(kHead + Theme::instance().height("tableHeader") + kRows * kRow + 4);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, &ListPanel::rebuilt);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            if (!m_restoring && now.isValid()) m_model.explainItem(m_rows.itemAt(now.row()));
          });
  connect(m_feedback, &FeedbackDelegate::clicked, this, &ListPanel::react);
  connect(m_kind, &Segments::currentChanged, this,
          [this](int index) { m_model.setSampled(index == 1); });
  connect(m_owned, &QPushButton::toggled, &m_model, &RecommendModel::setKeepOwned);
  connect(m_filter, &QPushButton::clicked, this, [this] {
    m_popup->openBelow(m_filter);
    updateFilterButton();
  });
  connect(m_popup, &FilterPopup::filtersChanged, this, [this] {
    m_model.setFilters(m_popup->filters());
    updateFilterButton();
  });
  const auto key = [this](const QKeySequence& keys, int value) {
    auto* shortcut = new QShortcut(keys, m_table);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, value] {
      if (m_table->currentIndex().isValid()) react(m_table->currentIndex().row(), value);
    });
  };
  key(Qt::Key_Plus, 1);
  key(Qt::Key_Minus, -1);
  retranslate();
  rebuilt();
}

void ListPanel::react(int row, int value) {
  const Index item = m_rows.itemAt(row);
  m_model.giveFeedback(item, m_model.feedbackOn(item) == value ? 0 : value);
}

void ListPanel::rebuilt() {
  using Kind = FittedColumn::Kind;
  QList<FittedColumn> columns{{ListModel::Rank, Kind::Number}, {ListModel::Item, Kind::Title}};
  if (m_model.list().compared) columns << FittedColumn{ListModel::Moved, Kind::Fixed, 66, 2};
  if (m_rows.hasAttribute()) {
    const Kind kind = m_rows.attributeIsNumber() ? Kind::Number : Kind::Words;
    columns << FittedColumn{ListModel::Attribute, kind, 64, 3};
  }
  columns << FittedColumn{ListModel::Score, Kind::Number, 70};
  if (m_model.sampled()) columns << FittedColumn{ListModel::Range, Kind::Fixed, 100, 1};
  columns << FittedColumn{ListModel::FeedbackColumn, Kind::Fixed, 84};
  m_fit->setColumns(columns);
  m_feedback->setEnabled(!m_model.made());
  m_table->setEmptyText(m_model.made() && m_model.added().empty()
                            ? tr("The list appears with the first item.")
                            : translated(m_model.list().nothing));
  const int explained = m_rows.rowOf(m_model.why().item);
  m_restoring = true;
  if (explained >= 0) m_table->selectRow(explained);
  m_restoring = false;
  updateNote();
}

void ListPanel::updateNote() {
  if (m_rows.rowCount() == 0) {
    setNote({});
    return;
  }
  const QString time = tr("%1 ms").arg(QLocale().toString(m_model.list().milliseconds, 'f', 1));
  setNote(m_model.changed() && !m_model.made() ? tr("with the change applied, %1").arg(time)
                                               : time);
}

void ListPanel::updateFilterButton() {
  const auto count = m_model.filters().size();
  m_filter->setChecked(count > 0);
  m_filter->setText(
      count == 0 ? tr("Filter")
                 : tr("Filter (%1)").arg(QLocale().toString(static_cast<qulonglong>(count))));
}

void ListPanel::setSamplingOffered(bool offered) {
  m_kind->setSegmentEnabled(1, offered);
  m_kind->setSegmentToolTip(
      1,
      offered
          ? tr("Ranks by the mean over 64 samples of the latent posterior and shows their spread")
          : tr("This run's model has no posterior to sample from."));
  if (!offered) m_kind->setCurrentIndex(0);
}

void ListPanel::retranslate() {
  setTitle(tr("Recommendations"));
  m_owned->setText(tr("Keep owned"));
  m_owned->setToolTip(tr("Also ranks what this person has, for things that are bought again"));
  m_kind->setText(0, tr("Score"));
  m_kind->setText(1, tr("Sampled"));
  setSamplingOffered(m_kind->buttonAt(1)->isEnabled());
  m_table->setAccessibleName(tr("Recommendations"));
  updateFilterButton();
  m_rows.retranslate();
}

}  // namespace tastescope::ui
