// Setting up a training: family, model, settings, data and split, estimate, what to train beside
// it; then start or queue. Thread rule: GUI thread; estimate, split counts, capabilities and stored
// runs come from jobs. Cost: a form a model.
#pragma once

#include <QWidget>

#include "core/models/Registry.h"
#include "core/workflow/data/ModelSuitability.h"
#include "ui/train/TrainQueue.h"
#include "ui/workers/LatestJob.h"

class QButtonGroup;
class QComboBox;
class QMenu;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class BaselineBox;
class EstimatePanel;
class IssueLine;
class ModelPanel;
class NoteBar;
class PageHeader;
class Panel;
class ParamForm;
class SplitPanel;

class SetupPage : public QWidget {
  Q_OBJECT
 public:
  SetupPage(AppContext& context, TrainQueue& queue, QWidget* parent = nullptr);

  /// Takes over model, settings, split and seed of a run ("clone with changes").
  void prefill(const TrainRequest& request);
  /// The settings on the page; fields with an issue count with their last valid value.
  [[nodiscard]] TrainRequest request() const;
  /// Whether there is a live view to go back to.
  void setCanCancel(bool can);

 Q_SIGNALS:
  void started();
  void cancelWanted();
  /// Search the settings of the model on the page.
  void searchWanted();
  /// Several models are to be tried.
  void bestWanted();

 private:
  QWidget* buildMain();
  QWidget* buildSide();
  QWidget* buildSettingsPanel();
  QWidget* buildCards();
  void buildHeader();
  void chooseModel(const ModelInfo& model);
  void buildForm();
  [[nodiscard]] Json fitting(Json config) const;
  /// What the data suggests, over the schema's.
  [[nodiscard]] Json defaultsOf(const ModelInfo& model) const;
  [[nodiscard]] TrainOptions optionsOf(const ModelInfo& model) const;
  [[nodiscard]] ModelSuitability suitOfModel(const ModelInfo& model) const;
  /// None before they are known.
  [[nodiscard]] ModelCapabilities capabilities(const std::string& model) const;
  void settingsChanged();
  void updateIssues();
  void updateNote();
  void loadRuns();
  void loadCapabilities();
  void fillCopyMenu();
  void enqueue(bool start);
  [[nodiscard]] QString detailOf(const TrainRequest& request) const;

  AppContext& m_context;
  TrainQueue& m_queue;
  PageHeader* m_header = nullptr;
  QPushButton* m_copy = nullptr;
  QMenu* m_copyMenu = nullptr;
  QPushButton* m_cancel = nullptr;
  QButtonGroup* m_families = nullptr;
  ModelPanel* m_models = nullptr;
  ParamForm* m_form = nullptr;
  BaselineBox* m_baselines = nullptr;
  QWidget* m_baselineBox = nullptr;
  QWidget* m_metricRow = nullptr;
  QComboBox* m_metric = nullptr;
  QSpinBox* m_seeds = nullptr;
  QSpinBox* m_seed = nullptr;
  SplitPanel* m_split = nullptr;
  EstimatePanel* m_estimate = nullptr;
  NoteBar* m_note = nullptr;
  IssueLine* m_issues = nullptr;
  QPushButton* m_start = nullptr;
  QPushButton* m_add = nullptr;
  QPushButton* m_search = nullptr;
  const ModelInfo* m_model = nullptr;
  CapabilityMap m_capabilities;
  std::vector<RunSummary> m_runs;
  LatestJob m_runsJob;
  bool m_filling = false;
};

}  // namespace tastescope::ui
