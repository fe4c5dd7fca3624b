#include "ui/latent/NeighbourTable.h"

#include <QFont>
#include <QLocale>

#include "ui/context/Translate.h"
#include "ui/latent/CharacteristicList.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

void NeighbourModel::setRows(std::vector<NeighbourRow> rows, const QString& nameTitle,
                             const QString& attributeTitle, int attribute) {
  beginResetModel();
  m_rows = std::move(rows);
  m_nameTitle = nameTitle;
  m_attributeTitle = attributeTitle;
  m_attribute = attribute;
  endResetModel();
}

QVariant NeighbourModel::data(const QModelIndex& index, int role) const {
  const NeighbourRow& row = at(index.row());
  const bool number = index.column() >= InCommon;
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::FontRole && index.column() == Attribute)
    return Theme::instance().font(TextStyle::Small);
  if (role == Qt::FontRole && number)
    return Theme::instance().numberFont(index.column() == DistanceColumn ? TextStyle::BodyStrong
                                                                         : TextStyle::Body);
  if (role == Qt::ToolTipRole)
    return index.column() == Name ? QVariant(fromUtf8(row.id)) : data(index, Qt::DisplayRole);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Name: return titleOrId(row.title, row.id);
    case Attribute:
      return m_attribute >= 0 && static_cast<std::size_t>(m_attribute) < row.attributes.size()
                 ? fromUtf8(row.attributes[static_cast<std::size_t>(m_attribute)])
                 : QString();
    case InCommon: return QLocale().toString(static_cast<qulonglong>(row.inCommon));
    case DistanceColumn: return QLocale().toString(static_cast<double>(row.distance), 'f', 3);
    default: return {};
  }
}

QVariant NeighbourModel::header(int section, int role) const {
  if (role == Qt::ToolTipRole && section == InCommon) return tr("How many the two have in common");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return m_nameTitle;
    case Attribute: return m_attributeTitle;
    case InCommon: return tr("Shared");
    case DistanceColumn: return tr("Distance");
    default: return {};
  }
}

}  // namespace tastescope::ui
