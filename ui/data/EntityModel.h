// The users or the items of the open project as a table that is fetched page by page: sorting and
// filtering are done by entityPage() in a job, the window only ever holds the pages it has looked
// at. Old rows stay until the first page of a new question is there. Thread rule: GUI thread. Cost:
// kPageRows rows a page, at most kPagesKept pages.
#pragma once

#include <QHash>
#include <QVector>
#include <vector>

#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/TableModel.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class EntityModel : public TableModel {
  Q_OBJECT
 public:
  enum class Field { Id, Title, Attribute, Count, Total, Last, Spark };
  /// data(index, SparkRole): QVariantList of counts per time bin. data(index, EntityRole): position
  /// of the user or item.
  enum Role { SparkRole = Qt::UserRole + 40, EntityRole };

  static constexpr int kPageRows = 100;
  static constexpr int kPagesKept = 60;

  EntityModel(AppContext& context, Entity entity, QObject* parent = nullptr);

  /// Forgets everything and asks again; call when the project changed.
  void reload();
  void setFilter(const QString& filter);
  [[nodiscard]] QString filter() const;

  [[nodiscard]] Field fieldOf(int column) const;
  [[nodiscard]] int columnOf(Field field) const;  ///< -1 when the data has no such column
  /// The row as fetched, or null while its page is under way.
  [[nodiscard]] const EntityRow* rowAt(int row) const;

  [[nodiscard]] int rows() const override { return static_cast<int>(m_matching); }
  [[nodiscard]] int columns() const override { return static_cast<int>(m_columns.size()); }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

 Q_SIGNALS:
  /// The first page of a new question has arrived; `matching` rows pass the filter.
  void answered(qulonglong matching);
  void failed(const tastescope::Error& error);

 private:
  struct Column {
    Field field = Field::Id;
    std::size_t attribute = 0;
    std::string sortKey;
    bool right = false;
  };
  struct Page {
    EntityPage page;
    std::vector<std::vector<std::uint32_t>> sparks;
  };

  void makeColumns();
  void ask();
  void fetchWanted();
  void keep(int page, Page fetched);
  [[nodiscard]] QString headerText(const Column& column) const;
  [[nodiscard]] QString cellText(const EntityRow& row, const Column& column) const;
  [[nodiscard]] JobManager::Plan<Page> pagePlan(int page);

  AppContext& m_context;
  Entity m_entity;
  std::vector<Column> m_columns;
  EntityQuery m_query;
  std::size_t m_matching = 0;
  QHash<int, Page> m_pages;
  QVector<int> m_recent;  ///< pages, the oldest first
  mutable QVector<int> m_wanted;
  mutable bool m_fetchPlanned = false;
  LatestJob m_question;
  LatestJob m_fetch;
};

}  // namespace tastescope::ui
