// Type-to-find list of users with previous and next.
// Thread rule: GUI thread. Cost: see UserList.h.
#pragma once

#include <QWidget>

#include "ui/recommend/UserList.h"
#include "ui/widgets/Translated.h"

class QListView;
class QPushButton;
class QLabel;

namespace tastescope::ui {

class Chip;
class SearchField;
class SelectionsMenu;

class UserPicker : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit UserPicker(AppContext& context, QWidget* parent = nullptr);
  /// Shows a user as current without a signal; searches for it when it is not in the list.
  void setCurrent(Index user);
  void clearCurrent();
  /// Lists these people alone, the first one chosen, until that is taken back; empty: everybody.
  /// `name`: what they are called; empty: they were selected on the map.
  void setGroup(std::vector<Index> users, const QString& name = {});
  [[nodiscard]] const std::vector<Index>& group() const { return m_users.group(); }
  /// Reads the list again (another project) and chooses the first one.
  void reload();
  void step(int by);
  void focusSearch();

 Q_SIGNALS:
  void userChosen(quint32 user);

 private:
  void retranslate() override;
  void takeRows();
  void showFound();
  AppContext& m_context;
  UserList m_users;
  SearchField* m_search;
  QLabel* m_found;
  SelectionsMenu* m_selections;
  Chip* m_group;
  QListView* m_list;
  QPushButton* m_previous;
  QPushButton* m_next;
  QString m_groupName;
  Index m_current = kNoIndex;
  bool m_chooseFirst = false;
  bool m_quiet = false;
};

}  // namespace tastescope::ui
