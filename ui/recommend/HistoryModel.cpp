#include "ui/recommend/HistoryModel.h"

#include <QBrush>
#include <QFont>
#include <QLocale>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {
constexpr double kWorthSaying = 0.005;  // a share that rounds to 1 % or more
}

HistoryModel::HistoryModel(RecommendModel& model, QObject* parent)
    : TableModel(parent), m_model(model) {
  connect(&m_model, &RecommendModel::personChanged, this, &HistoryModel::rebuild);
  connect(&m_model, &RecommendModel::changesChanged, this, &HistoryModel::rebuild);
  connect(&m_model, &RecommendModel::whyChanged, this, &HistoryModel::takeWhy);
}

void HistoryModel::rebuild() {
  beginResetModel();
  m_rows.clear();
  m_hasTimes = false;
  const auto& added = m_model.added();
  for (auto item = added.rbegin(); item != added.rend(); ++item) {
    Row row;
    row.item = *item;
    row.title = m_model.itemName(*item);
    row.change = Change::Added;
    m_rows.push_back(row);
  }
  const QLocale locale;
  for (const HistoryRow& known : m_model.person().history) {
    Row row;
    row.item = known.item;
    row.id = fromUtf8(known.id);
    row.title = known.title.empty() ? row.id : fromUtf8(known.title);
    row.value = locale.toString(static_cast<double>(known.value), 'g', 6);
    if (known.time != 0) {
      row.date = isoDate(known.time);
      m_hasTimes = true;
    }
    const auto& removed = m_model.removed();
    if (std::find(removed.begin(), removed.end(), known.item) != removed.end())
      row.change = Change::Removed;
    m_rows.push_back(row);
  }
  endResetModel();
  takeWhy();
}

void HistoryModel::takeWhy() {
  for (Row& row : m_rows) row.share = 0;
  for (const Reason& reason : m_model.why().reasons)
    for (Row& row : m_rows)
      if (row.item == reason.item) row.share = reason.share;
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HistoryModel::rowOf(Index item) const {
  for (std::size_t row = 0; row < m_rows.size(); ++row)
    if (m_rows[row].item == item) return static_cast<int>(row);
  return -1;
}

QVariant HistoryModel::text(const Row& row, int column) const {
  switch (column) {
    case Date:
      if (row.change == Change::Added) return tr("added");
      if (row.change == Change::Removed) return tr("removed");
      return row.date;
    case Item: return row.title;
    case Value: return row.value;
    case Carries:
      return row.share >= kWorthSaying ? tr("%1 %").arg(QLocale().toString(100 * row.share, 'f', 0))
                                       : QString();
    default: return {};
  }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  const Theme& theme = Theme::instance();
  const int column = index.column();
  const bool carries = row.share >= kWorthSaying;
  const bool number = column == Value || column == Carries;
  switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::TextAlignmentRole:
      return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
      return row.id.isEmpty() ? row.title : QStringLiteral("%1 (%2)").arg(row.title, row.id);
    case Qt::BackgroundRole:
      return carries ? QVariant(QBrush(theme.colour("accentSoft"))) : QVariant();
    case Qt::DecorationRole:
      if (column != Date || row.change == Change::None) return {};
      return row.change == Change::Added ? icon("plus", "success") : icon("minus", "danger");
    case Qt::ForegroundRole:
      if (column == Date && row.change == Change::Added) return QBrush(theme.colour("success"));
      if (column == Date && row.change == Change::Removed) return QBrush(theme.colour("danger"));
      if (row.change == Change::Removed) return QBrush(theme.colour("textDisabled"));
      if (column == Carries) return QBrush(theme.colour("accentSoftText"));
      return column == Item ? QVariant() : QVariant(QBrush(theme.colour("textSecondary")));
    case Qt::FontRole: {
      QFont font = number || (column == Date && row.change == Change::None)
                       ? theme.numberFont(TextStyle::Small)
                       : theme.font(TextStyle::Small);
      if (carries && (column == Item || column == Carries)) font.setWeight(QFont::DemiBold);
      if (column == Date && row.change != Change::None) font.setWeight(QFont::DemiBold);
      font.setStrikeOut(row.change == Change::Removed && column == Item);
      return font;
    }
    default: return {};
  }
}

QVariant HistoryModel::header(int section, int role) const {
  if (role == Qt::ToolTipRole && section == Carries)
    return tr("Share of the chosen recommendation's score that this row carries");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Date: return tr("Date");
    case Item: return m_model.context().vocabulary().Item;
    case Value: return tr("Value");
    case Carries: return tr("Carries");
    default: return {};
  }
}

void HistoryModel::retranslate() {
  rebuild();
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

}  // namespace tastescope::ui
