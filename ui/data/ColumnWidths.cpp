#include "ui/data/ColumnWidths.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <algorithm>

#include "ui/theme/Theme.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

namespace {

/// Padding on both sides and room for the sort arrow.
constexpr int kAroundHeader = 30;
/// A long name must not take the room of the cells; it is in the tooltip.
constexpr int kMostForHeader = 112;

}  // namespace

void setColumnWidths(DataTable& table, const QList<int>& widths, int stretched) {
  QFont font = Theme::instance().font(TextStyle::Small);
  font.setWeight(QFont::DemiBold);
  const QFontMetrics metrics(font);
  QHeaderView* header = table.horizontalHeader();
  header->setStretchLastSection(stretched < 0);
  for (int column = 0; column < widths.size() && column < header->count(); ++column) {
    const QString name = table.model()->headerData(column, Qt::Horizontal).toString();
    table.setColumnWidth(
        column, std::max(widths[column], std::min(kMostForHeader, metrics.horizontalAdvance(name) +
                                                                      kAroundHeader)));
    header->setSectionResizeMode(
        column, column == stretched ? QHeaderView::Stretch : QHeaderView::Interactive);
  }
}

}  // namespace tastescope::ui
