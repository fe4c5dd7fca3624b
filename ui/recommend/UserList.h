// Users as a list that grows while it is scrolled, and the delegate of its rows: id, first
// attribute, count. Thread rule: GUI thread; pages come from jobs. Cost: one filtered page a search
// or a scroll.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class UserList : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { IndexRole = Qt::UserRole + 1, AttributeRole, CountRole };
  explicit UserList(AppContext& context, QObject* parent = nullptr);

  /// Old rows stay until the answer is there.
  void search(const QString& filter);
  /// Only these people are looked among from the next search on; empty: everybody.
  void setGroup(std::vector<Index> users) { m_group = std::move(users); }
  [[nodiscard]] const std::vector<Index>& group() const { return m_group; }
  [[nodiscard]] std::size_t matching() const { return m_matching; }
  /// Row of a user among those loaded, -1 if none.
  [[nodiscard]] int rowOf(Index user) const;
  [[nodiscard]] Index userAt(int row) const { return m_rows[static_cast<std::size_t>(row)].index; }
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  /// A new search has been answered.
  void loaded();

 private:
  void ask(std::size_t offset);
  void take(std::size_t offset, EntityPage page);
  AppContext& m_context;
  QString m_filter;
  std::vector<Index> m_group;
  std::vector<EntityRow> m_rows;
  std::size_t m_matching = 0;
  LatestJob m_job;
};

class UserDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex& index) const override;
};

}  // namespace tastescope::ui
