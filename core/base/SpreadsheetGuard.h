// What keeps a spreadsheet from running or changing a cell of a text file, and how to read a cell
// that was kept so. A cell it would run (= + - @ tab, CR or line break first, as OWASP lists them)
// gets an apostrophe before it. A number it would show as another one (007, 4006381333931, 13086.0)
// is written ="007": Excel and WPS show the text 007 and save it so, while an apostrophe would stay
// visible.
// Thread rule: pure functions. Cost: a look at the first letter; digits are counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tastescope {

enum class CellGuard : std::uint8_t { None, Apostrophe, TextFormula };

/// Whether a spreadsheet would run the cell, or strip something and then run it.
bool runsInSpreadsheet(std::string_view cell);
/// The guard a cell needs to stay what it is.
CellGuard guardFor(std::string_view cell);
/// The cell with its guard: guarded(cell, guardFor(cell)).
std::string guarded(std::string_view cell, CellGuard guard);

/// A cell taken apart; `text` is the whole cell when it has no guard.
struct GuardedCell {
  CellGuard guard = CellGuard::None;
  std::string_view text;
};
GuardedCell readGuard(std::string_view cell);

}  // namespace tastescope
