// Home: recent projects first, a place to drop data, the sample with its picture, and four steps
// until there are three projects. Thread rule: GUI thread. Cost: a row per recent project.
#pragma once

#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tastescope::ui {

class DropArea;
class ElidedLabel;
class EmptyState;
class ProjectRow;
class SearchField;
class Steps;
struct RecentProject;

class HomeScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit HomeScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] QString statusText() const override;

 private:
  QWidget* makeTop();
  QWidget* makeRecent();
  QWidget* makeStart();
  QWidget* makeSampleCard();
  void fillRecent();
  void connectRow(ProjectRow* row);
  void locate(const QString& file);
  void forget(const RecentProject& project);
  void openFile();
  void chooseData();
  void take(const QString& path);
  void retranslate() override;

  AppContext& m_context;
  QLabel* m_title;
  QLabel* m_subtitle;
  QPushButton* m_open;
  QPushButton* m_new;
  QLabel* m_recentTitle;
  SearchField* m_search;
  QWidget* m_panel;
  QWidget* m_list;  ///< scrolls the rows; hidden while there are none
  QVBoxLayout* m_rows;
  EmptyState* m_empty;
  QLabel* m_startTitle;
  DropArea* m_drop;
  QLabel* m_sampleTitle;
  QPushButton* m_sampleOpen;
  QPushButton* m_sampleBest;
  QLabel* m_sampleText;
  QLabel* m_sampleFigures;
  Steps* m_steps;
};

}  // namespace tastescope::ui
