// A search field that finds users or items by a part of their id, title or attributes and offers
// them below while typing. Thread rule: GUI thread; looking up runs in a job, newest wins. Cost:
// O(entities) a key stroke, off the GUI thread.
#pragma once

#include <QCompleter>
#include <QStandardItemModel>

#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/SearchField.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class EntitySearch : public SearchField {
  Q_OBJECT
 public:
  explicit EntitySearch(AppContext& context, Entity entity, QWidget* parent = nullptr);
  void setEntity(Entity entity);

 Q_SIGNALS:
  /// One of those offered was taken; Return takes the first.
  void entityChosen(quint32 index);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void ask(const QString& text);
  void fitPopup();
  void offer(const std::vector<EntityRow>& rows);
  void choose(const QModelIndex& index);
  AppContext& m_context;
  Entity m_entity;
  QStandardItemModel m_found;
  QCompleter m_completer;
  LatestJob m_job;
  bool m_takeFirst = false;
};

}  // namespace tastescope::ui
