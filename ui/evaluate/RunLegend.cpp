#include "ui/evaluate/RunLegend.h"
#include "ui/widgets/PageLayout.h"

#include <QVBoxLayout>

namespace tastescope::ui {

namespace {

/// As many names as stand side by side in the smallest window.
constexpr int kLegendColumns = 3;
constexpr int kLegendRows = 3;

}  // namespace

RunLegend::RunLegend(QWidget* parent) : QWidget(parent) {
  auto* column = bareColumn(this, 4);
  for (int row = 0; row < kLegendRows; ++row) {
    m_rows.append(new ChartLegend);
    column->addWidget(m_rows.back());
  }
}

void RunLegend::setEntries(const QList<LegendEntry>& entries) {
  // The short name of a reference stands before the runs of the first row.
  const bool reference = !entries.isEmpty() && entries.front().kind == LegendEntry::Kind::Upright;
  qsizetype shown = 0;
  for (int row = 0; row < kLegendRows; ++row) {
    const qsizetype count = row + 1 == kLegendRows  ? -1
                            : row == 0 && reference ? kLegendColumns + 1
                                                    : kLegendColumns;
    const QList<LegendEntry> own = entries.mid(shown, count);
    shown += own.size();
    m_rows[row]->setEntries(own);
    m_rows[row]->setVisible(!own.isEmpty());
  }
}

}  // namespace tastescope::ui
