#include "ui/recommend/HistoryPanel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/recommend/WhatIfStrip.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

HistoryPanel::HistoryPanel(RecommendModel& model, QWidget* parent)
    : Translated({}, parent),
      m_model(model),
      m_rows(model),
      m_strip(new WhatIfStrip(model)),
      m_searchRow(new QWidget),
      m_search(named("itemSearch", new EntitySearch(model.context(), Entity::Item))),
      m_table(named("historyTable", new DataTable)),
      m_add(named("addItem", smallButton({}, "plus"))),
      m_remove(named("removeItem", iconButton("minus", tr("Remove item")))) {
  setObjectName(QStringLiteral("historyPanel"));
  setFlush(true);
  body()->setSpacing(0);
  addControl(m_remove);
  addControl(m_add);
  auto* row = new QHBoxLayout(m_searchRow);
  row->setContentsMargins(16, 0, 16, 8);
  row->addWidget(m_search);
  m_searchRow->hide();
  m_table->setModel(&m_rows);
  m_fit = new ColumnFit(*m_table);
  addWidget(m_searchRow);
  addWidget(m_strip);
  addWidget(m_table, 1);
  connect(m_add, &QPushButton::clicked, this, [this] {
    if (m_searchRow->isVisible()) {
      m_searchRow->hide();
    } else {
      startAdding();
    }
  });
  connect(m_remove, &QToolButton::clicked, this, &HistoryPanel::removeSelected);
  connect(m_search, &EntitySearch::entityChosen, &m_model, &RecommendModel::addItem);
  connect(&m_model, &RecommendModel::whyChanged, this, &HistoryPanel::fitColumns);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, &HistoryPanel::rebuilt);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &HistoryPanel::updateButtons);
  auto* erase = new QShortcut(QKeySequence::Delete, m_table);
  erase->setContext(Qt::WidgetShortcut);
  connect(erase, &QShortcut::activated, this, &HistoryPanel::removeSelected);
  retranslate();
  rebuilt();
}

void HistoryPanel::rebuilt() {
  fitColumns();
  updateNote();
  updateButtons();
}

void HistoryPanel::fitColumns() {
  using Kind = FittedColumn::Kind;
  QList<FittedColumn> columns;
  if (m_rows.hasTimes() || m_model.changed()) {
    // "removed" and its sign stand there too.
    columns << FittedColumn{HistoryModel::Date, Kind::Fixed, m_model.changed() ? 114 : 98,
                            m_model.changed() ? 0 : 1};
  }
  columns << FittedColumn{HistoryModel::Item, Kind::Title};
  if (!m_model.made()) columns << FittedColumn{HistoryModel::Value, Kind::Number, 64, 3};
  if (!m_model.why().reasons.empty())
    columns << FittedColumn{HistoryModel::Carries, Kind::Fixed, 74, 2};
  m_fit->setColumns(columns);
}

void HistoryPanel::updateNote() {
  const auto count = static_cast<qulonglong>(m_rows.rowCount());
  const QString all = countedItems(count, m_model.context().vocabulary());
  setNote(m_rows.hasTimes() ? tr("%1, newest first").arg(all) : all);
}

void HistoryPanel::updateButtons() {
  const bool person = m_model.hasPerson();
  m_add->setEnabled(m_editable && person);
  m_remove->setEnabled(m_editable && person && m_table->selectionModel()->hasSelection());
}

void HistoryPanel::setEditable(bool editable) {
  m_editable = editable;
  const QString why = editable ? QString() : tr("This run's model cannot serve a changed history.");
  m_add->setToolTip(why);
  updateButtons();
}

void HistoryPanel::startAdding() {
  m_searchRow->show();
  m_search->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::removeSelected() {
  if (!m_editable) return;
  std::vector<Index> items;
  const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
  for (const QModelIndex& index : chosen) items.push_back(m_rows.itemAt(index.row()));
  for (const Index item : items) m_model.removeItem(item);
}

void HistoryPanel::retranslate() {
  const Vocabulary words = m_model.context().vocabulary();
  setTitle(tr("History"));
  m_add->setText(tr("Add %1").arg(words.item));
  m_remove->setAccessibleName(tr("Remove %1").arg(words.item));
  m_remove->setToolTip(withShortcut(tr("Remove %1").arg(words.item), QKeySequence::Delete));
  const QString find = tr("Find %1 to add").arg(words.item);
  m_search->setPlaceholderText(find);
  m_search->setAccessibleName(find);
  m_table->setAccessibleName(tr("History"));
  m_table->setEmptyText(inDataNouns(tr("Nothing yet. Add what this person has.")));
  m_rows.retranslate();
}

}  // namespace tastescope::ui
