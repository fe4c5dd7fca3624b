// A search as it runs, or one of the past: how far, the best so far, every trial as a row and as a
// line. Stop keeps everything; continue makes what is missing. Thread rule: GUI thread. Cost:
// refreshed at most 12 times a second, the charts when a trial begins or ends.
#pragma once

#include <QPointer>
#include <QSortFilterProxyModel>
#include <QWidget>

#include "ui/tune/StudyRunner.h"
#include "ui/tune/TuneModel.h"

class QPushButton;

namespace tastescope::ui {

class BestSoFarChart;
class DataTable;
class NoteBar;
class PageHeader;
class Panel;
class ParallelChart;
class TuneStrip;

class TunePage : public QWidget {
  Q_OBJECT
 public:
  TunePage(AppContext& context, StudyRunner& runner, QWidget* parent = nullptr);
  void setStudy(LiveStudy* study);
  [[nodiscard]] LiveStudy* study() const { return m_study; }

 Q_SIGNALS:
  /// Set up another search from this one's settings.
  void newSearchWanted();
  /// Make what is missing, with as much time again where it is spent.
  void continueWanted();
  /// Fill the set-up of a run with this.
  void useWanted(const TrainRequest& request);

 protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildHeader();
  QWidget* buildTable();
  QWidget* buildCharts();
  void connectParts();
  void showTrials();
  void showCharts();
  void showProgress();
  void showState();
  void showContinue();
  void showColumns();
  void spreadParameters();
  void setColumnWidth(int column, int width);
  void pointAt(qint64 number);
  void select(qint64 number);
  void openTrial(qint64 number);
  void brushed();
  [[nodiscard]] qint64 selected() const;
  [[nodiscard]] TrainRequest bestRequest(int epochFactor) const;

  AppContext& m_context;
  StudyRunner& m_runner;
  QPointer<LiveStudy> m_study;
  TuneModel m_model;
  QSortFilterProxyModel m_sorted;
  PageHeader* m_header = nullptr;
  NoteBar* m_note = nullptr;
  TuneStrip* m_strip = nullptr;
  DataTable* m_table = nullptr;
  Panel* m_linesPanel = nullptr;
  ParallelChart* m_lines = nullptr;
  BestSoFarChart* m_curve = nullptr;
  QPushButton* m_letGo = nullptr;
  QPushButton* m_again = nullptr;
  QPushButton* m_stop = nullptr;
  QPushButton* m_continue = nullptr;
  bool m_stale = true;
  bool m_settingWidth = false;
  bool m_ownWidths = false;  ///< a person has dragged a column
};

}  // namespace tastescope::ui
