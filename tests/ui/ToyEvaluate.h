// The Evaluate screen over a toy project with its two runs. Thread rule: GUI thread. Cost: as
// ToyWindow.
#pragma once

#include "tests/ui/ToyWindow.h"
#include "ui/evaluate/EvaluateScreen.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui::testing {

class ToyEvaluate {
 public:
  ToyEvaluate() : m_screen(m_context) {
    m_toy.open(m_context);
    m_screen.resize(1356, 840);
    m_screen.show();
    m_screen.activate({});
  }
  bool filled() {
    return QTest::qWaitFor([this] { return table()->model()->rowCount() == 2; }, 5000);
  }
  EvaluateScreen& screen() { return m_screen; }
  DataTable* table() { return m_screen.findChild<DataTable*>(QStringLiteral("metricsTable")); }
  [[nodiscard]] QString path(const char* name) const { return m_toy.path(name); }

 private:
  ToyWindow m_toy;
  AppContext m_context;
  EvaluateScreen m_screen;
};

}  // namespace tastescope::ui::testing
