#include "ui/evaluate/RunLegend.h"

#include <QVBoxLayout>

namespace tastescope::ui {

namespace {

/// As many names as stand side by side in the smallest window.
constexpr int kLegendColumns = 3;
constexpr int kLegendRows = 3;

}  // namespace

RunLegend::RunLegend(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  for (int row = 0; row < kLegendRows; ++row) {
    m_rows.append(new ChartLegend);
    column->addWidget(m_rows.back());
  }
}

void RunLegend::setEntries(const QList<LegendEntry>& entries) {
  for (int row = 0; row < kLegendRows; ++row) {
    const QList<LegendEntry> own = row + 1 < kLegendRows
                                       ? entries.mid(row * kLegendColumns, kLegendColumns)
                                       : entries.mid(row * kLegendColumns);
    m_rows[row]->setEntries(own);
    m_rows[row]->setVisible(!own.isEmpty());
  }
}

}  // namespace tastescope::ui
