// What a column's name says about its meaning, in ten languages.
// Thread rule: pure functions.
// Cost: a few comparisons.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// Letters without case, everything ASCII but letters and digits left out, a RecBole type
/// (":token") cut off: "User ID" -> "userid".
std::string normalisedName(std::string_view name);

/// What stands for a role when nothing better does: a person's address, then a session or an order.
enum class Standing : std::uint8_t { Full, StandIn, Last };

/// Its words in small letters: "lineitem" and "sku" of "Lineitem sku", "track" and "name" of
/// "trackName".
std::vector<std::string> partsOfName(std::string_view columnName);

/// The role a header suggests and how surely: 3 = exactly that word, 2 = ends with it or has it as a
/// word, 1 = contains it.
struct NameHint {
  ColumnRole role = ColumnRole::Unused;
  int strength = 0;
  Standing standing = Standing::Full;
};
NameHint hintOf(std::string_view columnName);

/// "unit price", "ms_played", "Year": what is measured, so no id of anybody or anything.
bool namesAMeasure(std::string_view columnName);

/// "order_id", "Invoice": one purchase rather than who made it.
bool namesAPurchase(std::string_view columnName);

/// "cancelled", "Refunded", "is_returned", 退款: as a label or as a column of flags.
bool namesAnUndoing(std::string_view name);

/// A date of the person or the thing, never of what happened between them: birth, release.
bool namesAnotherDate(std::string_view columnName);
/// When somebody joined: what happened, where they joined a course or a group, and nothing of it where
/// another time stands beside.
bool namesAJoining(std::string_view columnName);
/// "", "id", "index", "row", ...: the number of a row rather than the id of anything.
bool namesARowNumber(std::string_view columnName);

/// "paper_id": the id of something.
bool namesAnId(std::string_view columnName);

/// "description": says much of an item, and is not what it is called.
bool namesADescription(std::string_view columnName);

/// Whether a column of times by this name holds places in an order.
bool saysPosition(std::string_view columnName);

bool isKnownColumnName(std::string_view name);

/// "train" or "prior", "valid", "val", "test", ... in any case.
std::optional<Part> partOf(std::string_view word);

}  // namespace tastescope
