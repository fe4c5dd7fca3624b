#include "ui/data/EntityModel.h"

#include <QTimer>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/words/AttributeName.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

/// One bar a week over a year is what a 100 px cell can still show.
constexpr std::size_t kSparkBins = 48;

}  // namespace

EntityModel::EntityModel(AppContext& context, Entity entity, QObject* parent)
    : TableModel(parent), m_context(context), m_entity(entity) {
  m_query.entity = entity;
  m_query.limit = kPageRows;
}

void EntityModel::reload() {
  m_question.cancel();
  m_fetch.cancel();
  beginResetModel();
  m_pages.clear();
  m_recent.clear();
  m_wanted.clear();
  m_matching = 0;
  // Another project may not have the attribute that was sorted by.
  m_query.filter.clear();
  m_query.sortBy = "count";
  m_query.descending = true;
  makeColumns();
  endResetModel();
  if (m_context.session()) ask();
}

void EntityModel::makeColumns() {
  m_columns.clear();
  const SessionPtr session = m_context.session();
  if (!session) return;
  const Dataset& data = session->data();
  const AttributeTable& table =
      m_entity == Entity::User ? data.userAttributes : data.itemAttributes;
  m_columns.push_back({Field::Id, 0, "id", false});
  const auto title = table.titleColumn();
  if (title) m_columns.push_back({Field::Title, *title, "title", false});
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const AttributeColumn& column = table.columns()[i];
    if (title && i == *title) continue;
    m_columns.push_back({Field::Attribute, i, column.name, column.type == AttributeType::Number});
  }
  m_columns.push_back({Field::Count, 0, "count", true});
  m_columns.push_back({Field::Total, 0, "total", true});
  if (!data.interactions->hasTimes()) return;
  if (data.hasDates()) m_columns.push_back({Field::Last, 0, "last", false});
  if (m_entity == Entity::User) m_columns.push_back({Field::Spark, 0, {}, false});
}

void EntityModel::setFilter(const QString& filter) {
  const std::string wanted = toUtf8(filter.trimmed());
  if (wanted == m_query.filter) return;
  m_query.filter = wanted;
  ask();
}

QString EntityModel::filter() const { return fromUtf8(m_query.filter); }

void EntityModel::sort(int column, Qt::SortOrder order) {
  if (column < 0 || column >= columnCount()) return;
  const std::string& key = m_columns[static_cast<std::size_t>(column)].sortKey;
  const bool descending = order == Qt::DescendingOrder;
  if (key.empty() || (key == m_query.sortBy && descending == m_query.descending)) return;
  m_query.sortBy = key;
  m_query.descending = descending;
  ask();
}

JobManager::Plan<EntityModel::Page> EntityModel::pagePlan(int page) {
  EntityQuery query = m_query;
  query.offset = static_cast<std::size_t>(page) * kPageRows;
  const bool sparks = columnOf(Field::Spark) >= 0;
  auto plan = lookUp([session = m_context.session(), query, sparks](const std::stop_token& stop) {
    Page fetched{entityPage(*session, query), {}};
    if (!sparks) return fetched;
    for (const EntityRow& row : fetched.page.rows) {
      throwIfStopped(stop);
      fetched.sparks.push_back(userSparkline(*session, row.index, kSparkBins));
    }
    return fetched;
  });
  plan.failed = [this](const Error& error) { Q_EMIT failed(error); };
  return plan;
}

void EntityModel::ask() {
  if (!m_context.session()) return;
  m_fetch.cancel();
  m_wanted.clear();
  auto plan = pagePlan(0);
  plan.done = [this](Page first) {
    beginResetModel();
    m_pages.clear();
    m_recent.clear();
    m_wanted.clear();
    m_matching = first.page.matching;
    keep(0, std::move(first));
    endResetModel();
    Q_EMIT answered(m_matching);
  };
  m_question.start(m_context.jobs(), this, std::move(plan));
}

void EntityModel::keep(int page, Page fetched) {
  m_pages.insert(page, std::move(fetched));
  m_recent.removeAll(page);
  m_recent.append(page);
  while (m_recent.size() > kPagesKept) m_pages.remove(m_recent.takeFirst());
}

