// The chosen runs as generative models: the probability they give to what was held out, what their
// latent space carries, and whether the histories they make up look like real ones. Measured after a
// click, and kept for as long as the project is open. Thread rule: GUI thread; runs are measured in a
// job. Cost: as core/workflow/evaluate/GenerativeQuality.h for each run.
#pragma once

#include <map>

#include "core/workflow/evaluate/GenerativeQuality.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QPushButton;
class QTimer;
class QVBoxLayout;

namespace tastescope::ui {

class LoadingPane;
class NoteBar;

class GenerativePanel : public Translated<Panel> {
  Q_OBJECT
 public:
  explicit GenerativePanel(AppContext& context, QWidget* parent = nullptr);
  void setRuns(const std::vector<RunId>& runs);
  [[nodiscard]] bool measuring() const { return m_job.active(); }

 private:
  void retranslate() override;
  [[nodiscard]] std::vector<RunId> missing() const;
  void measure();
  void take(std::vector<GenerativeQuality> made);
  void showSections();
  void showState();
  void pull();

  AppContext& m_context;
  std::vector<RunId> m_runs;
  std::map<RunId, GenerativeQuality> m_known;
  QPushButton* m_measure;
  NoteBar* m_problem;
  LoadingPane* m_loading;
  QWidget* m_sections;
  QTimer* m_tick;
  LatestJob m_job;
};

}  // namespace tastescope::ui
