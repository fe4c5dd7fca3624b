// Setting up a search: which settings of the model vary and where, how they are tried, for how
// long; and the searches of before, which can be looked at and continued. Model, split and the
// settings that stay come from the set-up of a run. Thread rule: GUI thread. Cost: a row a
// parameter.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/tune/StudyRunner.h"
#include "ui/workers/LatestJob.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class IssueLine;
class NoteBar;
class PageHeader;
class Panel;
class RangesPanel;
class Segments;

class TuneSetup : public QWidget {
  Q_OBJECT
 public:
  TuneSetup(AppContext& context, StudyRunner& runner, QWidget* parent = nullptr);
  /// Model, settings, split and training options the search goes out from.
  void setBase(const TrainRequest& base);
  [[nodiscard]] const TrainRequest& base() const { return m_base; }
  /// Takes over what varies, the ranges, method and budget of another search of the same model.
  void prefill(const TuneRequest& request);
  /// What the page asks for; throws Error(InvalidConfig) while a range has an issue.
  [[nodiscard]] TuneRequest request() const;
  /// The same; none while something needs a correction.
  [[nodiscard]] std::optional<TuneRequest> usableRequest() const;
  /// Why the last search could not start.
  void showProblem(const QString& sentence);

 Q_SIGNALS:
  void started();
  void backWanted();
  void studyWanted(const QString& name);

 private:
  void buildHeader();
  QWidget* buildMain();
  QWidget* buildSide();
  Panel* buildMethod();
  Panel* buildBudget();
  QSpinBox* addSpin(Panel& panel, const QString& name, const char* object, int low, int high);
  void refresh();
  /// Times a few steps with the settings the search goes out from.
  void measure();
  [[nodiscard]] QString estimate() const;
  [[nodiscard]] bool byMinutes() const;
  [[nodiscard]] QString problem() const;
  [[nodiscard]] QString rangeProblem() const;
  void start();

  AppContext& m_context;
  StudyRunner& m_runner;
  TrainRequest m_base;
  PageHeader* m_header = nullptr;
  NoteBar* m_note = nullptr;
  RangesPanel* m_ranges = nullptr;
  Segments* m_method = nullptr;
  QLabel* m_methodWords = nullptr;
  Segments* m_budget = nullptr;
  QSpinBox* m_trials = nullptr;
  QSpinBox* m_minutes = nullptr;
  QSpinBox* m_epochs = nullptr;
  QSpinBox* m_seed = nullptr;
  QWidget* m_trialsRow = nullptr;
  QWidget* m_minutesRow = nullptr;
  QWidget* m_epochsRow = nullptr;
  IssueLine* m_issues = nullptr;
  QPushButton* m_start = nullptr;
  QLabel* m_estimate = nullptr;
  LatestJob m_timing;
  bool m_measuring = false;
  std::optional<double> m_secondsPerEpoch;  ///< of a model without epochs: of one training
  bool m_filling = false;
};

}  // namespace tastescope::ui
