// The recommend screen: who, what they had, what they would get, and why; with what-if changes,
// another run beside it, filters and feedback. Thread rule:
// GUI thread; every list is a job of RecommendModel. Cost: a forward pass or two a change.
#pragma once

#include "ui/context/Screen.h"
#include "ui/recommend/RecommendModel.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace tastescope::ui {

class Chip;
class ElidedLabel;
class EmptyState;
class HistoryPanel;
class KeptPeopleMenu;
class ListPanel;
class NoteBar;
class PageHeader;
class RunCombo;
struct RunChoice;
class UserPicker;
class WhyPanel;

class RecommendScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit RecommendScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] bool diesWithProject() const override { return true; }
  [[nodiscard]] QString statusText() const override;
  [[nodiscard]] RecommendModel& model() { return m_model; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makeHeader();
  QWidget* makeBody();
  QWidget* makePersonHead();
  void connectAll();
  void addShortcuts();
  void runChanged();
  void compare(RunId run);
  void offerRival();
  void showState();
  void showPerson();
  void keepPerson();
  void exportLists();
  void showOnMap();
  void retranslate() override;
  [[nodiscard]] QString personLine() const;
  /// The run most worth a look beside this one, or null.
  [[nodiscard]] const RunChoice* rival() const;

  AppContext& m_context;
  RecommendModel m_model;
  PageHeader* m_header = nullptr;
  QLabel* m_runName = nullptr;
  RunCombo* m_run = nullptr;
  QLabel* m_compareName = nullptr;
  RunCombo* m_compare = nullptr;
  QPushButton* m_export = nullptr;
  QStackedWidget* m_pages = nullptr;
  EmptyState* m_empty = nullptr;
  QWidget* m_body = nullptr;
  UserPicker* m_picker = nullptr;
  QLabel* m_avatar = nullptr;
  QLabel* m_name = nullptr;
  ElidedLabel* m_line = nullptr;
  Chip* m_chip = nullptr;
  QPushButton* m_map = nullptr;
  QPushButton* m_new = nullptr;
  QPushButton* m_keep = nullptr;
  KeptPeopleMenu* m_kept = nullptr;
  NoteBar* m_problem = nullptr;
  QSplitter* m_split = nullptr;
  HistoryPanel* m_history = nullptr;
  ListPanel* m_list = nullptr;
  WhyPanel* m_why = nullptr;
  bool m_loadWhenSeen = true;
  Index m_wanted = kNoIndex;  ///< a user asked for before the screen was ready
};

}  // namespace tastescope::ui
