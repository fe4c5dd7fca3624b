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

/// Padding on both sides, and room for the arrow of a header that sorts.
constexpr int kAroundCell = 28;
constexpr int kBeforeId = 4;  ///< more at the left of a row, where ids stand
constexpr int kAroundHeader = 25;
constexpr int kAroundSorted = 30;
/// A long name must not take the room of the cells; it is in the tooltip.
constexpr int kMostForHeader = 112;
constexpr int kWholeHeader = 240;  ///< with room to spare
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
}

void ColumnFit::followModel() {
  QAbstractItemModel* model = m_table.model();
  if (model == m_model) return;
  if (m_model) m_model->disconnect(this);
  m_model = model;
  if (model == nullptr) return;
  connect(model, &QAbstractItemModel::modelReset, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::dataChanged, this, &ColumnFit::fit);
  connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFit::fit);
}

void ColumnFit::setColumns(const QList<FittedColumn>& columns) {
  followModel();
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
  return QFontMetrics(tableHeaderFont()).horizontalAdvance(name) +
         (m_table.isSortingEnabled() ? kAroundSorted : kAroundHeader);
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
    return {*dragged, *dragged, *dragged};
  }
  const Theme& theme = Theme::instance();
  const int header = headerWidth(column.column);
  const int least =
      std::max(theme.scaled(column.least), std::min(theme.scaled(kMostForHeader), header));
  const int named = std::max(least, std::min(theme.scaled(kWholeHeader), header));
  const int words = std::max(least, theme.scaled(kMostForWords));
  switch (column.kind) {
    case FittedColumn::Kind::Fixed: return {least, least, least};
    case FittedColumn::Kind::Number: {
      const int width = std::max(least, widestText(column.column));
      return {width, width, std::max(width, named)};
    }
    case FittedColumn::Kind::Id: {
      const int width = std::clamp(widestText(column.column) + kBeforeId, least, words);
      return {width, width, std::max(width, named)};
    }
    case FittedColumn::Kind::Words: {
      const int natural = std::clamp(widestText(column.column), least, words);
      return {least, natural, std::max(natural, named)};
    }
    case FittedColumn::Kind::Title: break;
  }
  const int letters = kFewestTitleLetters * QFontMetrics(m_table.font()).averageCharWidth();
  const int widest = widestText(column.column);
  const bool allSeen = m_table.model()->rowCount() <= kRowsMeasured;
  const int fewest =
      std::max(least, allSeen ? std::min(widest, letters + kAroundCell) : letters + kAroundCell);
  const int natural = std::clamp(widest, fewest, 2 * fewest);
  return {fewest, natural, natural};
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
  QList<int> widths;
  for (const Need& need : needs) widths.append(need.least);
  for (int i = 0; i < m_columns.size(); ++i) {
    if (m_table.isColumnHidden(m_columns[i].column)) continue;
    shown.append(i);
    spare -= needs[i].least;
  }
  if (shown.isEmpty()) return;
  // Cells come to their length first, then the names over them, in the order of the columns; the title
  // has the rest.
  for (int Need::*wish : {&Need::natural, &Need::named}) {
    for (const int i : std::as_const(shown)) {
      const int more = std::clamp(needs[i].*wish - widths[i], 0, std::max(0, spare));
      spare -= more;
      widths[i] += more;
    }
  }
  const auto title = std::ranges::find_if(
      shown, [this](int i) { return m_columns[i].kind == FittedColumn::Kind::Title; });
  widths[title == shown.end() ? shown.last() : *title] += std::max(0, spare);
  for (const int i : std::as_const(shown)) m_table.setColumnWidth(m_columns[i].column, widths[i]);
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
