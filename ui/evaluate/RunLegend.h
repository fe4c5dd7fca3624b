// The chosen runs' names under a panel's title, in as many rows as they need in the smallest
// window. Thread rule: GUI thread. Cost: a few paints.
#pragma once

#include <QWidget>

#include "ui/charts/ChartLegend.h"

namespace tastescope::ui {

class RunLegend : public QWidget {
  Q_OBJECT
 public:
  explicit RunLegend(QWidget* parent = nullptr);
  void setEntries(const QList<LegendEntry>& entries);

 private:
  QList<ChartLegend*> m_rows;
};

}  // namespace tastescope::ui
