// Which runs the Evaluate screen shows: those of one split that have test results, the chosen ones
// in the order of choosing, which gives the colours. Owns the button that opens their menu. Thread
// rule: GUI thread. Cost: a menu of the runs.
#pragma once

#include <QObject>

#include "core/data/Split.h"
#include "ui/evaluate/MetricsModel.h"

class QMenu;
class QPushButton;

namespace tastescope::ui {

class RunChooser : public QObject {
  Q_OBJECT
 public:
  explicit RunChooser(QWidget* parent);
  [[nodiscard]] QPushButton* button() const { return m_button; }

  /// Split and choice stay as far as they still exist; else the newest split and its best runs.
  void setRuns(const std::vector<RunSummary>& runs);
  [[nodiscard]] bool empty() const { return m_groups.empty(); }
  [[nodiscard]] std::vector<SplitSpec> splits() const;
  [[nodiscard]] int split() const { return static_cast<int>(m_group); }
  void chooseSplit(int index);
  [[nodiscard]] QList<ChosenRun> chosen() const;
  /// The same without asking for colours.
  [[nodiscard]] std::vector<RunId> ids() const { return {m_chosen.begin(), m_chosen.end()}; }
  void retranslate();

 Q_SIGNALS:
  /// A person chose other runs.
  void changed();

 private:
  struct SplitGroup {
    SplitSpec spec;
    std::vector<RunSummary> runs;
  };
  [[nodiscard]] const SplitGroup* group() const;
  void chooseDefaults();
  void toggle(RunId run, bool chosen);

  QPushButton* m_button;
  QMenu* m_menu;
  std::vector<SplitGroup> m_groups;
  std::size_t m_group = 0;
  QList<RunId> m_chosen;
};

}  // namespace tastescope::ui
