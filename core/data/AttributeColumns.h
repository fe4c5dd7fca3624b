// Texts of one attribute into a typed column.
// Thread rule: pure functions.
// Cost: one pass over the texts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/AttributeTable.h"

namespace tastescope {

/// `texts`: one per entity, empty = missing. `type` unset: guessed from the texts. Tags are cut at
/// `separator`.
AttributeColumn makeAttributeColumn(std::string name, std::vector<std::string> texts,
                                    char separator, std::optional<AttributeType> type);

}  // namespace tastescope
