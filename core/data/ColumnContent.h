// What the cells of a column look like, whatever the column is called.
// Thread rule: pure functions.
// Cost: some passes over the sample's cells.
#pragma once

#include <string_view>
#include <vector>

#include "core/data/TimeParsing.h"

namespace tastescope {

using ColumnCells = std::vector<std::string_view>;

/// What the cells of a column could be.
struct ColumnContent {
  bool numeric = false;
  bool allNumeric = false;
  bool partlyNumeric = false;  ///< half of all cells: enough under the right name
  bool fractions = false;      ///< numbers, not all of them whole
  bool dates = false;          ///< by form
  bool times = false;          ///< by form or range
  bool parsable = false;       ///< as a time under its own rule
  TimeFineness fineness = TimeFineness::None;
  bool parts = false;
  bool counts = false;  ///< each cell is the one before and one more
  bool events = false;  ///< few words that come again
  bool empty = false;
  bool halfFilled = false;
  bool filled = false;       ///< all but a few cells
  bool clocks = false;       ///< times of a day or how long something took
  bool timesOfDay = false;   ///< "10:22", "8 pm"
  bool same = false;         ///< one cell again and again
  bool once = false;         ///< no cell comes again
  bool recurs = false;       ///< some cell comes again
  bool knownEvents = false;  ///< such as view, cart and buy
  /// A label such as "cancelled" among few that come again; empty without.
  std::string_view undone;
  std::string_view flag;   ///< what says yes in a column of nothing but yes and no; empty without
  bool asins = false;      ///< items as reviews of Amazon's number them
  bool nested = false;     ///< JSON objects
  bool valueLike = false;  ///< numbers that rate or count, rather than ids, places or a constant
};

ColumnContent contentOf(const ColumnCells& cells);

}  // namespace tastescope
