// Ids as a spreadsheet-safe file writes them ('-5, ="007") back to what they are.
// Thread rule: as IdMap: before it is shared.
// Cost: a look at the first letter of every id; a new dictionary when there are guards.
#pragma once

#include <vector>

#include "core/base/Text.h"
#include "core/data/IdMap.h"

namespace tastescope {

/// Takes the guards away where all ids together show that they are guards: a leading apostrophe
/// stands before = + - @ tab or CR alone and no id begins with one of these, and no two ids would
/// become one. Positions stay. A note says what was done.
void takeGuardsAway(IdMap& users, IdMap& items, std::vector<Text>& notes);

/// The position of the id in a cell of another file: without spaces around it, with or without a
/// guard.
std::optional<Index> findCell(const IdMap& ids, std::string_view cell);

}  // namespace tastescope
