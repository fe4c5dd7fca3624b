// Why a row of interactions does not become one: the same answers for the preview and the import.
// Thread rule: pure functions.
// Cost: only asked for rows that are in doubt.
#pragma once

#include <optional>
#include <string_view>

#include "core/data/RoleGuess.h"

namespace tastescope {

/// Why a record as a whole cannot be used; nothing when it can.
std::optional<Text> reasonOf(const Record& record, std::size_t expectedColumns);

/// Why one cell of a role cannot be used, or nothing.
std::optional<Text> reasonOf(std::string_view cell, ColumnRole role,
                             const InteractionFormat& format, bool suspectBytes);

/// NULL, NaN, None and the like: what programs write where there is no id.
bool saysMissing(std::string_view cell);

/// "Grand total,,,150": what reports write under a table. Only asked for rows that are no use.
bool isTotal(const Record& record);

/// Whether a usable row falls to the rating threshold or the date range.
bool isFiltered(double rating, Moment time, const CleaningOptions& cleaning);

}  // namespace tastescope
