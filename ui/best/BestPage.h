// Find the best model: how long to look and by what to choose, the leaderboard as it grows, what was found
// in words, and a picture of accuracy against what else counts. Thread rule: GUI thread. Cost: a dozen rows
// and one chart.
#pragma once

#include <QWidget>

#include "core/data/Split.h"
#include "ui/best/BestModel.h"
#include "ui/best/BestRunner.h"
#include "ui/workers/LatestJob.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace tastescope::ui {

class Chip;
class DataTable;
class ElidedLabel;
class NoteBar;
class PageHeader;
class Panel;
class ParetoChart;
class WrappedLabel;

class BestPage : public QWidget {
  Q_OBJECT
 public:
  BestPage(AppContext& context, BestRunner& runner, QWidget* parent = nullptr);
  /// The split a new search takes, and the last search of the project in front.
  void open(const SplitSpec& split);
  [[nodiscard]] const SplitSpec& split() const { return m_split; }

 Q_SIGNALS:
  void backWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildHeader();
  QWidget* buildStrip();
  QWidget* buildSaid();
  QWidget* buildTable();
  QWidget* buildPicture();
  void showLast();
  void showOutcome();
  void showProgress();
  void showActions();
  void showPicture();
  void showColumns();
  void showLeftOut();
  void start();
  [[nodiscard]] QString momentText() const;
  [[nodiscard]] BestBy by() const;

  AppContext& m_context;
  BestRunner& m_runner;
  SplitSpec m_split;
  BestModel m_model;
  LatestJob m_last;
  LatestJob m_leftOutJob;
  std::string m_leftOutStudy;  ///< whose models not tried are shown
  PageHeader* m_header = nullptr;
  NoteBar* m_note = nullptr;
  QPushButton* m_back = nullptr;
  QPushButton* m_again = nullptr;
  QPushButton* m_finish = nullptr;
  QPushButton* m_pause = nullptr;
  QPushButton* m_start = nullptr;
  QDoubleSpinBox* m_minutes = nullptr;
  QComboBox* m_by = nullptr;
  Chip* m_state = nullptr;
  ElidedLabel* m_moment = nullptr;
  QProgressBar* m_bar = nullptr;
  QLabel* m_time = nullptr;
  Panel* m_said = nullptr;
  WrappedLabel* m_choice = nullptr;
  WrappedLabel* m_rest = nullptr;
  QPushButton* m_use = nullptr;
  DataTable* m_table = nullptr;
  QComboBox* m_along = nullptr;
  ParetoChart* m_picture = nullptr;
  Panel* m_picturePanel = nullptr;
  ElidedLabel* m_leftOut = nullptr;
  QList<int> m_fitting{-1};  ///< columns that are shown because there is room; not known yet
  bool m_testShown = false;
};

}  // namespace tastescope::ui
