// A combo of the project's runs that can do something: only those whose model has what the screen
// needs. It follows runs that are added, renamed or removed and keeps the chosen one. The run chosen
// in one combo is the run of all of them, except of those that may show none. Thread rule: GUI
// thread; the list is read in a job. Cost: one query of all runs.
#pragma once

#include <QComboBox>
#include <functional>

#include "core/models/Registry.h"
#include "core/workflow/Runs.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

/// What a run's model can do, asked of its registry entry.
struct RunChoice {
  RunSummary run;
  ModelCapabilities can;
};

class RunCombo : public QComboBox {
  Q_OBJECT
 public:
  using Accept = std::function<bool(const RunChoice&)>;
  /// `accept` is asked off the GUI thread; runs without weights are never offered.
  RunCombo(AppContext& context, Accept accept, QWidget* parent = nullptr);
  /// Adds a first entry that means no run, such as "none".
  void setNoneText(const QString& text);
  /// Also says the metric that chose the best epoch: "Mult-VAE 07 · NDCG@10 0.216".
  void setShowsMetric(bool shows) { m_showsMetric = shows; }
  /// 0: none.
  [[nodiscard]] RunId currentRun() const;
  [[nodiscard]] const RunChoice* currentChoice() const;
  [[nodiscard]] const RunChoice* choice(RunId run) const;
  [[nodiscard]] const std::vector<RunChoice>& choices() const { return m_choices; }
  /// Takes effect once the list holds it; emits runChosen().
  void chooseRun(RunId run);
  /// False until the first list of this project is there.
  [[nodiscard]] bool ready() const { return m_ready; }
  void refresh();

 Q_SIGNALS:
  /// Another run, by a person or because the list changed; 0: none is left.
  void runChosen(qint64 run);
  void listChanged();

 private:
  void fill(std::vector<RunChoice> choices);
  void follow(RunId run);
  [[nodiscard]] RunId usualRun() const;
  [[nodiscard]] bool mayShowNone() const { return !m_none.isEmpty(); }
  [[nodiscard]] QString textOf(const RunChoice& choice) const;
  AppContext& m_context;
  Accept m_accept;
  QString m_none;
  bool m_showsMetric = false;
  bool m_ready = false;
  RunId m_chosen = 0;
  std::vector<RunChoice> m_choices;
  LatestJob m_job;
};

}  // namespace tastescope::ui
