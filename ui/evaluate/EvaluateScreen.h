// The Evaluate screen: the protocol at the left, runs of one split side by side, and where they
// differ. Stored test metrics are shown at once; lists are scored again for the pictures, the tests
// and other list lengths, in a job. Thread rule: GUI thread. Cost: a query of the runs per visit;
// judging as core/workflow/evaluate/JudgeRuns.h.
#pragma once

#include "core/data/Split.h"
#include "core/workflow/evaluate/EvaluationReport.h"
#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"
#include "ui/evaluate/MetricsModel.h"
#include "ui/workers/LatestJob.h"

class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace tastescope::ui {

class DataTable;
class EmptyState;
class JudgementCharts;
class LoadingPane;
class NoteBar;
class PageHeader;
class ProtocolPane;
class ReportExport;

class EvaluateScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit EvaluateScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] QString statusText() const override;
  /// What the table says now, as tab-separated text with the protocol above it.
  [[nodiscard]] QString asText() const;
  [[nodiscard]] bool judging() const { return m_judgeJob.active(); }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct SplitGroup {
    SplitSpec spec;
    std::vector<RunSummary> runs;
  };
  void makeHeader();
  [[nodiscard]] QWidget* makeContent();
  void refreshRuns();
  void takeRuns(const std::vector<RunSummary>& runs);
  void chooseDefaults();
  void showGroup();
  void fillRunMenu();
  void toggleRun(RunId run, bool chosen);
  void showTable();
  void selectSpoken();
  void fitTable();
  void showProtocol();
  void considerJudging();
  void judge();
  void pull();
  void showPage();
  void openTables();
  [[nodiscard]] ReportRequest reportRequest() const;
  void retranslate() override;
  [[nodiscard]] const SplitGroup* group() const;
  [[nodiscard]] QList<ChosenRun> chosenRuns() const;
  [[nodiscard]] bool judgedNow() const;

  AppContext& m_context;
  QStackedWidget* m_pages;
  PageHeader* m_header;
  QPushButton* m_runsButton = nullptr;
  QMenu* m_runsMenu = nullptr;
  QPushButton* m_copy = nullptr;
  QPushButton* m_export = nullptr;
  ReportExport* m_reports = nullptr;
  EmptyState* m_empty = nullptr;
  ProtocolPane* m_protocol = nullptr;
  DataTable* m_table = nullptr;
  MetricsModel* m_model = nullptr;
  NoteBar* m_note = nullptr;
  LoadingPane* m_loading = nullptr;
  JudgementCharts* m_charts = nullptr;
  QTimer* m_tick = nullptr;
  std::vector<SplitGroup> m_groups;
  std::size_t m_group = 0;
  QList<RunId> m_chosen;  ///< in the order of choosing, which gives the colours
  RunId m_spoken = 0;     ///< selected in the table
  bool m_stale = true;
  bool m_has = false;
  Judgements m_judged;
  LatestJob m_runsJob;
  LatestJob m_judgeJob;
};

}  // namespace tastescope::ui
