// Widths of table columns: wide enough for their header and its sort arrow, the spare room given to
// one column. Thread rule: GUI thread. Cost: one text measure per column.
#pragma once

#include <QList>

namespace tastescope::ui {

class DataTable;

/// `widths[i]` is the least width of column i for its cells; the header may ask for more.
/// `stretched` takes what is left, -1 = the last.
void setColumnWidths(DataTable& table, const QList<int>& widths, int stretched = -1);

}  // namespace tastescope::ui
