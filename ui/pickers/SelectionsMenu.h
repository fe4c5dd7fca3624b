// The selections kept in the project: a button whose menu shows, renames and deletes them, and the
// question for a name. There is no button while there are none.
// Thread rule: GUI thread. Cost: a short query when one was kept.
#pragma once

#include <QToolButton>
#include <vector>

#include "core/workflow/Selections.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QMenu;

namespace tastescope::ui {

class SelectionsMenu : public Translated<QToolButton> {
  Q_OBJECT
 public:
  SelectionsMenu(AppContext& context, Entity entity, QWidget* parent = nullptr);
  /// Whose selections are offered.
  void setEntity(Entity entity);
  /// Those that are offered.
  [[nodiscard]] std::vector<KeptSelection> selections() const;
  /// Asks what these are to be called, and keeps them.
  void askToKeep(std::vector<Index> members, const QString& proposed);

 Q_SIGNALS:
  void chosen(const tastescope::KeptSelection& selection);
  /// Others are there than before.
  void loaded();

 private:
  void retranslate() override;
  void load();
  void fill();
  void addEntries(QMenu* menu, const KeptSelection& selection);
  void rename(const KeptSelection& selection);
  void forget(SelectionId selection);
  template <typename Store, typename Done>
  void store(Store store, Done done);

  AppContext& m_context;
  Entity m_entity;
  QMenu* m_menu;
  std::vector<KeptSelection> m_selections;
  LatestJob m_job;
};

}  // namespace tastescope::ui
