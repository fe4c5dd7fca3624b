#include "ui/recommend/UserList.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr std::size_t kPage = 200;
constexpr int kPadding = 14;
constexpr int kBar = 3;
}  // namespace

UserList::UserList(AppContext& context, QObject* parent)
    : QAbstractListModel(parent), m_context(context) {}

void UserList::search(const QString& filter) {
  m_filter = filter.trimmed();
  ask(0);
}

void UserList::ask(std::size_t offset) {
  const SessionPtr session = m_context.session();
  if (!session) {
    m_job.cancel();
    take(0, {});
    return;
  }
  EntityQuery query;
  query.entity = Entity::User;
  query.among = m_group;
  query.filter = toUtf8(m_filter);
  query.sortBy = "id";
  query.descending = false;
  query.offset = offset;
  query.limit = kPage;
  auto plan = lookUp([session, query] { return entityPage(*session, query); });
  plan.done = [this, offset](EntityPage page) { take(offset, std::move(page)); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void UserList::take(std::size_t offset, EntityPage page) {
  m_matching = page.matching;
  if (offset == 0) {
    beginResetModel();
    m_rows = std::move(page.rows);
    endResetModel();
    Q_EMIT loaded();
    return;
  }
  if (page.rows.empty()) return;
  const int first = static_cast<int>(m_rows.size());
  beginInsertRows({}, first, first + static_cast<int>(page.rows.size()) - 1);
  m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
  endInsertRows();
}

int UserList::rowOf(Index user) const {
  const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                  [user](const EntityRow& row) { return row.index == user; });
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int UserList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool UserList::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && m_rows.size() < m_matching && !m_job.active();
}

void UserList::fetchMore(const QModelIndex&) { ask(m_rows.size()); }

QVariant UserList::data(const QModelIndex& index, int role) const {
  const EntityRow& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return fromUtf8(row.id);
    case IndexRole: return row.index;
    case AttributeRole:
      return row.attributes.empty() ? QString() : fromUtf8(row.attributes.front());
    case CountRole: return QLocale().toString(static_cast<qulonglong>(row.count));
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2").arg(fromUtf8(row.id),
                                          QLocale().toString(static_cast<qulonglong>(row.count)));
    default: return {};
  }
}

QSize UserDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, Theme::instance().height("listRow")};
}

void UserDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  painter->save();
  if (selected) {
    painter->fillRect(option.rect, theme.colour("selection"));
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), kBar, option.rect.height()),
                      theme.colour("accent"));
  } else if (hovered) {
    painter->fillRect(option.rect, theme.colour("hover"));
  }
  const QRect content = option.rect.adjusted(kPadding, 0, -kPadding, 0);
  const QString count = index.data(UserList::CountRole).toString();
  const QFont small = theme.numberFont(TextStyle::Small);
  painter->setFont(small);
  painter->setPen(theme.colour("textSecondary"));
  painter->drawText(content, Qt::AlignRight | Qt::AlignVCenter, count);
  const int room = content.width() - QFontMetrics(small).horizontalAdvance(count) - 8;
  const QFont idFont = theme.font(selected ? TextStyle::BodyStrong : TextStyle::Body);
  const QFontMetrics idMetrics(idFont);
  const QString attribute = index.data(UserList::AttributeRole).toString();
  const int idRoom = attribute.isEmpty() ? room : room * 55 / 100;
  const QString id = idMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, idRoom);
  painter->setFont(idFont);
  painter->setPen(theme.colour(selected ? "selectionText" : "textPrimary"));
  painter->drawText(content, Qt::AlignLeft | Qt::AlignVCenter, id);
  const int left = std::max(idMetrics.horizontalAdvance(id) + 12, 56);
  painter->setFont(theme.font(TextStyle::Small));
  painter->setPen(theme.colour("textSecondary"));
  painter->drawText(
      content.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
      painter->fontMetrics().elidedText(attribute, Qt::ElideRight, std::max(0, room - left)));
  painter->restore();
}

}  // namespace tastescope::ui