void EntityModel::fetchWanted() {
  m_fetchPlanned = false;
  if (m_fetch.active() || m_question.active() || m_wanted.isEmpty()) return;
  const int page = m_wanted.takeLast();  // what was asked last is what is on the screen now
  if (m_wanted.size() > 8) m_wanted.clear();
  auto plan = pagePlan(page);
  plan.done = [this, page](Page fetched) {
    keep(page, std::move(fetched));
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    m_fetchPlanned = true;
    QTimer::singleShot(0, this, [this] { fetchWanted(); });
  };
  m_fetch.start(m_context.jobs(), this, std::move(plan));
}

const EntityRow* EntityModel::rowAt(int row) const {
  const auto page = m_pages.constFind(row / kPageRows);
  if (page == m_pages.constEnd()) return nullptr;
  const auto within = static_cast<std::size_t>(row % kPageRows);
  return within < page->page.rows.size() ? &page->page.rows[within] : nullptr;
}

EntityModel::Field EntityModel::fieldOf(int column) const {
  return m_columns.at(static_cast<std::size_t>(column)).field;
}

int EntityModel::columnOf(Field field) const {
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    if (m_columns[i].field == field) return static_cast<int>(i);
  }
  return -1;
}

QVariant EntityModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Column& column = m_columns[static_cast<std::size_t>(index.column())];
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SparkRole && role != EntityRole)
    return {};
  const EntityRow* row = rowAt(index.row());
  if (row == nullptr) {
    const int page = index.row() / kPageRows;
    if (role == Qt::DisplayRole && !m_wanted.contains(page)) m_wanted.append(page);
    if (!m_fetchPlanned && !m_wanted.isEmpty()) {
      m_fetchPlanned = true;
      auto* self = const_cast<EntityModel*>(this);  // fetching is not a change anyone can see yet
      QTimer::singleShot(0, self, [self] { self->fetchWanted(); });
    }
    return {};
  }
  if (role == EntityRole) return row->index;
  if (role == SparkRole) {
    if (column.field != Field::Spark) return {};
    const Page& page = *m_pages.constFind(index.row() / kPageRows);
    QVariantList counts;
    for (const std::uint32_t count :
         page.sparks.at(static_cast<std::size_t>(index.row() % kPageRows))) {
      counts.append(count);
    }
    return counts;
  }
  const QString text = cellText(*row, column);
  if (role == Qt::ToolTipRole && column.right) return {};
  return text;
}

QString EntityModel::cellText(const EntityRow& row, const Column& column) const {
  switch (column.field) {
    case Field::Id: return fromUtf8(row.id);
    case Field::Title: return fromUtf8(row.title);
    case Field::Attribute:
      return column.attribute < row.attributes.size() ? fromUtf8(row.attributes[column.attribute])
                                                      : QString();
    case Field::Count: return grouped(row.count);
    case Field::Total: return amount(row.total);
    case Field::Last: return row.lastTime == 0 ? QString() : isoDate(row.lastTime);
    case Field::Spark: break;
  }
  return {};
}

QString EntityModel::headerText(const Column& column) const {
  const Vocabulary words = m_context.vocabulary();
  const bool user = m_entity == Entity::User;
  switch (column.field) {
    case Field::Id: return user ? words.User : words.Item;
    case Field::Title: return tr("Title");
    case Field::Attribute: return attributeName(column.sortKey);
    case Field::Count: return user ? words.Items : words.Users;
    case Field::Total: return tr("Total");
    case Field::Last: return tr("Last seen");
    case Field::Spark: return tr("Over time");
  }
  return {};
}

QVariant EntityModel::header(int section, int role) const {
  if (section < 0 || section >= columnCount()) return {};
  const Column& column = m_columns[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return headerText(column);
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole && column.field == Field::Attribute) return headerText(column);
  if (role == Qt::ToolTipRole && column.field == Field::Total) {
    return tr("Sum of the values: quantities, plays or ratings.");
  }
  return {};
}

}  // namespace tastescope::ui
