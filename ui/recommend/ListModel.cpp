#include "ui/recommend/ListModel.h"

#include <QBrush>
#include <QFont>
#include <QLocale>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {
constexpr int kScoreDecimals = 3;
constexpr int kProbabilityDecimals = 4;
}  // namespace

ListModel::ListModel(RecommendModel& model, ListSide side, QObject* parent)
    : TableModel(parent), m_model(model), m_side(side) {
  connect(&m_model, &RecommendModel::listChanged, this, &ListModel::rebuild);
  connect(&m_model, &RecommendModel::feedbackChanged, this, [this] {
    if (rowCount() > 0)
      Q_EMIT dataChanged(index(0, FeedbackColumn), index(rowCount() - 1, FeedbackColumn));
  });
}

void ListModel::rebuild() {
  beginResetModel();
  m_attribute = -1;
  m_numeric = false;
  if (const SessionPtr session = m_model.context().session()) {
    const AttributeTable& table = session->data().itemAttributes;
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      const AttributeType type = table.columns()[column].type;
      if (table.titleColumn() == column || type == AttributeType::Text || m_attribute >= 0)
        continue;
      m_attribute = static_cast<int>(column);
      m_numeric = type == AttributeType::Number;
    }
  }
  m_low = 0;
  m_high = 1;
  const auto rows = m_model.list().shown(m_side);
  if (!rows.empty()) {
    m_low = rows.front().low;
    m_high = rows.front().high;
    for (const RecommendationRow& row : rows) {
      m_low = std::min(m_low, static_cast<double>(row.low));
      m_high = std::max(m_high, static_cast<double>(row.high));
    }
  }
  endResetModel();
}

int ListModel::rowOf(Index item) const {
  const auto rows = m_model.list().shown(m_side);
  const auto found = std::ranges::find(rows, item, &RecommendationRow::item);
  return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

QVariant ListModel::movedOf(const RecommendationRow& row, int place) const {
  const ListAnswer& list = m_model.list();
  if (!list.compared) return {};
  const auto& there = m_side == ListSide::Own ? list.base : list.deep;
  const auto found = std::ranges::find(there, row.item, &RecommendationRow::item);
  return found == there.end() ? kMovedNew : static_cast<int>(found - there.begin()) - place;
}

QVariant ListModel::text(const RecommendationRow& row, int column) const {
  const QLocale locale;
  switch (column) {
    case Rank: return locale.toString(static_cast<qulonglong>(row.rank));
    case Item: return fromUtf8(row.title.empty() ? row.id : row.title);
    case Attribute:
      if (m_attribute < 0 || static_cast<std::size_t>(m_attribute) >= row.attributes.size())
        return {};
      return fromUtf8(row.attributes[static_cast<std::size_t>(m_attribute)]);
    case Score:
      return locale.toString(
          static_cast<double>(row.score), 'f',
          m_model.list().kind == ListKind::Sequence ? kProbabilityDecimals : kScoreDecimals);
    case Range:  // for copying and for screen readers; the delegate draws it
      return QStringLiteral("%1 – %2").arg(
          locale.toString(static_cast<double>(row.low), 'f', kScoreDecimals),
          locale.toString(static_cast<double>(row.high), 'f', kScoreDecimals));
    default: return {};
  }
}

QVariant ListModel::data(const QModelIndex& index, int role) const {
  const RecommendationRow& row = rowAt(index.row());
  const Theme& theme = Theme::instance();
  const int column = index.column();
  const bool number =
      column == Rank || column == Score || column == Moved || (column == Attribute && m_numeric);
  switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::TextAlignmentRole:
      return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
      return column == Range ? text(row, Range)
                             : QVariant(QStringLiteral("%1 (%2)").arg(text(row, Item).toString(),
                                                                      fromUtf8(row.id)));
    case Qt::ForegroundRole:
      return column == Rank || column == Attribute ? QVariant(QBrush(theme.colour("textSecondary")))
                                                   : QVariant();
    case Qt::FontRole:
      if (column == Score) return theme.numberFont(TextStyle::BodyStrong);
      return number ? theme.numberFont(TextStyle::Small) : theme.font(TextStyle::Body);
    case WhiskerRole: {
      if (column != Range) return {};
      const double span = std::max(m_high - m_low, 1e-12);
      const auto at = [this, span](float value) {
        return (static_cast<double>(value) - m_low) / span;
      };
      return QVariant::fromValue(QList<double>{at(row.low), at(row.score), at(row.high)});
    }
    case MovedRole: return movedOf(row, index.row());
    case FeedbackRole: return m_model.feedbackOn(row.item);
    default: return {};
  }
}

QVariant ListModel::header(int section, int role) const {
  const bool sequence = m_model.list().kind == ListKind::Sequence;
  if (role == Qt::ToolTipRole && section == Score && sequence)
    return tr(
        "Softmax of the scores over all that may follow: the model's own probability where it "
        "was trained with a softmax");
  if (role == Qt::ToolTipRole && section == Moved && sequence)
    return tr("Places earlier or later than in the other sequence; \"new\": not in it");
  if (role == Qt::ToolTipRole && section == Moved)
    return m_model.list().other != 0 ? tr("Places gained or lost against the other run's list; "
                                          "\"new\": not in its top 100")
                                     : tr("Places gained or lost by the change");
  if (role == Qt::ToolTipRole && section == Range)
    return tr("From the 5 % to the 95 % quantile over samples of the latent posterior");
  if (role == Qt::ToolTipRole && section == Attribute) return header(section, Qt::DisplayRole);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Item: return m_model.context().vocabulary().Item;
    case Moved: return tr("Moved");
    case Attribute: {
      const SessionPtr session = m_model.context().session();
      if (!session || m_attribute < 0) return QString();
      const auto& columns = session->data().itemAttributes.columns();
      return attributeName(columns[static_cast<std::size_t>(m_attribute)].name);
    }
    case Score: return sequence ? tr("Probability") : tr("Score");
    case Range: return tr("90 % range");
    case FeedbackColumn: return tr("Feedback");
    default: return {};
  }
}

void ListModel::retranslate() {
  rebuild();
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

}  // namespace tastescope::ui
