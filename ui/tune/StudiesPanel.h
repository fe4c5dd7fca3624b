// The searches of before, newest first; hidden while there are none. Follows the runs of the
// project. Thread rule: GUI thread; the list comes from a job. Cost: one query of all studies.
#pragma once

#include "core/workflow/train/Tune.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/LatestJob.h"

class QModelIndex;
class QStandardItemModel;

namespace tastescope::ui {

class DataTable;

class StudiesPanel : public Panel {
  Q_OBJECT
 public:
  explicit StudiesPanel(AppContext& context, QWidget* parent = nullptr);

 Q_SIGNALS:
  void studyWanted(const QString& name);

 private:
  enum StudyRole { StudyNameRole = Qt::UserRole + 1 };
  void load();
  void fill(const std::vector<StudySummary>& studies);
  void open(const QModelIndex& at);

  AppContext& m_context;
  DataTable* m_table;
  QStandardItemModel* m_rows;
  LatestJob m_job;
};

}  // namespace tastescope::ui
