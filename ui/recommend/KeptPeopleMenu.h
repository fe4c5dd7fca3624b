// The people kept in the project: a button whose menu shows, renames and deletes them, and the
// question for a name. Thread rule: GUI thread. Cost: a short query when the menu opens or a person
// is kept.
#pragma once

#include <QToolButton>
#include <functional>
#include <vector>

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QMenu;

namespace tastescope::ui {

class KeptPeopleMenu : public Translated<QToolButton> {
  Q_OBJECT
 public:
  explicit KeptPeopleMenu(RecommendModel& model, QWidget* parent = nullptr);
  /// Asks what the person who is shown is to be called, and keeps them.
  void askToKeep();
  [[nodiscard]] const std::vector<KeptPerson>& people() const { return m_people; }

 Q_SIGNALS:
  void chosen(const tastescope::KeptPerson& person);

 private:
  void retranslate() override;
  void load();
  void fill();
  void ask(const QString& title, const QString& proposed,
           const std::function<void(const QString&)>& take);

  RecommendModel& m_model;
  QMenu* m_menu;
  std::vector<KeptPerson> m_people;
  LatestJob m_job;
};

}  // namespace tastescope::ui
