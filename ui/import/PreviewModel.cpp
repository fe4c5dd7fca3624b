#include "ui/import/PreviewModel.h"

#include <algorithm>
#include <map>

#include "ui/context/Translate.h"
#include "ui/import/ImportWords.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kFirstRows = 60;
/// Examples of one kind of problem beyond the first rows.
constexpr int kExamples = 8;

PreviewModel::RowState stateOf(const PreviewRow& row) {
  auto state = PreviewModel::RowState::Fine;
  for (const CellMark mark : row.marks) {
    if (mark == CellMark::Rejects) return PreviewModel::RowState::Rejected;
    if (mark == CellMark::Filters) state = PreviewModel::RowState::Filtered;
  }
  return state;
}

bool hasMark(const PreviewRow& row) {
  return std::any_of(row.marks.begin(), row.marks.end(),
                     [](CellMark mark) { return mark != CellMark::Fine; });
}

}  // namespace

void PreviewModel::setPreview(const Preview* preview) {
  beginResetModel();
  m_preview = preview != nullptr ? *preview : Preview{};
  chooseRows();
  endResetModel();
}

void PreviewModel::setProblemsOnly(bool only) {
  if (only == m_problemsOnly) return;
  beginResetModel();
  m_problemsOnly = only;
  chooseRows();
  endResetModel();
}

void PreviewModel::setDoubts(std::vector<Doubt> doubts) {
  m_doubts = std::move(doubts);
  if (columnCount() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QStringList PreviewModel::doubtsAbout(int column) const {
  QStringList sentences;
  if (column <= 0 || column >= columns()) return sentences;
  const std::string& name = columnAt(column).name;
  for (const Doubt& doubt : m_doubts) {
    if (doubt.column == name) sentences << translated(doubt.sentence);
  }
  return sentences;
}

void PreviewModel::chooseRows() {
  m_rows.clear();
  m_problems = 0;
  std::map<std::pair<std::size_t, CellMark>, int> examples;
  for (std::size_t i = 0; i < m_preview.rows.size(); ++i) {
    const PreviewRow& row = m_preview.rows[i];
    const bool problem = hasMark(row);
    if (problem) ++m_problems;
    if (m_problemsOnly) {
      if (problem) m_rows.push_back(i);
      continue;
    }
    bool wanted = i < kFirstRows;
    for (std::size_t column = 0; column < row.marks.size(); ++column) {
      if (row.marks[column] != CellMark::Fine &&
          examples[{column, row.marks[column]}]++ < kExamples)
        wanted = true;
    }
    if (wanted) m_rows.push_back(i);
  }
}

int PreviewModel::columns() const {
  return m_preview.columns.empty() ? 0 : static_cast<int>(m_preview.columns.size()) + 1;
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const PreviewRow& row = m_preview.rows[m_rows[static_cast<std::size_t>(index.row())]];
  const RowState state = stateOf(row);
  if (role == StateRole) return static_cast<int>(state);
  if (role == DimmedRole) return state != RowState::Fine;
  if (role == Qt::ToolTipRole && !row.reason.empty()) return translated(row.reason);
  if (index.column() == 0) return lineCell(row, role);
  return cell(row, static_cast<std::size_t>(previewColumn(index.column())), role);
}

QVariant PreviewModel::lineCell(const PreviewRow& row, int role) const {
  if (role == Qt::DisplayRole) return grouped(row.line);
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant PreviewModel::cell(const PreviewRow& row, std::size_t column, int role) const {
  const PreviewColumn& about = m_preview.columns[column];
  const CellMark mark = column < row.marks.size() ? row.marks[column] : CellMark::Fine;
  switch (role) {
    case Qt::DisplayRole: {
      const QString text = column < row.cells.size() ? fromUtf8(row.cells[column]) : QString();
      return text.isEmpty() && (mark != CellMark::Fine || about.role == ColumnRole::ItemTitle)
                 ? tr("empty")
                 : text;
    }
    case Qt::TextAlignmentRole:
      return static_cast<int>(
          (about.numeric && about.role != ColumnRole::User && about.role != ColumnRole::Item
               ? Qt::AlignRight
               : Qt::AlignLeft) |
          Qt::AlignVCenter);
    case MarkRole: return static_cast<int>(mark);
    case UnusedRole: return about.role == ColumnRole::Unused;
    default: return {};
  }
}

QVariant PreviewModel::header(int section, int role) const {
  if (section < 0 || section >= columnCount()) return {};
  if (section == 0) {
    if (role == Qt::DisplayRole) return tr("Line");
    return {};
  }
  const PreviewColumn& about = columnAt(section);
  if (role == Qt::DisplayRole) return fromUtf8(about.name);
  if (role != Qt::ToolTipRole) return {};
  const QString help =
      tr("%1: %2 (Alt+Down changes it)").arg(roleName(about.role), roleHelp(about.role));
  return (QStringList{help} + doubtsAbout(section)).join(QLatin1Char('\n'));
}

}  // namespace tastescope::ui
