// The Evaluate screen: the protocol at the left, runs of one split side by side, and where they
// differ. Stored test metrics are shown at once; lists are scored again for the pictures, the tests
// and other list lengths, in a job. Thread rule: GUI thread. Cost: a query of the runs per visit;
// scoring as core/workflow/evaluate/Findings.h.
#pragma once

#include "core/workflow/Selections.h"
#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"
#include "ui/evaluate/MetricsModel.h"
#include "ui/workers/LatestJob.h"

class QPushButton;
class QStackedWidget;

namespace tastescope::ui {

class EmptyState;
class FindingsCharts;
class GenerativePanel;
class MetricsTable;
class PageHeader;
class ProtocolPane;
class ReportExport;
class RunChooser;
class ScoringPane;

class EvaluateScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit EvaluateScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] bool diesWithProject() const override { return true; }
  [[nodiscard]] QString statusText() const override;
  /// What the table says now, as tab-separated text with the protocol above it.
  [[nodiscard]] QString asText() const;
  [[nodiscard]] bool scoring() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeHeader();
  [[nodiscard]] QWidget* makeContent();
  void refreshRuns();
  void takeRuns(const std::vector<RunSummary>& runs);
  void showRuns();
  void showTable();
  void showProtocol();
  void score();
  void showPage();
  void openTables();
  void retranslate() override;
  [[nodiscard]] FindingsPtr findings() const;

  AppContext& m_context;
  QStackedWidget* m_pages;
  PageHeader* m_header;
  RunChooser* m_chooser = nullptr;
  QPushButton* m_copy = nullptr;
  QPushButton* m_export = nullptr;
  ReportExport* m_reports = nullptr;
  EmptyState* m_empty = nullptr;
  ProtocolPane* m_protocol = nullptr;
  MetricsTable* m_table = nullptr;
  ScoringPane* m_scoring = nullptr;
  FindingsCharts* m_charts = nullptr;
  GenerativePanel* m_generative = nullptr;
  using Selected = std::vector<std::pair<SelectionId, std::string>>;
  Selected m_selected;  ///< selections of users when the runs were last looked at
  bool m_stale = true;
  LatestJob m_runsJob;
};

}  // namespace tastescope::ui
