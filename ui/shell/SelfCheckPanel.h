// "Check this installation" in About: runs the known answers off the GUI thread and says whether
// this program computes right numbers here. Closing the dialog ends the check. Thread rule: GUI
// thread; the check runs on the pool. Cost: under two seconds of computing when asked for.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "core/selfcheck/SelfCheck.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStandardItemModel;
class QTimer;

namespace tastescope::ui {

class DataTable;
class NoteBar;

class SelfCheckPanel : public QWidget {
  Q_OBJECT
 public:
  using Answers = std::function<std::vector<KnownAnswer>()>;
  explicit SelfCheckPanel(AppContext& context, Answers answers = knownAnswers,
                          QWidget* parent = nullptr);

 private:
  void start();
  void follow();
  void finish();
  void showResults(const std::vector<CheckResult>& results);
  void updateButton();
  void addRow(const CheckResult& result);

  AppContext& m_context;
  Answers m_answers;
  LatestJob m_job;
  QTimer* m_timer;
  QPushButton* m_start;
  QLabel* m_words;
  QProgressBar* m_bar;
  NoteBar* m_verdict;
  DataTable* m_table;
  QStandardItemModel* m_rows;
};

}  // namespace tastescope::ui
