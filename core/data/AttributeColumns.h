// Texts of one attribute into a typed column, and which type they suggest.
// Thread rule: pure functions.
// Cost: one pass over the texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/AttributeTable.h"

namespace tastescope {

/// `texts`: one per entity, empty = missing. `type` unset: guessed from the texts. Tags are cut at
/// `separator`.
AttributeColumn makeAttributeColumn(std::string name, std::vector<std::string> texts,
                                    char separator, std::optional<AttributeType> type);

/// What kind of attribute the cells are: numbers, tags ("A|B"), a few labels, or text. A leading
/// zero makes text.
AttributeType guessAttributeType(const std::vector<std::string_view>& cells);

}  // namespace tastescope
