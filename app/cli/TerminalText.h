// Text as a terminal may be given it: an id or a title out of somebody's file can hold bytes that
// move the cursor, rename the window or forge a line. Thread rule: pure functions. Cost: one pass.
#pragma once

#include <string>
#include <string_view>

namespace tastescope::cli {

/// Control characters (C0, DEL, C1) and bytes that are no UTF-8 become "\x1b" and the like; line
/// ends and tabs stay.
std::string terminalText(std::string_view text);
/// Of one cell of a table: line ends and tabs are shown as well.
std::string terminalCell(std::string_view cell);

}  // namespace tastescope::cli
