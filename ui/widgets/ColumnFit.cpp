#include "ui/widgets/ColumnFit.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <algorithm>

#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

namespace {

/// Padding on both sides, and room for the sort arrow in a header.
constexpr int kAroundCell = 28;
constexpr int kAroundHeader = 30;
/// A long name must not take the room of the cells; it is in the tooltip.
constexpr int kMostForHeader = 112;
constexpr int kMostForWords = 190;
constexpr int kFewestTitleLetters = 16;
constexpr int kRowsMeasured = 60;

}  // namespace

ColumnFit::ColumnFit(DataTable& table) : QObject(&table), m_table(table) {
  table.viewport()->installEventFilter(this);
  QHeaderView* header = table.horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(QHeaderView::Interactive);
  connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int now) {
    if (!m_fitting && before > 0 && now > 0) m_dragged.insert(column, now);
  });
  connect(&Theme::instance(), &Theme::changed, this, &ColumnFit::fit);
  connectModel();
}

void ColumnFit::connectModel() {
  const QAbstractItemModel* model = m_table.model();
  connect(model, &QAbstractItemModel::modelReset, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::dataChanged, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFit::fit);
}

void ColumnFit::setColumns(const QList<FittedColumn>& columns) {
  noticeChoices();
  m_columns = columns;
  m_folded.clear();
  for (int column = 0; column < m_table.horizontalHeader()->count(); ++column) {
    const bool named = std::ranges::any_of(
        columns, [column](const FittedColumn& fitted) { return fitted.column == column; });
    m_table.setColumnHidden(column, !named || m_away.contains(column));
  }
  fit();
}

void ColumnFit::noticeChoices() {
  for (const FittedColumn& fitted : std::as_const(m_columns)) {
    const int column = fitted.column;
    const bool hidden = m_table.isColumnHidden(column);
    if (m_folded.contains(column)) {
      if (!hidden) m_kept.insert(column);
    } else if (hidden) {
      m_away.insert(column);
    } else {
      m_away.remove(column);
    }
  }
}

bool ColumnFit::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fit();
  return QObject::eventFilter(watched, event);
}

int ColumnFit::headerWidth(int column) const {
  const QString name = m_table.model()->headerData(column, Qt::Horizontal).toString();
  return QFontMetrics(tableHeaderFont()).horizontalAdvance(name) + kAroundHeader;
}

int ColumnFit::widestText(int column) const {
  const QFontMetrics second(Theme::instance().font(TextStyle::Small));
  int widest = 0;
  const int rows = std::min(m_table.model()->rowCount(), kRowsMeasured);
  for (int row = 0; row < rows; ++row) {
    const QModelIndex cell = m_table.model()->index(row, column);
    const QVariant own = cell.data(Qt::FontRole);
    const QFontMetrics metrics(own.isValid() ? own.value<QFont>() : m_table.font());
    int width = metrics.horizontalAdvance(cell.data(Qt::DisplayRole).toString());
    const QString beside = cell.data(SecondLineRole).toString();
    if (!beside.isEmpty()) width += second.horizontalAdvance(beside) + 8;
    widest = std::max(widest, width);
  }
  return widest + kAroundCell;
}

ColumnFit::Need ColumnFit::needOf(const FittedColumn& column) const {
  if (const auto dragged = m_dragged.constFind(column.column); dragged != m_dragged.constEnd()) {
    return {*dragged, *dragged};
  }
  const int header = std::min(kMostForHeader, headerWidth(column.column));
  const int least = std::max(column.least, header);
  switch (column.kind) {
    case FittedColumn::Kind::Fixed: return {least, least};
    case FittedColumn::Kind::Number: {
      const int width = std::max(least, widestText(column.column));
      return {width, width};
    }
    case FittedColumn::Kind::Id: {
      const int width =
          std::clamp(widestText(column.column), least, std::max(least, kMostForWords));
      return {width, width};
    }
    case FittedColumn::Kind::Words:
      return {least, std::clamp(widestText(column.column), least, std::max(least, kMostForWords))};
    case FittedColumn::Kind::Title: break;
  }
  const int letters = kFewestTitleLetters * QFontMetrics(m_table.font()).averageCharWidth();
  const int fewest = std::max(least, letters + kAroundCell);
  return {fewest, fewest};
}

QSet<int> ColumnFit::folded(const QList<Need>& needs, int room) const {
  QSet<int> away;
  int asked = 0;
  QList<int> order;
  for (int i = 0; i < m_columns.size(); ++i) {
    if (m_table.isColumnHidden(m_columns[i].column)) continue;
    asked += needs[i].least;
    if (m_columns[i].folds > 0 && !m_kept.contains(m_columns[i].column)) order.append(i);
  }
  std::ranges::sort(order,
                    [this](int a, int b) { return m_columns[a].folds > m_columns[b].folds; });
  for (const int i : order) {
    if (asked <= room) break;
    asked -= needs[i].least;
    away.insert(m_columns[i].column);
  }
  return away;
}

void ColumnFit::give(const QList<Need>& needs, int room) {
  int spare = room;
  QList<int> shown;
  for (int i = 0; i < m_columns.size(); ++i) {
    if (m_table.isColumnHidden(m_columns[i].column)) continue;
    shown.append(i);
    spare -= needs[i].least;
  }
  // Words first come to their length, in the order of the columns; the title has the rest.
  int rest = shown.isEmpty() ? -1 : shown.last();
  for (const int i : shown) {
    if (m_columns[i].kind == FittedColumn::Kind::Title) rest = i;
  }
  for (const int i : shown) {
    const int more = std::clamp(needs[i].natural - needs[i].least, 0, std::max(0, spare));
    spare -= more;
    if (i != rest) m_table.setColumnWidth(m_columns[i].column, needs[i].least + more);
  }
  if (rest >= 0) {
    m_table.setColumnWidth(m_columns[rest].column, needs[rest].least + std::max(0, spare));
  }
}

void ColumnFit::fit() {
  const int count = m_table.horizontalHeader()->count();
  const auto there = [count](const FittedColumn& column) { return column.column < count; };
  // A model that has just changed its columns will be told of.
  if (m_fitting || m_columns.isEmpty() || !std::ranges::all_of(m_columns, there)) return;
  const QScopedValueRollback quiet(m_fitting, true);
  noticeChoices();
  for (const int column : std::as_const(m_folded)) m_table.setColumnHidden(column, false);
  QList<Need> needs;
  for (const FittedColumn& column : m_columns) needs.append(needOf(column));
  const int room = m_table.viewport()->width();
  m_folded = folded(needs, room);
  for (const int column : std::as_const(m_folded)) m_table.setColumnHidden(column, true);
  give(needs, room);
}

}  // namespace tastescope::ui
