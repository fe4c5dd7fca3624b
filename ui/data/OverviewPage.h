// The first tab of the explorer: key figures, the shape of the data (long tail, time), people and
// the history of one of them. Thread rule: GUI thread; figures, tail and activity come from one job
// per project, activity again per choice of bin. Cost: O(entries) in the job.
#pragma once

#include <QWidget>

#include "core/workflow/data/DescribeData.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QHBoxLayout;

namespace tastescope::ui {

class ActivityChart;
class ChartLegend;
class EntityPane;
class FiguresPanel;
class HistoryPane;
class LongTailChart;
class NoteBar;
class Panel;
class Segments;

class OverviewPage : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit OverviewPage(AppContext& context, QWidget* parent = nullptr);
  void reload();

 private:
  struct Shape {
    DataFigures figures;
    LongTail tail;
    std::vector<ActivityBin> activity;
  };
  void retranslate() override;
  void makeCharts(QHBoxLayout* row);
  void showShape(Shape shape);
  void askActivity();
  void showActivity(const std::vector<ActivityBin>& bins);
  void recolourLegend();
  [[nodiscard]] TimeBin chosenBin() const;

  AppContext& m_context;
  FiguresPanel* m_figures;
  NoteBar* m_problem;
  Panel* m_tailPanel = nullptr;
  ChartLegend* m_tailLegend = nullptr;
  LongTailChart* m_tail = nullptr;
  Panel* m_activityPanel = nullptr;
  Segments* m_bin = nullptr;
  ActivityChart* m_activity = nullptr;
  EntityPane* m_users;
  HistoryPane* m_history;
  LatestJob m_shapeJob;
  LatestJob m_activityJob;
  DataFigures m_known;
  bool m_has = false;
};

}  // namespace tastescope::ui
