// Runs: the table decides, checked runs take a colour and appear below as curves, as metrics with
// intervals, and in words. Thread rule: GUI thread; everything stored is read and written in jobs. Cost: the table; curves and tests of the checked
// runs.
#pragma once

#include <QSet>

#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"
#include "ui/runs/RunsModel.h"
#include "ui/workers/LatestJob.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace tastescope::ui {

class EmptyState;
class PageHeader;
class Panel;
class RunCurves;
class RunIntervalChart;
class RunsTable;
class RunWordsPanel;
class SearchField;

class RunsScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit RunsScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] bool diesWithProject() const override { return true; }
  [[nodiscard]] RunsModel& model() { return m_model; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate() override;
  void build();
  QWidget* buildTable();
  QWidget* buildToolbar();
  QWidget* buildBelow();
  void buildHeader();
  void connectModel();
  void load();
  void loaded(std::vector<RunSummary> runs);
  void chooseFirst();
  void fillModels();
  /// Makes it the current row; a trial that the filter hides is shown with all others.
  void select(RunId run);
  void fillTrials();
  void filterTrials();
  void compareChanged();
  void currentChanged();
  void showMetrics();
  void updateActions();
  void updateCount();
  void deleteSelected();
  void undoDelete(const QList<RunId>& runs);
  void exportTable();
  /// Changes something stored in a job and tells everyone.
  void change(std::function<void(Session&)> what, std::function<void()> then = {});

  AppContext& m_context;
  RunsModel m_model;
  RunsFilter m_filter;
  QStackedWidget* m_pages = nullptr;
  PageHeader* m_header = nullptr;
  RunsTable* m_table = nullptr;
  SearchField* m_search = nullptr;
  QComboBox* m_modelBox = nullptr;
  QComboBox* m_trials = nullptr;  ///< in sight when there are searches
  QPushButton* m_starred = nullptr;
  QLabel* m_count = nullptr;
  QPushButton* m_clone = nullptr;
  QPushButton* m_export = nullptr;
  QPushButton* m_open = nullptr;
  QPushButton* m_resume = nullptr;
  QPushButton* m_rename = nullptr;
  QPushButton* m_note = nullptr;
  QPushButton* m_delete = nullptr;
  RunCurves* m_curves = nullptr;
  Panel* m_metricsPanel = nullptr;
  RunIntervalChart* m_metrics = nullptr;
  QLabel* m_protocol = nullptr;
  RunWordsPanel* m_words = nullptr;
  LatestJob m_job;
  RunId m_wanted = 0;
  RunId m_kept = 0;       ///< current before the table was made anew
  bool m_chosen = false;  ///< the first choice of compared runs was made
  bool m_stale = true;
};

}  // namespace tastescope::ui
