// Comparison in words: paired tests between the reference run and the other compared ones, and the
// settings that differ. A claim is only made with its test; without one there is a sentence that
// says so. Thread rule: GUI thread; tests run in a job. Cost: an evaluation per run and choice,
// cached by the choice shown.
#pragma once

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/LatestJob.h"

class QVBoxLayout;

namespace tastescope::ui {

class RunsModel;

class RunWordsPanel : public Panel {
  Q_OBJECT
 public:
  RunWordsPanel(AppContext& context, RunsModel& model, QWidget* parent = nullptr);
  /// The first of `runs` is the one the others are compared to.
  void compare(const QList<RunId>& runs);

 private:
  struct Answer {
    std::vector<Comparison> tests;  ///< none or one
    Text problemText;               ///< why there is none
    std::vector<SettingDifference> settings;
  };
  void showAnswer(const Answer& answer);
  void showText(const QString& text);
  QWidget* pairRow(const RunPair& pair, const QString& a, const QString& b) const;
  QWidget* settingsTable(const std::vector<SettingDifference>& settings) const;
  QVBoxLayout* fresh();

  AppContext& m_context;
  RunsModel& m_model;
  QList<RunId> m_runs;
  QWidget* m_content = nullptr;
  LatestJob m_job;
};

}  // namespace tastescope::ui
