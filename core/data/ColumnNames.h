// What a column's name says about its meaning, in English and Chinese.
// Thread rule: pure functions.
// Cost: a few comparisons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// ASCII letters lowered, everything but letters, digits and non-ASCII left out, a RecBole type
/// (":token") cut off: "User ID" -> "userid".
std::string normalisedName(std::string_view name);

/// The role a header suggests and how surely: 3 = exactly that word, 2 = ends with it, 1 = contains
/// it.
struct NameHint {
  ColumnRole role = ColumnRole::Unused;
  int strength = 0;
};
NameHint hintOf(std::string_view columnName);

/// Whether a column of times by this name holds places in an order.
bool saysPosition(std::string_view columnName);

bool isKnownColumnName(std::string_view name);

/// "train", "valid", "val", "test", ... in any case.
std::optional<Part> partOf(std::string_view word);

}  // namespace tastescope
